// Options for texts and paragraphs whose words are looked for beside those of a query.
#ifndef PILCROW_CLI_OPTIONS_FEEDBACK_H_
#define PILCROW_CLI_OPTIONS_FEEDBACK_H_

#include "parser.h"

namespace pilcrow::cli {

template <typename Args>
void declare_feedback(Parser& parser, Args& args) {
  parser.flag("--expand", args.expand, "Look for words of the twenty best paragraphs too");
  parser.values("--relevant", args.relevant, "ANCHOR", "Look for words of this paragraph too");
  parser.value("--like", args.like, "TEXT", "Look for words of this text too");
}

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_FEEDBACK_H_
