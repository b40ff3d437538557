#include "search/fillers.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/function_words.h"

namespace pilcrow::search {
namespace {

using Words = std::vector<Clause*>;

std::size_t count(const Clause* word, bool (*kind)(char32_t)) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < word->text.size();) {
    if (kind(next_code_point(word->text, at))) ++out;
  }
  return out;
}

// "US unemployment": where not all is in capitals, a word that is stands for something else.
bool has_small_letters(const Clause* word) { return count(word, text::is_lower) > 0; }
bool is_in_capitals(const Clause* word) {
  return count(word, text::is_upper) > 1 && !has_small_letters(word);
}

bool fills_in(const Clause& word, const std::string& language) {
  if (!text::tells_by_accents(language)) {
    return text::is_function_word(word.words.front(), language);
  }
  return std::any_of(word.stems.begin(), word.stems.end(), [&](const text::Stem& stem) {
    return stem.is_of(language) && text::is_function_word(stem.text, language);
  });
}

// Whether anything is asked for but single words.
bool collect(Clause& clause, Words& words) {
  if (clause.kind != ClauseKind::group) {
    return clause.kind != ClauseKind::everything && clause.kind != ClauseKind::filter;
  }
  bool more = false;
  for (auto& child : clause.children) {
    const bool word = child.kind == ClauseKind::word && child.field == Field::text &&
                      (child.role == Role::optional || child.role == Role::lifting);
    if (word) {
      words.push_back(&child);
    } else if (child.role != Role::excluded) {
      more = collect(child, words) || more;
    }
  }
  return more;
}

}  // namespace

void mark_fillers(Clause& root, const std::vector<std::string>& languages) {
  Words words;
  bool more = collect(root, words);
  if (std::any_of(words.begin(), words.end(), has_small_letters)) {
    more = std::erase_if(words, is_in_capitals) > 0 || more;
  }
  std::vector<std::string> of_query;
  std::ptrdiff_t most = 1;
  for (const auto& language : languages) {
    const auto count = std::count_if(words.begin(), words.end(), [&](const Clause* word) {
      return fills_in(*word, language);
    });
    if (count > most) of_query.clear();
    if (count >= most) of_query.push_back(language);
    most = std::max(most, count);
  }
  if (of_query.empty()) return;
  const auto fills = [&](const Clause* word) {
    return std::all_of(of_query.begin(), of_query.end(), [&](const std::string& language) {
      return fills_in(*word, language);
    });
  };
  if (!more && std::all_of(words.begin(), words.end(), fills)) return;
  for (auto* word : words) word->filler = fills(word);
}

}  // namespace pilcrow::search
