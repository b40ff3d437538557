// The readers that a command line asks for.
#ifndef PILCROW_CLI_READERS_H_
#define PILCROW_CLI_READERS_H_

#include <string>
#include <vector>

#include "pilcrow/reader.h"

namespace pilcrow::cli {

// The library's own, and the commands that these files name. A file that is not there is a wrong
// option, not a missing index.
Readers load_readers(const std::vector<std::string>& files, const Isolation& isolation);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_READERS_H_
