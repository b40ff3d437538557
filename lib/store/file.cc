#include "store/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <future>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#include "pilcrow/error.h"

namespace pilcrow::store {

namespace fs = std::filesystem;

namespace {

// What is checked at a time; see FORMAT.md.
constexpr std::size_t kPieceBytes = std::size_t{1} << 18;

// To begin a thread costs about what one piece does.
constexpr std::size_t kPiecesForThread = 16;

}  // namespace

void fail_io(const std::string& what, const std::string& path, int error) {
  throw Error(ErrorCode::io, what + ": " + std::strerror(error), path);
}

File File::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      throw Error(ErrorCode::not_found, "there is no such file", path);
    }
    if (errno == ELOOP) throw Error(ErrorCode::corrupt, "this is no regular file", path);
    fail_io("cannot open", path, errno);
  }
  File file(descriptor, path);
  struct stat about = {};
  if (fstat(descriptor, &about) != 0) fail_io("cannot open", path, errno);
  if (!S_ISREG(about.st_mode)) throw Error(ErrorCode::corrupt, "this is no regular file", path);
  return file;
}

File File::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail_io("cannot write", path, errno);
  return {descriptor, path};
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

File::~File() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::uint64_t File::size() const {
  struct stat about = {};
  if (fstat(descriptor_, &about) != 0) fail_io("cannot read", path_, errno);
  return static_cast<std::uint64_t>(about.st_size);
}

void File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail_io("cannot write", path_, written < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void File::sync() {
  if (fsync(descriptor_) != 0) fail_io("cannot make the file durable", path_, errno);
}

MappedFile::MappedFile(const File& file, std::uint64_t size) {
  if (file.size() != size) {
    throw Error(ErrorCode::corrupt,
                "the file has " + std::to_string(file.size()) + " bytes instead of " +
                    std::to_string(size),
                file.path());
  }
  if (size == 0) return;
  void* data = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.descriptor(), 0);
  if (data == MAP_FAILED) fail_io("cannot map", file.path(), errno);
  data_ = static_cast<const char*>(data);
  size_ = size;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

void release_pages(std::string_view mapped) {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(mapped.data());
  const std::uintptr_t first = (begin + page - 1) / page * page;
  const std::uintptr_t last = (begin + mapped.size()) / page * page;
  // Advice only: nothing depends on its being taken.
  if (first >= last) return;
  madvise(const_cast<char*>(mapped.data()) + (first - begin), last - first, MADV_DONTNEED);
}

struct Checksum::State {
  XXH3_state_t* xxh3 = XXH3_createState();
  ~State() { XXH3_freeState(xxh3); }
};

Checksum::Checksum() : state_(std::make_unique<State>()) {
  if (state_->xxh3 == nullptr) throw std::bad_alloc();
  XXH3_64bits_reset(state_->xxh3);
}
Checksum::~Checksum() = default;
Checksum::Checksum(Checksum&&) noexcept = default;

void Checksum::add(std::string_view bytes) {
  XXH3_64bits_update(state_->xxh3, bytes.data(), bytes.size());
}

std::uint64_t Checksum::finish() const { return XXH3_64bits_digest(state_->xxh3); }

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

namespace {

// Checksums of every `step`-th piece of a file, from the `first` on, to where they belong.
void check_pieces(const File& file, std::size_t first, std::size_t step,
                  std::vector<std::uint64_t>& checks) {
  std::string piece(std::min<std::uint64_t>(kPieceBytes, file.size()), '\0');
  for (std::size_t number = first; number < checks.size(); number += step) {
    std::size_t size = 0;
    while (size < piece.size()) {
      const ssize_t got = pread(file.descriptor(), piece.data() + size, piece.size() - size,
                                static_cast<off_t>(number * kPieceBytes + size));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail_io("cannot read", file.path(), errno);
      if (got == 0) break;
      size += static_cast<std::size_t>(got);
    }
    checks[number] = checksum(std::string_view(piece).substr(0, size));
  }
}

}  // namespace

std::uint64_t checksum(const File& file) {
  std::vector<std::uint64_t> checks((file.size() + kPieceBytes - 1) / kPieceBytes);
  const std::size_t threads =
      std::clamp<std::size_t>(checks.size() / kPiecesForThread, 1,
                              std::max(std::thread::hardware_concurrency(), 1U));
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < threads; ++i) {
    others.push_back(std::async([&, i] { check_pieces(file, i, threads, checks); }));
  }
  check_pieces(file, 0, threads, checks);
  for (auto& other : others) other.get();
  return checksum({reinterpret_cast<const char*>(checks.data()), checks.size() * sizeof checks[0]});
}

std::string read_file(const std::string& path, std::size_t limit) {
  const File file = File::open(path);
  const std::uint64_t size = file.size();
  if (size > limit) throw Error(ErrorCode::corrupt, "the file is too large", path);
  std::string bytes(size, '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::read(file.descriptor(), bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_io("cannot read", path, errno);
    if (got == 0) throw Error(ErrorCode::corrupt, "the file is cut short", path);
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

void replace_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  {
    File file = File::create(fresh);
    file.write(bytes);
    file.sync();
  }
  rename_path(fresh, path);
  sync_folder(fs::path(path).parent_path().string());
}

void sync_file(const std::string& path) { File::open(path).sync(); }

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (!synced) fail_io("cannot make the folder durable", folder, error);
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail_io("cannot make the folder", folder, error.value());
}

void make_durable_folder(const std::string& folder) {
  fs::path path = fs::absolute(folder);
  if (!path.has_filename()) path = path.parent_path();  // it ended in a slash
  const fs::path above = path.parent_path();
  std::error_code error;
  const bool was_there = fs::is_directory(path, error);
  if (!was_there) {
    if (above != path) make_durable_folder(above.string());
    make_folder(path.string());
  }
  try {
    sync_folder(above.string());
  } catch (const Error&) {
    // Of one that was there before the name is most likely durable, and what is above it may be
    // anything. It is tried for a process that was killed between making it and syncing its name.
    if (!was_there) throw;
  }
}

void remove_all(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) fail_io("cannot remove", path, error.value());
}

void rename_path(const std::string& from, const std::string& to) {
  if (rename(from.c_str(), to.c_str()) != 0) fail_io("cannot rename to", to, errno);
}

}  // namespace pilcrow::store
