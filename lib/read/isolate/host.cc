#include "read/isolate/host.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <thread>
#include <utility>

#include "pilcrow/error.h"
#include "read/isolate/cancel.h"

extern char** environ;

namespace pilcrow::read {
namespace {

using std::chrono::steady_clock;

constexpr int kAskMs = 100;

[[noreturn]] void fail(const char* what, int error) {
  throw Error(ErrorCode::io,
              std::string(what) + ": " + std::error_code(error, std::generic_category()).message());
}

Descriptor opened(int number, const char* what) {
  if (number < 0) fail(what, errno);
  return Descriptor(number);
}

std::pair<Descriptor, Descriptor> connected(int type) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    fail("cannot make a connection", errno);
  }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// A file in memory that holds the bytes.
Descriptor file_of(std::string_view bytes) {
  constexpr const char* kCannot = "cannot hand over the file";
  Descriptor file = opened(::memfd_create("pilcrow", MFD_CLOEXEC), kCannot);
  while (!bytes.empty()) {
    const ssize_t done = ::write(file.number(), bytes.data(), bytes.size());
    if (done < 0 && errno != EINTR) fail(kCannot, errno);
    if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return file;
}

// One job at work: what it writes, and how it ends.
class Work {
 public:
  Work(const Job& job, Descriptor output, Descriptor status)
      : job_(job), output_(std::move(output)), status_(std::move(status)) {}

  void follow(const Host::Take& take) {
    // What is written is read until its end; or, when all has ended, as far as there is something:
    // a process that could not be stopped may still have the pipe.
    while (output_ || status_) {
      const bool ended = !status_;
      std::array<pollfd, 2> waited = {
          {{output_.number(), POLLIN, 0}, {status_.number(), POLLIN, 0}}};
      const auto begin = steady_clock::now();
      const int ready = ::poll(waited.data(), waited.size(), ended ? 0 : kAskMs);
      waited_ += steady_clock::now() - begin;
      if (waited_ > std::chrono::seconds(job_.limits.seconds)) fail_job(late_reason(job_.limits));
      if (Cancellable::is_cancelled()) throw Error(ErrorCode::bad_input, "stopped", job_.name);
      if (ready > 0 && waited[0].revents != 0 && read_output(take) == Taken::enough) return;
      if (ready > 0 && waited[1].revents != 0) read_status();
      if (ended && ready == 0) output_.close();
    }
    if (reason_.empty()) fail_job("the process that was to read it ended before its time");
    if (reason_ != kWell) fail_job(reason_.substr(1));
  }

 private:
  // A status is this, and then the reason if there is one.
  static constexpr std::string_view kWell = ".";

  [[noreturn]] void fail_job(const std::string& reason) const {
    throw Error(ErrorCode::bad_input, reason, job_.name);
  }

  Taken read_output(const Host::Take& take) {
    const ssize_t got = ::read(output_.number(), buffer_.data(), buffer_.size());
    if (got < 0 && errno == EINTR) return Taken::part;
    if (got <= 0) output_.close();
    if (got <= 0) return Taken::part;
    taken_ += static_cast<std::size_t>(got);
    if (taken_ > job_.limits.output_bytes) {
      fail_job("it gives more than the limit of " + std::to_string(job_.limits.output_bytes) +
               " bytes");
    }
    const Taken taken = take(std::string_view(buffer_.data(), static_cast<std::size_t>(got)));
    if (taken != Taken::part) waited_ = {};
    return taken;
  }

  void read_status() {
    const ssize_t got = ::read(status_.number(), buffer_.data(), buffer_.size());
    if (got < 0 && errno == EINTR) return;
    if (got <= 0) return status_.close();
    reason_.append(buffer_.data(), static_cast<std::size_t>(got));
  }

  const Job& job_;
  Descriptor output_;
  Descriptor status_;
  std::size_t taken_ = 0;
  steady_clock::duration waited_ = {};
  std::string reason_;
  std::array<char, std::size_t{64} * 1024> buffer_;
};

}  // namespace

Host::~Host() { end(); }

void Host::run(const Job& job, std::string_view bytes, const Take& take) {
  JobEnds ends;
  ends.input = file_of(bytes);
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) fail("cannot make a pipe", errno);
  Descriptor output(pipe[0]);
  ends.output = Descriptor(pipe[1]);
  Descriptor status;
  std::tie(status, ends.status) = connected(SOCK_STREAM);
  if (!send(job, ends)) {
    throw Error(ErrorCode::io, "the program pilcrow-read ends at once", program_);
  }
  ends = {};
  Work(job, std::move(output), std::move(status)).follow(take);
}

bool Host::send(const Job& job, const JobEnds& ends) {
  const std::lock_guard lock(mutex_);
  if (control_ && send_job(control_.number(), job, ends)) return true;
  end();
  start();
  return send_job(control_.number(), job, ends);
}

void Host::start() {
  const std::string path = find_program(program_);
  auto [ours, theirs] = connected(SOCK_SEQPACKET);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, theirs.number(), kJobDescriptor);
  for (const int number : {0, 1, 2}) {
    ::posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0);
  }
  ::posix_spawn_file_actions_addclosefrom_np(&actions, kJobDescriptor + 1);
  // In a group of its own: an interrupt from the terminal is for whoever reads, and decides.
  sigset_t all;
  sigset_t none;
  ::sigfillset(&all);
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  std::array<char*, 2> arguments = {const_cast<char*>(path.c_str()), nullptr};
  const int error =
      ::posix_spawn(&process_, path.c_str(), &actions, &attributes, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (error != 0) {
    process_ = -1;
    throw Error(ErrorCode::io,
                "cannot start it: " + std::error_code(error, std::generic_category()).message(),
                path);
  }
  control_ = std::move(ours);
}

void Host::end() {
  control_.close();  // which tells it
  if (process_ < 0) return;
  constexpr auto kPatience = std::chrono::seconds(5);
  constexpr auto kMoment = std::chrono::milliseconds(1);
  const auto begin = steady_clock::now();
  while (::waitpid(process_, nullptr, WNOHANG) == 0) {
    if (steady_clock::now() - begin > kPatience) ::kill(process_, SIGKILL);
    std::this_thread::sleep_for(kMoment);
  }
  process_ = -1;
}

}  // namespace pilcrow::read
