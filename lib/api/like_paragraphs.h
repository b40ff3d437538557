// Paragraphs that have much of the words of a text in their order.
#ifndef PILCROW_API_LIKE_PARAGRAPHS_H_
#define PILCROW_API_LIKE_PARAGRAPHS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/compare.h"
#include "api/views.h"
#include "base/hash.h"
#include "index/snapshot.h"

namespace pilcrow::api {

// One document of the index.
class DocumentBlocks {
 public:
  DocumentBlocks(const index::Snapshot& snapshot, index::DocumentPlace place)
      : segment_(place.segment),
        document_(place.document),
        store_(snapshot.segments()[place.segment].store()) {}

  // All its paragraphs in order.
  template <typename Take>
  void each(Take&& take) const {
    for (std::uint32_t at = store_.first(document_); at < store_.first(document_ + 1); ++at) {
      if (!store_.is_head(at)) take(at);
    }
  }

  std::optional<std::uint32_t> at(std::size_t number) const {
    if (number > store_.paragraphs(document_)) return {};
    return store_.block_of(document_, static_cast<std::uint32_t>(number));
  }

  std::vector<index::BlockPlace> with_hash(std::uint32_t hash) const {
    std::vector<index::BlockPlace> out;
    each([&](std::uint32_t block) {
      if (fold32(store_.hash(block)) == hash) out.push_back({segment_, block});
    });
    return out;
  }

  std::uint32_t segment() const { return segment_; }
  std::uint32_t document() const { return document_; }
  const store::Store& store() const { return store_; }

 private:
  std::uint32_t segment_;
  std::uint32_t document_;
  const store::Store& store_;
};

struct LikeParagraph {
  index::BlockPlace place = {};
  double similarity = 0;
  Matches common = {};
};

// Looks for them. The text, the viewer and the analyser must outlive it.
class LikeParagraphs {
 public:
  LikeParagraphs(std::string_view text, Viewer& viewer, text::Analyser& analyser)
      : text_(words_of(text, analyser)), viewer_(viewer), analyser_(analyser) {}

  // Those of a document that are at least so similar, in order: all, or
  using Found = std::vector<LikeParagraph>;
  Found all(const DocumentBlocks& document, double least);

  // those between the paragraphs that stood around the old one; none if these stand in another
  // order now, or not once each.
  Found in_place(const DocumentBlocks& document, const store::PastParagraph& old, double least);

  Found among(const std::vector<index::BlockPlace>& places, double least);

  // From the text to that of a paragraph that was found.
  std::vector<WordChange> changes_to(std::string_view text, const LikeParagraph& found) const {
    return changes(text_, words_of(text, analyser_), found.common);
  }

 private:
  bool may_be_like(const store::Store& store, std::uint32_t block, double least);
  void add(index::BlockPlace place, double least, Found& out);

  WordText text_;
  Viewer& viewer_;
  text::Analyser& analyser_;
  const store::Store* known_of_ = nullptr;
  std::vector<bool> known_;  // of its words, by number: whether the text has them
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_LIKE_PARAGRAPHS_H_
