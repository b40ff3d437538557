#include "pager.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

#include "text.h"

namespace pilcrow::cli {
namespace {

bool on_path(const std::string& program) {
  const char* const path = std::getenv("PATH");
  for (const std::string_view folder : split(path == nullptr ? "/usr/bin:/bin" : path, ':')) {
    if (access((std::string(folder) + '/' + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

// Empty for none.
std::string command() {
  for (const char* const name : {"PILCROW_PAGER", "PAGER"}) {
    const char* const value = std::getenv(name);
    if (value != nullptr) return std::string(value) == "cat" ? "" : value;
  }
  return on_path("less") ? "less -FRX" : "";
}

// In the process that becomes the pager; only what may be called between fork and exec.
[[noreturn]] void become(const char* shell_command, int input) {
  dup2(input, STDIN_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGQUIT, SIG_DFL);
  execl("/bin/sh", "sh", "-c", shell_command, static_cast<char*>(nullptr));
  _exit(127);
}

}  // namespace

bool Pager::there_is_one() { return !command().empty(); }

int Pager::start() {
  if (started()) return input_;
  const std::string line = command();
  // What less needs to know to show colours, and to end by itself after a short text.
  setenv("LESS", "FRX", 0);
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) == 0) process_ = fork();
  if (ends[0] < 0) return -1;
  if (process_ < 0) {
    process_ = 0;
    close(ends[0]);
    close(ends[1]);
    return -1;
  }
  if (process_ == 0) become(line.c_str(), ends[0]);
  close(ends[0]);
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGQUIT, SIG_IGN);
  input_ = ends[1];
  return input_;
}

bool Pager::finish() noexcept {
  if (!started()) return false;
  close(input_);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = 0;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGQUIT, SIG_DFL);
  // 126 and 127 are a shell's own, for a program that it cannot run.
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return code != 126 && code != 127;
}

}  // namespace pilcrow::cli
