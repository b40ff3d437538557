#include "api/understanding.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "api/facets.h"
#include "api/feedback.h"
#include "api/filters.h"
#include "api/views.h"
#include "base/utf8.h"
#include "index/best.h"
#include "index/match.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/stem.h"

namespace pilcrow::api {
namespace {

// Paragraphs that `SearchRequest::expand` takes for answers. One is trusted as its share of the best
// one's score, to this power: relevance models weigh by likelihood too (Lavrenko, Croft: "Relevance-
// Based Language Models", 2001). Where one answer stands out, others hardly count.
constexpr std::size_t kExpandedBy = 20;
constexpr double kTrustPower = 3;

constexpr std::size_t kMaxLikeBytes = std::size_t{1} << 20;

using search::Clause;
using search::ClauseKind;
using search::Field;

}  // namespace

search::ParsedQuery Understanding::query() {
  search::ParsedQuery out = query(request_.query);
  if (request_.expand || !request_.relevant.empty() || !request_.like.empty()) feed_back(out);
  return out;
}

search::ParsedQuery Understanding::query(const std::string& text) {
  const Generation& generation = *session_.generation;
  const std::vector<std::string>& languages = session_.snapshot().languages();
  text::Analyser& analyser = *session_.analyser;
  search::ParsedQuery out =
      search::parse(text, languages, analyser, parse_options(generation, request_.strict));
  normalise_filters(out.root);
  if (request_.aliases && !generation.names.empty()) {
    const auto make = [&] { return theme::Aliases(generation.names, analyser); };
    add_aliases(out, generation.names, generation.aliases->get(make), analyser);
  }
  search::weigh_words(out, languages, analyser);
  return out;
}

void Understanding::require_theme(const std::string& theme, ErrorCode code,
                                  std::size_t where) const {
  const Taxonomy& themes = session_.generation->themes;
  if (themes.contains(theme)) return;
  std::string message = "there is no theme '" + theme + "'";
  if (themes.empty()) message += ": the index was made without themes";
  throw Error(code, message, code == ErrorCode::bad_query ? request_.query : "", where);
}

// Filters name what the index knows by its own spelling.
void Understanding::normalise_filters(Clause& clause) const {
  for (auto& child : clause.children) normalise_filters(child);
  if (clause.kind != ClauseKind::filter) return;
  if (clause.field == Field::theme) {
    require_theme(clause.text, ErrorCode::bad_query, clause.source.begin);
  } else if (clause.field == Field::language) {
    const std::string code = text::primary_language(clause.text);
    clause.text = code.empty() ? text::fold(clause.text) : code;
  }
}

std::vector<Understanding::Answer> Understanding::answers(const search::ParsedQuery& query) const {
  const index::Snapshot& snapshot = session_.snapshot();
  std::vector<Answer> out;
  for (const auto& anchor : request_.relevant) {
    const auto place = find_paragraph(snapshot, anchor);
    if (!place) throw Error(ErrorCode::bad_argument, "there is no paragraph '" + anchor + "'");
    out.push_back({*place});
  }
  // Where nothing is scored no answer is better than another.
  if (!request_.expand || query.leaves == 0) return out;
  const auto found = index::match(snapshot, query.root, query.leaves, filters_of(request_.select));
  const auto guesses = index::best(snapshot, found, 0, kExpandedBy, true, {});
  for (const auto& guess : guesses) {
    if (guess.score == 0) break;
    const double trust = std::pow(guess.score / guesses.front().score, kTrustPower);
    out.push_back({snapshot.place(guess.key), trust});
  }
  return out;
}

// Of a text that may be too short to tell: that of most blocks, among those of its script.
std::string Understanding::likely_language(std::string_view text) const {
  std::map<std::string_view, std::size_t> blocks;
  for (const auto& segment : session_.snapshot().segments()) {
    const store::Store& store = segment.store();
    for (std::size_t i = 0; i < store.languages().size(); ++i) {
      blocks[store.languages()[i]] += store.language_blocks()[i];
    }
  }
  std::string out;
  std::size_t most = 0;
  for (const auto& [language, count] : blocks) {
    if (count <= most || language.empty() || !text::is_of_script(text, language)) continue;
    out = language;
    most = count;
  }
  return out;
}

void Understanding::feed_back(search::ParsedQuery& query) {
  const bool alone = request_.query.empty();
  std::vector<AnsweringText> texts;
  Viewer viewer(*session_.generation, request_.label_language);
  for (const Answer& answer : answers(query)) {
    Paragraph paragraph = viewer.paragraph(answer.place);
    texts.push_back({std::move(paragraph.text), std::move(paragraph.language), answer.trust});
    if (alone) models_.push_back(answer.place);
  }
  if (!request_.like.empty()) {
    if (!is_utf8(request_.like)) {
      throw Error(ErrorCode::bad_argument, "the text to be like is not UTF-8");
    }
    if (request_.like.size() > kMaxLikeBytes) {
      throw Error(ErrorCode::bad_argument, "the text to be like is longer than 1 MiB");
    }
    texts.push_back({request_.like, text::find_language(request_.like, likely_language(request_.like))});
  }
  if (texts.empty()) return;
  const bool known = !request_.relevant.empty() || !request_.like.empty();
  add_feedback(query, session_.snapshot(), texts, known ? Answers::known : Answers::guessed,
               *session_.analyser);
}

}  // namespace pilcrow::api
