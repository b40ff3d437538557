#include "index/closeness.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/bytes.h"
#include "base/codec.h"
#include "base/utf8.h"
#include "index/best.h"
#include "index/hits.h"

namespace pilcrow::index {
namespace {

using search::Clause;
using search::ClauseKind;

// Words that begin as a word and its stem do are looked at whether they have its stem: where that is
// not less than so many bytes, since with less there are too many of them.
constexpr std::size_t kMinStart = 4;

bool same_stem(const Clause& a, const Clause& b) {
  return std::any_of(a.stems.begin(), a.stems.end(), [&](const text::Stem& stem) {
    return std::any_of(b.stems.begin(), b.stems.end(),
                       [&](const text::Stem& other) { return stem.text == other.text; });
  });
}

}  // namespace

CloseWords::CloseWords(const Clause& root, const Leaves& leaves) {
  collect(root, leaves);
  // Of those that tell least the last goes first.
  while (words_.size() > kMaxCloseWords) {
    const auto least =
        std::min_element(words_.rbegin(), words_.rend(),
                         [](const Word& a, const Word& b) { return a.idf < b.idf; });
    words_.erase(std::prev(least.base()));
  }
}

void CloseWords::collect(const Clause& clause, const Leaves& leaves) {
  if (clause.kind == ClauseKind::without || clause.role == search::Role::excluded) return;
  for (const auto& child : clause.children) collect(child, leaves);
  if (clause.kind != ClauseKind::word || clause.field != search::Field::text || clause.filler ||
      clause.part) {
    return;
  }
  const bool known = std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
    return same_stem(*word.clause, clause);
  });
  if (!known) words_.push_back({&clause, leaves.at(&clause).idf});
}

Closeness::Closeness(const store::Store& store, const CloseWords& words)
    : store_(store),
      words_(words),
      last_(words.size()),
      distance_(words.size() * words.size()) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    find_forms(*words.words()[i].clause, i);
  }
}

void Closeness::find_forms(const Clause& word, std::size_t place) {
  const store::Vocabulary& vocabulary = store_.vocabulary();
  const std::string& exact = word.words.front();
  for (const auto& stem : word.stems) {
    const auto take = [&](const store::CountedForm& form) {
      // The form itself too: where accents tell words apart, forms have none and stems have.
      if (form.form.stem == stem.text || form.form.exact == exact) {
        place_of_[form.number] = place;
        ends_.set(form.number % ends_.size());
      }
      return true;
    };
    const std::string_view start =
        std::string_view(exact).substr(0, floor_boundary(exact, common_start(exact, stem.text)));
    if (start.size() >= kMinStart) {
      vocabulary.each(start, take);
    } else {
      for (const auto& form : vocabulary.find(exact)) take(form);
      for (const auto& form : vocabulary.find(stem.text)) take(form);
    }
  }
}

Score Closeness::gain(std::uint32_t block) {
  const std::size_t size = words_.size();
  std::fill(last_.begin(), last_.end(), 0);
  std::fill(distance_.begin(), distance_.end(), kFarthest + 1);
  const std::string_view list = store_.forward(block);
  std::uint64_t number = 0;
  std::size_t here = kFarthest + 1;  // so that nothing is near what was not met
  for (std::size_t at = 0; take_varint(list, at, number); ++here) {
    if (!ends_.test(number % ends_.size())) continue;
    const auto found = place_of_.find(number);
    if (found == place_of_.end()) continue;
    const std::size_t place = found->second;
    for (std::size_t other = 0; other < size; ++other) {
      if (other == place) continue;
      std::size_t& distance = distance_[std::min(place, other) * size + std::max(place, other)];
      distance = std::min(distance, here - last_[other]);
    }
    last_[place] = here;
  }
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i + 1; j < size; ++j) {
      const std::size_t distance = distance_[i * size + j];
      if (distance > kFarthest) continue;
      sum += std::min(words_.words()[i].idf, words_.words()[j].idf) /
             static_cast<double>(distance);
    }
  }
  return to_score(kCloseness * 2 / static_cast<double>(size) * sum);
}

void add_closeness(const Snapshot& snapshot, const Clause& root, const Leaves& leaves,
                   Matches& matches) {
  const CloseWords words(root, leaves);
  if (words.size() < 2) return;
  std::map<std::uint32_t, std::vector<std::uint32_t>> blocks;  // by segment
  for (const auto& one : best(snapshot, matches, 0, kLiftedHits)) {
    const BlockPlace place = snapshot.place(one.key);
    blocks[place.segment].push_back(place.block);
  }
  for (auto& [segment, chosen] : blocks) {
    Closeness closeness(snapshot.segments()[segment].store(), words);
    Hits& hits = matches.segments[segment];
    for (const auto block : chosen) {
      Score& score = hits[*find_hit(hits, block)].score;
      score = add(score, closeness.gain(block));
    }
  }
}

}  // namespace pilcrow::index
