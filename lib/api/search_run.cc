#include "api/search_run.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "api/views.h"
#include "pilcrow/error.h"
#include "search/counts.h"
#include "search/parser.h"
#include "snippet/choose.h"
#include "snippet/marks.h"
#include "text/fold.h"

namespace pilcrow::api {
namespace {

constexpr std::size_t kMaxHits = 10000;

using search::Clause;
using search::ClauseKind;
using search::Field;
using Scored = index::Reader::Scored;

class SearchRun {
 public:
  SearchRun(Session& session, const SearchRequest& request)
      : session_(session),
        snapshot_(*session.snapshot),
        columns_(session.snapshot->columns),
        request_(request) {}

  SearchResult run() {
    check_request();
    search::ParsedQuery query =
        search::parse(request_.query, snapshot_.languages, session_.analyser);
    normalise_filters(query.root);
    weights_.resize(query.leaves);
    weigh(query.root);
    const index::Reader::Match match = session_.reader.match(query.root, request_.themes);
    keys_ = match.all();
    check_keys();

    SearchResult result;
    result.interpreted = search::to_string(query.root);
    result.notes = std::move(query.notes);
    result.notes.insert(result.notes.end(), match.notes().begin(), match.notes().end());
    result.total_paragraphs = keys_.size();
    result.total_documents = search::count_documents(columns_, keys_);
    result.hits = hits(query.root, page(match));
    for (const auto& facet : request_.facets) result.facets[facet] = count(facet);
    return result;
  }

 private:
  void check_request() const {
    if (request_.limit > kMaxHits || request_.offset > kMaxHits - request_.limit) {
      throw Error(ErrorCode::bad_argument, "offset and limit are at most 10,000 together");
    }
    for (const auto& facet : request_.facets) {
      if (columns_.facets.count(facet)) continue;
      std::string known;
      for (const auto& [name, column] : columns_.facets)
        known += (known.empty() ? "" : ", ") + name;
      throw Error(ErrorCode::bad_argument,
                  "there is no facet '" + facet + "'; there are: " + known);
    }
    for (const auto& theme : request_.themes) require_theme(theme, ErrorCode::bad_argument, 0);
  }

  void require_theme(const std::string& theme, ErrorCode code, std::size_t where) const {
    if (snapshot_.themes.contains(theme)) return;
    std::string message = "there is no theme '" + theme + "'";
    if (snapshot_.themes.empty()) message += ": the index was made without themes";
    throw Error(code, message, code == ErrorCode::bad_query ? request_.query : "", where);
  }

  // Filters name what the index knows by its own spelling.
  void normalise_filters(Clause& clause) const {
    for (auto& child : clause.children) normalise_filters(child);
    if (clause.kind != ClauseKind::filter) return;
    if (clause.field == Field::theme) {
      require_theme(clause.text, ErrorCode::bad_query, clause.source.begin);
    } else if (clause.field == Field::language) {
      clause.text = text::fold(clause.text);
    }
  }

  // How much showing each word of the query is worth.
  void weigh(const Clause& clause) {
    for (const auto& child : clause.children) weigh(child);
    const bool leaf = clause.kind == ClauseKind::word || clause.kind == ClauseKind::phrase ||
                      clause.kind == ClauseKind::prefix;
    if (leaf && clause.field == Field::text)
      weights_[clause.number] = session_.reader.rarity(clause);
  }

  // Every key must be a paragraph that the columns know: both come from one commit.
  void check_keys() const {
    for (const std::uint32_t key : keys_) {
      if (key >= columns_.document.size() || columns_.document[key] == store::Columns::kNone) {
        throw Error(ErrorCode::corrupt, "a paragraph belongs to no document");
      }
    }
  }

  // The best hits of the page, exact duplicates folded into the best of them.
  std::vector<Scored> page(const index::Reader::Match& match) const {
    const std::size_t wanted = request_.offset + request_.limit;
    std::vector<Scored> out;
    if (request_.limit == 0) return out;
    std::unordered_set<std::uint64_t> seen;
    std::size_t at = 0;
    std::size_t batch = wanted + 10;
    while (seen.size() < wanted) {
      const std::vector<Scored> found = match.best(at, batch);
      for (const Scored& scored : found) {
        if (seen.size() >= wanted || !seen.insert(columns_.hash[scored.key]).second) continue;
        if (seen.size() > request_.offset) out.push_back(scored);
      }
      if (found.size() < batch) break;
      at += batch;
      batch *= 2;
    }
    return out;
  }

  std::vector<Hit> hits(const Clause& root, const std::vector<Scored>& page) {
    std::unordered_map<std::uint64_t, std::size_t> by_hash;
    std::vector<Hit> out;
    for (const Scored& scored : page) {
      by_hash.emplace(columns_.hash[scored.key], out.size());
      out.push_back(hit(root, scored, request_.offset + out.size() + 1));
    }
    for (const std::uint32_t key : keys_) {
      const auto found = by_hash.find(columns_.hash[key]);
      if (found == by_hash.end() || page[found->second].key == key) continue;
      const std::uint32_t document = columns_.document[key];
      out[found->second].duplicates.push_back({view_anchor(snapshot_, key),
                                               columns_.documents[document].id,
                                               key - columns_.documents[document].first + 1});
    }
    return out;
  }

  Hit hit(const Clause& root, const Scored& scored, std::size_t rank) {
    Hit out;
    out.rank = rank;
    out.score = scored.score;
    out.paragraph = view_paragraph(snapshot_, scored.key, session_.reader.paragraph(scored.key),
                                   request_.label_language);
    out.snippet = snippet(root, out.paragraph);
    if (!request_.full_text) out.paragraph.text.clear();
    return out;
  }

  Snippet snippet(const Clause& root, const Paragraph& paragraph) {
    text::Analyser& analyser = session_.analyser;
    const auto tokens = analyser.analyse(paragraph.text, paragraph.language);
    // As they were analysed for the index: in the document's language.
    std::vector<std::vector<text::Token>> above;
    for (const auto& heading : paragraph.section) {
      above.push_back(analyser.analyse(heading, paragraph.document.language));
    }
    above.push_back(analyser.analyse(paragraph.document.title, paragraph.document.language));
    snippet::MarkedText marked;
    marked.text = paragraph.text;
    marked.tokens = &tokens;
    for (const auto& heading : above) marked.headings.push_back(&heading);
    marked.sections = paragraph.section.size();
    marked.passes_filter = [&](const Clause& filter) { return passes(filter, paragraph); };
    return snippet::choose(paragraph.text, analyser.sentences(paragraph.text, paragraph.language),
                           snippet::find_marks(root, marked), weights_, request_.snippet);
  }

  static bool passes(const Clause& filter, const Paragraph& paragraph) {
    const std::string& value = filter.text;
    switch (filter.field) {
      case Field::language: return paragraph.language == value;
      case Field::document:
        return value.ends_with('/') ? paragraph.document.id.starts_with(value)
                                    : paragraph.document.id == value;
      case Field::theme:
        return std::any_of(paragraph.themes.begin(), paragraph.themes.end(),
                           [&](const auto& theme) {
                             return theme.id == value || theme.id.starts_with(value + "/");
                           });
      default: return true;
    }
  }

  std::vector<FacetCount> count(const std::string& name) const {
    std::vector<FacetCount> counts =
        search::count_facet(columns_, columns_.facets.find(name)->second, keys_);
    const auto& selected = request_.themes;
    for (auto& count : counts) {
      count.label = view_label(snapshot_, name, count.value, request_.label_language);
      count.selected = name == "theme" &&
                       std::find(selected.begin(), selected.end(), count.value) != selected.end();
    }
    return counts;
  }

  Session& session_;
  const Snapshot& snapshot_;
  const store::Columns& columns_;
  const SearchRequest& request_;
  std::vector<std::uint32_t> keys_;  // of all that match, ascending
  std::vector<double> weights_;
};

}  // namespace

SearchResult run_search(Session& session, const SearchRequest& request) {
  return SearchRun(session, request).run();
}

}  // namespace pilcrow::api
