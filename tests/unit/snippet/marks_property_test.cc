// Marks of any query in any paragraph.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "search/parser.h"
#include "snippet/marks.h"
#include "support/support.h"

using pilcrow::Mark;
using pilcrow::Range;
using pilcrow::search::Clause;
using pilcrow::search::ClauseKind;
using pilcrow::search::Role;
using pilcrow::text::Analyser;
using pilcrow::text::Token;

namespace {

using Random = std::mt19937;

const std::vector<std::string> kWords = {"oil",   "gas",    "port", "ports", "trade",   "traded",
                                         "train", "trains", "coal", "coals", "harbour", "북한의"};

const std::string& any_word(Random& random) { return kWords[random() % kWords.size()]; }

std::string any_text(Random& random, std::size_t most) {
  std::string out;
  for (std::size_t i = random() % (most + 1); i > 0; --i) {
    out += any_word(random) + (random() % 8 == 0 ? ". " : " ");
  }
  return out;
}

std::string any_leaf(Random& random) {
  const std::string& word = any_word(random);
  switch (random() % 8) {
    case 0: return '"' + word + ' ' + any_word(random) + '"';
    case 1: return word.substr(0, 3) + '*';
    case 2: return word + "~1";
    case 3: return word + " NEAR/3 " + any_word(random);
    case 4: return word + " ADJ/2 " + any_word(random);
    case 5: return "section:" + word;
    default: return word;
  }
}

std::string any_query(Random& random, int depth = 0) {
  std::string out;
  for (std::size_t i = 1 + random() % 3; i > 0; --i) {
    const std::string part = depth < 2 && random() % 4 == 0
                                 ? "(" + any_query(random, depth + 1) + ")"
                                 : any_leaf(random);
    const std::string signs[] = {"", "", "", "+", "-", "AND ", "OR "};
    const std::string& sign = signs[random() % 7];
    const bool infix = sign.size() > 1;
    out += (out.empty() ? (infix ? "" : sign) : ' ' + sign) + part;
  }
  return out;
}

struct Paragraph {
  std::string text = {};
  std::string heading = {};
};

std::vector<Mark> marks_of(const Clause& root, const Paragraph& paragraph) {
  static Analyser analyser;
  const auto tokens = analyser.analyse(paragraph.text, "en");
  const std::vector<std::vector<Token>> above = {analyser.analyse(paragraph.heading, "en"), {}};
  pilcrow::snippet::MarkedText seen;
  seen.text = paragraph.text;
  seen.language = seen.document_language = "en";
  seen.tokens = &tokens;
  seen.sections = 1;
  seen.heading = [&](std::size_t i) -> const std::vector<Token>& { return above.at(i); };
  seen.passes_filter = [](const Clause&) { return false; };
  return find_marks(root, seen);
}

bool is_leaf(const Clause& clause) { return clause.children.empty(); }

// Calls `take(leaf, negated)` for all leaves below a clause.
template <typename Take>
void each_leaf(const Clause& clause, bool negated, Take&& take) {
  if (is_leaf(clause)) take(clause, negated);
  for (const auto& child : clause.children) {
    const bool excluded = child.role == Role::excluded || clause.kind == ClauseKind::without;
    each_leaf(child, negated != excluded, take);
  }
}

// The text with a word that nobody asks for in the place of what is marked.
std::string without(std::string text, const std::vector<Mark>& marks) {
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    for (std::size_t at = mark->bytes.begin; at < mark->bytes.end; ++at) text[at] = 'q';
  }
  return text;
}

}  // namespace

TEST_SUITE("snippet") {
  TEST_CASE("every mark belongs to a clause that is satisfied, which without it is not") {
    Random random(31);
    std::size_t marked = 0;
    for (std::size_t round = 0; round < support::rounds(3000); ++round) {
      const std::string query = any_query(random);
      const Paragraph paragraph{any_text(random, 30), any_text(random, 3)};
      CAPTURE(query);
      CAPTURE(paragraph.text);
      CAPTURE(paragraph.heading);
      Analyser analyser;
      const auto parsed = pilcrow::search::parse(query, {"en"}, analyser);
      const std::vector<Mark> marks = marks_of(parsed.root, paragraph);
      std::map<std::size_t, std::vector<Mark>> by_clause;
      Range before;
      for (const Mark& mark : marks) {
        REQUIRE(mark.bytes.begin < mark.bytes.end);
        REQUIRE(mark.bytes.end <= paragraph.text.size());
        REQUIRE(before.begin <= mark.bytes.begin);
        before = mark.bytes;
        by_clause[mark.clause].push_back(mark);
      }
      if (!marks.empty()) ++marked;
      each_leaf(parsed.root, false, [&](const Clause& leaf, bool negated) {
        if (leaf.field != pilcrow::search::Field::text) return;  // has no number of its own
        const auto found = by_clause.find(leaf.number);
        if (found == by_clause.end()) return;
        CHECK_FALSE(negated);
        // By itself it marks the same, for it is satisfied;
        const Paragraph bare{paragraph.text, {}};
        std::vector<Mark> own = marks_of(leaf, bare);
        std::vector<Range> expected;
        std::vector<Range> ranges;
        for (const Mark& mark : own) expected.push_back(mark.bytes);
        for (const Mark& mark : found->second) ranges.push_back(mark.bytes);
        CHECK(ranges == expected);
        // and without the marked words it is not.
        CHECK(marks_of(leaf, {without(paragraph.text, found->second), {}}).empty());
        by_clause.erase(found);
      });
      CHECK(by_clause.empty());
    }
    CHECK(marked > support::rounds(500));
  }
}
