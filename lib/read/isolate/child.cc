#include "read/isolate/child.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

#include "pilcrow/error.h"
#include "read/isolate/block_lines.h"

namespace pilcrow::read {
namespace {

// Where sanitizers are at work, addresses are no measure of memory. GCC tells it by a macro, clang by a
// feature.
#if !defined(__has_feature)
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
constexpr bool kMayBoundMemory = false;
#else
constexpr bool kMayBoundMemory = true;
#endif

// Where a reader writes: what a library prints goes nowhere. It takes the place of the connection to
// whoever asks for jobs, which is not for copies.
constexpr int kOutput = kJobDescriptor;

[[noreturn]] void give_up(const std::string& reason) {
  const std::string line = reason + '\n';
  (void)!::write(STDERR_FILENO, line.data(), line.size());
  ::_exit(126);
}

void write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(to, bytes.data(), bytes.size());
    if (done < 0 && errno != EINTR) give_up(std::string("cannot write: ") + std::strerror(errno));
    if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void bound(__rlimit_resource what, rlim_t soft, rlim_t hard) {
  rlimit now{};
  if (::getrlimit(what, &now) != 0) return;
  const rlimit wanted = {std::min(soft, now.rlim_max), std::min(hard, now.rlim_max)};
  if (::setrlimit(what, &wanted) != 0) give_up("cannot set limits");
}

void bound(const ProcessLimits& limits) {
  bound(RLIMIT_CPU, limits.seconds, rlim_t{limits.seconds} + 1);
  bound(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes);
  bound(RLIMIT_NOFILE, limits.open_files, limits.open_files);
  bound(RLIMIT_CORE, 0, 0);
  if (kMayBoundMemory) bound(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
}

// The bytes of a file in memory.
std::string_view mapped(int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) give_up("cannot look at the file");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return {};
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (at == MAP_FAILED) give_up("the file is larger than the limit of memory");
  return {static_cast<const char*>(at), size};
}

// A name for the file by which programs know its format, and nothing else of its own.
std::string file_name(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  const std::string extension = dot == std::string::npos ? "" : name.substr(dot + 1);
  const auto plain = [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; };
  const bool usable = !extension.empty() && extension.size() <= 16 &&
                      std::all_of(extension.begin(), extension.end(), plain);
  return usable ? "document." + extension : "document";
}

[[noreturn]] void run_command(const Job& job, std::string_view bytes, const std::string& folder) {
  const std::string path = folder + '/' + file_name(job.name);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) give_up("cannot write a copy of the file: " + std::string(std::strerror(errno)));
  write_all(file, bytes);
  ::close(file);
  std::vector<std::string> words = job.command;
  for (auto& word : words) {
    if (word == kPathWord) word = path;
  }
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::setenv("PILCROW_NAME", job.name.c_str(), 1);
  // Limits only now: the copy is ours.
  bound(job.limits);
  ::execvp(arguments[0], arguments.data());
  give_up("cannot run " + words[0] + ": " + std::strerror(errno));
}

const Reader& reader_called(const std::string& name, const Readers& readers) {
  for (const auto& entry : readers.entries()) {
    if (entry.reader->name() == name) return *entry.reader;
  }
  throw Error(ErrorCode::unsupported,
              "the program that reads in processes of its own has no reader '" + name + '\'');
}

[[noreturn]] void run_reader(const Job& job, std::string_view bytes, const Readers& readers) {
  bound(job.limits);
  std::string waiting;
  LineWriter out([&](std::string_view line) {
    constexpr std::size_t kPlenty = std::size_t{64} << 10;
    waiting += line;
    if (waiting.size() < kPlenty) return;
    write_all(kOutput, waiting);
    waiting.clear();
  });
  try {
    reader_called(job.reader, readers).read({job.name, bytes, job.read_limits}, out);
  } catch (const Error& error) {
    out.fail(error.what(), error.code());
  } catch (const std::bad_alloc&) {
    out.fail("it takes more memory than the limit of " +
                 std::to_string(job.limits.memory_bytes >> 20) + " MiB",
             ErrorCode::bad_input);
  } catch (const std::exception& error) {
    out.fail(job.reader + ": " + error.what(), ErrorCode::bad_input);
  } catch (...) {
    out.fail(job.reader + ": it threw what is no exception", ErrorCode::bad_input);
  }
  write_all(kOutput, waiting);
  ::_exit(0);
}

[[noreturn]] void be_child(const ReceivedJob& received, const Readers& readers,
                           const std::string& folder, int errors, pid_t parent) {
  ::setpgid(0, 0);
  ::dup2(errors, STDERR_FILENO);
  const bool is_command = !received.job.command.empty();
  ::dup2(received.ends.output.number(), is_command ? STDOUT_FILENO : kOutput);
  // Should the parent be killed: it cannot end this process then.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(126);
  // Descriptors 0 and 1 led to nothing.
  const std::string_view bytes = mapped(received.ends.input.number());
  ::close_range(is_command ? kOutput : kOutput + 1, ~0U, 0);
  if (!folder.empty() && ::chdir(folder.c_str()) != 0) give_up("cannot enter a folder of its own");
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (!is_command) run_reader(received.job, bytes, readers);
  run_command(received.job, bytes, folder);
}

void write_file(const char* path, const std::string& text) {
  const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
  if (file) (void)!::write(file.number(), text.data(), text.size());
}

}  // namespace

int start_child(const ReceivedJob& received, const Readers& readers, const std::string& folder,
                int errors) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) {
    throw Error(ErrorCode::io, std::string("cannot start a process: ") + std::strerror(errno));
  }
  if (child == 0) be_child(received, readers, folder, errors, parent);
  ::setpgid(child, child);  // whoever comes first
  return child;
}

void leave_networks() {
  const std::string user = std::to_string(::geteuid());
  const std::string group = std::to_string(::getegid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
    ::unshare(CLONE_NEWNET);  // as root, where users may have no name spaces
    return;
  }
  // The same user as outside.
  write_file("/proc/self/setgroups", "deny");
  write_file("/proc/self/uid_map", user + ' ' + user + " 1");
  write_file("/proc/self/gid_map", group + ' ' + group + " 1");
}

}  // namespace pilcrow::read
