#include "read/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
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

std::int64_t modified(const struct stat& status) {
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

// Reads until `bytes` is full or the file ends; how many bytes of it are filled then.
std::size_t fill(const File& file, std::string& bytes, std::size_t filled) {
  while (filled < bytes.size()) {
    const std::size_t got = file.read(bytes.data() + filled, bytes.size() - filled);
    if (got == 0) break;
    filled += got;
  }
  return filled;
}

// Nothing if the file changed meanwhile.
std::optional<LoadedFile> try_load(const std::string& path, std::size_t max_bytes,
                                   const std::function<void(std::string_view)>& look) {
  const File file(path);
  const struct stat before = file.status();
  if (!S_ISREG(before.st_mode)) throw Error(ErrorCode::io, "not a regular file", path);
  std::string bytes(kHeadBytes, '\0');
  std::size_t filled = fill(file, bytes, 0);
  if (look) look(std::string_view(bytes).substr(0, filled));
  const auto size = static_cast<std::size_t>(before.st_size);
  check_size(size, max_bytes, path);
  // One byte more than expected, to see a file that grows or whose size the system does not say.
  bytes.resize(std::max(size, filled) + 1);
  while ((filled = fill(file, bytes, filled)) == bytes.size()) {
    check_size(filled, max_bytes, path);
    bytes.resize(2 * filled + kHeadBytes);
  }
  check_size(filled, max_bytes, path);
  bytes.resize(filled);
  const struct stat after = file.status();
  const bool same = after.st_size == before.st_size && modified(after) == modified(before) &&
                    (filled == size || size == 0);
  if (!same) return std::nullopt;
  return LoadedFile{std::move(bytes), modified(after)};
}

}  // namespace

LoadedFile load(const std::string& path, std::size_t max_bytes,
                const std::function<void(std::string_view head)>& look) {
  if (path.find('\0') != path.npos) throw Error(ErrorCode::io, "the path has a NUL byte", path);
  for (int attempt = 0; attempt < 4; ++attempt) {
    if (auto loaded = try_load(path, max_bytes, look)) return std::move(*loaded);
  }
  throw Error(ErrorCode::io, "the file changes while it is read", path);
}

std::string load_file(const std::string& path, std::size_t max_bytes) {
  return load(path, max_bytes).bytes;
}

FileState look_at(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {errno == ENOENT || errno == ENOTDIR, 0, 0};
  return {false, static_cast<std::uint64_t>(status.st_size), modified(status)};
}

}  // namespace pilcrow::read
