#include "evaluate/ids.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace pilcrow::evaluate {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

// Spaces beyond ASCII that programs part columns at, but for those from U+2000 to U+200A.
constexpr std::array<std::string_view, 8> kWideSpaces = {"\u0085", "\u00A0", "\u1680", "\u2028",
                                                         "\u2029", "\u202F", "\u205F", "\u3000"};

// The bytes at the begin of a text that must be encoded.
std::size_t odd_size(std::string_view text) {
  const char c = text.front();
  if ((c >= '\0' && c <= ' ') || c == '%') return 1;
  if (text.starts_with("\xE2\x80") && text.size() > 2 && text[2] <= '\x8A') return 3;
  const auto found = std::find_if(kWideSpaces.begin(), kWideSpaces.end(),
                                  [&](std::string_view space) { return text.starts_with(space); });
  return found == kWideSpaces.end() ? 0 : found->size();
}

}  // namespace

std::string encode(std::string_view id) {
  std::string out;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t odd = odd_size(id.substr(at));
    if (odd == 0) out += id[at++];
    for (const std::size_t end = at + odd; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(id[at]);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

std::string decode(std::string_view id) {
  std::string out;
  for (std::size_t at = 0; at < id.size(); ++at) {
    const std::string_view digits = id.substr(at + 1).substr(0, 2);
    unsigned byte = 0;
    const char* const end = digits.data() + digits.size();
    const bool encoded = id[at] == '%' && digits.size() == 2 &&
                         std::from_chars(digits.data(), end, byte, 16).ptr == end;
    out += encoded ? static_cast<char>(byte) : id[at];
    if (encoded) at += 2;
  }
  return out;
}

}  // namespace pilcrow::evaluate
