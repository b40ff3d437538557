#include "index/spelling.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/expand.h"
#include "index/schema.h"
#include "text/breaks.h"

namespace pilcrow::index {
namespace {

// Shorter words have too many neighbours to say which was meant.
constexpr std::size_t kMinUnits = 4;

// Numbers are not misspelt, and ideographs have no letters.
bool has_letters(const std::string& word) {
  const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !digit && !text::is_ideograph(word);
}

// The most frequent of the words that are so many edits away, with its count.
std::pair<std::string, std::uint64_t> most_frequent(const Snapshot& snapshot,
                                                    const std::string& word, std::size_t edits) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& words : near_words(snapshot, word, edits, search::Units::jamo)) {
    for (const auto& near : words) {
      if (near.edits == edits) counts[near.form.form.exact] += near.form.count;
    }
  }
  const auto best = std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) {
    return a.second < b.second;
  });
  if (best == counts.end()) return {};
  return *best;
}

}  // namespace

std::uint64_t paragraphs_with(const Snapshot& snapshot, const std::vector<text::Stem>& stems) {
  if (stems.empty()) return 0;
  return guarded(snapshot.folder(), [&] {
    std::uint64_t sum = 0;
    for (const auto& segment : snapshot.segments()) {
      const SegmentFiles::Loan loan = segment.files->lend();
      for (const auto& stem : stems) sum += loan.database().get_termfreq(term(kStem, stem.text));
    }
    return sum;
  });
}

std::uint64_t count_word(const Snapshot& snapshot, const std::string& word,
                         const std::vector<text::Stem>& stems) {
  std::uint64_t as_written = 0;
  for (const auto& segment : snapshot.segments()) {
    for (const auto& form : segment.store().vocabulary().find(word)) as_written += form.count;
  }
  return std::max(as_written, paragraphs_with(snapshot, stems));
}

std::optional<std::string> nearest_word(const Snapshot& snapshot, const std::string& word,
                                        std::uint64_t count) {
  const std::size_t units = search::units_of(word, search::Units::jamo).size();
  if (count > kSeldom || units < kMinUnits || !has_letters(word)) return {};
  const std::size_t edits = count == 0 ? search::default_edits(units) : 1;
  // One edit first: to look for more costs several times as much.
  for (std::size_t away = 1; away <= edits; ++away) {
    auto [meant, often] = most_frequent(snapshot, word, away);
    if (often > 0 && often >= count * kFarMoreOften) return std::move(meant);
  }
  return {};
}

}  // namespace pilcrow::index
