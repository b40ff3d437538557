// The program pilcrow-read: one thread that starts processes, stops them, and says how they ended.
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <list>
#include <memory>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "pilcrow/isolation.h"
#include "read/isolate/child.h"
#include "read/isolate/job.h"

namespace pilcrow::read {
namespace {

// A folder for one command, removed with all that is in it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pilcrow-read-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw Error(ErrorCode::io, std::string("cannot make a folder: ") + std::strerror(errno));
    }
    path_ = name;
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// A process at work, and all that it started.
struct Running {
  Job job = {};
  Descriptor status = {};
  Descriptor errors = {};  // what it complains into
  std::unique_ptr<Folder> folder = {};
  pid_t process = -1;
  bool stopped = false;
};

// The last line of what it complained of: what comes before it led to it.
std::string complaint(const Running& running) {
  std::array<char, 4096> tail;
  const off_t size = ::lseek(running.errors.number(), 0, SEEK_END);
  const off_t from = std::max<off_t>(0, size - static_cast<off_t>(tail.size()));
  const ssize_t got = ::pread(running.errors.number(), tail.data(), tail.size(), from);
  std::string_view text(tail.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
    text.remove_suffix(1);
  }
  text.remove_prefix(std::min(text.find_last_of("\r\n") + 1, text.size()));
  constexpr std::size_t kLongest = 200;
  return std::string(text.substr(0, kLongest));
}

// Why it failed; empty if it did not.
std::string reason(const Running& running, int status) {
  const ProcessLimits& limits = running.job.limits;
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) return late_reason(limits);
    if (signal == SIGXFSZ) {
      return "it writes a file larger than the limit of " + std::to_string(limits.file_bytes) +
             " bytes";
    }
    if (signal == SIGKILL) return "its process was killed, perhaps for want of memory";
    return std::string("its process crashed: ") + ::strsignal(signal);
  }
  const int code = WEXITSTATUS(status);
  if (code == 0) return {};
  const std::string said = complaint(running);
  return (running.job.command.empty() ? "its process" : running.job.command.front()) +
         " ended with exit code " + std::to_string(code) + (said.empty() ? said : ": " + said);
}

class Server {
 public:
  explicit Server(const Readers& readers) : readers_(readers) {
    // What a process leaves behind when it ends becomes a child of this one, and can be found.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t wanted;
    ::sigemptyset(&wanted);
    ::sigaddset(&wanted, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &wanted, nullptr);
    signals_ = Descriptor(::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
    leave_networks();
  }

  ~Server() {
    for (auto& running : running_) stop(running);
    const std::list<Running> ended = std::exchange(running_, {});
    stop_strays();
  }

  void run() {
    for (;;) {
      std::vector<pollfd> waited = {{kJobDescriptor, POLLIN, 0}, {signals_.number(), POLLIN, 0}};
      for (const auto& running : running_) {
        waited.push_back({running.stopped ? -1 : running.status.number(), 0, 0});
      }
      ::poll(waited.data(), waited.size(), -1);
      // Nothing was added or removed since `waited` was made.
      std::size_t i = 2;
      for (auto& running : running_) {
        if (waited[i++].revents != 0) stop(running);  // nobody wants it any more
      }
      if (waited[1].revents != 0) reap();
      if (waited[0].revents != 0 && !accept()) return;
    }
  }

 private:
  bool accept() {
    auto received = receive_job(kJobDescriptor);
    if (!received) return false;
    Running running;
    try {
      if (!received->job.command.empty()) running.folder = std::make_unique<Folder>();
      running.errors = Descriptor(::memfd_create("errors", MFD_CLOEXEC));
      running.process =
          start_child(*received, readers_, running.folder ? running.folder->path() : std::string(),
                      running.errors.number());
    } catch (const std::exception& error) {
      tell(received->ends.status, error.what());
      return true;
    }
    running.job = std::move(received->job);
    running.status = std::move(received->ends.status);
    running_.push_back(std::move(running));
    return true;
  }

  static void stop(Running& running) {
    ::kill(-running.process, SIGKILL);
    running.stopped = true;
  }

  void reap() {
    signalfd_siginfo ignored;
    while (::read(signals_.number(), &ignored, sizeof ignored) > 0) {
    }
    for (;;) {
      // It keeps its number until the rest of its group is stopped.
      siginfo_t about{};
      const int found = ::waitid(P_ALL, 0, &about, WEXITED | WNOHANG | WNOWAIT);
      if (found != 0 || about.si_pid == 0) return;
      const pid_t ended = about.si_pid;
      const auto running = std::find_if(running_.begin(), running_.end(),
                                        [&](const Running& r) { return r.process == ended; });
      if (running != running_.end()) stop(*running);
      int status = 0;
      ::waitpid(ended, &status, 0);
      if (running != running_.end()) finish(running, status);
    }
  }

  void finish(std::list<Running>::iterator running, int status) {
    Running done = std::move(*running);
    running_.erase(running);
    stop_strays();
    done.folder.reset();
    tell(done.status, reason(done, status));
  }

  static void tell(const Descriptor& status, const std::string& reason) {
    const std::string text = '.' + reason;
    (void)!::send(status.number(), text.data(), text.size(), MSG_NOSIGNAL);
  }

  // Stops what has left its group, when whoever started it has ended; its own children come here
  // then, and so on.
  void stop_strays() {
    for (bool any = true; any;) {
      any = false;
      std::ifstream children("/proc/self/task/" + std::to_string(::getpid()) + "/children");
      for (pid_t child = 0; children >> child;) {
        const bool known = std::any_of(running_.begin(), running_.end(),
                                       [&](const Running& r) { return r.process == child; });
        if (known) continue;
        any = true;
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
      }
    }
  }

  const Readers& readers_;
  Descriptor signals_;
  std::list<Running> running_;
};

}  // namespace
}  // namespace pilcrow::read

namespace pilcrow {

int serve_readers(const Readers& readers) {
  int type = 0;
  socklen_t size = sizeof type;
  const bool called_well =
      ::getsockopt(read::kJobDescriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
      type == SOCK_SEQPACKET;
  if (!called_well) return 2;
  try {
    ::fcntl(read::kJobDescriptor, F_SETFD, FD_CLOEXEC);
    read::Server(readers).run();
    return 0;
  } catch (const std::exception&) {
    return 1;
  }
}

}  // namespace pilcrow
