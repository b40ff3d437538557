#include "api/cue_candidates.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "api/placer.h"
#include "api/stem_book.h"
#include "pilcrow/error.h"
#include "text/fold.h"
#include "theme/model.h"

namespace pilcrow::api {
namespace {

struct Count {
  std::size_t inside = 0;
  std::size_t outside = 0;
};

// Whether a cue of the theme finds the word, as far as can be told from its text.
bool is_known(const theme::ThemeNode* node, const std::string& word, const std::string& stem,
              text::Analyser& analyser, const std::vector<std::string>& languages) {
  if (node == nullptr) return false;
  return std::any_of(node->cues.begin(), node->cues.end(), [&](const theme::Cue& cue) {
    const std::string text = text::fold(cue.text);
    if (cue.kind == theme::Cue::Kind::tree) return text.find(word) != std::string::npos;
    if (cue.kind == theme::Cue::Kind::prefix) return word.starts_with(text);
    if (text == word) return true;
    return std::any_of(languages.begin(), languages.end(),
                       [&](const auto& language) { return analyser.stem(text, language) == stem; });
  });
}

double term(double count, double expected) {
  return count > 0 ? count * std::log(count / expected) : 0;
}

}  // namespace

double log_likelihood(double inside, double chosen, double outside, double others) {
  const double all = chosen + others;
  const double with = inside + outside;
  const double without = all - with;
  if (all <= 0) return 0;
  return 2 * (term(inside, chosen * with / all) + term(outside, others * with / all) +
              term(chosen - inside, chosen * without / all) +
              term(others - outside, others * without / all));
}

std::vector<CueCandidate> suggest_cues(Session& session, const CueRequest& request) {
  const Generation& generation = *session.generation;
  const index::Snapshot& snapshot = session.snapshot();
  if (!request.theme.empty() && !generation.themes.contains(request.theme)) {
    throw Error(ErrorCode::bad_argument, "there is no theme '" + request.theme + "'");
  }
  const std::string section = text::fold(request.section);
  text::Analyser& analyser = *session.analyser;
  Placer placer(snapshot, analyser);
  StemBook book;
  std::vector<Count> words;
  std::map<std::string, Count> names;
  Count paragraphs;
  placer.each([&](index::BlockPlace place, std::size_t) {
    const theme::Placed& paragraph = placer.paragraph(place);
    const store::Evidence evidence =
        snapshot.segments()[place.segment].tags->evidence(place.block, paragraph.text.text.size());
    const bool chosen =
        request.section.empty()
            ? std::any_of(evidence.themes.begin(), evidence.themes.end(),
                          [&](const auto& theme) {
                            return theme.id == request.theme ||
                                   theme.id.starts_with(request.theme + "/");
                          })
            : std::any_of(paragraph.above.begin(), paragraph.above.end(),
                          [&](const theme::Heading* heading) {
                            return text::fold(heading->text).find(section) != std::string::npos;
                          });
    const auto add = [&](Count& count) { ++(chosen ? count.inside : count.outside); };
    add(paragraphs);
    std::set<std::uint32_t> seen;
    for (const auto& token : *paragraph.text.tokens) {
      const auto number = book.number(token, paragraph.language);
      if (!number || !seen.insert(*number).second) continue;
      words.resize(book.size());
      add(words[*number]);
    }
    for (const auto& name : evidence.names) add(names[name.kind + ":" + name.id]);
  });
  const auto inside = static_cast<double>(paragraphs.inside);
  const auto outside = static_cast<double>(paragraphs.outside);
  std::vector<std::pair<double, std::uint32_t>> best;
  std::vector<CueCandidate> out;
  const auto rated = [&](const Count& count) -> double {
    const auto in = static_cast<double>(count.inside);
    const auto of_others = static_cast<double>(count.outside);
    if (count.inside < 2 || in * outside <= of_others * inside) return 0;
    return log_likelihood(in, inside, of_others, outside);
  };
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const double score = rated(words[i]);
    if (score > 0) best.emplace_back(score, i);
  }
  std::sort(best.begin(), best.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : book.stem(a.second) < book.stem(b.second);
  });
  const theme::TaxonomyData* themes = theme::Access::of(generation.themes);
  const theme::ThemeNode* node =
      request.theme.empty() ? nullptr : &themes->themes[themes->by_id.find(request.theme)->second];
  for (const auto& [score, i] : best) {
    if (out.size() == request.limit) break;
    std::string form = book.form(i, analyser);
    if (form.empty()) continue;
    const bool known = is_known(node, form, book.stem(i), analyser, snapshot.languages());
    out.push_back({std::move(form), words[i].inside, words[i].outside, score, known});
  }
  for (const auto& [name, count] : names) {
    const double score = rated(count);
    if (score <= 0) continue;
    const bool known = is_known(node, name, name, analyser, {});
    out.push_back({name, count.inside, count.outside, score, known});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  if (out.size() > request.limit) out.resize(request.limit);
  return out;
}

}  // namespace pilcrow::api
