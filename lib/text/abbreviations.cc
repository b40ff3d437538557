#include "text/abbreviations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/function_words.h"

namespace pilcrow::text {
namespace {

// Folded; each between two spaces. What may as well end a sentence ("etc.", "Co.") is left out: a
// sentence too short is the lesser evil.
struct Words {
  std::string_view language;
  std::string_view names;    // before names, and whatever else
  std::string_view numbers;  // before numbers only: "No. 4", but "No."
  std::string_view units;    // before names, unless a number stands before them: "г. Москва"
};
constexpr std::array<Words, 7> kWords = {{
    {"en",
     " dr mr mrs ms messrs prof rev hon st gen lt col maj capt cmdr sgt brig adm sen gov rep amb"
     " jan feb mar apr aug sept sep oct nov dec vs ",
     " no nos fig figs art arts vol vols ch chap p pp sec ed ca c ", ""},
    {"ru",
     " им ул см ср рис стр акад проф ген адм св тов гл кн т кв оз инж полк кап гр ст ф оп гос пос "
     "дер"
     " бул просп пл янв февр мар апр авг сент окт нояб дек ",
     " д п табл вып изд ", " г р с о "},
    {"de",
     " dr hr fr prof st nr art abs bd gen abb vgl fa mio mrd tsd ing dipl med phil jur hl inkl jan "
     "febr aug sept"
     " okt nov dez ",
     " s kap ca bl ", ""},
    {"fr",
     " mm mme mlle dr pr me st ste art chap fig av bd boul janv fevr avr juil sept oct nov dec ",
     " p pp vol env ", ""},
    {"es",
     " sr sra srta dna dr dra prof gral fr cia av avda art fig num pag cap c ee sto sta ud dto "
     "sept oct"
     " nov dic ",
     " p pp vol ", ""},
    {"it", " sig dott prof gen on art fig cap sen ", " p pp pag vol ", ""},
    {"pt", " sr sra dr dra prof gen art fig cap av ", " p pp pag vol ", ""},
}};

// German words before ordinals.
constexpr std::string_view kBeforeOrdinals =
    " am vom zum im beim der die das dem den des bis seit ab und ";

bool has(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    if (at > 0 && list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  }
  return false;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// The last word of a text, if it is not longer than words are, and what comes before it, without
// the space between them.
struct Last {
  std::string_view before = {};
  std::string_view word = {};
};
Last last_word(std::string_view text) {
  constexpr std::size_t kMaxBytes = 32;
  const std::size_t from = text.size() - std::min(text.size(), kMaxBytes);
  const std::string_view tail = text.substr(from);
  std::size_t begin = 0;
  for (const std::string_view mark :
       {" ", "\t", "(", "[", "\"", "'", "-", "\u2019", "\u00AB", "\u201E", "\u00A0", "\u202F"}) {
    const std::size_t at = tail.rfind(mark);
    if (at != tail.npos) begin = std::max(begin, at + mark.size());
  }
  if (begin == 0 && from > 0) return {};
  Last out{text.substr(0, from + begin), tail.substr(begin)};
  while (!out.before.empty() && (out.before.back() == ' ' || out.before.back() == '\t')) {
    out.before.remove_suffix(1);
  }
  return out;
}

// The first word of a text, behind what opens it.
std::string_view first_word(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t at = begin;
    if (is_letter(next_code_point(text, at)) || is_digit_at(text, begin)) break;
    if (begin > 8) return {};
    begin = at;
  }
  std::size_t end = begin;
  while (end < text.size()) {
    std::size_t at = end;
    if (!is_letter(next_code_point(text, at)) && !is_digit_at(text, end)) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

// Whether a sentence likely begins so: with a capital, and a word that is no name.
bool begins_sentence(std::string_view rest, std::string_view language) {
  const std::string_view word = first_word(rest);
  if (word.empty()) return false;
  std::size_t at = 0;
  if (!is_upper(next_code_point(word, at))) return false;
  const std::size_t end = static_cast<std::size_t>(word.data() - rest.data()) + word.size();
  const bool initial = at == word.size() && end < rest.size() && rest[end] == '.';
  return !initial && is_function_word(fold(word), language);
}

// "J." and "U.S.": capitals, each with its full stop.
bool is_initials(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_upper(next_code_point(word, at))) return false;
    if (at >= word.size() || word[at++] != '.') return false;
  }
  return !word.empty();
}

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789") == word.npos && !word.empty();
}

bool is_abbreviation(const Last& last, std::string_view rest, std::string_view language) {
  const std::string word = fold(last.word.substr(0, last.word.size() - 1));
  if (word.empty()) return false;
  if (is_number(word)) {
    const Last before = last_word(last.before);
    // A date: "2008. 10. 4. …", "3. 10. 1990".
    if (word.size() <= 4 && before.word.ends_with('.') &&
        is_number(before.word.substr(0, before.word.size() - 1))) {
      return true;
    }
    if (language == "ko" && is_digit_at(rest, 0)) return true;
    return language == "de" && word.size() <= 2 && has(kBeforeOrdinals, fold(before.word));
  }
  const auto* const found = std::find_if(
      kWords.begin(), kWords.end(), [&](const Words& words) { return words.language == language; });
  if (found == kWords.end()) return false;
  const bool listed = has(found->names, word);
  const bool before_number = has(found->numbers, word) && is_digit_at(rest, 0);
  // "и т. д." ends what it ends.
  if (before_number && last.before.ends_with("т.")) return false;
  if (has(found->units, word)) {
    return last.before.empty() || !is_digit_at(last.before, last.before.size() - 1);
  }
  return before_number || (listed && !begins_sentence(rest, language));
}

// "B. für" of "z. B. für".
bool begins_with_initial(std::string_view rest) {
  const std::string_view word = first_word(rest);
  const std::size_t end = static_cast<std::size_t>(word.data() - rest.data()) + word.size();
  return count_code_points(word) == 1 && end < rest.size() && rest[end] == '.';
}

// Whether the sentence ends with a question or a call in quotation marks, and goes on behind it.
bool is_quoted(std::string_view sentence, std::string_view rest) {
  std::size_t last = floor_boundary(sentence, sentence.size() - 1);
  return closes(next_code_point(sentence, last)) && begins_in_lower_case(rest);
}

}  // namespace

std::size_t closing_mark(std::string_view rest) {
  std::size_t at = 0;
  if (rest.empty()) return 0;
  const char32_t c = next_code_point(rest, at);
  // Marks that close in German, where no space stands before them, open elsewhere.
  if (!closes(c) || c == U'\u00AB' || c == U'\u2018' || c == U'\u201C') return 0;
  std::size_t behind = at;
  return at == rest.size() || is_space(next_code_point(rest, behind)) ? at : 0;
}

bool goes_on(std::string_view sentence, std::string_view rest, std::string_view language) {
  if (sentence.empty()) return false;
  if (!sentence.ends_with('.')) return is_quoted(sentence, rest);
  const Last last = last_word(sentence);
  if (last.word.size() < 2 || is_continuation(last.word.front())) return false;
  if (count_code_points(last.word) == 2 && begins_with_initial(rest)) return true;
  if (language == "fr" && last.word == "M.") return true;
  if (is_initials(last.word)) return !begins_sentence(rest, language);
  return is_abbreviation(last, rest, language);
}

}  // namespace pilcrow::text
