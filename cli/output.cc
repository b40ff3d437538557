#include "output.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "pilcrow/error.h"
#include "style.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

// 0, or the error number.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(file, text.data(), text.size());
    if (n >= 0) {
      text.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

bool longer_than_screen(std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  // One line stays for the prompt.
  return lines + 1 > terminal_height(STDOUT_FILENO);
}

}  // namespace

Output& Output::operator<<(std::string_view text) {
  if (silent_) return *this;
  buffer_ += text;
  if (buffer_.size() < kBufferBytes) return *this;
  if (may_page_) {
    hand_over();
  } else {
    write();
  }
  return *this;
}

void Output::flush() {
  if (!may_page_) write();
}

void Output::finish() {
  if (!may_page_ || !(pager_.started() || longer_than_screen(buffer_))) {
    write();
    return;
  }
  hand_over();
  if (may_page_ && !pager_.finish()) go_without_pager();
}

// A pager that cannot be run fails only when something was given to it.
void Output::hand_over() {
  const int input = pager_.start();
  const bool taken = input >= 0 && write_all(input, buffer_) == 0;
  handed_over_ += buffer_;
  buffer_.clear();
  if (taken) return;
  if (pager_.finish()) throw ClosedPipe();
  go_without_pager();
}

void Output::go_without_pager() {
  may_page_ = false;
  buffer_ = std::move(handed_over_);
  write();
}

void Output::page() { may_page_ = isatty(STDOUT_FILENO) == 1 && Pager::there_is_one(); }

void Output::write() {
  const int error = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (error == EPIPE) throw ClosedPipe();
  if (error != 0) {
    throw Error(ErrorCode::io,
                "cannot write to standard output: " + std::generic_category().message(error));
  }
}

void Output::note(std::string_view text) const {
  if (!silent_) write_stderr(text);
}

void Output::remark(std::string_view message) const {
  if (!silent_) complain(message);
}

void complain(std::string_view message) {
  write_stderr(wrap("pilcrow: " + std::string(message), message_width(), "", "  "));
}

void complain_of_item(std::string_view message) {
  if (isatty(STDERR_FILENO) == 1) return complain(message);
  write_stderr("pilcrow: " + std::string(message) + '\n');
}

void write_stderr(std::string_view text) { write_all(STDERR_FILENO, text); }

void hold_standard_descriptors() {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
    // Opened the wrong way round, so that using it still fails. The lowest free number is `file`.
    if (fcntl(file, F_GETFD) == -1) open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace pilcrow::cli
