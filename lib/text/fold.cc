#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "pilcrow/error.h"

namespace pilcrow::text {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status) || found == nullptr) {
    throw Error(ErrorCode::internal, "ICU has no normalisation data", u_errorName(status));
  }
  return *found;
}

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2& instance = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
  return instance;
}

const icu::Normalizer2& nfd() {
  static const icu::Normalizer2& instance = normalizer(&icu::Normalizer2::getNFDInstance);
  return instance;
}

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = normalizer(&icu::Normalizer2::getNFCInstance);
  return instance;
}

// Letters that decompose into nothing, and apostrophes. Null where a character stands for itself.
const char16_t* plain_form(UChar32 c) {
  switch (c) {
    case 0x2019:
    case 0x2018:
    case 0x02BC: return u"'";
    case 0x0142: return u"l";
    case 0x00F8: return u"o";
    case 0x0111:
    case 0x00F0: return u"d";
    case 0x00FE: return u"th";
    case 0x00E6: return u"ae";
    case 0x0153: return u"oe";
    case 0x0131: return u"i";
    default: return nullptr;
  }
}

// Vowels of Cyrillic, which carry an acute where dictionaries and encyclopedias show the stress.
bool is_cyrillic_vowel(UChar32 c) { return icu::UnicodeString(u"аеиоуыэюяєії").indexOf(c) >= 0; }

bool loses_accents(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

icu::UnicodeString fold_accents(const icu::UnicodeString& folded) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = nfd().normalize(folded, status);
  icu::UnicodeString out;
  UScriptCode base = USCRIPT_COMMON;
  UChar32 letter = 0;
  for (int32_t i = 0; i < apart.length();) {
    const UChar32 c = apart.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      const bool yo = letter == 0x0435 && c == 0x0308;  // е with diaeresis
      const bool stress = c == 0x0301 && is_cyrillic_vowel(letter);
      if (loses_accents(base) || yo || stress) continue;
    } else {
      base = uscript_getScript(c, &status);
      letter = c;
    }
    if (const char16_t* plain = plain_form(c)) {
      out.append(plain, -1);
    } else {
      out.append(c);
    }
  }
  icu::UnicodeString together = nfc().normalize(out, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "folding failed", u_errorName(status));
  return together;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) > 0; });
}

std::string fold_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

icu::UnicodeString fold_wide(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString folded = nfkc_casefold().normalize(wide, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "folding failed", u_errorName(status));
  return folded;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  return is_ascii(text) ? fold_ascii(text) : to_utf8(fold_accents(fold_wide(text)));
}

std::string fold_case(std::string_view text) {
  return is_ascii(text) ? fold_ascii(text) : to_utf8(fold_wide(text));
}

bool tells_by_accents(std::string_view language) { return language == "vi"; }

}  // namespace pilcrow::text
