#include "text/characters.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace pilcrow::text {
namespace {

UChar32 code(char32_t c) { return static_cast<UChar32>(c); }

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || is_between(c, '\t', '\r');
  return u_isUWhiteSpace(code(c)) || c == 0x200B || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_between(c | 0x20, 'a', 'z');
  return u_isalpha(code(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return is_between(c, '0', '9');
  return u_isdigit(code(c)) != 0;
}

bool is_word_character(char32_t c) {
  if (is_letter(c) || is_digit(c) || c == U'@') return true;
  switch (u_getIntPropertyValue(code(c), UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
    case U_WB_KATAKANA:
    case U_WB_NUMERIC:
    case U_WB_EXTENDNUMLET: return true;
    default: return false;
  }
}

bool is_upper(char32_t c) {
  if (c < 0x80) return is_between(c, 'A', 'Z');
  return u_isupper(code(c)) || u_istitle(code(c));
}

bool is_lower(char32_t c) {
  if (c < 0x80) return is_between(c, 'a', 'z');
  return u_islower(code(c)) != 0;
}

bool begins_in_lower_case(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_lower(next_code_point(text, at));
}

bool is_han_or_kana(char32_t c) {
  return is_between(c, 0x2E80, 0x312F) || is_between(c, 0x31A0, 0x4DBF) ||
         is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0xF900, 0xFAFF) ||
         is_between(c, 0xFF01, 0xFF9F) || is_between(c, 0x20000, 0x3FFFF);
}

bool ends_sentence(char32_t c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?';
  return c == 0x2026 || u_hasBinaryProperty(code(c), UCHAR_S_TERM);
}

bool ends_clause(char32_t c) {
  if (c < 0x80) return ends_sentence(c) || c == ',' || c == ';' || c == ':';
  return c == 0x2026 || u_hasBinaryProperty(code(c), UCHAR_TERMINAL_PUNCTUATION);
}

bool closes(char32_t c) {
  if (c < 0x80) return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'';
  const int8_t type = u_charType(code(c));
  // Among them the opening marks of some languages, which close in others.
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

std::size_t columns(char32_t c) {
  if (c < 0x1100) return 1;
  const int width = u_getIntPropertyValue(code(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace pilcrow::text
