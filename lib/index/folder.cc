#include "index/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "index/schema.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"

namespace pilcrow::index {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_io(const std::string& what, const std::string& path, int error) {
  throw Error(ErrorCode::io, what + ": " + std::strerror(error), path);
}

std::string in(const std::string& folder, std::string_view name) {
  return folder + "/" + std::string(name);
}

std::string marker_line() { return "pilcrow index " + std::to_string(kIndexFormat) + "\n"; }

// The first bytes of a small file; empty if it cannot be opened because it is not there.
std::string read_small(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe must not block
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return {};
    fail_io("cannot read", path, errno);
  }
  char bytes[64];
  const ssize_t size = read(file, bytes, sizeof bytes);
  const int error = errno;
  close(file);
  if (size < 0) fail_io("cannot read", path, error);
  return {bytes, static_cast<std::size_t>(size)};
}

void write_small(int file, const std::string& path, const std::string& bytes) {
  if (write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    fail_io("cannot write", path, errno == 0 ? ENOSPC : errno);
  }
}

bool is_file(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path, error).type();
  return type == fs::file_type::regular || type == fs::file_type::not_found;  // gone meanwhile
}

// A lock of ours: empty, or a process id.
bool is_lock(const std::string& path) {
  return is_file(path) && read_small(path).find_first_not_of("0123456789\n") == std::string::npos;
}

// A folder with nothing but the files of a Xapian database.
bool is_database(const std::string& path) {
  std::error_code error;
  if (fs::symlink_status(path, error).type() != fs::file_type::directory) return false;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const fs::path name = entry.path().filename();
    const bool ours = name.extension() == ".glass" || name == "iamglass" || name == "flintlock" ||
                      name == "v.tmp";
    if (!ours || !is_file(entry.path())) return false;
  }
  return !error;
}

// Whether an entry of a folder is what a writer leaves that was stopped while making an index: what
// only shares its name with that is somebody's, and is neither written over nor removed.
bool is_unfinished(const std::string& folder, const std::string& name) {
  const std::string path = in(folder, name);
  if (name == kLockName) return is_lock(path);
  if (name == kDatabaseName) return fs::exists(in(folder, kLockName)) && is_database(path);
  return name == std::string(kMarkerName) + ".new" && is_file(path);
}

}  // namespace

std::string database_path(const std::string& folder) { return in(folder, kDatabaseName); }

void require_index(const std::string& folder) {
  struct stat about = {};
  if (stat(folder.c_str(), &about) != 0) {
    if (errno != ENOENT && errno != ENOTDIR) fail_io("cannot open", folder, errno);
    throw Error(ErrorCode::not_found, "there is no index here", folder);
  }
  const std::string line = S_ISDIR(about.st_mode) ? read_small(in(folder, kMarkerName)) : "";
  if (!line.starts_with("pilcrow index ")) {
    throw Error(ErrorCode::not_an_index, "this is not an index", folder);
  }
  if (line != marker_line()) {
    throw Error(ErrorCode::version_mismatch,
                "the index has another format than the " + std::to_string(kIndexFormat) +
                    " of this version: index the documents again into a new folder",
                folder);
  }
}

bool is_index(const std::string& folder) {
  try {
    require_index(folder);
    return true;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) return false;
    if (error.code() != ErrorCode::not_an_index) throw;
  }
  std::error_code error;
  const fs::directory_iterator entries(folder, error);
  if (error) throw Error(ErrorCode::not_an_index, "this is not a folder", folder);
  for (const auto& entry : entries) {
    if (!is_unfinished(folder, entry.path().filename().string())) {
      throw Error(ErrorCode::not_an_index,
                  "this folder holds other files and is not an index: name a new folder", folder);
    }
  }
  return false;
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail_io("cannot make the folder", folder, error.value());
}

void write_marker(const std::string& folder) {
  const std::string fresh = in(folder, kMarkerName) + ".new";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail_io("cannot write", fresh, errno);
  try {
    write_small(file, fresh, marker_line());
    if (fsync(file) != 0) fail_io("cannot write", fresh, errno);
  } catch (...) {
    close(file);
    throw;
  }
  close(file);
  if (rename(fresh.c_str(), in(folder, kMarkerName).c_str()) != 0) {
    fail_io("cannot write", fresh, errno);
  }
  sync_folder(folder);
}

void remove_unfinished(const std::string& folder) {
  std::error_code error;
  fs::remove_all(database_path(folder), error);
  if (error) fail_io("cannot remove", database_path(folder), error.value());
}

void sync_folder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = file >= 0 && fsync(file) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  if (!synced) fail_io("cannot make the folder durable", folder, error);
}

std::uint64_t folder_bytes(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto size = entry.file_size(error);
    if (!error) bytes += size;
  }
  return bytes;
}

Lock::Lock(const std::string& folder, unsigned wait_ms) {
  const std::string path = in(folder, kLockName);
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) fail_io("cannot open the lock", path, errno);
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
  while (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error == EWOULDBLOCK && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      continue;
    }
    close(file_);
    if (error != EWOULDBLOCK) fail_io("cannot lock", path, error);
    std::string holder = read_small(path);
    while (!holder.empty() && holder.back() == '\n') holder.pop_back();
    if (holder.empty()) holder = "unknown";  // not written yet
    throw Error(ErrorCode::locked, "process " + holder + " is writing this index", folder);
  }
  const std::string process = std::to_string(getpid()) + "\n";
  // A name for the holder only: the lock holds without it.
  if (ftruncate(file_, 0) != 0 || write(file_, process.data(), process.size()) < 0) errno = 0;
}

Lock::~Lock() { close(file_); }

}  // namespace pilcrow::index
