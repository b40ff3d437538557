// Long because most of it is words.
#include "theme/count_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pilcrow::theme {
namespace {

constexpr auto kBeforeOther = std::to_array<std::string_view>({
    "resolution",
    "resolutions",
    "res",
    "no",
    "nos",
    "number",
    "numbers",
    "№",
    "#",
    "n",
    "x",
    "х",
    "×",
    "article",
    "articles",
    "section",
    "sections",
    "page",
    "pages",
    "p",
    "pp",
    "paragraph",
    "paragraphs",
    "chapter",
    "order",
    "act",
    "law",
    "bill",
    "flight",
    "room",
    "phone",
    "telephone",
    "tel",
    "fax",
    "call",
    "dial",
    "mobile",
    "ext",
    "extension",
    "code",
    "pin",
    "box",
    "zip",
    "version",
    "model",
    "rfc",
    "vol",
    "volume",
    "issue",
    "windows",
    "boeing",
    "unscr",
    "isbn",
    "issn",
    "cost",
    "costs",
    "worth",
    "paid",
    "earned",
    "altitude",
    "iso",
    "about",
    "over",
    "nearly",
    "almost",
    "than",
    "approximately",
    "some",
    "around",
    "roughly",
    "least",
    "most",
    "only",
    "another",
    "exactly",
    "резолюция",
    "резолюции",
    "резолюцию",
    "резолюцией",
    "резолюций",
    "резолюциям",
    "резолюциями",
    "резолюциях",
    "номер",
    "номера",
    "номером",
    "статья",
    "статьи",
    "статье",
    "статью",
    "стр",
    "страница",
    "страницы",
    "закон",
    "указ",
    "приказ",
    "пункт",
    "телефон",
    "телефона",
    "телефону",
    "тел",
    "факс",
    "код",
    "кабинет",
    "комната",
    "квартира",
    "рейс",
    "поезд",
    "звоните",
    "более",
    "больше",
    "менее",
    "меньше",
    "почти",
    "примерно",
    "приблизительно",
    "свыше",
    "всего",
    "ровно",
    "лишь",
    "제",
    "약",
    "총",
    "resolucion",
    "resolutionen",
    "nr",
    "numero",
    "telefon",
    "telefono",
    "us$",
    "usd",
    "eur",
    "gbp",
    "rub",
    "krw",
    "jpy",
    "cny",
    "руб",
});

// Korean particles stand behind them.
constexpr auto kKoreanOther = std::to_array<std::string_view>(
    {"결의", "안보리결의", "전화", "번호", "내선", "팩스", "페이지"});

// In any case and number.
constexpr auto kRussianUnits = std::to_array<std::string_view>({
    "метр",   "километр", "сантиметр", "миллиметр", "грамм",    "килограмм", "тонн",     "литр",
    "гектар", "рубл",     "копе",      "доллар",    "миллион",  "миллиард",  "процент",  "градус",
    "фунт",   "баррел",   "ватт",      "киловатт",  "мегаватт", "квадратн",  "кубическ", "миль",
});

constexpr auto kUnits = std::to_array<std::string_view>({
    "ton",       "tons",       "tonne",      "tonnes",    "km",         "kilometre", "kilometres",
    "kilometer", "kilometers", "mile",       "miles",     "metre",      "metres",    "meter",
    "meters",    "m",          "ft",         "feet",      "foot",       "inch",      "inches",
    "yard",      "yards",      "kg",         "kilogram",  "kilograms",  "gram",      "grams",
    "g",         "lb",         "lbs",        "mm",        "cm",         "mw",        "kw",
    "gw",        "mt",         "mhz",        "kwh",       "mwh",        "gwh",       "twh",
    "kb",        "mb",         "gb",         "px",        "pixels",     "rpm",       "hp",
    "khz",       "hz",         "kcal",       "calories",  "volts",      "watts",     "megawatts",
    "kilowatts", "square",     "cubic",      "metric",    "nautical",   "degrees",   "dollar",
    "dollars",   "euro",       "euros",      "rubles",    "roubles",    "yen",       "yuan",
    "pounds",    "percent",    "million",    "billion",   "thousand",   "hundred",   "dozen",
    "barrels",   "litres",     "liters",     "hectares",  "acres",      "usd",       "eur",
    "gbp",       "rub",        "krw",        "jpy",       "cny",        "chf",       "hours",
    "minutes",   "seconds",    "words",      "copies",    "т",          "км",        "м",
    "кг",        "мм",         "см",         "л",         "га",         "мвт",       "квт",
    "кв",        "куб",        "евро",       "вон",       "иен",        "юаней",     "р",
    "руб",       "коп",        "тысяч",      "млн",       "млрд",       "тыс",       "톤",
    "달러",      "원",         "만",         "억",        "유로",       "엔",        "킬로미터",
    "미터",      "킬로그램",   "킬로",       "km²",       "%",          "‰",         "°",
    "°c",        "°f",         "tonnen",     "kilometer", "kilometern", "meter",     "metern",
    "tonelada",  "toneladas",  "kilometros", "metros",    "kilometres",
});

constexpr auto kThings = std::to_array<std::string_view>({
    "won",        "per",         "troops",
    "soldiers",   "workers",     "people",
    "persons",    "personnel",   "men",
    "women",      "children",    "inhabitants",
    "residents",  "prisoners",   "refugees",
    "rounds",     "shells",      "containers",
    "families",   "students",    "items",
    "pages",      "books",       "votes",
    "seats",      "steps",       "sheep",
    "cattle",     "horses",      "times",
    "households", "units",       "vehicles",
    "tanks",      "aircraft",    "missiles",
    "warheads",   "casualties",  "deaths",
    "days",       "weeks",       "months",
    "years",      "cars",        "infantry",
    "cavalry",    "police",      "fish",
    "members",    "cases",       "points",
    "человек",    "человека",    "людей",
    "рабочих",    "солдат",      "военнослужащих",
    "штук",       "экземпляров", "семей",
    "студентов",  "снарядов",    "ракет",
    "танков",     "самолетов",   "часов",
    "минут",      "секунд",      "дней",
    "суток",      "недель",      "месяцев",
    "лет",        "раз",         "книг",
    "страниц",    "мест",        "билетов",
    "голосов",    "шагов",       "побед",
    "женщин",     "мужчин",      "детей",
    "лошадей",    "овец",        "жителей",
    "школ",       "единиц",      "очков",
    "жертв",      "орудий",      "машин",
    "из",         "деревень",    "земель",
    "пуль",       "книги",       "солдата",
    "места",      "страницы",    "билета",
    "голоса",     "명",          "결의",
    "결의를",     "결의는",      "결의의",
    "호",         "개",          "대",
    "권",         "마리",        "채",
    "가구",       "여명",        "장",
    "표",         "석",          "쪽",
    "회",         "번",          "personen",
    "menschen",   "soldaten",    "einwohner",
    "personas",   "habitantes",  "personnes",
    "habitants",
});

// Between a number and what it counts.
constexpr auto kLoose = std::to_array<std::string_view>(
    {"of", "more", "other", "others", "different", "young", "armed", "wounded", "such"});

// Words in -s that are no plurals.
constexpr auto kNoPlurals = std::to_array<std::string_view>({
    "always",  "besides", "perhaps", "across",   "towards",   "afterwards", "whereas", "versus",
    "plus",    "this",    "thus",    "does",     "goes",      "gives",      "takes",   "makes",
    "comes",   "sees",    "brings",  "begins",   "starts",    "ends",       "marks",   "shows",
    "remains", "became",  "becomes", "says",     "tells",     "means",      "falls",   "stands",
    "leaves",  "follows", "opens",   "nowadays", "sometimes", "alias",      "series",
});

constexpr auto kEvents = std::to_array<std::string_view>({
    "elections",      "olympics",   "games",         "talks",       "negotiations", "sanctions",
    "protests",       "summits",    "events",        "accords",     "agreements",   "treaties",
    "riots",          "floods",     "championships", "hostilities", "reforms",      "purges",
    "trials",         "borders",    "figures",       "estimates",   "prices",       "levels",
    "demonstrations", "uprisings",  "exercises",     "tests",       "plans",        "statistics",
    "guidelines",     "amendments", "conventions",
});

constexpr auto kMeasured = std::to_array<std::string_view>({
    "total",   "population", "number",   "numbers",  "sum",       "amount", "height",
    "depth",   "distance",   "strength", "cost",     "price",     "salary", "capacity",
    "area",    "weight",     "length",   "altitude", "elevation", "age",    "speed",
    "minimum", "maximum",    "average",  "score",    "crowd",     "group",  "force",
});

// The beginnings of them.
constexpr auto kChanges = std::to_array<std::string_view>({
    "rose",   "rise",    "rising", "risen",  "grew",   "grow",  "increas", "fell",  "fall",
    "drop",   "decreas", "declin", "reduc",  "rang",   "climb", "jump",    "вырос", "увелич",
    "сократ", "упал",    "снизи",  "снижал", "возрос", "подня", "повыс",   "колеб",
});

constexpr auto kCompounds = std::to_array<std::string_view>(
    {"era", "style", "type", "vintage", "present", "model", "built", "born", "founded", "issued",
     "dated", "го", "й", "му", "м", "ом", "ого", "ем"});

constexpr auto kSignsBefore = std::to_array<std::string_view>(
    {"$", "€", "£", "₩", "¥", "₽", "№", "+", "±", "×", "<", ">", "≈"});
constexpr auto kSignsBehind =
    std::to_array<std::string_view>({"$", "€", "£", "₩", "¥", "₽", "%", "‰", "°", "℃", "×", "+"});

// Russian genitives of the plural, which numbers stand before; nouns whose genitive has no ending
// end in a consonant, as do few other words that could follow a year.
constexpr auto kGenitives =
    std::to_array<std::string_view>({"ов", "ев", "ей", "ых", "их", "ений", "аний", "тий"});
constexpr std::string_view kConsonants = "бвгджзкнпрстфхцчшщ";
constexpr auto kNoGenitives = std::to_array<std::string_view>({
    "перед",  "через", "против", "вокруг", "вслед", "назад", "подряд", "своей",   "всей",
    "этой",   "ней",   "этих",   "своих",  "моей",  "нашей", "среди",  "также",   "может",
    "будет",  "имеет", "идет",   "тоже",   "после", "сразу", "вместо", "гораздо", "сейчас",
    "именно", "опять", "снова",  "вдруг",  "кроме", "здесь", "везде",  "вверх",   "вниз",
    "поэт",   "были",  "стал",   "стали",  "нет",   "этот",
});

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t Size>
bool begins_with(const std::array<std::string_view, Size>& beginnings, std::string_view word) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view one) { return word.starts_with(one); });
}

template <std::size_t Size>
bool ends_with(const std::array<std::string_view, Size>& ends, std::string_view word) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view one) { return word.ends_with(one); });
}

std::string_view without_stops(std::string_view word) {
  while (word.size() > 1 && std::string_view(".,:;").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

bool is_english_plural(std::string_view word) {
  return word.size() >= 4 && word.ends_with('s') && !word.ends_with("ss") &&
         !word.ends_with("us") && !word.ends_with("is") && !is_one_of(kNoPlurals, word);
}

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic one

bool is_russian_unit(std::string_view word) {
  return std::any_of(kRussianUnits.begin(), kRussianUnits.end(), [&](std::string_view one) {
    return word.starts_with(one) && word.size() <= one.size() + 3 * kLetter;
  });
}

bool is_russian_genitive(std::string_view word) {
  if (word.size() < 4 * kLetter || is_one_of(kNoGenitives, word)) return false;
  return ends_with(kGenitives, word) ||
         kConsonants.find(word.substr(word.size() - kLetter)) != std::string_view::npos;
}

}  // namespace

Counted counted(std::string_view word, bool lower) {
  word = without_stops(word);
  if (is_one_of(kUnits, word) || is_russian_unit(word)) return Counted::unit;
  if (is_one_of(kThings, word)) return Counted::thing;
  if (is_one_of(kLoose, word)) return Counted::plural;
  if (lower && (is_english_plural(word) || is_russian_genitive(word))) return Counted::plural;
  return Counted::no;
}

bool is_event(std::string_view word) { return is_one_of(kEvents, without_stops(word)); }

bool is_before_other(std::string_view word) {
  word = without_stops(word);
  return is_one_of(kBeforeOther, word) || begins_with(kKoreanOther, word);
}

bool is_measured(std::string_view word) { return is_one_of(kMeasured, word); }
bool is_change(std::string_view word) { return begins_with(kChanges, word); }
bool is_compound(std::string_view word) { return is_one_of(kCompounds, without_stops(word)); }
bool is_sign_before(std::string_view text) { return begins_with(kSignsBefore, text); }
bool is_sign_behind(std::string_view text) { return begins_with(kSignsBehind, text); }

}  // namespace pilcrow::theme
