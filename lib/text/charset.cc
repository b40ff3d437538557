#include "text/charset.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/charset_binary.h"
#include "text/charset_guess.h"
#include "text/converter.h"

namespace pilcrow::text {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = std::size_t{1} << 20;    // looked at for control characters
constexpr std::size_t kSample = std::size_t{1} << 17;  // and for statistics, which cost more,
constexpr std::size_t kBefore = std::size_t{1} << 12;  // of which this lies before anything foreign
constexpr std::size_t kLargest = 0x7FFFFFFF;           // that ICU converts

constexpr std::string_view kUtf8 = "utf-8";

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};

// Longer ones first: UTF-32's begins with UTF-16's.
constexpr std::array kMarks = {
    Mark{"\xFF\xFE\0\0"sv, "utf-32le"},  Mark{"\0\0\xFE\xFF"sv, "utf-32be"},
    Mark{"\x84\x31\x95\x33", "gb18030"}, Mark{"\xEF\xBB\xBF", kUtf8},
    Mark{"\xFF\xFE", "utf-16le"},        Mark{"\xFE\xFF", "utf-16be"},
};

const Mark* find_mark(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

// Where a text that begins at `bytes` may be cut before `at` without cutting a character, whatever
// the encoding: bytes below 0x30 end no sequence but those of 16 and 32 bits.
std::size_t safe_cut(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return bytes.size();
  for (std::size_t cut = at; cut > 0 && at - cut < 4096; --cut) {
    if (static_cast<unsigned char>(bytes[cut - 1]) < 0x30) return cut;
  }
  return at;
}

// What the statistics look at: the text around `foreign`, the first byte that is not UTF-8.
std::string_view sample_of(std::string_view bytes, std::size_t foreign) {
  if (foreign > kBefore) bytes.remove_prefix(safe_cut(bytes, foreign - kBefore));
  return bytes.substr(0, safe_cut(bytes, kSample));
}

// Whether valid sequences of several bytes outnumber what is no UTF-8 by ten to one. A sequence cut
// off by the end of the file does not count.
bool is_nearly_utf8(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  while (!bytes.empty()) {
    const std::size_t good = find_invalid_utf8(bytes);
    valid += static_cast<std::size_t>(std::count_if(bytes.data(), bytes.data() + good, [](char c) {
      return static_cast<unsigned char>(c) >= 0xC0;
    }));
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    const bool cut_off = bytes.size() < 4 && static_cast<unsigned char>(bytes[0]) >= 0xC2 &&
                         std::all_of(bytes.begin() + 1, bytes.end(), is_continuation);
    if (cut_off) break;
    ++invalid;
    if (10 * invalid > valid + bytes.size() / 2) return false;  // whatever follows
    bytes.remove_prefix(1);
  }
  return valid > 0 && valid >= 10 * invalid;
}

std::size_t utf8_size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorCode::bad_input, "not text: " + reason);
}

void refuse_controls(const Controls& controls) {
  refuse(controls.nuls > controls.others ? "it has many NUL bytes"
                                         : "it has many control characters");
}

Decoded convert(std::string_view bytes, const std::string& encoding) {
  if (bytes.size() > kLargest) refuse("more than 2 GiB in " + encoding);
  return {to_utf8(encoding, bytes), encoding};
}

Decoded keep_utf8(std::string_view bytes) {
  Decoded decoded{std::string(bytes), {}};
  std::replace(decoded.utf8.begin(), decoded.utf8.end(), '\0', ' ');
  return decoded;
}

Decoded decode_marked(std::string_view bytes, std::string_view name) {
  const std::string encoding(name);
  const std::string_view head = bytes.substr(0, kHead);
  if (name != kUtf8) {
    if (!is_wide_text(encoding, head)) refuse("its mark says " + encoding + ", its bytes do not");
    return convert(bytes, encoding);
  }
  const Controls controls = count_controls(head);
  if (too_many(controls, head.size())) refuse_controls(controls);
  return is_utf8(bytes) ? keep_utf8(bytes) : convert(bytes, encoding);
}

Decoded decode_unmarked(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  const std::size_t foreign = find_invalid_utf8(bytes);
  const bool valid = foreign == bytes.size();
  if (valid) {
    const std::string escaped = guess_escaped(head);
    if (!escaped.empty()) return convert(bytes, escaped);
  }
  const Controls controls = count_controls(head);
  const bool dirty = too_many(controls, head.size());
  if (dirty || (!valid && controls.nuls + controls.others > 0)) {
    const std::string wide = find_wide_encoding(head);
    if (!wide.empty()) return convert(bytes, wide);
  }
  if (dirty) refuse_controls(controls);
  if (valid) return keep_utf8(bytes);
  const std::string_view sample = sample_of(bytes, foreign);
  const Controls further = count_controls(sample);
  if (too_many(further, sample.size())) refuse_controls(further);
  return convert(bytes, is_nearly_utf8(bytes) ? std::string(kUtf8) : guess_encoding(sample));
}

}  // namespace

Decoded decode(std::string_view bytes) {
  const std::string_view format = binary_format(bytes);
  if (!format.empty()) refuse("it is " + std::string(format));
  const Mark* const mark = find_mark(bytes);
  if (mark == nullptr) return decode_unmarked(bytes);
  return decode_marked(bytes.substr(mark->bytes.size()), mark->encoding);
}

std::vector<std::size_t> locate(std::string_view bytes, const std::string& encoding,
                                const std::vector<std::size_t>& offsets) {
  const Mark* const mark = find_mark(bytes);
  const std::size_t skipped = mark == nullptr ? 0 : mark->bytes.size();
  std::vector<std::size_t> places;
  places.reserve(offsets.size());
  if (encoding.empty()) {
    for (const std::size_t offset : offsets) {
      places.push_back(std::min(offset + skipped, bytes.size()));
    }
    return places;
  }
  Converter converter(encoding, bytes.substr(skipped));
  std::size_t offset = 0;  // in the UTF-8
  char32_t c = 0;
  for (const std::size_t wanted : offsets) {
    while (offset < wanted && converter.next(c)) offset += utf8_size(c);
    places.push_back(skipped + converter.position());
  }
  return places;
}

}  // namespace pilcrow::text
