#include "theme/tagger.h"

#include <algorithm>
#include <cmath>

namespace pilcrow::theme {
namespace {

// What a cue of a theme's is worth when it is found: see the formula in <pilcrow/themes.h>.
struct CueUse {
  std::size_t theme = 0;
  const Cue* cue = nullptr;
  double sign = 1;
};

// What has been found of one cue.
struct Found {
  CueEvidence evidence = {};
  std::size_t theme = 0;
};

double repeated(double weight, std::size_t times) {
  return weight * (2 - std::exp2(1 - static_cast<double>(times)));
}

}  // namespace

struct Tagger::Ready {
  std::vector<CueUse> uses;
  Matcher themes;
  std::vector<std::size_t> name_of_alias;
  Matcher names;
};

Tagger::Tagger(Taxonomy taxonomy, Names names)
    : taxonomy_(std::move(taxonomy)), names_(std::move(names)) {}
Tagger::~Tagger() = default;

const Tagger::Ready& Tagger::ready(const std::string& language, text::Analyser& analyser) {
  auto& found = by_language_[language];
  if (found) return *found;
  found = std::make_unique<Ready>();
  Ready& made = *found;
  const auto add = [&](const std::vector<Cue>& cues, std::size_t theme, double sign) {
    for (const Cue& cue : cues) {
      made.themes.add(cue, made.uses.size(), language, analyser);
      made.uses.push_back({theme, &cue, sign});
    }
  };
  if (const TaxonomyData* data = Access::of(taxonomy_)) {
    for (std::size_t i = 0; i < data->themes.size(); ++i) {
      add(data->themes[i].cues, i, 1);
      add(data->themes[i].against, i, -1);
    }
  }
  if (const NamesData* data = Access::of(names_)) {
    for (std::size_t i = 0; i < data->names.size(); ++i) {
      for (const Cue& alias : data->names[i].aliases) {
        made.names.add(alias, made.name_of_alias.size(), language, analyser);
        made.name_of_alias.push_back(i);
      }
    }
  }
  return made;
}

Tags Tagger::tag(const AnalysedText& paragraph, const std::string& language,
                 const std::vector<AnalysedText>& headings, text::Analyser& analyser) {
  const Ready& cues = ready(language, analyser);
  return {themes(paragraph, cues, headings), names(paragraph, cues)};
}

std::vector<ThemeAssignment> Tagger::themes(const AnalysedText& paragraph, const Ready& ready,
                                            const std::vector<AnalysedText>& headings) const {
  const TaxonomyData* data = Access::of(taxonomy_);
  if (data == nullptr) return {};
  struct Seen {
    std::size_t times = 0;
    Range first = {};
  };
  std::vector<Found> all;
  std::map<std::size_t, Seen> in_text;
  for (const auto& match : ready.themes.match(paragraph)) {
    Seen& seen = in_text[match.cue];
    if (seen.times++ == 0) seen.first = match.range;
  }
  for (const auto& [cue, seen] : in_text) {
    const CueUse& use = ready.uses[cue];
    all.push_back(
        {{use.cue->source, use.sign * repeated(use.cue->weight, seen.times), seen.first, false},
         use.theme});
  }
  double nearness = 1;
  for (const auto& heading : headings) {
    std::map<std::size_t, Range> here;
    for (const auto& match : ready.themes.match(heading)) here.emplace(match.cue, match.range);
    for (const auto& [cue, range] : here) {
      const CueUse& use = ready.uses[cue];
      const double score = use.sign * use.cue->weight * nearness * data->themes[use.theme].heading;
      if (score != 0) all.push_back({{use.cue->source, score, range, true}, use.theme});
    }
    nearness /= 2;
  }
  std::map<std::size_t, ThemeAssignment> by_theme;
  for (auto& found : all) {
    ThemeAssignment& theme = by_theme[found.theme];
    theme.score += found.evidence.score;
    theme.cues.push_back(std::move(found.evidence));
  }
  std::vector<ThemeAssignment> out;
  for (auto& [index, theme] : by_theme) {
    // The sum of a few halves and thirds may fall short of a threshold by a rounding error.
    if (theme.score <= 0 || theme.score + 1e-9 < data->themes[index].threshold) continue;
    theme.id = data->themes[index].id;
    std::stable_sort(theme.cues.begin(), theme.cues.end(), [](const auto& a, const auto& b) {
      if (std::abs(a.score) != std::abs(b.score)) return std::abs(a.score) > std::abs(b.score);
      return a.heading != b.heading ? b.heading : a.range.begin < b.range.begin;
    });
    out.push_back(std::move(theme));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  return out;
}

std::vector<NameMention> Tagger::names(const AnalysedText& paragraph, const Ready& ready) const {
  const NamesData* data = Access::of(names_);
  if (data == nullptr) return {};
  auto matches = ready.names.match(paragraph);
  // Longest first at each word; then left to right without overlap.
  std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
    return a.word != b.word ? a.word < b.word : a.words > b.words;
  });
  std::vector<NameMention> out;
  std::vector<bool> seen(data->names.size());
  std::size_t free_from = 0;
  for (const auto& match : matches) {
    if (match.word < free_from) continue;
    free_from = match.word + match.words;
    const std::size_t index = ready.name_of_alias[match.cue];
    if (seen[index]) continue;
    seen[index] = true;
    out.push_back({data->names[index].id, data->names[index].kind, {}, match.range});
  }
  return out;
}

}  // namespace pilcrow::theme
