// Standard output, whose failures are seen, and standard error, whose are not.
#ifndef PILCROW_CLI_OUTPUT_H_
#define PILCROW_CLI_OUTPUT_H_

#include <string>
#include <string_view>

#include "pager.h"

namespace pilcrow::cli {

// Thrown when whoever read standard output has gone. No error: there is nobody left to tell.
struct ClosedPipe {};

// Buffers what goes to standard output. Throws ClosedPipe, or pilcrow::Error{io}.
class Output {
 public:
  Output& operator<<(std::string_view text);

  // What is for a pager stays in the buffer: whether it needs one shows at the end.
  void flush();

  // Shows the rest, and waits for the pager if there is one.
  void finish();

  // Forgets what was not written yet.
  void discard() { buffer_.clear(); }

  // Hands what is longer than the screen to a pager, if standard output is a terminal.
  void page();

  // From now on nothing is printed, and nothing noted.
  void silence() { silent_ = true; }

  // Writes what goes with the answer, and is none, to standard error.
  void note(std::string_view text) const;

  // A note of one line: "pilcrow: MESSAGE".
  void remark(std::string_view message) const;

 private:
  void write();
  void hand_over();
  void go_without_pager();

  std::string buffer_ = {};
  std::string handed_over_ = {};  // kept until it is known that the pager runs
  Pager pager_ = {};
  bool may_page_ = false;
  bool silent_ = false;
};

// Writes "pilcrow: MESSAGE" to standard error, broken into lines.
void complain(std::string_view message);

// The same for one of a list, which is a line unless a person reads it.
void complain_of_item(std::string_view message);

// Writes to standard error as it is.
void write_stderr(std::string_view text);

// Holds descriptors 0 to 2 if any is closed, lest a file of the index gets its number and then
// what is meant for a person.
void hold_standard_descriptors();

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OUTPUT_H_
