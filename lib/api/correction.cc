#include "api/correction.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "index/spelling.h"

namespace pilcrow::api {
namespace {

// Each looks at all words of the index.
constexpr std::size_t kMaxLookUps = 8;

// A query that finds less may well be misspelt though the index has its words.
constexpr std::size_t kFew = 10;

using search::Clause;
using search::ClauseKind;
using search::Role;

class Correction {
 public:
  Correction(const index::Snapshot& snapshot, const std::string& query,
             const index::Matches& matches, text::Analyser& analyser)
      : snapshot_(snapshot),
        query_(query),
        matches_(matches),
        analyser_(analyser),
        seldom_(matches.size() < kFew ? index::kSeldom : 0) {}

  void visit(const Clause& clause) {
    switch (clause.kind) {
      case ClauseKind::word:
        if (!clause.part && !is_known(clause)) leaf(clause);
        break;
      case ClauseKind::phrase:
      case ClauseKind::near: leaf(clause); break;
      case ClauseKind::group:
      case ClauseKind::all:
      case ClauseKind::any:
        for (const auto& child : clause.children) {
          if (child.role != Role::excluded) visit(child);
        }
        break;
      default: break;  // names are known; what is excluded need not be there
    }
  }

  std::optional<std::string> finish() {
    if (replaced_.empty()) return {};
    std::string out = query_;
    std::sort(replaced_.begin(), replaced_.end(),
              [](const auto& a, const auto& b) { return a.first.begin > b.first.begin; });
    for (const auto& [range, word] : replaced_) out.replace(range.begin, range.size(), word);
    return out;
  }

 private:
  // Whether matching has seen already that more than one paragraph has the word. None and one are as
  // rare there.
  bool is_known(const Clause& word) const {
    if (word.field != search::Field::text) return false;
    const auto paragraphs = static_cast<double>(snapshot_.all().paragraphs);
    return matches_.rarity[word.number] < std::log1p(paragraphs / 1.5);
  }

  // Words that stand in the clause's source: what else does, operators and a field, is none of its
  // words.
  void leaf(const Clause& clause) {
    const auto source =
        std::string_view(query_).substr(clause.source.begin, clause.source.size());
    for (const auto& token : analyser_.analyse(source, {})) {
      const auto& words = clause.words;
      if (token.extra || std::find(words.begin(), words.end(), token.exact) == words.end()) continue;
      const std::uint64_t count = index::count_word(
          snapshot_, token.exact,
          clause.kind == ClauseKind::word ? clause.stems : std::vector<text::Stem>());
      if (count > seldom_ || look_ups_++ >= kMaxLookUps) continue;
      auto meant = index::nearest_word(snapshot_, token.exact, count);
      const Range range = {clause.source.begin + token.range.begin,
                           clause.source.begin + token.range.end};
      if (meant) replaced_.emplace_back(range, std::move(*meant));
    }
  }

  const index::Snapshot& snapshot_;
  const std::string& query_;
  const index::Matches& matches_;
  text::Analyser& analyser_;
  std::uint64_t seldom_;
  std::size_t look_ups_ = 0;
  std::vector<std::pair<Range, std::string>> replaced_;
};

}  // namespace

std::optional<std::string> correct(const index::Snapshot& snapshot, const std::string& query,
                                   const Clause& root, const index::Matches& matches,
                                   text::Analyser& analyser) {
  Correction correction(snapshot, query, matches, analyser);
  correction.visit(root);
  return correction.finish();
}

}  // namespace pilcrow::api
