#include "read/rtf/text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "read/space.h"
#include "text/converter.h"

namespace pilcrow::read {
namespace {

struct Name {
  int number;
  const char* name;
};

// Those whose names are not "windows-" and the number.
constexpr Name kPages[] = {{437, "ibm-437"}, {708, "iso-8859-6"}, {850, "ibm-850"},
                           {852, "ibm-852"}, {866, "ibm-866"},    {932, "windows-31j"},
                           {936, "gbk"},     {950, "big5"},       {10000, "macintosh"},
                           {1361, "johab"},  {65001, "utf-8"}};

// Character sets of fonts, by the Windows API.
constexpr std::pair<int, int> kFonts[] = {{77, 10000}, {128, 932},  {129, 949},  {130, 1361},
                                          {134, 936},  {136, 950},  {161, 1253}, {162, 1254},
                                          {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257},
                                          {204, 1251}, {222, 874},  {238, 1250}, {254, 437}};

}  // namespace

std::string rtf_code_page(int number) {
  std::string name = "windows-" + std::to_string(number);
  for (const auto& [page, other] : kPages) {
    if (page == number) name = other;
  }
  return text::has_converter(name) ? name : std::string();
}

std::string rtf_font_encoding(int charset) {
  for (const auto& [font, page] : kFonts) {
    if (font == charset) return rtf_code_page(page);
  }
  return {};
}

void RtfText::add_bytes(std::string_view bytes, const std::string& encoding, Range source) {
  end_pair();
  if (encoding != encoding_) flush();
  encoding_ = encoding;
  pending_ += bytes;
  cover(source);
}

void RtfText::add_unit(char16_t unit, Range source) {
  flush();
  cover(source);
  const bool is_high = unit >= 0xD800 && unit < 0xDC00;
  const bool is_low = unit >= 0xDC00 && unit < 0xE000;
  if (is_low && high_ != 0) {
    append_utf8(text_, 0x10000 + (char32_t{high_} - 0xD800) * 0x400 + (char32_t{unit} - 0xDC00));
    high_ = 0;
    return;
  }
  end_pair();
  if (is_high) {
    high_ = unit;
  } else if (unit >= 0x20) {
    append_utf8(text_, is_low ? 0xFFFD : unit);
  }
}

void RtfText::add(std::string_view utf8, Range source) {
  end_pair();
  flush();
  text_ += utf8;
  cover(source);
}

std::string RtfText::take() {
  end_pair();
  flush();
  source_ = {};
  return collapsed(std::exchange(text_, {}));
}

void RtfText::end_pair() {
  if (high_ != 0) append_utf8(text_, 0xFFFD);
  high_ = 0;
}

void RtfText::flush() {
  if (!pending_.empty()) text_ += text::to_utf8(encoding_, std::exchange(pending_, {}));
}

void RtfText::cover(Range source) {
  if (source_.empty()) source_ = source;
  source_.end = std::max(source_.end, source.end);
}

}  // namespace pilcrow::read
