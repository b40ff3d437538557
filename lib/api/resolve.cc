#include "api/resolve.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "api/like_paragraphs.h"
#include "api/search_run.h"
#include "api/views.h"
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

class Resolving {
 public:
  Resolving(Session& session, const Quotation& quotation, const std::string& label_language)
      : session_(session), quotation_(quotation), viewer_(*session.generation, label_language) {}

  Resolved run(const store::Anchor& anchor) {
    const auto place = session_.snapshot().find(anchor.document);
    if (place) {
      in_document(DocumentBlocks(session_.snapshot(), *place), anchor);
    } else {
      in_others(anchor.hash);
    }
    return std::move(out_);
  }

 private:
  void in_document(const DocumentBlocks& blocks, const store::Anchor& anchor) {
    const auto there = blocks.at(anchor.number);
    if (there && fold32(blocks.store().hash(*there)) == anchor.hash) {
      return same({blocks.segment(), *there}, Resolution::exact);
    }
    if (take_same(blocks.with_hash(anchor.hash))) return;
    const store::Past past = blocks.store().past(blocks.document());
    const store::PastParagraph* old = find_old(past, anchor.hash);
    if (old == nullptr && quotation_.exact.empty()) return;
    out_.old_text = old != nullptr ? old->text : quotation_.exact;
    LikeParagraphs like(*out_.old_text, viewer_, *session_.analyser);
    if (old != nullptr && take(like, like.in_place(blocks, *old, kInPlace))) return;
    take(like, like.all(blocks, kElsewhere));
  }

  // The document is gone: it may have another name now.
  void in_others(std::uint32_t hash) {
    const index::Snapshot& snapshot = session_.snapshot();
    std::vector<BlockPlace> places;
    for (std::uint32_t segment = 0; segment < snapshot.segments().size(); ++segment) {
      for (std::uint32_t document = 0; document < snapshot.segments()[segment].store().documents();
           ++document) {
        if (snapshot.segments()[segment].is_deleted(document)) continue;
        const auto found = DocumentBlocks(snapshot, {segment, document}).with_hash(hash);
        places.insert(places.end(), found.begin(), found.end());
      }
    }
    if (take_same(places) || quotation_.exact.empty()) return;
    out_.old_text = quotation_.exact;
    LikeParagraphs like(*out_.old_text, viewer_, *session_.analyser);
    SearchRequest request;
    request.like = *out_.old_text;
    request.limit = kMostFound;
    request.spelling = false;
    places.clear();
    for (const auto& item : run_rank(session_, request, RankUnit::paragraph)) {
      if (const auto place = find_paragraph(snapshot, item.id)) places.push_back(*place);
    }
    take(like, like.among(places, kInOthers));
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

  // Takes what has been found, if anything.
  bool take(const LikeParagraphs& like, std::vector<LikeParagraph> found) {
    if (found.empty()) return false;
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
    out_.similarity = found.front().similarity;
    std::erase_if(found,
                  [&](const auto& each) { return each.similarity < kMargin * out_.similarity; });
    if (found.size() == 1) {
      out_.resolution = Resolution::edited;
      out_.paragraph = viewer_.paragraph(found.front().place);
      out_.changes = like.changes_to(out_.paragraph->text, found.front());
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
