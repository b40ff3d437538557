#include "snippet/marks.h"

#include <algorithm>

#include "search/edits.h"
#include "search/near.h"
#include "text/stem.h"

namespace pilcrow::snippet {
namespace {

using search::Clause;
using search::ClauseKind;
using search::Field;
using search::Role;
using Tokens = std::vector<text::Token>;

// Marks of one clause; whether it is satisfied does not follow from their number, since a heading
// may satisfy it.
struct Outcome {
  bool satisfied = false;
  std::vector<Mark> marks = {};

  void take(Outcome other) { marks.insert(marks.end(), other.marks.begin(), other.marks.end()); }
};

Mark mark(const Clause& clause, Range bytes, MarkKind kind) {
  return {bytes, {}, clause.number, kind};
}

// Adds where pairs of syllables stand within a longer word.
void add_within(const Clause& clause, const std::vector<std::string_view>& stems,
                const text::Token& token, std::vector<Mark>& out) {
  for (const auto stem : stems) {
    if (!text::is_syllable_pair(stem)) continue;
    const auto pairs = text::syllable_pairs(token.stem);
    const auto found = std::find(pairs.begin(), pairs.end(), stem);
    if (found == pairs.end()) continue;
    // Folding leaves syllables as they are, unless they were written apart from the common way.
    Range range = token.range;
    if (range.size() == token.exact.size()) {
      range.begin += static_cast<std::size_t>(found - pairs.begin()) * text::kSyllableBytes;
      range.end = range.begin + stem.size();
    }
    out.push_back(mark(clause, range, MarkKind::stem));
  }
}

// A stem stands for the word in texts of its languages only: in others it is another word's.
std::vector<Mark> match_word(const Clause& clause, const Tokens& tokens,
                             std::string_view language) {
  std::vector<std::string_view> stems;
  for (const auto& stem : clause.stems) {
    if (stem.is_of(language)) stems.push_back(stem.text);
  }
  std::vector<Mark> out;
  for (const auto& token : tokens) {
    if (std::find(stems.begin(), stems.end(), token.stem) != stems.end()) {
      const bool exact = token.extra || token.exact == clause.words.front();
      out.push_back(mark(clause, token.range, exact ? MarkKind::exact : MarkKind::stem));
    }
    add_within(clause, stems, token, out);
  }
  return out;
}

std::vector<Mark> match_prefix(const Clause& clause, const Tokens& tokens) {
  std::vector<Mark> out;
  for (const auto& token : tokens) {
    if (token.exact.starts_with(clause.words.front())) {
      out.push_back(mark(clause, token.range, MarkKind::prefix));
    }
  }
  return out;
}

std::vector<Mark> match_fuzzy(const Clause& clause, const Tokens& tokens) {
  search::Edits edits(clause.words.front(), clause.distance);
  std::vector<Mark> out;
  for (const auto& token : tokens) {
    const std::size_t distance = token.extra ? clause.distance + 1 : edits.to(token.exact);
    if (distance > clause.distance) continue;
    out.push_back(mark(clause, token.range, distance == 0 ? MarkKind::exact : MarkKind::fuzzy));
  }
  return out;
}

std::vector<const text::Token*> words_of(const Tokens& tokens) {
  std::vector<const text::Token*> words;
  for (const auto& token : tokens) {
    if (!token.extra) words.push_back(&token);
  }
  return words;
}

std::vector<Mark> match_near(const Clause& clause, const Tokens& tokens) {
  search::NearFinder finder(clause.words, clause.distance, clause.ordered);
  const std::vector<const text::Token*> words = words_of(tokens);
  std::vector<std::size_t> text;
  for (const auto* word : words) {
    const auto found = std::find(clause.words.begin(), clause.words.end(), word->exact);
    const bool known = found != clause.words.end();
    text.push_back(known ? finder.place_of(static_cast<std::size_t>(found - clause.words.begin()))
                         : search::kNoPlace);
  }
  // Groups do not overlap, but words beside one may be near others of it: until none is left.
  std::vector<Mark> out;
  for (auto groups = finder.find(text); !groups.empty(); groups = finder.find(text)) {
    for (const auto& group : groups) {
      for (const auto at : group) {
        out.push_back(mark(clause, words[at]->range, MarkKind::exact));
        text[at] = search::kNoPlace;
      }
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Mark& a, const Mark& b) { return a.bytes.begin < b.bytes.begin; });
  return out;
}

std::vector<Mark> match_phrase(const Clause& clause, const Tokens& tokens) {
  const std::vector<const text::Token*> words = words_of(tokens);
  std::vector<Mark> out;
  for (std::size_t i = 0; i + clause.words.size() <= words.size(); ++i) {
    std::size_t same = 0;
    while (same < clause.words.size() && words[i + same]->exact == clause.words[same]) ++same;
    if (same < clause.words.size()) continue;
    out.push_back(
        mark(clause, {words[i]->range.begin, words[i + same - 1]->range.end}, MarkKind::exact));
  }
  return out;
}

std::vector<Mark> match_leaf(const Clause& clause, const Tokens& tokens,
                             std::string_view language) {
  switch (clause.kind) {
    case ClauseKind::word: return match_word(clause, tokens, language);
    case ClauseKind::prefix: return match_prefix(clause, tokens);
    case ClauseKind::fuzzy: return match_fuzzy(clause, tokens);
    case ClauseKind::phrase: return match_phrase(clause, tokens);
    case ClauseKind::near: return match_near(clause, tokens);
    default: return {};
  }
}

class Evaluation {
 public:
  explicit Evaluation(const MarkedText& paragraph) : paragraph_(paragraph) {}

  Outcome evaluate(const Clause& clause) const {
    switch (clause.kind) {
      case ClauseKind::everything: return {true, {}};
      case ClauseKind::filter: return {paragraph_.passes_filter(clause), {}};
      case ClauseKind::word:
      case ClauseKind::prefix:
      case ClauseKind::fuzzy:
      case ClauseKind::phrase:
      case ClauseKind::near: return leaf(clause);
      case ClauseKind::all: return all(clause);
      case ClauseKind::any: return any(clause);
      case ClauseKind::synonyms: return synonyms(clause);
      case ClauseKind::name: return name(clause);
      case ClauseKind::without: return {!evaluate(clause.children.front()).satisfied, {}};
      case ClauseKind::group: return group(clause);
    }
    return {};
  }

 private:
  Outcome leaf(const Clause& clause) const {
    Outcome out;
    const bool in_text = clause.field == Field::text;
    if (in_text) out.marks = match_leaf(clause, *paragraph_.tokens, paragraph_.language);
    out.satisfied = !out.marks.empty();
    const std::size_t title = paragraph_.sections;
    std::size_t i = clause.field == Field::title ? title : 0;
    const std::size_t end = clause.field == Field::section ? title : title + 1;
    for (; i < end && !out.satisfied; ++i) {
      out.satisfied =
          !match_leaf(clause, paragraph_.heading(i), paragraph_.document_language).empty();
    }
    return out;
  }

  Outcome all(const Clause& clause) const {
    Outcome out{true, {}};
    for (const auto& child : clause.children) {
      Outcome found = evaluate(child);
      if (!found.satisfied) return {};
      out.take(std::move(found));
    }
    return out;
  }

  Outcome any(const Clause& clause) const {
    Outcome out;
    for (const auto& child : clause.children) {
      Outcome found = evaluate(child);
      if (!found.satisfied) continue;
      out.satisfied = true;
      out.take(std::move(found));
    }
    return out;
  }

  // What was typed is marked as such, though it may be one of the name's aliases.
  Outcome synonyms(const Clause& clause) const {
    Outcome out = evaluate(clause.children.front());
    const std::vector<Mark> typed = out.marks;
    for (std::size_t i = 1; i < clause.children.size(); ++i) {
      const Outcome found = evaluate(clause.children[i]);
      out.satisfied = out.satisfied || found.satisfied;
      for (const Mark& mark : found.marks) {
        const bool known = std::any_of(typed.begin(), typed.end(), [&](const Mark& other) {
          return mark.bytes.begin < other.bytes.end && other.bytes.begin < mark.bytes.end;
        });
        if (!known) out.marks.push_back(mark);
      }
    }
    return out;
  }

  Outcome name(const Clause& clause) const {
    const auto ranges = paragraph_.find_name(clause);
    Outcome out{ranges.has_value(), {}};
    for (const Range range : ranges.value_or(std::vector<Range>())) {
      out.marks.push_back(mark(clause, range, MarkKind::alias));
    }
    return out;
  }

  // As index/match.cc has it: what is required and no filter must hold, filters of one field
  // stand for one another, and one optional clause must hold where nothing is required.
  Outcome group(const Clause& clause) const {
    Outcome out;
    bool required = false;
    bool optional = false;
    bool optional_holds = false;
    for (const auto& child : clause.children) {
      if (child.role == Role::lifting) continue;  // nobody asked for it by itself
      if (child.role == Role::required && child.kind == ClauseKind::filter) {
        if (!some_filter_holds(clause, child)) return {};
        continue;
      }
      Outcome found = evaluate(child);
      if (child.role == Role::excluded) {
        if (found.satisfied) return {};
        continue;
      }
      if (child.role == Role::required && !found.satisfied) return {};
      required = required || child.role == Role::required;
      optional = optional || child.role == Role::optional;
      optional_holds = optional_holds || (child.role == Role::optional && found.satisfied);
      if (found.satisfied) out.take(std::move(found));
    }
    if (!required && optional && !optional_holds) return {};
    out.satisfied = true;
    return out;
  }

  bool some_filter_holds(const Clause& group, const Clause& filter) const {
    return std::any_of(group.children.begin(), group.children.end(), [&](const Clause& child) {
      return child.kind == ClauseKind::filter && child.role == Role::required &&
             same_field(child, filter) && paragraph_.passes_filter(child);
    });
  }

  const MarkedText& paragraph_;
};

}  // namespace

std::vector<Mark> find_marks(const Clause& root, const MarkedText& paragraph) {
  std::vector<Mark> marks = Evaluation(paragraph).evaluate(root).marks;
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    if (a.bytes.begin != b.bytes.begin) return a.bytes.begin < b.bytes.begin;
    return a.bytes.end > b.bytes.end;
  });
  return marks;
}

}  // namespace pilcrow::snippet
