#include "numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>

namespace pilcrow::cli {
namespace {

// A plain decimal number without sign or exponent at the front of `text`, which is moved past it.
std::optional<double> take_decimal(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() &&
         ((text[length] >= '0' && text[length] <= '9') || text[length] == '.')) {
    ++length;
  }
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + length, number, std::chars_format::fixed);
  if (length == 0 || error != std::errc() || end != text.data() + length) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

// The factor of "", "K", "MB", "GiB"…; nothing for any other unit.
std::optional<double> unit_factor(std::string_view unit) {
  constexpr std::string_view kLetters = "kmgt";
  if (unit.empty() || unit == "B" || unit == "b") return 1;
  const char letter = static_cast<char>(unit[0] | 0x20);
  const std::size_t power = kLetters.find(letter);
  const std::string_view rest = unit.substr(1);
  const bool known = rest.empty() || rest == "B" || rest == "b" || rest == "iB";
  if (power == std::string_view::npos || !known) return std::nullopt;
  return std::pow(1024.0, static_cast<double>(power + 1));
}

}  // namespace

std::optional<std::size_t> parse_count(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::size_t> parse_size(std::string_view text) {
  if (const auto plain = parse_count(text)) return plain;
  const auto number = take_decimal(text);
  if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  const auto factor = unit_factor(text);
  if (!number || !factor) return std::nullopt;
  const double bytes = *number * *factor;
  // The largest double below 2^64 is far from it; 2^62 is exact and more than any file.
  if (bytes > 0x1p62) return std::nullopt;
  return static_cast<std::size_t>(bytes);
}

std::optional<double> parse_decimal(std::string_view text) {
  const auto number = take_decimal(text);
  return text.empty() ? number : std::nullopt;
}

std::optional<unsigned> parse_seconds(std::string_view text) {
  const auto number = parse_decimal(text);
  if (!number) return std::nullopt;
  const double ms = *number * 1000;
  if (ms > static_cast<double>(std::numeric_limits<unsigned>::max())) return std::nullopt;
  return static_cast<unsigned>(ms);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, std::string_view thing) {
  return grouped(number) + ' ' + std::string(thing) + (number == 1 ? "" : "s");
}

std::string human_bytes(double bytes) {
  constexpr std::array<const char*, 5> kUnits = {"bytes", "kB", "MB", "GB", "TB"};
  if (bytes < 1000) return counted(static_cast<std::uint64_t>(bytes), "byte");
  std::size_t unit = 0;
  while (bytes >= 999.95 && unit + 1 < kUnits.size()) bytes /= 1000, ++unit;
  return fixed(bytes, 1) + ' ' + kUnits[unit];
}

std::string fixed(double number, int digits) {
  std::array<char, 64> buffer = {};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                          std::chars_format::fixed, digits);
  return error == std::errc() ? std::string(buffer.data(), end) : "?";
}

}  // namespace pilcrow::cli
