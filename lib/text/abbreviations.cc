#include "text/abbreviations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace pilcrow::text {
namespace {

// What comes before a name or a number. What may as well end a sentence ("etc.", "Co.", "г.") is
// left out: a sentence too short is the lesser evil.
struct Words {
  std::string_view language;
  std::string_view words;  // each between two spaces
};
constexpr std::array<Words, 7> kWords = {{
    {"en",
     " Dr Mr Mrs Ms Messrs Prof Rev Hon St Gen Lt Col Maj Capt Cmdr Sgt Brig Adm Sen Gov Rep Amb"
     " Fig Art Vol Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec vs "},
    {"ru", " им ул см ср рис стр акад проф ген адм св тов гл "},
    {"de", " Dr Hr Fr Prof St Nr Art Abs Bd Gen Abb vgl "},
    {"fr", " MM Mme Mlle Dr Pr Me St Ste art vol chap fig "},
    {"es", " Sr Sra Srta Dr Dra Prof Gral art núm vol pág "},
    {"it", " Sig Dott Prof Gen On art vol pag fig "},
    {"pt", " Sr Sra Dr Dra Prof Gen art vol pág fig "},
}};

// "J." and "U.S.": capitals, each with its full stop.
bool is_initials(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!u_isupper(static_cast<UChar32>(next_code_point(word, at)))) return false;
    if (at >= word.size() || word[at++] != '.') return false;
  }
  return true;
}

bool is_listed(std::string_view word, std::string_view language) {
  const auto* const found = std::find_if(
      kWords.begin(), kWords.end(), [&](const Words& words) { return words.language == language; });
  if (found == kWords.end()) return false;
  for (std::size_t at = found->words.find(word); at != std::string_view::npos;
       at = found->words.find(word, at + 1)) {
    if (found->words[at - 1] == ' ' && found->words[at + word.size()] == ' ') return true;
  }
  return false;
}

}  // namespace

bool ends_in_abbreviation(std::string_view sentence, std::string_view language) {
  constexpr std::size_t kMaxBytes = 32;
  if (!sentence.ends_with('.')) return false;
  std::string_view word = sentence.substr(sentence.size() - std::min(sentence.size(), kMaxBytes));
  if (const std::size_t before = word.find_last_of(" \t([\"-"); before != std::string_view::npos) {
    word.remove_prefix(before + 1);
  }
  if (word.size() < 2 || is_continuation(word.front())) return false;
  return is_initials(word) || is_listed(word.substr(0, word.size() - 1), language);
}

}  // namespace pilcrow::text
