#include "options_order.h"

namespace pilcrow::cli {

void declare_order(Parser& parser, SearchArgs& args) {
  parser.choice("--sort", args.sort, "BY",
                "score (unless given), document, or date, the newest first",
                {"score", "document", "date"});
  parser.flag("--reverse", args.reverse, "Turn that order round");
  parser.choice("--group", args.group, "BY",
                "none (unless given), or document: those that answer, with their best paragraphs",
                {"none", "document"});
  parser.count("--per-document", args.per_document,
               "So many hits of a document; all unless given, 3 in groups");
  parser.flag("--all", args.all, "Show paragraphs with the same words, or nearly, each as a hit");
}

}  // namespace pilcrow::cli
