// pilcrow completion: what makes a shell complete command lines.
#include "commands.h"
#include "embedded.h"

namespace pilcrow::cli {

Outcome run(const CompletionArgs& args, Output& out) {
  switch (args.shell) {
    case Shell::bash: out << kBashCompletion; break;
    case Shell::zsh: out << kZshCompletion; break;
    case Shell::fish: out << kFishCompletion; break;
  }
  return Outcome::done;
}

}  // namespace pilcrow::cli
