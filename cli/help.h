// The table of commands and options as people read it: as help, and as the source of a man page.
#ifndef PILCROW_CLI_HELP_H_
#define PILCROW_CLI_HELP_H_

#include <string>
#include <vector>

#include "usage.h"

namespace pilcrow::cli {

// What `pilcrow help` prints.
std::string overview();

// What `pilcrow help COMMAND` prints. No line is wider than 80 columns.
std::string help_of(const Usage& usage, const std::vector<OptionInfo>& options);

// The same as a page of section 1 for man(7), in ASCII.
std::string manual_of(const Usage& usage, const std::vector<OptionInfo>& options);

// What stands where an index is, or would be.
enum class Place { index, nothing, something_else, unreadable_index };

// The few lines for somebody who typed the program's name alone.
std::string short_usage(const std::string& folder, Place place);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_HELP_H_
