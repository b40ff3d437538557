#include "search/signs.h"

#include <array>

#include "base/utf8.h"

namespace pilcrow::search {
namespace {

// The no-break, thin and ideographic spaces, which keyboards and web pages put in place of one.
constexpr std::array<std::string_view, 4> kSpaces = {"\u00A0", "\u2009", "\u202F", "\u3000"};

// The full-width forms of ! to ~.
constexpr char32_t kFirstWide = U'！';
constexpr char32_t kLastWide = U'～';
constexpr char32_t kMinus = U'\u2212';

}  // namespace

Sign sign_at(std::string_view query, std::size_t at) {
  std::size_t end = at;
  const char32_t c = next_code_point(query, end);
  Sign out{'\0', end - at};
  if (c < 0x80) out.plain = static_cast<char>(c);
  if (c >= kFirstWide && c <= kLastWide) out.plain = static_cast<char>(c - kFirstWide + '!');
  if (c == kMinus) out.plain = '-';
  return out;
}

std::string narrow(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = sign_at(text, at);
    if (sign.plain != '\0') {
      out += sign.plain;
    } else {
      out += text.substr(at, sign.size);
    }
    at += sign.size;
  }
  return out;
}

std::size_t space_at(std::string_view query, std::size_t at) {
  if (at >= query.size()) return 0;
  const char c = query[at];
  if (c == ' ' || (c >= '\t' && c <= '\r') || c == '\0') return 1;
  for (const auto space : kSpaces) {
    if (query.substr(at).starts_with(space)) return space.size();
  }
  return 0;
}

bool is_blank(std::string_view text) {
  std::size_t at = 0;
  while (const std::size_t space = space_at(text, at)) at += space;
  return at == text.size();
}

}  // namespace pilcrow::search
