// Cues that are more than words: a tree of the query language over what is found in a text.
#ifndef PILCROW_THEME_CUE_TREE_H_
#define PILCROW_THEME_CUE_TREE_H_

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/period.h"
#include "pilcrow/range.h"
#include "search/clause.h"
#include "text/analysis.h"
#include "theme/cue.h"

namespace pilcrow::theme {

// How often something stands in a text, and where first.
struct Seen {
  std::size_t times = 0;
  Range first = {};
};

// What a tree looks for: words, words near one another, a name, or a period.
struct CueLeaf {
  search::Field place = search::Field::text;  // or section, title
  Cue words = {};                             // unless one of the following is given
  std::vector<std::string> near = {};         // folded
  std::size_t distance = 0;
  bool ordered = false;
  std::string name_kind = {};  // of a name, which goes by
  std::string name = {};
  std::optional<Period> period = {};

  // Whether it is what a text is tagged with, rather than words.
  bool is_tag() const { return !name.empty() || period.has_value(); }
};

// Immutable, for texts of any language.
class CueTree {
 public:
  // Throws Error{bad_query} for what the query language does not allow, and Error{bad_argument}
  // for what has no meaning in a cue.
  explicit CueTree(const std::string& text);

  const std::vector<CueLeaf>& leaves() const { return leaves_; }

  // Whether it never holds where none of its leaves is found.
  bool needs_leaf() const { return needs_leaf(root_); }

  // Whether it is one leaf.
  bool is_leaf() const { return root_.kind == search::ClauseKind::word; }

  // Whether it counts words of the text, and nothing else: all its leaves are such, joined by OR.
  bool is_sum() const { return is_sum_; }

  // Whether the title or the headings are asked for by name.
  bool asks_above() const { return asks_above_; }

  struct Looks {
    std::function<Seen(std::size_t leaf)> leaf = {};                  // what is found of one
    std::function<bool(const search::Clause& filter)> passes = {};  // whether a filter holds
  };

  // How often it is found: of AND the least, of OR the sum; what has no words counts once. Adds the
  // leaves for which it holds to `holding`.
  Seen evaluate(const Looks& looks, std::vector<std::size_t>& holding) const;

 private:
  struct Node {
    search::ClauseKind kind = search::ClauseKind::all;  // a leaf's is word
    std::size_t leaf = 0;
    search::Clause filter = {};
    std::vector<Node> children = {};
  };
  static bool needs_leaf(const Node& node);
  Node make_leaf(const search::Clause& clause);
  Node make(const search::Clause& clause);
  bool adds_words() const;
  static Seen evaluate(const Node& node, const Looks& looks, std::vector<std::size_t>& holding);

  std::vector<CueLeaf> leaves_;
  bool asks_above_ = false;
  Node root_;  // making it fills what stands before it
  bool is_sum_ = false;
};

// The tree of a cue, parsed when it is first asked for. Any thread may ask.
class LazyTree {
 public:
  // `where` the cue stands.
  LazyTree(const Cue& cue, std::string where)
      : text_(cue.text), source_(cue.source), where_(std::move(where)) {}

  // Throws Error{bad_argument} with `where` as context for what cannot be one.
  const CueTree& get() const;

 private:
  std::string text_;
  std::string source_;
  std::string where_;
  mutable std::once_flag parsed_;
  mutable std::optional<CueTree> tree_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_CUE_TREE_H_
