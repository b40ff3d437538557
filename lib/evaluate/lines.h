// Files of lines with columns.
#ifndef PILCROW_EVALUATE_LINES_H_
#define PILCROW_EVALUATE_LINES_H_

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::evaluate {

inline constexpr std::string_view kSpace = " \t\v\f\r";

using Columns = std::vector<std::string_view>;

// Without white space at both ends.
std::string_view trimmed(std::string_view text);

// Goes through the lines of a file that say something. All throw Error: {bad_argument} for what is
// not as it should be, with "path:line" as context, and for a file that is not there; {io}.
class Lines {
 public:
  explicit Lines(const std::string& path);

  bool next();
  const std::string& line() const { return line_; }

  // What stands between tabs, or where there are none, between white space.
  Columns columns() const;

  [[noreturn]] void fail(const std::string& what) const;
  double number(std::string_view text, const char* what) const;
  std::string id(std::string_view text, const char* what) const;

 private:
  [[noreturn]] void unreadable() const;

  std::string path_;
  std::ifstream in_;
  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace pilcrow::evaluate

#endif  // PILCROW_EVALUATE_LINES_H_
