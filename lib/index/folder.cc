#include "index/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>

#include "index/schema.h"
#include "pilcrow/error.h"
#include "store/file.h"

namespace pilcrow::index {
namespace {

// More than a process id takes.
constexpr std::size_t kMaxLockBytes = 32;

std::string holder_of(const std::string& path) {
  try {
    return store::read_file(path, kMaxLockBytes);
  } catch (const Error&) {
    return {};  // it only names the holder
  }
}

}  // namespace

bool is_lock(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, error))) return true;
  try {
    const std::string bytes = store::read_file(path, kMaxLockBytes);
    return bytes.find_first_not_of("0123456789\n") == std::string::npos;
  } catch (const Error&) {
    return false;
  }
}

Lock::Lock(const std::string& folder, unsigned wait_ms) {
  const std::string path = folder + "/" + std::string(kLockName);
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (file_ < 0) store::fail_io("cannot open the lock", path, errno);
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
  while (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error == EWOULDBLOCK && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      continue;
    }
    close(file_);
    if (error != EWOULDBLOCK) store::fail_io("cannot lock", path, error);
    std::string holder = holder_of(path);
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
