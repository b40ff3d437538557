#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/ascii_words.h"
#include "text/common_words.h"
#include "text/stem.h"

namespace pilcrow::text {
namespace {

// What CLD2 looks at: enough to be sure, bounded for a paragraph of any size.
constexpr std::size_t kMaxBytes = 2048;

// Below this CLD2 guesses: a line of a table, a caption. Measured on headings of encyclopedia
// pages.
constexpr std::size_t kMinBytes = 60;

// A script that only one language of note uses decides without statistics; few ideographs alone
// leave Japanese to `prior`.
std::string by_script(std::string_view text, const std::string& prior) {
  // Hangul, kana and Han begin with these bytes.
  const bool may_tell = !is_ascii(text) && std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE3;
  });
  if (!may_tell) return {};
  std::size_t hangul = 0;
  std::size_t kana = 0;
  std::size_t han = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0xAC00 && c <= 0xD7A3) {
      ++hangul;
    } else if (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) {  // the dot stands in Chinese too
      ++kana;
    } else if (c >= 0x4E00 && c <= 0x9FFF) {
      ++han;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000)) {
      ++others;
    }
  }
  // One syllable or ideograph says as much as two or three letters.
  if (2 * hangul > others && hangul >= kana + han) return "ko";
  if (kana > 0 && 2 * (kana + han) > others) return "ja";
  if (2 * han > others && han > 0) return prior == "ja" && text.size() < kMinBytes ? "ja" : "zh";
  return {};
}

// What makes the language of a document plain in a paragraph: so many common words, and so many of
// a hundred. Measured on encyclopedia pages in English and on the Universal Declaration of Human
// Rights in 400 languages: CLD2 says the same, but for one paragraph in some thousands, mostly of
// two languages. With other languages it does not, since their kin are too near.
struct Plain {
  std::string_view language;
  std::size_t words = 0;
  std::size_t percent = 0;
};
constexpr std::array<Plain, 3> kPlain = {{{"en", 3, 15}, {"ru", 3, 8}, {"de", 5, 30}}};

bool is_plain(std::string_view text, const std::string& prior) {
  const auto* const found = std::find_if(
      kPlain.begin(), kPlain.end(), [&](const Plain& plain) { return plain.language == prior; });
  if (found == kPlain.end()) return false;
  const CommonWords count = count_common_words(text, prior);
  if (prior == "ru" && count.typical == 0) return false;
  return count.own >= found->words && 100 * count.own >= found->percent * count.words &&
         count.own >= 3 * count.foreign;
}

// Codes that were withdrawn, and those in their place, as in IANA's registry of subtags; CLD2 and old
// documents use them still.
constexpr std::array<std::array<std::string_view, 2>, 5> kChanged = {
    {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}, {"mo", "ro"}}};

// Languages so near one another that CLD2 takes short texts of one for the other, and letters of its
// kin that each does not have; a text with one of these is in another.
struct Kin {
  std::string_view language;
  int family = 0;
  std::u32string_view alien = {};
};
constexpr std::array<Kin, 11> kKin = {{{"ru", 1, U"іїєґўђјљњћџѓќѕ"},
                                       {"uk", 1, U"ыэёъўђјљњћџѓќѕ"},
                                       {"be", 1, U"ищъїєґђјљњћџѓќѕ"},
                                       {"bg", 1, U"ыэёіїєґўђјљњћџѓќѕ"},
                                       {"sr", 1, U"йщъыьэюяёіїєґўѓќѕ"},
                                       {"mk", 1, U"йщъыьэюяёіїєґўђћ"},
                                       {"id", 2},
                                       {"ms", 2},
                                       {"no", 3},
                                       {"nb", 3},
                                       {"nn", 3}}};

// So many letters of a text hardly ever are without one that sets its language apart from its kin.
constexpr std::size_t kTellingLetters = 200;

const Kin* kin_of(std::string_view language) {
  const auto* const found = std::find_if(
      kKin.begin(), kKin.end(), [&](const Kin& kin) { return kin.language == language; });
  return found == kKin.end() ? nullptr : found;
}

struct Letters {
  std::size_t count = 0;  // of Cyrillic
  bool alien = false;     // whether one is not the language's
};

Letters letters_of(std::string_view text, const Kin& kin) {
  Letters out;
  const bool russian = kin.language == "ru";
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c >= 0x0400 && c <= 0x040F) c += 0x50;  // small ones
    if (c >= 0x0410 && c <= 0x042F) c += 0x20;
    // In Russian this sign stands before four vowels only, in Bulgarian it is one.
    const bool alien_sign = russian && before == U'ъ' && c != U'е' && c != U'ё' && c != U'ю' && c != U'я';
    out.alien = out.alien || alien_sign || kin.alien.find(c) != std::u32string_view::npos;
    out.count += c >= 0x0430 && c <= 0x04FF ? 1U : 0U;
    before = c;
  }
  return out;
}

// Whether a text that looks like one of `found` may as well be one of `prior`, which is believed then.
bool may_be(std::string_view text, std::string_view found, std::string_view prior) {
  const Kin* const a = kin_of(found);
  const Kin* const b = kin_of(prior);
  if (a == nullptr || b == nullptr || a->family != b->family) return false;
  if (letters_of(text, *b).alien) return false;
  const Letters letters = letters_of(text, *a);
  return letters.alien || letters.count < kTellingLetters;
}

// Whether CLD2 cannot be sure. What it counts is letters, a space for what stands between two runs
// of them, and spaces around: that is bounded here for texts of ASCII and Latin-1 letters and
// common punctuation; of others, nothing is said.
bool is_too_short(std::string_view text) {
  std::size_t bound = 2;
  bool in_run = false;
  for (std::size_t at = 0; at < text.size() && bound < kMinBytes; ++at) {
    const auto byte = [&](std::size_t i) {
      return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned c = byte(at);
    const unsigned next = byte(at + 1);
    std::size_t letters = 0;
    if (c < 0x80) {
      letters = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' ? 1 : 0;
    } else if (c == 0xC3 && next >= 0x80 && next < 0xC0) {
      letters = 2;
      ++at;
    } else if (c == 0xE2 && next == 0x80 && byte(at + 2) >= 0x90 && byte(at + 2) < 0xA8) {
      at += 2;  // dashes, quotation marks and the like
    } else {
      return false;
    }
    if (letters > 0 && !in_run) ++bound;
    bound += letters;
    in_run = letters > 0;
  }
  return bound < kMinBytes;
}

}  // namespace

std::string find_language(std::string_view utf8, const std::string& prior) {
  const std::string_view text = utf8.substr(0, floor_boundary(utf8, kMaxBytes));
  if (std::string script = by_script(text, prior); !script.empty()) return script;
  const auto fits = [&] { return !prior.empty() && is_of_script(text, prior); };
  if ((is_too_short(text) && fits()) || is_plain(text, prior)) return prior;
  bool reliable = false;
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int counted = 0;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                 languages, percents, scores, nullptr, &counted, &reliable);
  std::string found = languages[0] == CLD2::UNKNOWN_LANGUAGE
                                ? ""
                                : primary_language(CLD2::LanguageCode(languages[0]));
  const bool sure = !found.empty() && reliable && counted >= static_cast<int>(kMinBytes);
  return sure && !may_be(text, found, prior) ? found : fits() ? prior : found;
}

std::string primary_language(std::string_view tag) {
  std::string code(tag.substr(0, tag.find_first_of("-_")));
  if (code.size() < 2 || code.size() > 3) return {};
  for (char& c : code) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c < 'a' || c > 'z') return {};
  }
  if (code == "xx") return {};  // CLD2's name for a script that it knows no language of
  const auto* const changed = std::find_if(kChanged.begin(), kChanged.end(),
                                           [&](const auto& names) { return names[0] == code; });
  return changed == kChanged.end() ? code : std::string((*changed)[1]);
}

}  // namespace pilcrow::text
