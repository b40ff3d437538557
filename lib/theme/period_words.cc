#include "theme/period_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace pilcrow::theme {
namespace {

constexpr auto kBeforeYear = std::to_array<std::string_view>({
    // prepositions and the like
    "in", "since", "by", "until", "till", "of", "during", "from", "before", "after", "circa", "c",
    "between", "to", "through", "and", "late", "early", "mid", "year", "spring", "summer", "autumn",
    "fall", "winter", "в", "с", "со", "до", "по", "к", "от", "после", "около", "между", "году",
    "года", "весной", "летом", "осенью", "зимой", "im", "seit", "bis", "von", "vor", "nach", "jahr",
    "jahre", "jahren", "en", "depuis", "vers", "avant", "apres", "annee", "annees", "des", "desde",
    "hasta", "ano", "anos", "nel", "dal", "anno", "anni", "jaren",
    // months
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
    "августа", "сентября", "октября", "ноября", "декабря", "январе", "феврале", "марте", "апреле",
    "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре", "январь",
    "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
    "декабрь", "januar", "februar", "marz", "mai", "juni", "juli", "oktober", "dezember", "janvier",
    "fevrier", "mars", "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre", "gennaio", "febbraio", "aprile", "maggio",
    "giugno", "luglio", "settembre", "ottobre", "dicembre", "de",
});

constexpr auto kBeforeOther = std::to_array<std::string_view>({
    "resolution", "resolutions", "res", "no", "nos", "number", "numbers", "№", "#", "article",
    "section", "page", "pages", "p", "pp", "paragraph", "order", "act", "law", "bill", "flight",
    "room", "about", "over", "nearly", "almost", "than", "approximately", "some", "around", "least",
    "most", "only", "another", "резолюция", "резолюции", "резолюцию", "резолюцией", "резолюций",
    "резолюциям", "резолюциями", "резолюциях", "номер", "номера", "статья", "статьи", "стр",
    "страница", "закон", "указ", "более", "менее", "почти", "примерно", "свыше", "결의", "결의안",
    "제", "약", "안보리결의", "resolucion", "resolutionen", "nr", "numero", "$", "€", "£", "₩", "¥",
    "us$", "usd", "eur",
});

constexpr auto kCounted = std::to_array<std::string_view>({
    "tons", "tonnes", "ton", "tonne", "km", "kilometres", "kilometers", "kilometre", "kilometer",
    "miles", "metres", "meters", "m", "kg", "mm", "cm", "mw", "kw", "gw", "mt", "troops", "soldiers",
    "workers", "people", "persons", "men", "women", "children", "dollars", "euros", "rubles",
    "roubles", "won", "yen", "yuan", "pounds", "percent", "per", "rounds", "shells", "containers",
    "families", "students", "items", "copies", "pages", "words", "times", "barrels", "litres",
    "liters", "hectares", "acres", "households", "units", "vehicles", "tanks", "aircraft", "missiles",
    "warheads", "casualties", "deaths", "hours", "days", "weeks", "months", "years", "million",
    "billion", "thousand", "hundred", "тонн", "тонны", "т", "км", "м", "кг", "мм", "мвт", "квт",
    "человек", "людей", "рабочих", "солдат", "военнослужащих", "рублей", "долларов", "евро", "вон",
    "штук", "экземпляров", "семей", "студентов", "снарядов", "ракет", "танков", "самолетов", "часов",
    "дней", "лет", "миллионов", "миллиардов", "тысяч", "млн", "млрд", "тыс", "процентов", "гектаров",
    "баррелей", "명", "개", "톤", "대", "달러", "원", "만", "억", "km²", "%", "‰", "°", "tonnen",
    "kilometer", "personen", "menschen", "soldaten", "tonelada", "toneladas", "personas", "personnes",
});

constexpr auto kYearWords = std::to_array<std::string_view>(
    {"г", "гг", "год", "года", "году", "годом", "годы", "годов", "годам", "годах", "годами"});

constexpr auto kCenturyWords = std::to_array<std::string_view>({
    "century", "centuries", "век", "века", "веке", "веком", "веку", "веков", "веках", "вв", "в",
    "ст", "столетие", "столетия", "столетии", "jahrhundert", "jahrhunderts", "jahrhunderte",
    "jahrhunderten", "siecle", "siecles", "siglo", "siglos", "secolo", "secoli", "wieku", "wiek",
    "eeuw",
});

constexpr auto kEraWords = std::to_array<std::string_view>({"bc", "bce", "b.c", "b.c.e"});

constexpr auto kEarly = std::to_array<std::string_view>(
    {"early", "beginning", "начало", "начале", "начала", "началу", "anfang", "fruhen", "debut"});
constexpr auto kMiddle = std::to_array<std::string_view>(
    {"mid", "middle", "середина", "середине", "середины", "середину", "mitte", "milieu"});
constexpr auto kLate = std::to_array<std::string_view>(
    {"late", "later", "end", "конец", "конце", "конца", "концу", "ende", "spaten", "fin"});

constexpr auto kOrdinals = std::to_array<std::string_view>(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
     "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
     "eighteenth", "nineteenth", "twentieth", "twenty-first"});

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
  while (word.size() > 1 && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_before_year(std::string_view word) { return is_one_of(kBeforeYear, word); }
bool is_before_other(std::string_view word) { return is_one_of(kBeforeOther, word); }
bool is_counted(std::string_view word) { return is_one_of(kCounted, word); }
bool is_year_word(std::string_view word) { return is_one_of(kYearWords, word); }
bool is_century_word(std::string_view word) { return is_one_of(kCenturyWords, word); }
bool is_era_word(std::string_view word) { return is_one_of(kEraWords, word); }

Part part_of(std::string_view word) {
  if (is_one_of(kEarly, word)) return Part::early;
  if (is_one_of(kMiddle, word)) return Part::middle;
  return is_one_of(kLate, word) ? Part::late : Part::all;
}

int ordinal(std::string_view word) {
  const auto found = std::find(kOrdinals.begin(), kOrdinals.end(), word);
  return found == kOrdinals.end() ? 0 : static_cast<int>(found - kOrdinals.begin()) + 1;
}

int roman(std::string_view word) {
  constexpr auto kSigns = std::to_array<std::pair<std::string_view, int>>(
      {{"i", 1}, {"v", 5}, {"x", 10}, {"х", 10}});
  int sum = 0;
  int before = 0;
  while (!word.empty()) {
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [&](const auto& one) {
      return word.starts_with(one.first);
    });
    if (sign == kSigns.end()) return 0;
    sum += sign->second - (before < sign->second ? 2 * before : 0);
    before = sign->second;
    word.remove_prefix(sign->first.size());
  }
  return sum <= 30 ? sum : 0;
}

}  // namespace pilcrow::theme
