#include "options_order.h"

#include <algorithm>
#include <array>

namespace pilcrow::cli {

void declare_order(Parser& parser, SearchArgs& args) {
  parser.value("--sort", "BY", "score (unless given), document, or date, the newest first",
               [&args](const std::string& given) {
                 constexpr std::array<std::string_view, 3> kBy = {"score", "document", "date"};
                 const auto* const found = std::find(kBy.begin(), kBy.end(), given);
                 if (found == kBy.end()) return false;
                 args.sort = static_cast<Sort>(found - kBy.begin());
                 return true;
               });
  parser.flag("--reverse", args.reverse, "Turn that order round");
  parser.value("--group", "BY", "document: the documents that answer, with their best paragraphs",
               [&args](const std::string& given) {
                 args.group = Group::document;
                 return given == "document";
               });
  parser.count("--per-document", args.per_document,
               "So many hits of a document; all unless given, 3 in groups");
  parser.flag("--all", args.all, "Show paragraphs with the same words, or nearly, each as a hit");
}

}  // namespace pilcrow::cli
