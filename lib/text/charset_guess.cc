#include "text/charset_guess.h"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "text/converter.h"

namespace pilcrow::text {
namespace {

// Enough to tell two encodings apart once they are named.
constexpr std::size_t kCompared = std::size_t{64} * 1024;

using Pair = std::pair<std::string_view, std::string_view>;

// Detectors name the subset that they saw; a text may use the rest of the set all the same.
constexpr std::array kSupersets = {
    Pair{"uhc", "windows-949"},
    Pair{"euc-kr", "windows-949"},
    Pair{"gb2312", "gb18030"},
    Pair{"gbk", "gb18030"},
    Pair{"iso-8859-1", "windows-1252"},
    Pair{"iso-8859-9", "windows-1254"},
    Pair{"iso-8859-8-i", "iso-8859-8"},
    Pair{"iso-8859-11", "windows-874"},
    Pair{"tis-620", "windows-874"},
    Pair{"mac-centraleurope", "x-mac-centraleurroman"},
    Pair{"mac-cyrillic", "x-mac-cyrillic"},
    Pair{"hz-gb-2312", ""},  // its escapes, ~{ and ~}, stand in too much that is ASCII
};

// Encodings that share most letters with one that is taken for them.
constexpr std::array kSiblings = {
    Pair{"koi8-r", "koi8-u"},
    Pair{"iso-8859-2", "windows-1250"},
    Pair{"iso-8859-6", "windows-1256"},
    Pair{"iso-8859-7", "windows-1253"},
    Pair{"iso-8859-8", "windows-1255"},
    Pair{"iso-8859-13", "windows-1257"},
    Pair{"iso-8859-15", "windows-1252"},
};

constexpr std::array<std::string_view, 6> kMultibyte = {"big5",    "euc-jp",    "euc-tw",
                                                        "gb18030", "shift_jis", "windows-949"};

// Tried where nothing that was named will do, the likelier first.
constexpr std::array kUsual = {"windows-1252", "windows-1250", "windows-1251", "windows-1253",
                               "windows-1257", "koi8-u",       "ibm850",       "ibm852",
                               "macintosh",    "windows-874"};

// The converter for a detector's answer; empty if there is none, or the answer cannot be.
std::string converter_name(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [subset, superset] : kSupersets) {
    if (name == subset) name = superset;
  }
  const bool other_kind = name.starts_with("utf") || name == "ascii" || name.starts_with("ibm42");
  return name.empty() || other_kind || !has_converter(name) ? std::string() : name;
}

std::string ask_uchardet(std::string_view sample) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

struct Guess {
  std::string encoding;
  int confidence = 0;  // of 100
};

std::vector<Guess> ask_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<Guess> guesses;
  for (int32_t i = 0; i < count && U_SUCCESS(status); ++i) {
    const char* const name = ucsdet_getName(matches[i], &status);
    const int confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status)) break;
    const std::string encoding = converter_name(name);
    if (!encoding.empty()) guesses.push_back({encoding, confidence});
  }
  return guesses;
}

// One character as far as spelling goes.
struct Letter {
  char32_t code = 0;
  bool letter = false;
  bool upper = false;
  bool lower = false;
  UScriptCode script = USCRIPT_COMMON;

  bool cased() const { return upper || lower; }
};

Letter letter_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  Letter letter{c, u_isalpha(code) != 0, u_isupper(code) != 0, u_islower(code) != 0};
  UErrorCode status = U_ZERO_ERROR;
  if (letter.letter) letter.script = uscript_getScript(code, &status);
  return letter;
}

// Apostrophes, hyphens, dashes, the middle dot and the ellipsis stand between letters.
bool is_joiner(char32_t c) {
  return c == 0xAD || c == 0xB7 || (c >= 0x2010 && c <= 0x2015) || c == 0x2018 || c == 0x2019 ||
         c == 0x2026;
}

bool is_offence(const Letter& before, const Letter& c, const Letter& after) {
  const auto code = static_cast<UChar32>(c.code);
  const int8_t type = u_charType(code);
  if (c.code == 0xFFFD || type == U_CONTROL_CHAR || type == U_UNASSIGNED ||
      type == U_PRIVATE_USE_CHAR) {
    return true;
  }
  if (!c.letter) {
    return before.cased() && after.cased() && !is_joiner(c.code) && !u_isspace(code);
  }
  const auto mixes = [&c](const Letter& other) {
    return c.cased() && other.cased() && other.script != c.script;
  };
  return mixes(before) || mixes(after) || (c.upper && before.lower);
}

// How much of the text that an encoding makes of the sample is spelt as no language spells: letters
// of two alphabets in one word, capitals after small letters, signs within words, gaps in the set.
struct Spelling {
  std::size_t foreign = 0;   // characters beyond ASCII
  std::size_t letters = 0;   // among them
  std::size_t latin = 0;     // Latin ones
  std::size_t offences = 0;  // of the characters beyond ASCII
};

Spelling spell(const std::string& encoding, std::string_view sample) {
  Spelling spelling;
  Converter converter(encoding, sample);
  Letter before;
  Letter current;
  char32_t c = 0;
  for (bool more = true; more;) {
    more = converter.next(c);
    const Letter after = more ? letter_of(c) : Letter();
    if (current.code >= 0x80) {
      ++spelling.foreign;
      if (current.letter) ++spelling.letters;
      if (current.script == USCRIPT_LATIN) ++spelling.latin;
      if (is_offence(before, current, after)) ++spelling.offences;
    }
    before = std::exchange(current, after);
  }
  return spelling;
}

// By rate, since one encoding's two characters are another's one.
bool is_better(const Spelling& a, const Spelling& b) {
  return a.offences * b.foreign < b.offences * a.foreign;
}

bool is_multibyte(const std::string& encoding) {
  return std::find(kMultibyte.begin(), kMultibyte.end(), encoding) != kMultibyte.end();
}

// Keeps the encoding in which a sample is spelt best; of equals, the one tried first.
class Choice {
 public:
  explicit Choice(std::string_view sample) : sample_(sample.substr(0, kCompared)) {}

  void consider(const std::string& encoding) {
    const Spelling spelling = spell(encoding, sample_);
    if (best_.empty() || is_better(spelling, spelling_)) {
      best_ = encoding;
      spelling_ = spelling;
    }
  }

  const std::string& best() const { return best_; }

  // Whether there is no reason to look further.
  bool is_good() const { return !best_.empty() && spelling_.offences * 20 <= spelling_.foreign; }

  // Whether it is a Latin alphabet, and the other reading is faultless. Those differ by a few
  // letters, and for the languages that ICU knows it tells them apart better.
  bool yields_to(const Guess& other) const {
    return spelling_.latin * 2 >= spelling_.foreign && !is_multibyte(best_) &&
           other.confidence >= 60 && !is_multibyte(other.encoding) &&
           spell(other.encoding, sample_).offences == 0;
  }

 private:
  std::string_view sample_;
  std::string best_;
  Spelling spelling_;
};

// Quotation marks, dashes and the like: they tell nothing of a language.
bool are_signs(std::string_view sample) {
  const Spelling spelling = spell("windows-1252", sample.substr(0, kCompared));
  return spelling.letters == 0 && spelling.offences == 0;
}

}  // namespace

// uchardet is right far more often than ICU's detector, but names some Greek or Baltic encoding for
// Western text with few letters beyond ASCII, and knows no Western DOS and Macintosh sets. So what
// it says stands unless the text would be misspelt.
std::string guess_encoding(std::string_view sample) {
  if (are_signs(sample)) return "windows-1252";
  const std::vector<Guess> others = ask_icu(sample);
  const std::string first = converter_name(ask_uchardet(sample));
  Choice choice(sample);
  if (!first.empty()) choice.consider(first);
  for (const auto& [encoding, sibling] : kSiblings) {
    if (first == encoding) choice.consider(std::string(sibling));
  }
  if (choice.is_good()) {
    return !others.empty() && choice.yields_to(others.front()) ? others.front().encoding
                                                               : choice.best();
  }
  for (const Guess& other : others) {
    if (!is_multibyte(other.encoding) || other.confidence >= 80) choice.consider(other.encoding);
  }
  for (const char* const encoding : kUsual) choice.consider(encoding);
  return choice.best();
}

std::string guess_escaped(std::string_view sample) {
  const auto is_foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (sample.find("\x1B$") == std::string_view::npos) return {};
  if (std::any_of(sample.begin(), sample.end(), is_foreign)) return {};
  const std::string name = converter_name(ask_uchardet(sample.substr(0, kCompared)));
  return name.starts_with("iso-2022") ? name : std::string();
}

}  // namespace pilcrow::text
