// What tests of the program share: a small tree of documents, its index, and running the program.
#ifndef PILCROW_TESTS_CLI_CLI_H_
#define PILCROW_TESTS_CLI_CLI_H_

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "support/support.h"

namespace cli {

using Arguments = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

// Runs the program with these arguments, free of what the tester's own environment says.
support::CommandResult run_pilcrow(const Arguments& arguments, const Environment& environment = {},
                                   const std::string& folder = {});

// A shell command in which "$0" is the program.
support::CommandResult shell(const std::string& command, const Arguments& arguments = {});

// Runs it and parses what it printed; fails the test when that is not one JSON value.
nlohmann::json pilcrow_json(const Arguments& arguments, int exit_code = 0);

// What a program wrote to a terminal, both streams together.
struct TerminalResult {
  int exit_code = -1;
  std::string text;
};

// Whether the system has pseudo-terminals: a chroot without /dev/pts has none, and the tests that
// need one are not there then.
bool has_terminals();

// Runs the program on a terminal of so many columns. Presses Ctrl-C when `trigger` has appeared.
TerminalResult pilcrow_on_terminal(const Arguments& arguments, int columns,
                                   const Environment& environment = {},
                                   std::string_view trigger = {});

// Documents of several formats and languages, one of them with control characters in its text,
// with themes and names, and an index of it all.
class Library {
 public:
  Library();

  // The index's folder, the tree's, and the files beside it.
  const std::string& index() const { return index_; }
  const std::string& tree() const { return tree_; }
  std::string themes() const { return folder_ / "themes.toml"; }
  std::string names() const { return folder_ / "names.toml"; }

  // `command -d INDEX rest…`
  Arguments on(const std::string& command, const Arguments& rest = {}) const;

 private:
  support::TempDir folder_;
  std::string tree_;
  std::string index_;
};

// The same one for all tests of a process that only read it.
const Library& library();

// Fails the test unless the object has these keys and no others.
void has_exactly(const nlohmann::json& object, const std::vector<std::string>& keys);

bool contains(std::string_view text, std::string_view part);

}  // namespace cli

#endif  // PILCROW_TESTS_CLI_CLI_H_
