#include "read/space.h"

#include <array>

namespace pilcrow::read {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

// What is not copied as it is: white space, and the first byte of these two.
constexpr auto kMayCollapse = [] {
  std::array<bool, 256> may{};
  for (const char c : kSpaces) may[static_cast<unsigned char>(c)] = true;
  may[0xC2] = true;
  return may;
}();

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(kSpaces) + 1 - begin);
}

void append_collapsed(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t plain = at;
    while (true) {
      while (plain < text.size() && !kMayCollapse[static_cast<unsigned char>(text[plain])]) ++plain;
      // One space after a word is plain, too.
      if (plain == text.size() || plain == at || text[plain] != ' ' || text[plain - 1] == ' ') break;
      ++plain;
    }
    out.append(text, at, plain - at);
    at = plain;
    if (at == text.size()) return;
    const std::string_view pair = text.substr(at, 2);
    if (is_space(text[at]) || pair == kNoBreakSpace) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      if (pair == kNoBreakSpace) ++at;
    } else if (pair == kSoftHyphen) {
      ++at;
    } else {
      out += text[at];
    }
  }
}

std::string collapsed(std::string_view text) {
  std::string out;
  append_collapsed(out, text);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool starts_with_ascii_case(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    if (lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}

}  // namespace pilcrow::read
