#include "theme/cue_tree.h"

#include <algorithm>

#include "pilcrow/error.h"
#include "search/parser.h"
#include "search/values.h"

namespace pilcrow::theme {
namespace {

using search::Clause;
using search::ClauseKind;
using search::Field;

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorCode::bad_argument, message);
}

// Words are stemmed when they are looked for, in the language of each text.
Clause parse(const std::string& text) {
  search::ParseOptions options;
  options.strict = true;
  // Which fields documents have, and which names there are, is not known here.
  options.has_field = [](const std::string&) { return true; };
  options.find_names = [](std::string_view, std::string_view name) {
    return std::vector<std::string>{std::string(name)};
  };
  return search::parse(text, {}, reading_analyser(), options).root;
}

// The earlier of two, of which none may be anywhere.
Range earlier(const Seen& a, const Seen& b) {
  if (a.first.empty() || b.first.empty()) return a.first.empty() ? b.first : a.first;
  return a.first.begin <= b.first.begin ? a.first : b.first;
}

}  // namespace

CueTree::CueTree(const std::string& text) : root_(make(parse(text))), is_sum_(adds_words()) {}

CueTree::Node CueTree::make(const Clause& clause) {
  if (clause.weight != 1) refuse("a weight stands behind the whole cue only");
  Node node;
  node.kind = clause.kind;
  switch (clause.kind) {
    case ClauseKind::all:
    case ClauseKind::any:
    case ClauseKind::without:
      for (const auto& child : clause.children) {
        node.children.push_back(make(child));
      }
      return node;
    case ClauseKind::filter:
      if (clause.field == Field::theme) refuse("a theme cannot be a cue of another");
      if (clause.field == Field::name || clause.field == Field::period) {
        return make_leaf(clause);
      }
      node.filter = clause;
      return node;
    case ClauseKind::group:
      refuse("between words and phrases stand AND, OR, NEAR or ADJ, and what must not be there "
             "behind AND NOT, or in a cue under 'not'");
    case ClauseKind::fuzzy: refuse("a cue has no fuzzy words");
    case ClauseKind::everything: refuse("expected something to look for");
    default: return make_leaf(clause);
  }
}

CueTree::Node CueTree::make_leaf(const Clause& clause) {
  Node node;
  node.kind = ClauseKind::word;
  node.leaf = leaves_.size();
  CueLeaf& leaf = leaves_.emplace_back();
  if (clause.field == Field::name) {
    leaf.name_kind = clause.field_name;
    leaf.name = clause.text;
    return node;
  }
  if (clause.field == Field::period) {
    leaf.period = search::period_of(clause);
    return node;
  }
  leaf.place = clause.field;
  asks_above_ = asks_above_ || clause.field != Field::text;
  if (clause.kind == ClauseKind::near) {
    leaf.near = clause.words;
    leaf.distance = clause.distance;
    leaf.ordered = clause.ordered;
  } else if (clause.kind == ClauseKind::prefix) {
    leaf.words.kind = Cue::Kind::prefix;
    leaf.words.text = clause.words.front();
  } else {
    const bool capitals = clause.kind == ClauseKind::word && is_capitals(clause.text);
    leaf.words.kind = capitals ? Cue::Kind::capitals : Cue::Kind::words;
    leaf.words.text = clause.text;
  }
  find_words(leaf.words);
  return node;
}

bool CueTree::needs_leaf(const Node& node) {
  const auto needs = [](const Node& child) { return needs_leaf(child); };
  const auto& children = node.children;
  switch (node.kind) {
    case ClauseKind::word: return true;
    case ClauseKind::all: return std::any_of(children.begin(), children.end(), needs);
    case ClauseKind::any: return std::all_of(children.begin(), children.end(), needs);
    default: return false;
  }
}

bool CueTree::adds_words() const {
  const bool flat = std::all_of(root_.children.begin(), root_.children.end(), [](const Node& child) {
    return child.kind == ClauseKind::word;
  });
  return root_.kind == ClauseKind::any && flat && !asks_above_ &&
         std::none_of(leaves_.begin(), leaves_.end(),
                      [](const CueLeaf& leaf) { return leaf.is_tag(); });
}

Seen CueTree::evaluate(const Looks& looks, std::vector<std::size_t>& holding) const {
  return evaluate(root_, looks, holding);
}

Seen CueTree::evaluate(const Node& node, const Looks& looks, std::vector<std::size_t>& holding) {
  const std::size_t before = holding.size();
  switch (node.kind) {
    case ClauseKind::word: {
      const Seen seen = looks.leaf(node.leaf);
      if (seen.times > 0) holding.push_back(node.leaf);
      return seen;
    }
    case ClauseKind::filter: return {looks.passes(node.filter) ? std::size_t{1} : 0, {}};
    case ClauseKind::without: {
      const Seen seen = evaluate(node.children.front(), looks, holding);
      holding.resize(before);
      return {seen.times == 0 ? std::size_t{1} : 0, {}};
    }
    default: break;
  }
  const bool all = node.kind == ClauseKind::all;
  Seen out;
  bool counted = false;  // something that can stand in a text more than once
  for (const auto& child : node.children) {
    const Seen seen = evaluate(child, looks, holding);
    if (seen.times == 0) {
      if (!all) continue;
      holding.resize(before);
      return {};
    }
    const bool counts = !seen.first.empty();
    if (!all) {
      out.times += seen.times;
    } else if (counts) {
      out.times = counted ? std::min(out.times, seen.times) : seen.times;
    } else if (!counted) {
      out.times = 1;
    }
    counted = counted || counts;
    out.first = earlier(out, seen);
  }
  return out;
}

const CueTree& LazyTree::get() const {
  std::call_once(parsed_, [this] {
    try {
      tree_.emplace(text_);
    } catch (const Error& error) {
      throw Error(ErrorCode::bad_argument, "cue '" + source_ + "': " + error.what(), where_);
    }
  });
  return *tree_;
}

}  // namespace pilcrow::theme
