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

constexpr const char* kChanging = "the file changes while it is read";

[[noreturn]] void fail(const char* what, const std::string& path) {
  const std::error_code reason(errno, std::generic_category());
  throw Error(ErrorCode::io, std::string(what) + ": " + reason.message(), path);
}

}  // namespace

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
    return retried([&] { return ::read(descriptor_, to, size); });
  }
  std::size_t read_at(std::size_t offset, char* to, std::size_t size) const {
    return retried([&] { return ::pread(descriptor_, to, size, static_cast<off_t>(offset)); });
  }

  const std::string& path() const { return path_; }

 private:
  template <typename Call>
  std::size_t retried(Call&& call) const {
    for (;;) {
      const ssize_t got = call();
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail("cannot read the file", path_);
    }
  }

  std::string path_;
  int descriptor_;
};

namespace {

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

struct stat regular(const File& file) {
  const struct stat status = file.status();
  if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::io, "not a regular file", file.path());
  return status;
}

void check_path(const std::string& path) {
  if (path.find('\0') != path.npos) throw Error(ErrorCode::io, "the path has a NUL byte", path);
}

// Nothing if the file changed meanwhile.
std::optional<LoadedFile> try_load(const std::string& path, std::size_t max_bytes,
                                   const std::function<void(std::string_view)>& look) {
  const File file(path);
  const struct stat before = regular(file);
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

void check_size(std::size_t size, std::size_t max_bytes, const std::string& path) {
  if (size <= max_bytes) return;
  throw Error(ErrorCode::bad_input,
              "the file is larger than the limit of " + std::to_string(max_bytes) + " bytes", path);
}

LoadedFile load(const std::string& path, std::size_t max_bytes,
                const std::function<void(std::string_view head)>& look) {
  check_path(path);
  for (int attempt = 0; attempt < 4; ++attempt) {
    if (auto loaded = try_load(path, max_bytes, look)) return std::move(*loaded);
  }
  throw Error(ErrorCode::io, kChanging, path);
}

FileWindows::FileWindows(const std::string& path, std::size_t window) {
  check_path(path);
  file_ = std::make_unique<File>(path);
  const struct stat status = regular(*file_);
  size_ = static_cast<std::size_t>(status.st_size);
  modified_ = pilcrow::read::modified(status);
  buffer_.resize(std::max(window, text::kLeastWindow));
}
FileWindows::~FileWindows() = default;

std::string_view FileWindows::at(std::size_t offset) {
  const std::size_t wanted = std::min(size_ - std::min(offset, size_), buffer_.size());
  if (offset != begin_ || filled_ < wanted) {
    begin_ = offset;
    for (filled_ = 0; filled_ < wanted;) {
      const std::size_t got =
          file_->read_at(offset + filled_, buffer_.data() + filled_, wanted - filled_);
      if (got == 0) fail_changed();
      filled_ += got;
    }
  }
  return std::string_view(buffer_).substr(0, wanted);
}

bool FileWindows::is_unchanged() const {
  const struct stat now = file_->status();
  return static_cast<std::size_t>(now.st_size) == size_ &&
         pilcrow::read::modified(now) == modified_;
}

void FileWindows::fail_changed() const { throw Error(ErrorCode::io, kChanging, file_->path()); }

std::string load_file(const std::string& path, std::size_t max_bytes) {
  return load(path, max_bytes).bytes;
}

FileState look_at(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {errno == ENOENT || errno == ENOTDIR, 0, 0};
  return {false, static_cast<std::uint64_t>(status.st_size), modified(status)};
}

}  // namespace pilcrow::read
