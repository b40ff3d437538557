#include "api/search_run.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "api/correction.h"
#include "api/duplicates.h"
#include "api/explain.h"
#include "api/facets.h"
#include "api/marker.h"
#include "api/understanding.h"
#include "api/views.h"
#include "base/laps.h"
#include "index/page.h"
#include "pilcrow/error.h"
#include "search/parser.h"
#include "snippet/choose.h"
#include "store/anchor.h"
#include "text/breaks.h"

namespace pilcrow::api {
namespace {

constexpr std::size_t kMaxHits = 10000;
constexpr std::size_t kGroupHits = 3;

using search::Clause;
using index::Scored;

class SearchRun {
 public:
  SearchRun(Session& session, const SearchRequest& request)
      : session_(session),
        generation_(*session.generation),
        snapshot_(session.snapshot()),
        request_(request),
        understanding_(session, request),
        viewer_(generation_, request.label_language),
        marker_(session) {}

  SearchResult run() {
    SearchResult result;
    Laps laps;
    search::ParsedQuery query = prepare();
    result.times.understanding = laps.next();
    matches_ = match(query, ranked_unit());
    result.interpreted = search::to_string(query.root);
    result.notes = std::move(query.notes);
    result.notes.insert(result.notes.end(), matches_.notes.begin(), matches_.notes.end());
    result.total_paragraphs = matches_.size();
    result.total_documents = index::count_documents(snapshot_, matches_);
    result.times.matching = laps.next();
    if (request_.group == Group::document) {
      result.groups = groups(query.root);
    } else {
      result.hits = hits(query.root, matches_,
                         {request_.offset, request_.limit, request_.per_document, request_.fold,
                          sorting()});
    }
    result.times.hits = laps.next();
    result.facets = facets(query);
    result.times.facets = laps.next();
    if (request_.spelling) result.corrected = corrected(query.root);
    result.times.spelling = laps.next();
    return result;
  }

  std::vector<RankedItem> rank(RankUnit unit) {
    match(unit);
    const std::size_t first = request_.offset;
    const std::size_t count = request_.limit;
    std::vector<RankedItem> out;
    if (unit == RankUnit::document) {
      for (const auto& found : index::best_documents(snapshot_, matches_, first, count, sorting())) {
        const store::Store& store = snapshot_.segments()[found.place.segment].store();
        out.push_back({std::string(store.id(found.place.document)),
                       found.score / index::kScoreUnit});
      }
      return out;
    }
    for (const Scored& scored : index::best(snapshot_, matches_, first, count, false, sorting())) {
      const index::BlockPlace at = place(scored);
      const store::Store& store = snapshot_.segments()[at.segment].store();
      const std::uint32_t document = store.document_of(at.block);
      out.push_back({store::make_anchor(store.id(document), store.number_in(document, at.block),
                                        store.hash(at.block)),
                     scored.score});
    }
    return out;
  }

  Found find() {
    search::ParsedQuery query = match();
    return {std::move(query.root), std::move(matches_)};
  }

  std::optional<Explanation> explain(std::string_view anchor) {
    const auto place = find_paragraph(snapshot_, anchor);
    if (!place) return {};
    search::ParsedQuery query = prepare();
    const index::Explanation found =
        index::explain(snapshot_, query.root, query.leaves, filters_of(request_.select), *place);
    return Explanation{std::string(anchor),
                       search::to_string(query.root),
                       found.holds,
                       found.score / index::kScoreUnit,
                       view_parts(found),
                       std::move(query.notes)};
  }

 private:
  search::ParsedQuery prepare() {
    check_request();
    return understanding_.query();
  }

  search::ParsedQuery match(RankUnit unit = RankUnit::paragraph) {
    search::ParsedQuery query = prepare();
    matches_ = match(query, unit);
    return query;
  }

  // All that matches and is selected; or would be, if nothing were of one facet.
  index::Matches match(const search::ParsedQuery& query, RankUnit unit,
                       std::string_view without = {}) const {
    index::Matches out = index::match(snapshot_, query.root, query.leaves,
                                      filters_of(request_.select, without), unit);
    // What is like a paragraph is another one.
    for (const auto place : understanding_.models()) {
      index::Hits& hits = out.segments[place.segment];
      hits.erase(std::remove_if(hits.begin(), hits.end(),
                                [&](const auto& hit) { return hit.block == place.block; }),
                 hits.end());
    }
    return out;
  }

  // Another spelling, if it finds more.
  std::optional<std::string> corrected(const Clause& root) {
    auto text = correct(snapshot_, request_.query, root, matches_, *session_.analyser);
    if (!text) return {};
    const search::ParsedQuery query = understanding_.query(*text);
    const auto found =
        index::match(snapshot_, query.root, query.leaves, filters_of(request_.select)).size();
    return found > matches_.size() ? text : std::nullopt;
  }

  void check_request() const {
    if (request_.limit > kMaxHits || request_.offset > kMaxHits - request_.limit) {
      throw Error(ErrorCode::bad_argument, "offset and limit are at most 10,000 together");
    }
    if (request_.group == Group::document && request_.limit > kMaxHits / group_size()) {
      throw Error(ErrorCode::bad_argument, "groups give at most 10,000 hits together");
    }
    check_facets(generation_, request_.facets, request_.select);
  }

  index::BlockPlace place(const Scored& scored) const { return snapshot_.place(scored.key); }

  index::Sorting sorting() const { return {request_.sort, request_.reverse}; }

  // Hits of `matches`, with ranks behind `paging.first`.
  std::vector<Hit> hits(const Clause& root, const index::Matches& matches,
                        const index::Paging& paging) {
    const std::vector<index::PageHit> page = index::page(snapshot_, matches, paging);
    std::vector<Hit> out;
    out.reserve(page.size());
    for (const auto& found : page) {
      out.push_back(hit(root, found.scored, paging.first + out.size() + 1));
    }
    add_duplicates(snapshot_, matches, page, request_.duplicates, out);
    return out;
  }

  std::vector<HitGroup> groups(const Clause& root) {
    std::vector<HitGroup> out;
    index::Matches own;  // of one document
    own.segments.resize(matches_.segments.size());
    for (const auto& found : index::best_documents(snapshot_, matches_, request_.offset,
                                                   request_.limit, sorting())) {
      const index::Hits& all = matches_.segments[found.place.segment];
      index::Hits& some = own.segments[found.place.segment];
      some.assign(all.begin() + static_cast<std::ptrdiff_t>(found.first),
                  all.begin() + static_cast<std::ptrdiff_t>(found.last));
      HitGroup group;
      group.rank = request_.offset + out.size() + 1;
      group.score = found.score / index::kScoreUnit;
      group.document = view_document(generation_, found.place);
      group.total_paragraphs = some.size();
      group.hits = hits(root, own, {0, group_size(), 0, request_.fold, {}});
      some.clear();
      out.push_back(std::move(group));
    }
    return out;
  }

  RankUnit ranked_unit() const {
    return request_.group == Group::document ? RankUnit::document : RankUnit::paragraph;
  }

  std::size_t group_size() const {
    return request_.per_document == 0 ? kGroupHits : request_.per_document;
  }

  Hit hit(const Clause& root, const Scored& scored, std::size_t rank) {
    Hit out;
    out.rank = rank;
    out.score = scored.score;
    out.paragraph = viewer_.paragraph(place(scored));
    if (request_.snippet.fragments > 0) {
      out.snippet = snippet(root, out.paragraph, place(scored));
    }
    if (!request_.full_text) out.paragraph.text.clear();
    return out;
  }

  Snippet snippet(const Clause& root, const Paragraph& paragraph, index::BlockPlace place) {
    return snippet::choose(paragraph.text, sentences(paragraph),
                           marker_.marks(root, paragraph, place), matches_.rarity,
                           request_.snippet, session_.analyser->clusters(paragraph.text));
  }

  // Where all of a paragraph is shown it does not matter where its sentences end.
  std::vector<Range> sentences(const Paragraph& paragraph) {
    if (paragraph.text.size() > request_.snippet.length) {
      return session_.analyser->sentences(paragraph.text, paragraph.language);
    }
    const Range all = text::trim(paragraph.text, {0, paragraph.text.size()});
    return all.empty() ? std::vector<Range>() : std::vector<Range>{all};
  }

  FacetCounts facets(const search::ParsedQuery& query) const {
    FacetCounts out;
    index::FacetCounter counter(snapshot_, matches_);
    for (const auto& facet : request_.facets) {
      const auto chosen = chosen_values(request_.select, facet.name);
      const bool beside = std::any_of(request_.select.begin(), request_.select.end(),
                                      [&](const auto& one) { return one.facet == facet.name; });
      const auto counts = [&](index::FacetCounter& of) {
        return count(of, facet, chosen, generation_, request_.label_language);
      };
      if (beside) {
        const index::Matches others = match(query, RankUnit::paragraph, facet.name);
        index::FacetCounter of_others(snapshot_, others);
        out[facet.key()] = counts(of_others);
      } else {
        out[facet.key()] = counts(counter);
      }
    }
    return out;
  }

  Session& session_;
  const Generation& generation_;
  const index::Snapshot& snapshot_;
  const SearchRequest& request_;
  Understanding understanding_;
  Viewer viewer_;
  Marker marker_;
  index::Matches matches_;
};

}  // namespace

SearchResult run_search(Session& session, const SearchRequest& request) {
  return SearchRun(session, request).run();
}

std::vector<RankedItem> run_rank(Session& session, const SearchRequest& request, RankUnit unit) {
  return SearchRun(session, request).rank(unit);
}

Found run_find(Session& session, const SearchRequest& request) {
  return SearchRun(session, request).find();
}

std::optional<Explanation> run_explain(Session& session, const SearchRequest& request,
                                       std::string_view anchor) {
  return SearchRun(session, request).explain(anchor);
}

}  // namespace pilcrow::api
