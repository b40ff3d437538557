#include "index/counts.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace pilcrow::index {
namespace {

// The head that one paragraph after the other stands under.
class HeadCursor {
 public:
  explicit HeadCursor(const store::Store& store) : store_(store) {}

  std::uint32_t at(std::uint32_t block) {
    if (block >= next_) {
      head_ = store_.head_of(block);
      next_ = head_ + 1 < store_.heads() ? store_.head_block(head_ + 1) : store_.blocks();
    }
    return head_;
  }

 private:
  const store::Store& store_;
  std::uint32_t head_ = 0;
  std::uint32_t next_ = 0;
};

// Counts by numbers below a limit.
class Tallies {
 public:
  explicit Tallies(std::size_t values) : tallies_(values) {}

  void count(std::uint32_t value, std::uint32_t document) {
    Tally& tally = tallies_[value];
    ++tally.paragraphs;
    if (tally.last == document + 1) return;
    tally.last = document + 1;
    ++tally.documents;
  }

  // Calls `take(value, paragraphs, documents)` for those that occur.
  template <typename Take>
  void each(Take&& take) const {
    for (std::size_t value = 0; value < tallies_.size(); ++value) {
      const Tally& tally = tallies_[value];
      if (tally.paragraphs > 0) {
        take(static_cast<std::uint32_t>(value), tally.paragraphs, tally.documents);
      }
    }
  }

 private:
  struct Tally {
    std::uint32_t paragraphs = 0;
    std::uint32_t documents = 0;
    std::uint32_t last = 0;  // document it was last seen in, from 1
  };
  std::vector<Tally> tallies_;
};

// One facet over the segments of an index, by the values' texts.
class FacetCounter {
 public:
  explicit FacetCounter(std::string_view facet) : facet_(facet) {}

  void count(const Segment& segment, const Hits& hits) {
    if (hits.empty()) return;
    const store::Store& store = segment.store();
    if (facet_ == "document") {
      count_documents(store, hits);
    } else if (facet_ == "section") {
      HeadCursor heads(store);
      count(store, hits, store.paths(), [&](std::uint32_t value) { return store.path(value); },
            [&](std::uint32_t block, std::uint32_t, auto&& take) {
              take(store.path_of(heads.at(block)));
            });
    } else if (facet_ == "language") {
      store::Store::LanguageCursor languages(store);
      count(
          store, hits, store.languages().size(),
          [&](std::uint32_t value) { return std::string_view(store.languages()[value]); },
          [&](std::uint32_t block, std::uint32_t, auto&& take) {
            take(languages.at(block));
          });
    } else {
      count_tags(segment, hits);
    }
  }

  std::vector<FacetCount> finish() {
    std::sort(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
      return a.paragraphs != b.paragraphs ? a.paragraphs > b.paragraphs : a.value < b.value;
    });
    return std::move(counts_);
  }

 private:
  // `text(value)` is a value's text; `values(block, document, take)` takes those of a block.
  template <typename Text, typename Values>
  void count(const store::Store& store, const Hits& hits, std::size_t size, Text&& text,
             Values&& values) {
    Tallies tallies(size);
    store::Store::DocumentCursor documents(store);
    for (const auto& hit : hits) {
      const std::uint32_t document = documents.at(hit.block);
      values(hit.block, document, [&](std::uint32_t value) { tallies.count(value, document); });
    }
    tallies.each([&](std::uint32_t value, std::size_t paragraphs, std::size_t in_documents) {
      add(text(value), paragraphs, in_documents);
    });
  }

  void count_tags(const Segment& segment, const Hits& hits) {
    const store::Tags& tags = *segment.tags;
    const auto [first, last] = tags.range(facet_);
    if (first == last) return;
    count(
        segment.store(), hits, last - first,
        [&, begin = first](std::uint32_t value) {
          return std::string_view(tags.values()[begin + value].second);
        },
        [&, begin = first, end = last](std::uint32_t block, std::uint32_t, auto&& take) {
          for (const auto value : tags.of(block)) {
            if (value >= begin && value < end) take(value - begin);
          }
        });
  }

  // An id is that of one document of an index, so nothing is looked up.
  void count_documents(const store::Store& store, const Hits& hits) {
    store::Store::DocumentCursor documents(store);
    for (auto hit = hits.begin(); hit != hits.end();) {
      const std::uint32_t document = documents.at(hit->block);
      const auto first = hit;
      while (hit != hits.end() && !documents.moves(hit->block)) ++hit;
      const std::string_view id = store.id(document);
      const std::string_view title = store.title(document);
      counts_.push_back({std::string(id), std::string(title.empty() ? id : title),
                         static_cast<std::size_t>(hit - first), 1, false});
    }
  }

  void add(std::string_view value, std::size_t paragraphs, std::size_t documents) {
    if (value.empty()) return;
    const auto [found, fresh] = places_.emplace(value, counts_.size());
    if (fresh) counts_.push_back({std::string(value), {}, 0, 0, false});
    counts_[found->second].paragraphs += paragraphs;
    counts_[found->second].documents += documents;
  }

  std::string_view facet_;
  std::vector<FacetCount> counts_;
  std::unordered_map<std::string_view, std::size_t> places_;  // views into the segments
};

}  // namespace

const std::vector<std::string_view>& facet_names() {
  static const std::vector<std::string_view> names = {
      "document", "event", "language", "org", "person", "place", "section", "theme", "treaty"};
  return names;
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

std::vector<FacetCount> count_facet(const Snapshot& snapshot, const Matches& matches,
                                    std::string_view facet) {
  FacetCounter counter(facet);
  for (std::size_t i = 0; i < matches.segments.size(); ++i) {
    counter.count(snapshot.segments()[i], matches.segments[i]);
  }
  return counter.finish();
}

}  // namespace pilcrow::index
