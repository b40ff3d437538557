#include "theme/aliases.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/common_words.h"

namespace pilcrow::theme {
namespace {

// Words of so many letters are common in some language.
constexpr std::size_t kShort = 2;

char32_t first_character(std::string_view word) {
  std::size_t at = 0;
  return next_code_point(word, at);
}

// Whether a word may have the stem: a stem is the beginning of its words but for its last letter,
// as "parti" of "party".
bool may_have_stem(std::string_view word, std::string_view stem) {
  const std::size_t kept = stem.empty() ? 0 : floor_boundary(stem, stem.size() - 1);
  return word.starts_with(stem.substr(0, kept));
}

}  // namespace

Aliases::Aliases(const Names& names, text::Analyser& analyser) : names_(names) {
  const NamesData* data = Access::of(names_);
  if (data == nullptr) return;
  for (std::size_t i = 0; i < data->names.size(); ++i) {
    for (const Cue& cue : data->names[i].aliases) {
      if (cue.words.empty()) continue;
      Alias alias{i, &cue, cue.words};
      add(alias);
      const auto both = [](const std::string& a, const std::string& b) {
        return text::is_ideograph(a) && text::is_ideograph(b);
      };
      if (std::adjacent_find(cue.words.begin(), cue.words.end(), both) == cue.words.end()) continue;
      // Between quotation marks each is a word, else any two are.
      alias.words.clear();
      for (auto& word : analyser.analyse_query(cue.text, {})) {
        alias.words.push_back(std::move(word.exact));
      }
      add(std::move(alias));
    }
  }
}

void Aliases::add(Alias alias) {
  std::string text;
  for (const auto& word : alias.words) text += (text.empty() ? "" : " ") + word;
  const std::size_t count = alias.words.size();
  longest_ = std::max(longest_, count);
  by_text_[text].push_back(aliases_.size());
  by_start_[{count, first_character(alias.words.front())}].push_back(aliases_.size());
  aliases_.push_back(std::move(alias));
}

std::vector<std::size_t> Aliases::find(std::span<const Word> words,
                                       text::Analyser& analyser) const {
  std::vector<std::size_t> out;
  if (words.empty() || words.size() > longest_) return out;
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    text += word.exact;
  }
  if (const auto found = by_text_.find(text); found != by_text_.end()) {
    for (const std::size_t i : found->second) {
      if (is_typed(aliases_[i], words)) out.push_back(aliases_[i].name);
    }
  }
  const auto found = by_start_.find({words.size(), first_character(words.front().exact)});
  if (out.empty() && found != by_start_.end()) {
    for (const std::size_t i : found->second) {
      const Alias& alias = aliases_[i];
      if (may_match(alias, words) && matches(alias, words, analyser)) out.push_back(alias.name);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Aliases::is_typed(const Alias& alias, std::span<const Word> words) {
  if (alias.cue->kind != Cue::Kind::capitals || words.size() > 1) return true;
  const std::string_view word = words.front().exact;
  const bool other = count_code_points(word) <= kShort || text::is_common(word);
  return !other || words.front().text == alias.cue->text;
}

// Whether each word has a stem that the alias's word may have: most have not.
bool Aliases::may_match(const Alias& alias, std::span<const Word> words) {
  if (alias.cue->kind == Cue::Kind::capitals) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].exact == alias.words[i]) continue;
    const auto* stems = words[i].stems;
    const bool may = stems != nullptr && std::any_of(stems->begin(), stems->end(), [&](auto& stem) {
                       return may_have_stem(alias.words[i], stem.text);
                     });
    if (!may) return false;
  }
  return true;
}

bool Aliases::matches(const Alias& alias, std::span<const Word> words, text::Analyser& analyser) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].exact == alias.words[i]) continue;
    const auto same = [&](const text::Stem& stem) {
      return std::any_of(stem.languages.begin(), stem.languages.end(), [&](const auto& language) {
        return text::is_of_script(alias.words[i], language) &&
               analyser.stem(alias.words[i], language) == stem.text;
      });
    };
    if (std::none_of(words[i].stems->begin(), words[i].stems->end(), same)) return false;
  }
  return true;
}

}  // namespace pilcrow::theme
