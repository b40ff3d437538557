#include "index/expand.h"

#include <algorithm>
#include <unordered_map>

#include "index/match.h"
#include "index/schema.h"

namespace pilcrow::index {
namespace {

using search::Clause;
using search::ClauseKind;

// A stem, how often its words that fit occur, and whether one of them is the word itself.
struct Frequency {
  std::uint64_t count = 0;
  bool itself = false;
};
using Stems = std::unordered_map<std::string, Frequency>;

void keep_most_frequent(const Clause& clause, Stems& stems, std::vector<std::string>& notes) {
  if (stems.size() <= kMaxExpansion) return;
  Clause plain = clause;
  plain.field = search::Field::text;
  notes.push_back(search::to_string(plain) + " stands for words of its " +
                  std::to_string(kMaxExpansion) + " most frequent stems of " +
                  std::to_string(stems.size()));
  std::vector<std::pair<std::string, Frequency>> ranked(stems.begin(), stems.end());
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    if (a.second.itself != b.second.itself) return a.second.itself;
    if (a.second.count != b.second.count) return a.second.count > b.second.count;
    return a.first < b.first;
  });
  ranked.resize(kMaxExpansion);
  stems = {ranked.begin(), ranked.end()};
}

std::vector<std::vector<NearWord>> words_that_begin(const Snapshot& snapshot,
                                                    const std::string& start) {
  std::vector<std::vector<NearWord>> out;
  for (const auto& segment : snapshot.segments()) {
    std::vector<NearWord>& found = out.emplace_back();
    segment.store().vocabulary().each(start, [&](const store::CountedForm& form) {
      found.push_back({form, 0});
      return true;
    });
  }
  return out;
}

}  // namespace

std::vector<std::vector<NearWord>> near_words(const Snapshot& snapshot, std::string_view word,
                                              std::size_t edits, search::Units units) {
  std::vector<std::vector<NearWord>> out;
  for (const auto& segment : snapshot.segments()) {
    std::vector<NearWord>& found = out.emplace_back();
    search::Edits from(word, edits, units);
    store::Vocabulary::Cursor cursor(segment.store().vocabulary());
    std::string next;  // what comes before it is too far
    while (cursor.next_word()) {
      if (cursor.form().form.exact < next) continue;
      const std::size_t distance = from.to(cursor.form().form.exact);
      if (distance <= edits) {
        cursor.read_stem();
        found.push_back({cursor.form(), distance});
      } else if (from.is_dead()) {
        if (!from.next(next)) break;
        cursor.pass_to(next);
      }
    }
  }
  return out;
}

Expansion expand(const Snapshot& snapshot, const Clause& clause, std::vector<std::string>& notes) {
  const std::string& word = clause.words.front();
  const bool fuzzy = clause.kind == ClauseKind::fuzzy;
  const std::size_t edits = fuzzy ? clause.distance : 0;
  const auto found = fuzzy ? near_words(snapshot, word, edits, search::Units::characters)
                           : words_that_begin(snapshot, word);
  Stems stems;
  for (const auto& words : found) {
    for (const auto& near : words) {
      Frequency& frequency = stems[near.form.form.stem];
      frequency.count += near.form.count;
      frequency.itself = frequency.itself || (fuzzy && near.edits == 0);
    }
  }
  keep_most_frequent(clause, stems, notes);
  Expansion out;
  out.words.resize(edits + 1, std::vector<FittingWords>(found.size()));
  for (std::size_t segment = 0; segment < found.size(); ++segment) {
    for (const auto& [form, distance] : found[segment]) {
      if (!stems.contains(form.form.stem)) continue;
      const std::string name = term(kStem, form.form.stem);
      out.terms.insert(name);
      FittingWords& fitting = out.words[distance][segment];
      const bool all_fit = fuzzy ? form.alone() : form.kin >= word.size();
      (all_fit ? fitting.sure : fitting.unsure).insert(name);
      if (!all_fit) fitting.numbers.push_back(form.number);
    }
  }
  return out;
}

}  // namespace pilcrow::index
