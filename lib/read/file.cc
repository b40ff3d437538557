#include "read/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "pilcrow/error.h"

namespace pilcrow::read {
namespace {

[[noreturn]] void fail(const char* what, const std::string& path) {
  const std::error_code reason(errno, std::generic_category());
  throw Error(ErrorCode::io, std::string(what) + ": " + reason.message(), path);
}

class File {
 public:
  // O_NONBLOCK: opening a FIFO would wait for somebody to write to it.
  explicit File(const std::string& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) fail("cannot open the file", path_);
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  struct stat status() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail("cannot read the file", path_);
    return status;
  }

  // How many bytes were read; 0 at the end.
  std::size_t read(char* to, std::size_t size) const {
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail("cannot read the file", path_);
    }
  }

 private:
  const std::string& path_;
  int descriptor_;
};

void check_size(std::size_t size, std::size_t max_bytes, const std::string& path) {
  if (size <= max_bytes) return;
  throw Error(ErrorCode::bad_input,
              "the file is larger than the limit of " + std::to_string(max_bytes) + " bytes", path);
}

// Nothing if the file changed meanwhile.
std::optional<std::string> try_load(const std::string& path, std::size_t max_bytes) {
  const File file(path);
  const struct stat before = file.status();
  if (!S_ISREG(before.st_mode)) throw Error(ErrorCode::io, "not a regular file", path);
  const auto size = static_cast<std::size_t>(before.st_size);
  check_size(size, max_bytes, path);
  // One byte more than expected, to see a file that grows or whose size the system does not say.
  std::string bytes(size + 1, '\0');
  std::size_t filled = 0;
  while (const std::size_t got = file.read(bytes.data() + filled, bytes.size() - filled)) {
    filled += got;
    check_size(filled, max_bytes, path);
    if (filled == bytes.size()) bytes.resize(2 * filled + 4096);
  }
  bytes.resize(filled);
  const bool same = file.status().st_size == before.st_size && (filled == size || size == 0);
  return same ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::string load_file(const std::string& path, std::size_t max_bytes) {
  if (path.find('\0') != path.npos) throw Error(ErrorCode::io, "the path has a NUL byte", path);
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (auto bytes = try_load(path, max_bytes)) return std::move(*bytes);
  }
  throw Error(ErrorCode::io, "the file changes while it is read", path);
}

}  // namespace pilcrow::read
