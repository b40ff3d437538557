#include "store/anchor.h"

#include <charconv>

#include "base/hash.h"

namespace pilcrow::store {
namespace {

constexpr std::string_view kMark = "#p";
constexpr std::size_t kHashDigits = 8;

template <typename Number>
bool parse_number(std::string_view digits, Number& out, int base) {
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), out, base);
  return error == std::errc() && end == digits.data() + digits.size();
}

}  // namespace

std::string make_anchor(std::string_view document, std::size_t number, std::uint64_t hash) {
  std::string out;
  out.reserve(document.size() + 32);
  out.append(document).append(kMark).append(std::to_string(number)).append("-");
  return out.append(hex(fold32(hash), kHashDigits));
}

std::optional<Anchor> parse_anchor(std::string_view text) {
  const std::size_t mark = text.rfind(kMark);
  if (mark == std::string_view::npos || mark == 0) return {};
  const std::string_view rest = text.substr(mark + kMark.size());
  const std::size_t dash = rest.find('-');
  if (dash == std::string_view::npos || rest.size() - dash - 1 != kHashDigits) return {};
  Anchor anchor{std::string(text.substr(0, mark)), 0, 0};
  if (!parse_number(rest.substr(0, dash), anchor.number, 10) ||
      !parse_number(rest.substr(dash + 1), anchor.hash, 16) || anchor.number == 0) {
    return {};
  }
  return anchor;
}

}  // namespace pilcrow::store
