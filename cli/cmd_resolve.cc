// pilcrow resolve: what has become of cited paragraphs.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "items.h"
#include "numbers.h"
#include "paragraph_text.h"
#include "pilcrow/error.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "text.h"
#include "web_annotation.h"

namespace pilcrow::cli {
namespace {

constexpr std::string_view kIndent = "    ";

std::string read_all(const std::string& name) {
  if (name == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(name, std::ios::binary);
  std::string out{std::istreambuf_iterator<char>(file), {}};
  if (!file.good() && !file.eof()) throw Error(ErrorCode::io, "cannot read the file", name);
  return out;
}

std::vector<Annotated> asked(const ResolveArgs& args) {
  std::vector<Annotated> out;
  for (const auto& anchor : args.anchors) out.push_back({anchor, {}});
  if (!args.annotations) return out;
  for (auto& each : parse_annotations(read_all(*args.annotations), *args.annotations)) {
    out.push_back(std::move(each));
  }
  return out;
}

std::string percent(double similarity) {
  return fixed(std::floor(similarity * 100), 0) + " % the same";
}

// "the [-old-] {+new+} words".
std::string changes_text(const std::vector<WordChange>& changes, const Style& style) {
  std::string out;
  for (const WordChange& change : changes) {
    std::string text = clean_line(change.text);
    // The space behind the last word stands outside of the brackets.
    const std::size_t end = text.find_last_not_of(' ') + 1;
    const std::string space = text.substr(end);
    text.resize(end);
    switch (change.kind) {
      case WordChange::Kind::same: out += text; break;
      case WordChange::Kind::removed: out += style.dim("[-" + text + "-]"); break;
      case WordChange::Kind::added: out += style.bold("{+" + text + "+}"); break;
    }
    out += space;
    if (space.empty() && &change != &changes.back()) out += ' ';
  }
  return out;
}

std::string answer_text(const std::string& anchor, const Resolved& answer, const Style& style) {
  std::string out = style.bold(to_string(answer.resolution));
  out += std::string(11 - to_string(answer.resolution).size(), ' ') + clean_line(anchor);
  const std::string indent(kIndent);
  switch (answer.resolution) {
    case Resolution::exact: return out + '\n';
    case Resolution::moved: return out + " → " + clean_line(answer.paragraph->anchor) + '\n';
    case Resolution::edited:
      out += " → " + clean_line(answer.paragraph->anchor) + ", " + percent(answer.similarity);
      return out + '\n' + wrap(changes_text(answer.changes, style), style.width(), indent, indent);
    case Resolution::ambiguous:
      out += '\n';
      for (const Candidate& candidate : answer.candidates) {
        out += indent + clean_line(candidate.paragraph.anchor) + ", " +
               percent(candidate.similarity) + '\n' +
               wrap(clipped(clean_line(candidate.paragraph.text), 2 * style.width()), style.width(),
                    indent + "  ", indent + "  ");
      }
      return out;
    case Resolution::gone: break;
  }
  if (answer.old_text) {
    return out + '\n' +
           wrap("it was: " + clean_line(*answer.old_text), style.width(), indent, indent);
  }
  return out + '\n' + indent + "no earlier text of it is known; with --annotations it would be\n";
}

bool is_found(const Resolved& answer) {
  return answer.resolution != Resolution::ambiguous && answer.resolution != Resolution::gone;
}

}  // namespace

Outcome run(const ResolveArgs& args, Output& out) {
  const Index index = Index::open(args.folder);
  const Style style = Style::detect(args.color);
  ItemPrinter items(args, out);
  std::vector<std::pair<std::string, Resolved>> answers;
  bool all = true;
  for (const auto& [anchor, quotation] : asked(args)) {
    const Resolved answer = index.resolve(anchor, quotation);
    all = all && is_found(answer);
    if (ItemPrinter::wanted(args)) {
      items.print(resolved_json(anchor, answer));
    } else if (args.json) {
      answers.emplace_back(anchor, answer);
    } else {
      out << answer_text(anchor, answer, style);
    }
  }
  if (args.json) out << resolve_json(answers, JsonLayout::indented) << "\n";
  return all ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
