#include "options_cite.h"

#include <algorithm>
#include <array>

namespace pilcrow::cli {

void declare(Parser& parser, ResolveArgs& args) {
  parser.value("--annotations", args.annotations, "FILE",
               "Resolve what these Web Annotations cite, too; '-' for standard input");
  parser.flag("--jsonl", args.jsonl, "Print JSON, one answer a line");
}

void declare(Parser& parser, CiteArgs& args) {
  parser.value(
      "--style", "STYLE", "text (unless given), markdown, json or bibtex",
      [&args](const std::string& given) {
        constexpr std::array<std::string_view, 4> kStyles = {"text", "markdown", "json", "bibtex"};
        const auto* const found = std::find(kStyles.begin(), kStyles.end(), given);
        if (found == kStyles.end()) return false;
        args.style = static_cast<CiteStyle>(found - kStyles.begin());
        return true;
      });
}

void take_words(const Parser& parser, ResolveArgs& args, const std::vector<std::string>& words) {
  if (words.empty() && !args.annotations) parser.fail("ANCHOR is missing: what is to be found?");
  if (args.json && args.jsonl) parser.fail("--json and --jsonl exclude each other");
  args.anchors = words;
}

void take_words(const Parser& parser, CiteArgs& args, const std::vector<std::string>& words) {
  if (words.empty()) parser.fail("ANCHOR is missing: what is to be cited?");
  if (args.json && args.style != CiteStyle::text) {
    parser.fail("--json and --style exclude each other");
  }
  args.anchors = words;
}

}  // namespace pilcrow::cli
