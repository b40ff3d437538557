#include "output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "pilcrow/error.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

// 0, or the error number.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = write(file, text.data(), text.size());
    if (n >= 0) {
      text.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

Output& Output::operator<<(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBufferBytes) flush();
  return *this;
}

void Output::flush() {
  const int error = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (error == EPIPE) throw ClosedPipe();
  if (error != 0) {
    throw Error(ErrorCode::io,
                "cannot write to standard output: " + std::generic_category().message(error));
  }
}

void complain(std::string_view message) { write_stderr("pilcrow: " + std::string(message) + "\n"); }

void write_stderr(std::string_view text) { write_all(STDERR_FILENO, text); }

void hold_standard_descriptors() {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
    // Opened the wrong way round, so that using it still fails. The lowest free number is `file`.
    if (fcntl(file, F_GETFD) == -1) open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace pilcrow::cli
