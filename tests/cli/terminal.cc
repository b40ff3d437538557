#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "cli/cli.h"

namespace cli {
namespace {

[[noreturn]] void become(const Arguments& arguments, const Environment& environment) {
  setenv("TERM", "xterm", 1);
  for (const char* name : {"PILCROW_DB", "NO_COLOR", "COLUMNS", "PILCROW_PAGER", "PAGER", "LESS"}) unsetenv(name);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  std::string program = PILCROW_BINARY;
  std::vector<char*> argv = {program.data()};
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  _exit(127);
}

}  // namespace

bool has_terminals() {
  const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal >= 0) close(terminal);
  return terminal >= 0;
}

TerminalResult pilcrow_on_terminal(const Arguments& arguments, int columns,
                                   const Environment& environment, std::string_view trigger) {
  winsize size = {};
  size.ws_row = 24;
  size.ws_col = static_cast<unsigned short>(columns);
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("forkpty failed");
  if (child == 0) become(arguments, environment);

  TerminalResult result;
  bool pressed = trigger.empty();
  std::array<char, 4096> buffer = {};
  // At the end of the other side, Linux says EIO where a pipe would say 0.
  for (ssize_t n = 0; (n = read(terminal, buffer.data(), buffer.size())) > 0;) {
    result.text.append(buffer.data(), static_cast<std::size_t>(n));
    if (!pressed && contains(result.text, trigger)) {
      pressed = write(terminal, "\x03", 1) == 1;
    }
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  close(terminal);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace cli
