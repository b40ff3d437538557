// Following trees of files: what changed since they were walked.
#ifndef PILCROW_READ_WATCH_H_
#define PILCROW_READ_WATCH_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pilcrow::read {

// By inotify, for one thread. What is not watched by it (files that were given by name, and whether
// a root is still the same folder) is looked at once a second.
class Watch {
 public:
  // `hidden` as in read::WalkOptions. Throws Error{io} when the system has no more to give, saying
  // which limit to raise.
  Watch(std::vector<std::string> roots, bool hidden);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Follows a folder from now on: for read::WalkOptions::entering, which calls it before the folder
  // is listed, so that nothing comes between. The path ends with '/'. Never throws: a walk is no
  // place to stop.
  void enter(const std::string& folder);

  // Throws Error{io} if a folder could not be followed, saying which limit to raise.
  void check() const;

  // Waits until something changes, or for so long, or until a signal comes. False if nothing did.
  bool wait(std::chrono::milliseconds time);

  // What changed, and is forgotten here: paths of files and folders, these without '/' at the end,
  // as walks give them; roots as they were given, if all of it is to be walked again.
  std::set<std::string> take();

 private:
  // What tells whether a root is still what it was.
  struct State {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;  // of files only
    std::int64_t modified = 0;
    bool operator==(const State&) const = default;
  };
  static State look(const std::string& root);

  void read_events();
  void note(int watch, std::uint32_t mask, std::string_view name);
  void note_path(const std::string& path, std::uint32_t mask);
  void note_changed(const std::string& path);
  void forget(const std::string& folder);
  void forget_watch(int watch);
  void look_at_roots();

  int inotify_ = -1;
  bool hidden_ = false;
  std::vector<std::string> roots_;
  std::vector<State> states_;
  std::chrono::steady_clock::time_point looked_;
  std::map<std::string, int> watches_;                      // by folder, with '/' at its end
  std::unordered_map<int, std::set<std::string>> folders_;  // and the other way round
  std::set<std::string> changed_;
  bool fresh_ = false;  // something was noted since the last `wait`
  int error_ = 0;       // of the first folder that could not be followed
  std::string failed_;
};

// Whether a file system tells what others do to it: those of networks do not.
bool tells_changes(const std::string& path);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_WATCH_H_
