// What may stand next on a command line: the answer to a shell that completes it.
#ifndef PILCROW_CLI_COMPLETE_H_
#define PILCROW_CLI_COMPLETE_H_

#include <string>
#include <vector>

namespace pilcrow::cli {

// Lines for the words behind the program's name, of which the last is being typed and may be empty:
// "WORD" or "WORD <tab> DESCRIPTION", all of them as `candidates` has them; or one line ":files" or
// ":folders" where the shell knows better. Nothing where nothing fits. Throws what opening an index
// throws.
std::string completions(const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_COMPLETE_H_
