#include "search/clause.h"

#include "search/quotation.h"
#include "search/signs.h"
#include "search/weight.h"

namespace pilcrow::search {
namespace {

std::string field_prefix(Field field) {
  switch (field) {
    case Field::text: return "";
    case Field::section: return "section:";
    case Field::theme: return "theme:";
    case Field::document: return "doc:";
    case Field::language: return "lang:";
  }
  return "";
}

// A value as it must be written: in other marks where it holds a double one.
std::string quoted(const std::string& text) {
  bool bare = true;
  bool doubles = false;
  for (std::size_t at = 0; at < text.size();) {
    const Quote* quote = quote_at(text, at);
    const Sign sign = sign_at(text, at);
    bare = bare && quote == nullptr && space_at(text, at) == 0 && sign.plain != '(' &&
           sign.plain != ')';
    doubles = doubles || (quote != nullptr && close_at(*quote_at("\"", 0), text, at) != 0);
    at += sign.size;
  }
  return bare ? text : doubles ? "«" + text + "»" : '"' + text + '"';
}

std::string bracketed(const Clause& clause) {
  const bool leaf = clause.children.empty() || clause.kind == ClauseKind::without;
  return leaf ? to_string(clause) : "(" + to_string(clause) + ")";
}

std::string joined(const std::vector<Clause>& children, const char* separator) {
  std::string out;
  for (const auto& child : children) {
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
      return field_prefix(clause.field) + clause.words.front() + weight_suffix(clause.weight);
    case ClauseKind::prefix:
      return field_prefix(clause.field) + clause.words.front() + "*" +
             weight_suffix(clause.weight);
    case ClauseKind::filter: return field_prefix(clause.field) + quoted(clause.text);
    case ClauseKind::fuzzy:
      return field_prefix(clause.field) + clause.words.front() + "~" +
             std::to_string(clause.distance) + weight_suffix(clause.weight);
    case ClauseKind::name: return field_prefix(clause.field) + clause.facet + ":" + clause.text;
    case ClauseKind::phrase: {
      std::string out;
      for (const auto& word : clause.words) out += (out.empty() ? "" : " ") + word;
      return field_prefix(clause.field) + '"' + out + '"' + weight_suffix(clause.weight);
    }
    case ClauseKind::near: {
      const std::string op =
          (clause.ordered ? " ADJ/" : " NEAR/") + std::to_string(clause.distance) + " ";
      std::string out;
      for (const auto& word : clause.words) {
        out += (out.empty() ? "" : op) + field_prefix(clause.field) + word;
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
