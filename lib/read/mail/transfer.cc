#include "read/mail/transfer.h"

#include <algorithm>
#include <cstdint>

#include "base/digits.h"
#include "base/utf8.h"
#include "pilcrow/error.h"
#include "read/space.h"
#include "text/charset.h"
#include "text/converter.h"

namespace pilcrow::read {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text, bool underscores) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && underscores) {
      out += ' ';
      continue;
    }
    if (text[at] != '=') {
      out += text[at];
      continue;
    }
    const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : hex_digit(text[at + 2]);
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
      continue;
    }
    // At the end of a line it says that the line goes on.
    const std::size_t end = text.find_first_not_of(" \t\r", at + 1);
    if (end == text.npos || text[end] == '\n') {
      at = std::min(end, text.size() - 1);
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_transfer(std::string_view text, std::string_view encoding) {
  if (encoding == "base64") return decode_base64(text);
  if (encoding == "quoted-printable") return decode_quoted_printable(text);
  return std::string(text);
}

std::string decode_charset(std::string_view bytes, const std::string& charset) {
  const std::string name = lower_ascii(charset);
  const bool is_ascii = name.empty() || name == "us-ascii" || name == "utf-8";
  if (is_ascii && is_utf8(bytes)) return std::string(bytes);
  if (!is_ascii && text::has_converter(name)) return text::to_utf8(name, bytes);
  try {
    return text::decode(bytes).utf8;
  } catch (const Error&) {
    return text::repair_utf8(bytes);
  }
}

}  // namespace pilcrow::read
