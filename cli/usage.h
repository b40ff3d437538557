// The words of the help: what each command is for, how it is typed, and examples.
#ifndef PILCROW_CLI_USAGE_H_
#define PILCROW_CLI_USAGE_H_

#include <span>
#include <string>
#include <string_view>

namespace pilcrow::cli {

struct Usage {
  std::string_view name;
  std::string_view synopsis;  // what follows "pilcrow NAME"
  std::string_view purpose;   // one line, for the overview too
  std::string_view more;      // what else there is to say; may be empty
  std::string_view examples;
};

// All commands, in the order of the overview.
std::span<const Usage> all_usages();

// Null for an unknown command.
const Usage* find_usage(std::string_view name);

// What `pilcrow help` prints.
std::string overview();

// The few lines for somebody who typed the program's name alone.
std::string_view short_usage();

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_USAGE_H_
