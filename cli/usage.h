// The words of the help: what each command is for, how it is typed, and examples.
#ifndef PILCROW_CLI_USAGE_H_
#define PILCROW_CLI_USAGE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::cli {

struct Usage {
  std::string_view name;
  std::string_view group;     // the heading above it in the overview
  std::string_view synopsis;  // what follows "pilcrow NAME"
  std::string_view purpose;   // one line, for the overview too

  // What else there is to say; may be empty. Paragraphs are apart by an empty line. A line that
  // begins with two blanks is a row of a table: what it is about, at least two blanks, and what
  // is said of it.
  std::string_view more;
  std::string_view examples;
};

// An option as a command declares it.
struct OptionInfo {
  std::string names = {};  // "-j,--jobs"
  std::string type = {};   // "FILE"; empty for one without a value
  std::string text = {};
  std::vector<std::string> choices = {};  // all values that there are; empty for any

  std::vector<std::string> each_name() const;
};

// A line of `Usage::more` that is a row of a table.
struct TableRow {
  std::string_view about;
  std::string_view text;
};
std::optional<TableRow> table_row(std::string_view line);

// All commands, in the order of the overview.
std::span<const Usage> all_usages();

// Null for an unknown command.
const Usage* find_usage(std::string_view name);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_USAGE_H_
