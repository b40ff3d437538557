// Readers that are commands, as a readers.toml names them.
#ifndef PILCROW_READ_EXTERNAL_EXTERNAL_H_
#define PILCROW_READ_EXTERNAL_EXTERNAL_H_

#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/isolation.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

// What a command writes.
enum class CommandOutput { blocks, html, text };

// A [[reader]] of the file.
struct ExternalReader {
  std::string name = {};
  std::vector<std::string> command = {};  // with kPathWord where the path goes
  Formats formats = {};
  CommandOutput output = CommandOutput::blocks;
  int priority = 0;
  ProcessLimits limits = {};
};

// In the file's order. `name` names the file in errors, `folder` is where it is; limits that it
// does not give are these. Throws Error{bad_argument}.
std::vector<ExternalReader> parse_external(std::string_view toml, const std::string& name,
                                           const std::string& folder, const ProcessLimits& limits);

// Of a file: for Readers::add_external.
std::vector<Readers::Entry> load_external(const std::string& path, const Isolation& isolation);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_EXTERNAL_EXTERNAL_H_
