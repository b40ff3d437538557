#include "theme/period_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace pilcrow::theme {
namespace {

// Of a time only, or of much else, too, and hardly of a time where the number may count something.
constexpr auto kFirm = std::to_array<std::string_view>({
    "in",     "since",  "during", "until",  "till",   "circa", "late",   "early",  "mid",
    "year",   "years",  "spring", "summer", "autumn", "fall",  "winter", "году",   "года",
    "весной", "летом",  "осенью", "зимой",  "seit",   "jahr",  "jahre",  "jahren", "depuis",
    "annee",  "annees", "desde",  "hasta",  "ano",    "anos",  "anno",   "anni",   "jaren",
});
constexpr auto kMiddling = std::to_array<std::string_view>({
    "by",  "from", "before", "after", "between", "в",     "во",    "после", "im",  "bis",
    "von", "vor",  "nach",   "en",    "vers",    "avant", "apres", "nel",   "dal",
});
constexpr auto kWeak = std::to_array<std::string_view>({
    "of",
    "to",
    "through",
    "c",
    "с",
    "со",
    "до",
    "по",
    "к",
    "от",
    "около",
    "между",
    "de",
    "des",
});

constexpr auto kMonths = std::to_array<std::string_view>({
    "january",  "february",  "march",    "april",      "may",      "june",      "july",
    "august",   "september", "october",  "november",   "december", "jan",       "feb",
    "mar",      "apr",       "jun",      "jul",        "aug",      "sep",       "sept",
    "oct",      "nov",       "dec",      "января",     "февраля",  "марта",     "апреля",
    "мая",      "июня",      "июля",     "августа",    "сентября", "октября",   "ноября",
    "декабря",  "январе",    "феврале",  "марте",      "апреле",   "мае",       "июне",
    "июле",     "августе",   "сентябре", "октябре",    "ноябре",   "декабре",   "январь",
    "февраль",  "март",      "апрель",   "май",        "июнь",     "июль",      "август",
    "сентябрь", "октябрь",   "ноябрь",   "декабрь",    "januar",   "februar",   "marz",
    "mai",      "juni",      "juli",     "oktober",    "dezember", "janvier",   "fevrier",
    "mars",     "avril",     "juin",     "juillet",    "aout",     "septembre", "octobre",
    "novembre", "decembre",  "enero",    "febrero",    "marzo",    "abril",     "mayo",
    "junio",    "julio",     "agosto",   "septiembre", "octubre",  "noviembre", "diciembre",
    "gennaio",  "febbraio",  "aprile",   "maggio",     "giugno",   "luglio",    "settembre",
    "ottobre",  "dicembre",
});

constexpr auto kYearWords = std::to_array<std::string_view>(
    {"г", "гг", "год", "года", "году", "годом", "годы", "годов", "годам", "годах", "годами"});

constexpr auto kCenturyWords = std::to_array<std::string_view>({
    "century",
    "centuries",
    "век",
    "века",
    "веке",
    "веком",
    "веку",
    "веков",
    "веках",
    "вв",
    "в",
    "ст",
    "столетие",
    "столетия",
    "столетии",
    "столетию",
    "столетием",
    "столетий",
    "столетиях",
    "jahrhundert",
    "jahrhunderts",
    "jahrhunderte",
    "jahrhunderten",
    "siecle",
    "siecles",
    "siglo",
    "siglos",
    "secolo",
    "secoli",
    "wieku",
    "wiek",
    "eeuw",
});

// Behind a year, or before it. Some are two words or more.
constexpr auto kBeforeEra = std::to_array<std::string_view>({
    "bc",
    "bce",
    "b.c",
    "b. c",
    "before christ",
    "before our era",
    "before the common era",
    "до н. э",
    "до н.э",
    "до н э",
    "до нашей эры",
    "до нов. э",
    "до новой эры",
    "до рождества",
    "до р. х",
    "до р.х",
    "до рх",
    "до христа",
    "до хр",
    "v. chr",
    "v.chr",
    "vor chr",
    "vor unserer",
    "av. j",
    "av.j",
    "avant j",
    "avant notre ere",
    "a. c.",
    "a.c.",
    "a. de c",
    "antes de cristo",
    "a.e.c",
});
constexpr auto kBeforeEraFirst = std::to_array<std::string_view>(
    {"bc", "bce", "b.c", "b.c.e", "기원전", "서기전", "公元前", "紀元前", "前"});
constexpr auto kOurEra = std::to_array<std::string_view>(
    {"ad", "a.d", "ce", "c.e", "н.э", "н. э", "нашей эры", "новой эры", "n. chr", "n.chr"});
constexpr auto kOurEraFirst =
    std::to_array<std::string_view>({"ad", "a.d", "anno domini", "서기", "기원후", "西暦", "公元"});

constexpr auto kEarly = std::to_array<std::string_view>(
    {"early", "beginning", "начало", "начале", "начала", "началу", "anfang", "fruhen", "debut"});
constexpr auto kMiddle = std::to_array<std::string_view>(
    {"mid", "middle", "середина", "середине", "середины", "середину", "mitte", "milieu"});
constexpr auto kLate = std::to_array<std::string_view>(
    {"late", "later", "end", "конец", "конце", "конца", "концу", "ende", "spaten", "fin"});

constexpr auto kOrdinals = std::to_array<std::string_view>(
    {"first",      "second",     "third",       "fourth",    "fifth",       "sixth",
     "seventh",    "eighth",     "ninth",       "tenth",     "eleventh",    "twelfth",
     "thirteenth", "fourteenth", "fifteenth",   "sixteenth", "seventeenth", "eighteenth",
     "nineteenth", "twentieth",  "twenty-first"});

// Without their endings.
constexpr auto kRussianOrdinals = std::to_array<std::string_view>(
    {"перв",       "втор",      "трет",        "четверт",     "пят",
     "шест",       "седьм",     "восьм",       "девят",       "десят",
     "одиннадцат", "двенадцат", "тринадцат",   "четырнадцат", "пятнадцат",
     "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат"});
constexpr auto kOrdinalEndings =
    std::to_array<std::string_view>({"ый", "ого", "ому", "ым", "ом", "ой", "ий", "ьего", "ьему",
                                     "ьим", "ьем", "ые", "ых", "ая", "ую"});

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
  while (word.size() > 1 && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How much of a text the longest of them is that it begins with.
template <std::size_t Size>
std::size_t longest(const std::array<std::string_view, Size>& words, std::string_view text) {
  std::size_t size = 0;
  for (const auto word : words) {
    if (text.starts_with(word)) size = std::max(size, word.size());
  }
  return size;
}

}  // namespace

Hold hold_of(std::string_view word) {
  if (is_one_of(kFirm, word) || is_one_of(kMonths, word)) return Hold::firm;
  if (is_one_of(kMiddling, word)) return Hold::middling;
  return is_one_of(kWeak, word) ? Hold::weak : Hold::none;
}

bool is_month(std::string_view word) { return is_one_of(kMonths, word); }
bool is_year_word(std::string_view word) { return is_one_of(kYearWords, word); }
bool is_century_word(std::string_view word) { return is_one_of(kCenturyWords, word); }
bool is_before_era_first(std::string_view word) { return is_one_of(kBeforeEraFirst, word); }
bool is_our_era_first(std::string_view word) { return is_one_of(kOurEraFirst, word); }
std::size_t before_era(std::string_view text) { return longest(kBeforeEra, text); }
std::size_t our_era(std::string_view text) { return longest(kOurEra, text); }

Part part_of(std::string_view word) {
  if (is_one_of(kEarly, word)) return Part::early;
  if (is_one_of(kMiddle, word)) return Part::middle;
  return is_one_of(kLate, word) ? Part::late : Part::all;
}

// "말에": but "말레이시아" begins with no part of a decade.
Part korean_part(std::string_view word) {
  constexpr auto kParts = std::to_array<std::pair<std::string_view, Part>>({{"전반", Part::early},
                                                                            {"초반", Part::early},
                                                                            {"초", Part::early},
                                                                            {"중반", Part::middle},
                                                                            {"후반", Part::late},
                                                                            {"말", Part::late}});
  constexpr auto kParticles =
      std::to_array<std::string_view>({"", "에", "의", "기", "엽", "부터", "까지", "이", "은",
                                       "에는", "에도", "기에", "기의", "부터는", "에서"});
  for (const auto& [said, part] : kParts) {
    if (word.starts_with(said) && is_one_of(kParticles, word.substr(said.size()))) return part;
  }
  return Part::all;
}

int ordinal(std::string_view word) {
  if (const auto found = std::find(kOrdinals.begin(), kOrdinals.end(), word);
      found != kOrdinals.end()) {
    return static_cast<int>(found - kOrdinals.begin()) + 1;
  }
  for (std::size_t i = 0; i < kRussianOrdinals.size(); ++i) {
    if (word.starts_with(kRussianOrdinals[i]) &&
        is_one_of(kOrdinalEndings, word.substr(kRussianOrdinals[i].size()))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

int roman(std::string_view word) {
  constexpr auto kSigns =
      std::to_array<std::pair<std::string_view, int>>({{"i", 1}, {"v", 5}, {"x", 10}, {"х", 10}});
  int sum = 0;
  int before = 0;
  while (!word.empty()) {
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                   [&](const auto& one) { return word.starts_with(one.first); });
    if (sign == kSigns.end()) return 0;
    sum += sign->second - (before < sign->second ? 2 * before : 0);
    before = sign->second;
    word.remove_prefix(sign->first.size());
  }
  return sum <= 30 ? sum : 0;
}

}  // namespace pilcrow::theme
