#include "read/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include "pilcrow/error.h"
#include "read/ignore.h"

namespace pilcrow::read {
namespace {

using std::chrono::steady_clock;

constexpr auto kLookInterval = std::chrono::seconds(1);

// Not IN_MODIFY: a file that is being written is read when it is closed.
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK;

std::string as_folder(const std::string& path) { return path.ends_with('/') ? path : path + '/'; }

[[noreturn]] void fail(int error, const std::string& path) {
  std::string message = "cannot follow changes: ";
  if (error == ENOSPC) {
    message +=
        "the system lets a user watch no more folders; raise fs.inotify.max_user_watches with "
        "sysctl";
  } else if (error == EMFILE) {
    message +=
        "too many programs of this user follow changes, or too many files are open; raise "
        "fs.inotify.max_user_instances with sysctl, or ulimit -n";
  } else {
    message += std::error_code(error, std::generic_category()).message();
  }
  throw Error(ErrorCode::io, message, path);
}

}  // namespace

Watch::Watch(std::vector<std::string> roots, bool hidden)
    : hidden_(hidden), roots_(std::move(roots)) {
  inotify_ = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (inotify_ < 0) fail(errno, roots_.empty() ? std::string() : roots_.front());
  for (const auto& root : roots_) states_.push_back(look(root));
  looked_ = steady_clock::now();
}

Watch::~Watch() { close(inotify_); }

void Watch::enter(const std::string& folder) {
  const int watch = inotify_add_watch(inotify_, folder.c_str(), kEvents);
  if (watch < 0) {
    // What is no folder any more, or may not be read, is told by who tries to list it.
    const bool gone = errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP;
    if (gone || error_ != 0) return;
    error_ = errno;
    failed_ = folder;
    return;
  }
  const auto known = watches_.find(folder);
  if (known != watches_.end() && known->second != watch) forget(folder);
  watches_[folder] = watch;
  folders_[watch].insert(folder);
}

void Watch::check() const {
  if (error_ != 0) fail(error_, failed_);
}

bool Watch::wait(std::chrono::milliseconds time) {
  const auto end = steady_clock::now() + time;
  for (;;) {
    read_events();
    const auto now = steady_clock::now();
    if (now - looked_ >= kLookInterval) look_at_roots();
    if (std::exchange(fresh_, false)) return true;
    if (now >= end) return false;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - now);
    pollfd waited = {inotify_, POLLIN, 0};
    // A signal ends it early: whoever waits may want to end.
    if (::poll(&waited, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 1000))) < 0) {
      return false;
    }
  }
}

std::set<std::string> Watch::take() { return std::exchange(changed_, {}); }

void Watch::read_events() {
  alignas(inotify_event) std::array<char, std::size_t{64} * 1024> buffer;
  for (;;) {
    const ssize_t got = ::read(inotify_, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return;
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      note(event->wd, event->mask, event->len > 0 ? std::string_view(event->name) : "");
      at += sizeof(inotify_event) + event->len;
    }
  }
}

void Watch::note(int watch, std::uint32_t mask, std::string_view name) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    // Nobody knows what was lost.
    for (const auto& root : roots_) note_changed(root);
    return;
  }
  if ((mask & IN_IGNORED) != 0) return forget_watch(watch);
  const auto found = folders_.find(watch);
  if (found == folders_.end() || name.empty()) return;
  // What is hidden is passed over by walks, but for what they go by.
  if (!hidden_ && name.starts_with('.') && name != kIgnoreFile) return;
  const std::set<std::string> folders = found->second;
  for (const auto& folder : folders) {
    if (name == kIgnoreFile) {
      note_changed(folder.substr(0, std::max<std::size_t>(folder.size() - 1, 1)));
    } else {
      note_path(folder + std::string(name), mask);
    }
  }
}

void Watch::note_path(const std::string& path, std::uint32_t mask) {
  note_changed(path);
  const bool leaves = (mask & (IN_MOVED_FROM | IN_DELETE)) != 0;
  if (leaves && (mask & IN_ISDIR) != 0) forget(path + '/');
}

void Watch::note_changed(const std::string& path) {
  changed_.insert(path);
  fresh_ = true;
}

// Stops following a folder and all below it, under this name.
void Watch::forget(const std::string& folder) {
  auto next = watches_.lower_bound(folder);
  while (next != watches_.end() && next->first.starts_with(folder)) {
    const auto found = folders_.find(next->second);
    if (found != folders_.end()) {
      found->second.erase(next->first);
      if (found->second.empty()) {
        inotify_rm_watch(inotify_, next->second);
        folders_.erase(found);
      }
    }
    next = watches_.erase(next);
  }
}

// The system has ended it.
void Watch::forget_watch(int watch) {
  const auto found = folders_.find(watch);
  if (found == folders_.end()) return;
  for (const auto& folder : found->second) {
    watches_.erase(folder);
    for (const auto& root : roots_) {
      if (as_folder(root) == folder) note_changed(root);
    }
  }
  folders_.erase(found);
}

Watch::State Watch::look(const std::string& root) {
  struct stat status {};
  if (stat(root.c_str(), &status) != 0) return {};
  State state = {status.st_dev, status.st_ino, 0, 0};
  if (S_ISREG(status.st_mode)) {
    state.size = static_cast<std::uint64_t>(status.st_size);
    state.modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  }
  return state;
}

void Watch::look_at_roots() {
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    const State now = look(roots_[i]);
    if (now == std::exchange(states_[i], now)) continue;
    note_changed(roots_[i]);
  }
  looked_ = steady_clock::now();
}

bool tells_changes(const std::string& path) {
  // Of linux/magic.h and of the file systems themselves: NFS, SMB, CIFS, SMB2, AFS, Ceph, 9P, FUSE.
  constexpr std::array<std::uint32_t, 8> kSilent = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                                    0x5346414F, 0x00C36400, 0x01021997, 0x65735546};
  struct statfs about {};
  if (statfs(path.c_str(), &about) != 0) return true;
  const auto type = static_cast<std::uint32_t>(about.f_type);
  return std::find(kSilent.begin(), kSilent.end(), type) == kSilent.end();
}

}  // namespace pilcrow::read
