#include "text/ascii_words.h"

#include <array>
#include <cstdint>

#include "base/bytes.h"

namespace pilcrow::text {
namespace {

// What ICU's rules tell apart in ASCII. Colons join no letters and @ is one in ICU's root locale,
// unlike in Unicode's annex 29.
enum class Kind : std::uint8_t {
  other,  // a segment of its own; line ends and spaces that join others make no word either
  letter,
  digit,
  line,  // the low line joins what it touches, but is no word alone
  mid,   // . and ' between two letters or two digits
  mid_digit,
  foreign,  // not ASCII
};

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@';
    const bool digit = c >= '0' && c <= '9';
    kinds[c] = letter      ? Kind::letter
               : digit     ? Kind::digit
               : c >= 0x80 ? Kind::foreign
                           : Kind::other;
  }
  kinds['_'] = Kind::line;
  kinds['.'] = kinds['\''] = Kind::mid;
  kinds[','] = kinds[';'] = Kind::mid_digit;
  return kinds;
}
constexpr std::array<Kind, 256> kKinds = make_kinds();

// Bytes of ASCII that are worth leaving ICU for: it costs some to ask it again.
constexpr std::size_t kStretch = 32;

// The kind of a byte; behind the text, nothing that joins.
Kind kind_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kKinds[static_cast<unsigned char>(text[at])] : Kind::other;
}

bool is_word_part(Kind kind) {
  return kind == Kind::letter || kind == Kind::digit || kind == Kind::line;
}

// Moves `at` from a word's first byte to its end. False if a character that is not ASCII may
// belong to the word.
bool pass_word(std::string_view text, std::size_t& at) {
  Kind last = kind_at(text, at++);
  for (;;) {
    Kind next = kind_at(text, at);
    while (is_word_part(next)) {
      last = next;
      next = kind_at(text, ++at);
    }
    if (next == Kind::foreign) return false;
    const bool joins =
        next == Kind::mid ? last != Kind::line : next == Kind::mid_digit && last == Kind::digit;
    if (!joins) return true;
    const Kind behind = kind_at(text, at + 1);
    if (behind == Kind::foreign) return false;
    if (behind != last) return true;
    at += 2;
  }
}

}  // namespace

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; text.size() - at >= 8; at += 8) {
    if ((eight_at(text, at) & 0x8080808080808080U) != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
  }
  return true;
}

std::size_t add_ascii_words(std::string_view text, std::size_t at, std::vector<Range>& out) {
  std::size_t segment = at;  // where the last segment begins: marks may belong to it
  while (at < text.size()) {
    const Kind first = kind_at(text, at);
    if (first == Kind::foreign) return segment;
    segment = at;
    if (!is_word_part(first)) {
      ++at;
      continue;
    }
    if (!pass_word(text, at)) return segment;
    if (first != Kind::line || at - segment > 1) out.push_back({segment, at});
  }
  return at;
}

std::size_t find_ascii(std::string_view text, std::size_t at) {
  // Behind a character of no word, another that is ASCII: nothing joins the two but a line end's
  // halves or two spaces, which hold no word.
  for (; at + 1 < text.size(); ++at) {
    if (kind_at(text, at) != Kind::other) continue;
    if (is_ascii(text.substr(at + 1, kStretch))) return at + 1;
  }
  return text.size();
}

}  // namespace pilcrow::text
