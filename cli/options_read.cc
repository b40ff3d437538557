#include "options_read.h"

#include "items.h"

namespace pilcrow::cli {
namespace {

std::string only_word(const Parser& parser, const std::vector<std::string>& words,
                      const std::string& what) {
  if (words.empty()) parser.fail(what + " is missing");
  if (words.size() > 1) parser.fail("'" + words[1] + "' is one word too many");
  return words[0];
}

}  // namespace

void declare(Parser& parser, ShowArgs& args) {
  parser.count("--context", args.context, "So many paragraphs before and after, too");
  parser.flag("--in-section", args.in_section, "But none of another section");
  declare_items(parser, args, "'{anchor}\\t{document.title}'");
}

void declare(Parser& parser, OutlineArgs& args) {
  parser.value("--query", args.query, "QUERY", "Count the paragraphs that match in each section");
  declare_items(parser, args, "'{paragraph}\\t{title}'");
}

void declare(Parser& parser, ResolveArgs& args) {
  parser.value("--annotations", args.annotations, "FILE",
               "Resolve what these Web Annotations cite, too; '-' for standard input");
  declare_items(parser, args, "'{anchor}\\t{resolution}'");
}

void declare(Parser& parser, CiteArgs& args) {
  parser.choice("--style", args.style, "STYLE", "text (unless given), markdown, json or bibtex",
                {"text", "markdown", "json", "bibtex"});
  declare_items(parser, args, "'{date}\\t{link}'");
}

void take_words(const Parser& parser, ShowArgs& args, const std::vector<std::string>& words) {
  args.target = only_word(parser, words, "ANCHOR or DOC");
  check_items(parser, args.json, args);
}

void take_words(const Parser& parser, OutlineArgs& args, const std::vector<std::string>& words) {
  args.document = only_word(parser, words, "DOC");
  check_items(parser, args.json, args);
}

void take_words(const Parser& parser, ResolveArgs& args, const std::vector<std::string>& words) {
  if (words.empty() && !args.annotations) parser.fail("ANCHOR is missing: what is to be found?");
  check_items(parser, args.json, args);
  args.anchors = words;
}

void take_words(const Parser& parser, CiteArgs& args, const std::vector<std::string>& words) {
  if (words.empty()) parser.fail("ANCHOR is missing: what is to be cited?");
  check_items(parser, args.json, args);
  if ((args.json || ItemPrinter::wanted(args)) && args.style != CiteStyle::text) {
    parser.fail("--style excludes --json, --jsonl and --format");
  }
  args.anchors = words;
}

}  // namespace pilcrow::cli
