// Standard output, whose failures are seen, and standard error, whose are not.
#ifndef PILCROW_CLI_OUTPUT_H_
#define PILCROW_CLI_OUTPUT_H_

#include <string>
#include <string_view>

namespace pilcrow::cli {

// Thrown when whoever read standard output has gone. No error: there is nobody left to tell.
struct ClosedPipe {};

// Buffers what goes to standard output. Throws ClosedPipe, or pilcrow::Error{io}.
class Output {
 public:
  Output& operator<<(std::string_view text);
  void flush();

  // Forgets what was not written yet.
  void discard() { buffer_.clear(); }

 private:
  std::string buffer_;
};

// Writes "pilcrow: MESSAGE" and a new line to standard error.
void complain(std::string_view message);

// Writes to standard error as it is.
void write_stderr(std::string_view text);

// Holds descriptors 0 to 2 if any is closed, lest a file of the index gets its number and then
// what is meant for a person.
void hold_standard_descriptors();

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OUTPUT_H_
