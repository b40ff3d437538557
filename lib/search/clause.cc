#include "search/clause.h"

#include <string_view>

#include "search/fields.h"
#include "search/plain_values.h"
#include "search/quotation.h"
#include "search/suffix.h"
#include "search/weight.h"

namespace pilcrow::search {
namespace {

// A value as it must be written: in marks that it does not hold, and in some where it would be a
// range or have a weight.
std::string quoted(const std::string& text) {
  const bool weighs = find_suffix(text, Behind::value) < text.size();
  const bool range = text.find("..") != std::string::npos || plain_metadata(text).text != text;
  if (is_bare(text) && !weighs && !range) return text;
  for (const std::string_view open : {"\"", "«", "「", "『"}) {
    const Quote& quote = *quote_at(open, 0);
    std::size_t at = 0;
    while (at < text.size() && close_at(quote, text, at) == 0) ++at;
    if (at == text.size()) return std::string(open) + text + std::string(quote.closers.front());
  }
  return text;  // nobody can have typed it
}

std::string bracketed(const Clause& clause) {
  const bool leaf = clause.children.empty() || clause.kind == ClauseKind::without;
  return leaf ? to_string(clause) : "(" + to_string(clause) + ")";
}

std::string joined(const std::vector<Clause>& children, const char* separator) {
  std::string out;
  for (const auto& child : children) {
    if (child.part) continue;
    if (!out.empty()) out += separator;
    if (child.role == Role::required) out += '+';
    if (child.role == Role::excluded) out += '-';
    out += bracketed(child);
  }
  return out;
}

}  // namespace

Clause combined(ClauseKind kind, std::vector<Clause> children) {
  Clause out;
  out.kind = kind;
  out.source = {children.front().source.begin, children.back().source.end};
  out.children = std::move(children);
  return out;
}

std::string to_string(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::everything: return "";
    case ClauseKind::word:
      return field_prefix(clause) + clause.words.front() + weight_suffix(clause.weight);
    case ClauseKind::prefix:
      return field_prefix(clause) + clause.words.front() + "*" +
             weight_suffix(clause.weight);
    case ClauseKind::filter:
      return field_prefix(clause) + (clause.range || clause.field == Field::period
                                         ? clause.text
                                         : quoted(clause.text));
    case ClauseKind::fuzzy:
      return field_prefix(clause) + clause.words.front() + "~" + std::to_string(clause.distance) +
             weight_suffix(clause.weight);
    case ClauseKind::name: return field_prefix(clause) + clause.facet + ":" + clause.text;
    case ClauseKind::phrase: {
      std::string out;
      for (const auto& word : clause.words) out += (out.empty() ? "" : " ") + word;
      return field_prefix(clause) + '"' + out + '"' + weight_suffix(clause.weight);
    }
    case ClauseKind::near: {
      const std::string op =
          (clause.ordered ? " ADJ/" : " NEAR/") + std::to_string(clause.distance) + " ";
      std::string out;
      for (const auto& word : clause.words) {
        out += (out.empty() ? "" : op) + field_prefix(clause) + word;
      }
      return clause.weight == 1 ? out : "(" + out + ")" + weight_suffix(clause.weight);
    }
    case ClauseKind::all: return joined(clause.children, " AND ");
    case ClauseKind::synonyms:
    case ClauseKind::any: return joined(clause.children, " OR ");
    case ClauseKind::without: return "NOT " + bracketed(clause.children.front());
    case ClauseKind::group: return joined(clause.children, " ");
  }
  return "";
}

}  // namespace pilcrow::search
