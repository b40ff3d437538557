#include "api/resolve.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "api/compare.h"
#include "api/search_run.h"
#include "api/views.h"
#include "base/codec.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "pilcrow/error.h"
#include "store/anchor.h"

namespace pilcrow::api {
namespace {

using index::BlockPlace;

// How similar a paragraph must be to count as the cited one: where that stood, between neighbours
// that are still there; elsewhere in the document, where one that has always been there may look
// like it (an article of a law like the next); and in other documents.
constexpr double kInPlace = 0.35;
constexpr double kElsewhere = 0.45;
constexpr double kInOthers = 0.6;

// One is the paragraph if no other comes that near to it.
constexpr double kMargin = 0.8;

constexpr std::size_t kMostCandidates = 10;
constexpr std::size_t kMostFound = 20;  // in other documents, by their words

// A quotation that is longer is no paragraph's.
constexpr std::size_t kMostQuoted = std::size_t{64} << 10;

struct Found {
  BlockPlace place = {};
  double similarity = 0;
  Matches common = {};
};

// One document of the index.
class Blocks {
 public:
  Blocks(const index::Snapshot& snapshot, index::DocumentPlace place)
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

  std::vector<BlockPlace> with_hash(std::uint32_t hash) const {
    std::vector<BlockPlace> out;
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

class Resolving {
 public:
  Resolving(Session& session, const Quotation& quotation, const std::string& label_language)
      : session_(session),
        quotation_(quotation),
        viewer_(*session.generation, label_language) {}

  Resolved run(const store::Anchor& anchor) {
    const auto place = session_.snapshot().find(anchor.document);
    if (place) {
      in_document(Blocks(session_.snapshot(), *place), anchor);
    } else {
      in_others(anchor.hash);
    }
    return std::move(out_);
  }

 private:
  void in_document(const Blocks& blocks, const store::Anchor& anchor) {
    const auto there = blocks.at(anchor.number);
    if (there && fold32(blocks.store().hash(*there)) == anchor.hash) {
      return same({blocks.segment(), *there}, Resolution::exact);
    }
    if (take_same(blocks.with_hash(anchor.hash))) return;
    const store::Past past = blocks.store().past(blocks.document());
    const store::PastParagraph* old = find_old(past, anchor.hash);
    if (old == nullptr && quotation_.exact.empty()) return;
    out_.old_text = old != nullptr ? old->text : quotation_.exact;
    const WordText text = words_of(*out_.old_text, *session_.analyser);
    const std::vector<Found> near = old == nullptr ? std::vector<Found>()
                                                   : in_place(blocks, *old, text);
    if (take_similar(text, near, kInPlace)) return;
    std::vector<Found> all = similar(blocks, text);
    take_similar(text, std::move(all), kElsewhere);
  }

  // The document is gone: it may have another name now.
  void in_others(std::uint32_t hash) {
    const index::Snapshot& snapshot = session_.snapshot();
    std::vector<BlockPlace> places;
    for (std::uint32_t segment = 0; segment < snapshot.segments().size(); ++segment) {
      for (std::uint32_t document = 0; document < snapshot.segments()[segment].store().documents();
           ++document) {
        if (snapshot.segments()[segment].is_deleted(document)) continue;
        const auto found = Blocks(snapshot, {segment, document}).with_hash(hash);
        places.insert(places.end(), found.begin(), found.end());
      }
    }
    if (take_same(places) || quotation_.exact.empty()) return;
    out_.old_text = quotation_.exact;
    const WordText text = words_of(*out_.old_text, *session_.analyser);
    SearchRequest request;
    request.like = *out_.old_text;
    request.limit = kMostFound;
    request.spelling = false;
    std::vector<Found> found;
    for (const auto& item : run_rank(session_, request, RankUnit::paragraph)) {
      const auto place = find_paragraph(snapshot, item.id);
      if (place) found.push_back(compare(text, *place));
    }
    take_similar(text, std::move(found), kInOthers);
  }

  // One of several texts with that hash is not to be told from another.
  static const store::PastParagraph* find_old(const store::Past& past, std::uint32_t hash) {
    const store::PastParagraph* found = nullptr;
    for (const auto& paragraph : past) {
      if (fold32(paragraph.hash) != hash) continue;
      if (found != nullptr) return nullptr;
      found = &paragraph;
    }
    return found;
  }

  Found compare(const WordText& text, BlockPlace place) {
    const std::string other = viewer_.text(place);
    const WordText words = words_of(other, *session_.analyser);
    Found out{place, 0, common_words(text, words)};
    out.similarity = similarity(text, words, out.common);
    return out;
  }

  // The paragraphs between those that stood around the old one. None if these stand in another order
  // now, or not once each.
  std::vector<Found> in_place(const Blocks& blocks, const store::PastParagraph& old,
                              const WordText& text) {
    std::vector<std::uint32_t> between;
    std::size_t begins = old.before == 0 ? 1 : 0;
    std::size_t ends = 0;
    bool open = old.before == 0;
    blocks.each([&](std::uint32_t block) {
      const std::uint64_t hash = blocks.store().hash(block);
      if (old.after != 0 && hash == old.after) {
        open = false;
        ++ends;
      }
      if (open) between.push_back(block);
      if (old.before != 0 && hash == old.before) {
        open = ends == 0;
        ++begins;
      }
    });
    std::vector<Found> out;
    if (begins != 1 || ends != (old.after == 0 ? 0U : 1U)) return out;
    for (const std::uint32_t block : between) {
      if (may_be_similar(blocks.store(), block, text, kInPlace)) {
        out.push_back(compare(text, {blocks.segment(), block}));
      }
    }
    return out;
  }

  std::vector<Found> similar(const Blocks& blocks, const WordText& text) {
    std::vector<Found> out;
    blocks.each([&](std::uint32_t block) {
      if (may_be_similar(blocks.store(), block, text, kElsewhere)) {
        out.push_back(compare(text, {blocks.segment(), block}));
      }
    });
    return out;
  }

  // Whether so many of a paragraph's words are in the text, in whatever order, that it may be as
  // similar as that; read from its forward list.
  bool may_be_similar(const store::Store& store, std::uint32_t block, const WordText& text,
                      double least) {
    if (known_of_ != &store) {
      known_of_ = &store;
      known_.assign(store.vocabulary().size(), false);
      for (const auto& word : text.words) {
        for (const auto& form : store.vocabulary().find(word.exact)) known_[form.number] = true;
      }
    }
    const std::string_view list = store.forward(block);
    std::size_t words = 0;
    std::size_t common = 0;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < list.size() && take_varint(list, at, number); ++words) {
      if (number < known_.size() && known_[number]) ++common;
    }
    common = std::min(common, text.words.size());
    return 2 * static_cast<double>(common) >=
           least * static_cast<double>(words + text.words.size());
  }

  bool take_same(const std::vector<BlockPlace>& places) {
    if (places.empty()) return false;
    if (places.size() == 1) {
      same(places.front(), Resolution::moved);
      return true;
    }
    out_.resolution = Resolution::ambiguous;
    out_.similarity = 1;
    for (const auto place : places) {
      if (out_.candidates.size() == kMostCandidates) break;
      out_.candidates.push_back({viewer_.paragraph(place), 1});
    }
    return true;
  }

  void same(BlockPlace place, Resolution resolution) {
    out_.resolution = resolution;
    out_.similarity = 1;
    out_.paragraph = viewer_.paragraph(place);
  }

  // Takes what is similar enough, if any.
  bool take_similar(const WordText& text, std::vector<Found> found, double least) {
    std::erase_if(found, [&](const Found& each) { return each.similarity < least; });
    if (found.empty()) return false;
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return a.similarity > b.similarity;
    });
    const Found& best = found.front();
    out_.similarity = best.similarity;
    std::erase_if(found, [&](const Found& each) {
      return each.similarity < kMargin * best.similarity;
    });
    if (found.size() == 1) {
      out_.resolution = Resolution::edited;
      out_.paragraph = viewer_.paragraph(found.front().place);
      const WordText now = words_of(out_.paragraph->text, *session_.analyser);
      out_.changes = changes(text, now, found.front().common);
      return true;
    }
    out_.resolution = Resolution::ambiguous;
    found.resize(std::min(found.size(), kMostCandidates));
    for (const auto& each : found) {
      out_.candidates.push_back({viewer_.paragraph(each.place), each.similarity});
    }
    return true;
  }

  Session& session_;
  const Quotation& quotation_;
  Viewer viewer_;
  Resolved out_;
  const store::Store* known_of_ = nullptr;
  std::vector<bool> known_;  // of its words, by number: whether the text has them
};

}  // namespace

Resolved resolve(Session& session, std::string_view anchor, const Quotation& quotation,
                 const std::string& label_language) {
  const auto parsed = store::parse_anchor(anchor);
  if (!parsed) {
    throw Error(ErrorCode::bad_argument,
                "'" + std::string(anchor) + "' is no anchor: these end like '#p7-3fa9c1d2'");
  }
  if (!is_utf8(quotation.exact)) throw Error(ErrorCode::bad_argument, "the quotation is not UTF-8");
  if (quotation.exact.size() > kMostQuoted) {
    throw Error(ErrorCode::bad_argument, "the quotation is longer than 64 KiB");
  }
  return Resolving(session, quotation, label_language).run(*parsed);
}

}  // namespace pilcrow::api

namespace pilcrow {

std::string_view to_string(Resolution resolution) noexcept {
  switch (resolution) {
    case Resolution::exact: return "exact";
    case Resolution::moved: return "moved";
    case Resolution::edited: return "edited";
    case Resolution::ambiguous: return "ambiguous";
    case Resolution::gone: return "gone";
  }
  return "unknown";
}

std::string_view to_string(WordChange::Kind kind) noexcept {
  switch (kind) {
    case WordChange::Kind::same: return "same";
    case WordChange::Kind::removed: return "removed";
    case WordChange::Kind::added: return "added";
  }
  return "unknown";
}

}  // namespace pilcrow
