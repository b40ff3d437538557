#include "fault_plan.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

namespace faults {
namespace {

enum class Action { none, kill, torn, shorten, error };

constexpr std::array<std::pair<std::string_view, int>, 6> kErrors = {{{"EIO", EIO},
                                                                      {"ENOSPC", ENOSPC},
                                                                      {"EROFS", EROFS},
                                                                      {"EDQUOT", EDQUOT},
                                                                      {"EACCES", EACCES},
                                                                      {"ENOMEM", ENOMEM}}};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// Opened once and kept; never through the functions that this library replaces.
int open_log(const char* name) {
  const std::string path = variable(name);
  if (path.empty()) return -1;
  const long file = syscall(SYS_openat, AT_FDCWD, path.c_str(),
                            O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // Away from the low numbers, which programs close and open by habit.
  const int moved = file < 0 ? -1 : fcntl(static_cast<int>(file), F_DUPFD_CLOEXEC, 200);
  if (file >= 0) syscall(SYS_close, file);
  return moved;
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const long written = syscall(SYS_write, file, bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

struct Plan {
  std::string folder = variable("FAULTS_FOLDER");
  bool reads = variable("FAULTS_CALLS") == "reads";
  bool forever = variable("FAULTS_FOREVER") == "1";
  bool tell = false;
  unsigned long at = std::strtoul(variable("FAULTS_AT").c_str(), nullptr, 10);
  Action action = Action::none;
  int error = 0;
  int trace = open_log("FAULTS_TRACE");
  int record = open_log("FAULTS_RECORD");
  std::atomic<unsigned long> calls = 0;
  std::mutex order = {};

  Plan() {
    const std::string what = variable("FAULTS_DO");
    if (what == "kill") action = Action::kill;
    if (what == "torn") action = Action::torn;
    if (what == "short") action = Action::shorten;
    for (const auto& [name, number] : kErrors) {
      if (what != name) continue;
      action = Action::error;
      error = number;
    }
    tell = what == "count";
  }
};

// Never destroyed: calls come until the very end of the process.
Plan& plan() {
  static Plan& the_plan = *new Plan;
  return the_plan;
}

// Prints what the counting mode counted when the program ends.
struct Teller {
  Teller() { plan(); }
  ~Teller() {
    if (!plan().tell) return;
    write_all(STDERR_FILENO, "faults: " + std::to_string(plan().calls.load()) + " calls\n");
  }
  Teller(const Teller&) = delete;
  Teller& operator=(const Teller&) = delete;
};
const Teller teller;

std::string link_target(const std::string& link) {
  std::array<char, PATH_MAX> target = {};
  const long size = syscall(SYS_readlinkat, AT_FDCWD, link.c_str(), target.data(), target.size());
  return size <= 0 ? std::string() : std::string(target.data(), static_cast<std::size_t>(size));
}

std::string without_dots(const std::string& path) {
  std::vector<std::string_view> parts;
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty()) {
      parts.pop_back();
    }
  }
  std::string out;
  for (const std::string_view part : parts) out.append("/").append(part);
  return out.empty() ? "/" : out;
}

}  // namespace

std::string path_of(int file) { return link_target("/proc/self/fd/" + std::to_string(file)); }

std::string absolute(int folder, const char* path) {
  if (path == nullptr) return {};
  if (path[0] == '/') return without_dots(path);
  const std::string base = folder == AT_FDCWD ? link_target("/proc/self/cwd") : path_of(folder);
  return without_dots(base + "/" + path);
}

bool is_watched(std::string_view path) {
  const std::string& folder = plan().folder;
  return !folder.empty() && path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

bool counts(Kind kind) { return (kind == Kind::read) == plan().reads; }

Verdict arrive(const Call& call, bool is_write) {
  Plan& p = plan();
  const unsigned long number = ++p.calls;
  if (p.trace >= 0) {
    std::string line = std::to_string(number) + '\t' + call.name + '\t';
    line.append(call.path).append("\n");
    write_all(p.trace, line);
  }
  if (p.at == 0 || number < p.at || (number > p.at && !p.forever)) return Verdict::go;
  switch (p.action) {
    case Action::none: break;
    case Action::kill: die();
    case Action::torn: return is_write ? Verdict::half_then_die : Verdict::go_then_die;
    case Action::shorten: return is_write ? Verdict::half : Verdict::go;
    case Action::error:
      if (!call.takes_space && (p.error == ENOSPC || p.error == EDQUOT)) break;
      errno = p.error;
      return Verdict::fail;
  }
  return Verdict::go;
}

void die() {
  for (;;) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

RecordLock::RecordLock() : recording_(plan().record >= 0) {
  if (recording_) plan().order.lock();
}

RecordLock::~RecordLock() {
  if (recording_) plan().order.unlock();
}

void record(const std::string& words, std::string_view bytes) {
  std::string entry = words + '\t' + std::to_string(bytes.size()) + '\n';
  entry.append(bytes).append("\n");
  write_all(plan().record, entry);
}

ino_t inode_of(int file) {
  struct stat found = {};
  return fstat(file, &found) == 0 ? found.st_ino : 0;
}

ino_t inode_of(const std::string& path) {
  struct stat found = {};
  return lstat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

}  // namespace faults
