#include "index/counts.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace pilcrow::index {
namespace {

// Calls `take(group, paragraphs, document)` for hits that follow one another in one document and
// one group, which is what `group(block)` says: most neighbours are alike.
template <typename Group, typename Take>
void each_run(const store::Store& store, const Hits& hits, Group&& group, Take&& take) {
  store::Store::DocumentCursor documents(store);
  std::uint32_t run = 0;
  std::uint32_t at = 0;
  std::uint32_t document = 0;
  for (const Hit& hit : hits) {
    const bool moves = documents.moves(hit.block);
    const std::uint32_t next = group(hit.block);
    if (run > 0 && (moves || next != at)) {
      take(at, run, document);
      run = 0;
    }
    if (moves) document = documents.at(hit.block);
    at = next;
    ++run;
  }
  if (run > 0) take(at, run, document);
}

}  // namespace

const std::vector<std::string_view>& facet_names() {
  static const std::vector<std::string_view> names = {"document", "event",  "language", "org",
                                                      "period",   "person", "place",    "section",
                                                      "theme",    "treaty"};
  return names;
}

bool is_facet_name(std::string_view name) {
  const auto& names = facet_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::size_t count_documents(const Snapshot& snapshot, const Matches& matches) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < matches.segments.size(); ++i) {
    const store::Store& store = snapshot.segments()[i].store();
    store::Store::DocumentCursor documents(store);
    for (const auto& hit : matches.segments[i]) {
      if (!documents.moves(hit.block)) continue;
      ++count;
      documents.at(hit.block);
    }
  }
  return count;
}

void FacetCounter::add(std::string_view value, const Tally& tally, Sums& sums,
                       std::string_view label) {
  if (value.empty() || tally.paragraphs == 0) return;
  Sum& sum = sums[std::string(value)];
  if (sum.label.empty()) sum.label = label;
  sum.paragraphs += tally.paragraphs;
  sum.documents += tally.documents;
}

const FacetCounter::Tallies& FacetCounter::tags(std::size_t segment) {
  tags_.resize(snapshot_.segments().size());
  auto& counted = tags_[segment];
  if (counted) return *counted;
  counted.emplace();
  const store::Tags& tags = *snapshot_.segments()[segment].tags;
  counted->resize(tags.values().size());
  if (counted->empty()) return *counted;
  each_run(
      snapshot_.segments()[segment].store(), matches_.segments[segment],
      [&](std::uint32_t block) { return tags.set_of(block); },
      [&](std::uint32_t set, std::uint32_t paragraphs, std::uint32_t document) {
        for (const auto value : tags.set(set)) {
          (*counted)[value].count(paragraphs, document);
        }
      });
  return *counted;
}

void FacetCounter::add_tags(std::size_t segment, std::string_view facet, Sums& sums) {
  const store::Tags& tags = *snapshot_.segments()[segment].tags;
  const auto [first, last] = tags.range(facet);
  if (first == last) return;
  const Tallies& counted = this->tags(segment);
  for (std::uint32_t value = first; value < last; ++value) {
    add(tags.values()[value].second, counted[value], sums);
  }
}

void FacetCounter::add_periods(std::size_t segment, Sums& sums) const {
  const store::Tags& tags = *snapshot_.segments()[segment].tags;
  const PeriodSets& periods = snapshot_.segments()[segment].periods();
  if (periods.values().empty()) return;
  Tallies tallies(periods.values().size());
  each_run(
      snapshot_.segments()[segment].store(), matches_.segments[segment],
      [&](std::uint32_t block) { return tags.set_of(block); },
      [&](std::uint32_t set, std::uint32_t paragraphs, std::uint32_t document) {
        for (const auto value : periods.of(set)) tallies[value].count(paragraphs, document);
      });
  for (std::size_t i = 0; i < tallies.size(); ++i) add(periods.values()[i], tallies[i], sums);
}

void FacetCounter::add_sections(std::size_t segment, Sums& sums) const {
  const store::Store& store = snapshot_.segments()[segment].store();
  std::uint32_t head = 0;
  std::uint32_t next = 0;  // the block from which on another head stands above
  Tallies tallies(store.paths());
  each_run(
      store, matches_.segments[segment],
      [&](std::uint32_t block) {
        if (block >= next) {
          head = store.head_of(block);
          next = head + 1 < store.heads() ? store.head_block(head + 1) : store.blocks();
        }
        return head;
      },
      [&](std::uint32_t at, std::uint32_t paragraphs, std::uint32_t document) {
        for (; store.level(at) > 0; at = store.above(at)) {
          tallies[store.path_of(at)].count(paragraphs, document);
        }
      });
  for (std::uint32_t path = 0; path < tallies.size(); ++path) {
    if (tallies[path].paragraphs > 0) add(store.path(path), tallies[path], sums);
  }
}

void FacetCounter::add_languages(std::size_t segment, Sums& sums) const {
  const store::Store& store = snapshot_.segments()[segment].store();
  store::Store::LanguageCursor languages(store);
  Tallies tallies(store.languages().size());
  each_run(
      store, matches_.segments[segment], [&](std::uint32_t block) { return languages.at(block); },
      [&](std::uint32_t language, std::uint32_t paragraphs, std::uint32_t document) {
        tallies[language].count(paragraphs, document);
      });
  for (std::size_t i = 0; i < tallies.size(); ++i) add(store.languages()[i], tallies[i], sums);
}

// An id is that of one document of an index, so nothing is looked up.
void FacetCounter::add_documents(std::size_t segment, std::vector<ValueCount>& out) const {
  const store::Store& store = snapshot_.segments()[segment].store();
  each_run(
      store, matches_.segments[segment], [](std::uint32_t) { return 0U; },
      [&](std::uint32_t, std::uint32_t paragraphs, std::uint32_t document) {
        const std::string_view id = store.id(document);
        const std::string_view title = store.title(document);
        out.push_back({id, title.empty() ? id : title, paragraphs, 1});
      });
}

void FacetCounter::add_metadata(std::size_t segment, std::string_view field, Sums& sums) const {
  const store::Store& store = snapshot_.segments()[segment].store();
  std::vector<std::uint32_t> matching(store.documents());
  each_run(
      store, matches_.segments[segment], [](std::uint32_t) { return 0U; },
      [&](std::uint32_t, std::uint32_t paragraphs, std::uint32_t document) {
        matching[document] = paragraphs;
      });
  std::unordered_map<std::string, std::pair<Tally, std::string>> tallies;
  snapshot_.segments()[segment]
      .files->fields()
      .column(std::string(field))
      ->each([&](std::uint32_t document, std::string_view value, std::string_view written) {
        if (matching[document] == 0) return;
        auto& [tally, label] = tallies[std::string(value)];
        if (tally.last == document + 1) return;  // the document has it twice
        if (label.empty()) label = written;
        tally.count(matching[document], document);
      });
  for (const auto& [value, counted] : tallies) add(value, counted.first, sums, counted.second);
}

std::vector<ValueCount> FacetCounter::count(std::string_view facet) {
  const bool own = is_facet_name(facet);
  Sums& sums = sums_.emplace_back();
  std::vector<ValueCount> out;
  for (std::size_t i = 0; i < matches_.segments.size(); ++i) {
    if (matches_.segments[i].empty()) continue;
    if (facet == "document") {
      add_documents(i, out);
    } else if (facet == "section") {
      add_sections(i, sums);
    } else if (facet == "language") {
      add_languages(i, sums);
    } else if (facet == "period") {
      add_periods(i, sums);
    } else if (own) {
      add_tags(i, facet, sums);
    } else {
      add_metadata(i, facet, sums);
    }
  }
  for (const auto& [value, sum] : sums) {
    out.push_back({value, sum.label, sum.paragraphs, sum.documents});
  }
  return out;
}

}  // namespace pilcrow::index
