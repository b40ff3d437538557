#include "index/counts.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "index/hits.h"

namespace pilcrow::index {
namespace {

// Calls `take(number, paragraphs, document)` for hits that follow one another in one document and have
// one number. `stretch(block)` says which number that is, and the block at which it ends.
template <typename Stretch, typename Take>
void each_stretch(const Hits& hits, const std::vector<DocumentHits>& documents, Stretch&& stretch,
                  Take&& take) {
  std::pair<std::uint32_t, std::uint32_t> at;  // number, end
  for (const auto& [document, first, last] : documents) {
    for (std::uint32_t hit = first; hit < last;) {
      if (hits[hit].block >= at.second) at = stretch(hits[hit].block);
      std::uint32_t next = last;  // mostly all that is left of the document
      if (hits[last - 1].block >= at.second) {
        for (next = hit + 1; hits[next].block < at.second;) ++next;
      }
      take(at.first, next - hit, document);
      hit = next;
    }
  }
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

void FacetCounter::add(std::string_view value, const Counts& counts, Sums& sums,
                       std::string_view label) {
  if (value.empty() || counts.paragraphs == 0) return;
  Sum& sum = sums[std::string(value)];
  if (sum.label.empty()) sum.label = label;
  sum.paragraphs += counts.paragraphs;
  sum.documents += counts.documents;
}

const std::vector<DocumentHits>& FacetCounter::documents(std::size_t segment) {
  auto& out = known_[segment].documents;
  if (!out.empty()) return out;
  each_document(snapshot_.segments()[segment].store(), matches_.segments[segment],
                [&](std::uint32_t document, std::size_t first, std::size_t last) {
                  out.push_back({document, static_cast<std::uint32_t>(first),
                                 static_cast<std::uint32_t>(last)});
                });
  return out;
}

std::span<const std::uint64_t> FacetCounter::bits(std::size_t segment) {
  auto& out = known_[segment].bits;
  if (!out.empty()) return out;
  out.resize(snapshot_.segments()[segment].store().blocks() / 64 + 1);
  for (const auto& hit : matches_.segments[segment]) {
    out[hit.block / 64] |= std::uint64_t{1} << hit.block % 64;
  }
  return out;
}

// Nothing where hits are few: what they have is then less than all that has a value.
const FacetPostings* FacetCounter::postings(std::size_t segment) {
  auto& out = known_[segment].postings;
  if (out) return *out;
  const Segment& at = snapshot_.segments()[segment];
  const bool few = matches_.segments[segment].size() <= at.store().blocks() / kFewHits;
  out = few ? nullptr : at.facet_postings();
  return *out;
}

const FacetCounter::Tallies& FacetCounter::tags(std::size_t segment) {
  auto& out = known_[segment].tags;
  if (out) return *out;
  const store::Tags& tags = *snapshot_.segments()[segment].tags;
  const FacetValues& values = snapshot_.segments()[segment].facet_values();
  out.emplace(values.size());
  const Hits& hits = matches_.segments[segment];
  for (const auto& [document, first, last] : documents(segment)) {
    for (std::uint32_t hit = first; hit < last; ++hit) {
      for (const auto value : values.of(tags.set_of(hits[hit].block))) {
        (*out)[value].add(1, document);
      }
    }
  }
  return *out;
}

void FacetCounter::add_tags(std::size_t segment, std::string_view facet, Sums& sums) {
  const FacetValues& values = snapshot_.segments()[segment].facet_values();
  const auto [first, last] = values.range(facet);
  if (first == last) return;
  const FacetPostings* const postings = this->postings(segment);
  for (std::uint32_t value = first; value < last; ++value) {
    const Counts counts = postings != nullptr ? postings->count(value, bits(segment))
                                              : tags(segment)[value].counts;
    add(values.value(value), counts, sums);
  }
}

void FacetCounter::add_sections(std::size_t segment, Sums& sums) {
  const store::Store& store = snapshot_.segments()[segment].store();
  Tallies tallies(store.paths());
  store::Store::HeadCursor heads(store);
  each_stretch(
      matches_.segments[segment], documents(segment),
      [&](std::uint32_t block) {
        const std::uint32_t head = heads.at(block);
        return std::pair(head, heads.end());
      },
      [&](std::uint32_t at, std::uint32_t paragraphs, std::uint32_t document) {
        for (; store.level(at) > 0; at = store.above(at)) {
          tallies[store.path_of(at)].add(paragraphs, document);
        }
      });
  for (std::uint32_t path = 0; path < tallies.size(); ++path) {
    add(store.path(path), tallies[path].counts, sums);
  }
}

void FacetCounter::add_languages(std::size_t segment, Sums& sums) {
  const store::Store& store = snapshot_.segments()[segment].store();
  store::Store::LanguageCursor languages(store);
  Tallies tallies(store.languages().size());
  each_stretch(
      matches_.segments[segment], documents(segment),
      [&](std::uint32_t block) {
        const std::uint32_t language = languages.at(block);
        return std::pair(language, languages.end());
      },
      [&](std::uint32_t language, std::uint32_t paragraphs, std::uint32_t document) {
        tallies[language].add(paragraphs, document);
      });
  for (std::size_t i = 0; i < tallies.size(); ++i) add(store.languages()[i], tallies[i].counts, sums);
}

// An id is that of one document of an index, so nothing is looked up.
std::vector<ValueCount> FacetCounter::count_by_document(std::size_t most) {
  std::vector<std::uint32_t> sizes;
  for (std::size_t i = 0; i < matches_.segments.size(); ++i) {
    for (const auto& one : documents(i)) sizes.push_back(one.size());
  }
  std::uint32_t least = 0;
  if (most > 0 && most < sizes.size()) {
    const auto last = sizes.begin() + static_cast<std::ptrdiff_t>(most - 1);
    std::nth_element(sizes.begin(), last, sizes.end(), std::greater());
    least = *last;
  }
  std::vector<ValueCount> out;
  for (std::size_t i = 0; i < matches_.segments.size(); ++i) {
    const store::Store& store = snapshot_.segments()[i].store();
    for (const auto& one : documents(i)) {
      if (one.size() < least) continue;
      const std::string_view id = store.id(one.document);
      const std::string_view title = store.title(one.document);
      out.push_back({id, title.empty() ? id : title, one.size(), 1});
    }
  }
  return out;
}

void FacetCounter::add_metadata(std::size_t segment, std::string_view field, Sums& sums) {
  std::vector<std::uint32_t> matching(snapshot_.segments()[segment].store().documents());
  for (const auto& one : documents(segment)) matching[one.document] = one.size();
  std::unordered_map<std::string, std::pair<Tally, std::string>> tallies;
  snapshot_.segments()[segment]
      .files->fields()
      .column(std::string(field))
      ->each([&](std::uint32_t document, std::string_view value, std::string_view written) {
        if (matching[document] == 0) return;
        auto& [tally, label] = tallies[std::string(value)];
        if (tally.last == document + 1) return;  // the document has it twice
        if (label.empty()) label = written;
        tally.add(matching[document], document);
      });
  for (const auto& [value, counted] : tallies) add(value, counted.first.counts, sums, counted.second);
}

std::vector<ValueCount> FacetCounter::count(std::string_view facet, std::size_t most) {
  if (facet == "document") return count_by_document(most);
  const bool own = is_facet_name(facet);
  Sums& sums = sums_.emplace_back();
  for (std::size_t i = 0; i < matches_.segments.size(); ++i) {
    if (matches_.segments[i].empty()) continue;
    if (facet == "section") {
      add_sections(i, sums);
    } else if (facet == "language") {
      add_languages(i, sums);
    } else if (own) {
      add_tags(i, facet, sums);
    } else {
      add_metadata(i, facet, sums);
    }
  }
  std::vector<ValueCount> out;
  out.reserve(sums.size());
  for (const auto& [value, sum] : sums) {
    out.push_back({value, sum.label, sum.paragraphs, sum.documents});
  }
  return out;
}

}  // namespace pilcrow::index
