#include "text/charset.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/charset_binary.h"
#include "text/charset_guess.h"

namespace pilcrow::text {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = std::size_t{1} << 20;    // looked at for control characters
constexpr std::size_t kSample = std::size_t{1} << 17;  // and for statistics, which cost more,
constexpr std::size_t kBefore = std::size_t{1} << 12;  // of which this lies before anything foreign
constexpr std::size_t kCutBefore = 4096;               // how far back a cut is looked for

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
  for (std::size_t cut = at; cut > 0 && at - cut < kCutBefore; --cut) {
    if (static_cast<unsigned char>(bytes[cut - 1]) < 0x30) return cut;
  }
  return at;
}

// Up to `size` bytes from `offset` on, through whatever windows.
std::string gather(ByteWindows& bytes, std::size_t offset, std::size_t size) {
  std::string out;
  while (out.size() < size) {
    const std::string_view window = bytes.at(offset + out.size());
    if (window.empty()) break;
    out += window.substr(0, size - out.size());
  }
  return out;
}

// What cannot be judged without what follows: sequences have at most so many bytes.
constexpr std::size_t kLongest = 4;

// The first byte from `at` on that does not belong to UTF-8, or the end of all.
std::size_t find_foreign(ByteWindows& bytes, std::size_t at) {
  for (;;) {
    const std::string_view window = bytes.at(at);
    const std::size_t good = find_invalid_utf8(window);
    at += good;
    const std::size_t left = window.size() - good;
    if (at == bytes.size() || left >= kLongest || at + left == bytes.size()) return at;
  }
}

// Whether valid sequences of several bytes outnumber what is no UTF-8 by ten to one. A sequence cut
// off by the end of the file does not count.
bool is_nearly_utf8(ByteWindows& bytes, std::size_t at) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  while (at < bytes.size()) {
    std::string_view window = bytes.at(at);
    const bool last = at + window.size() == bytes.size();
    while (!window.empty()) {
      const std::size_t good = find_invalid_utf8(window);
      valid += static_cast<std::size_t>(
          std::count_if(window.data(), window.data() + good,
                        [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
      at += good;
      window.remove_prefix(good);
      if (window.empty() || (window.size() < kLongest && !last)) break;
      const bool cut_off = window.size() < kLongest &&
                           static_cast<unsigned char>(window[0]) >= 0xC2 &&
                           std::all_of(window.begin() + 1, window.end(), is_continuation);
      if (cut_off) return valid > 0 && valid >= 10 * invalid;
      ++invalid;
      if (10 * invalid > valid + (bytes.size() - at) / 2) return false;  // whatever follows
      window.remove_prefix(1);
      ++at;
    }
  }
  return valid > 0 && valid >= 10 * invalid;
}

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorCode::bad_input, "not text: " + reason);
}

void refuse_controls(const Controls& controls) {
  refuse(controls.nuls > controls.others ? "it has many NUL bytes"
                                         : "it has many control characters");
}

Encoding read_marked(ByteWindows& bytes, std::string_view head, const Mark& mark) {
  const std::string encoding(mark.encoding);
  const std::size_t begin = mark.bytes.size();
  head.remove_prefix(begin);
  if (encoding != kUtf8) {
    if (!is_wide_text(encoding, head)) refuse("its mark says " + encoding + ", its bytes do not");
    return {encoding, begin};
  }
  const Controls controls = count_controls(head);
  if (too_many(controls, head.size())) refuse_controls(controls);
  const bool valid = find_foreign(bytes, begin) == bytes.size();
  return {valid ? std::string() : encoding, begin};
}

// The text around `foreign`, the first byte that is not UTF-8: what the statistics look at.
std::string sample_of(ByteWindows& bytes, std::size_t foreign) {
  std::size_t begin = 0;
  if (foreign > kBefore) {
    const std::size_t at = foreign - kBefore;
    const std::size_t from = at - std::min(at, kCutBefore);
    const std::string before = gather(bytes, from, foreign + 1 - from);
    begin = from + safe_cut(before, at - from);
  }
  std::string sample = gather(bytes, begin, kSample + 1);
  sample.resize(safe_cut(sample, kSample));
  return sample;
}

Encoding read_unmarked(ByteWindows& bytes, std::string_view head) {
  const std::size_t foreign = find_foreign(bytes, 0);
  const bool valid = foreign == bytes.size();
  if (valid) {
    const std::string escaped = guess_escaped(head);
    if (!escaped.empty()) return {escaped};
  }
  const Controls controls = count_controls(head);
  const bool dirty = too_many(controls, head.size());
  if (dirty || (!valid && controls.nuls + controls.others > 0)) {
    const std::string wide = find_wide_encoding(head);
    if (!wide.empty()) return {wide};
  }
  if (dirty) refuse_controls(controls);
  if (valid) return {};
  const std::string sample = sample_of(bytes, foreign);
  const Controls further = count_controls(sample);
  if (too_many(further, sample.size())) refuse_controls(further);
  return {is_nearly_utf8(bytes, 0) ? std::string(kUtf8) : guess_encoding(sample)};
}

}  // namespace

Encoding find_encoding(ByteWindows& bytes) {
  const std::string first = gather(bytes, 0, kHead + kLongest);
  const std::string_view begin(first);
  const std::string_view format = binary_format(begin);
  if (!format.empty()) refuse("it is " + std::string(format));
  const Mark* const mark = find_mark(begin);
  if (mark == nullptr) return read_unmarked(bytes, begin.substr(0, kHead));
  return read_marked(bytes, begin.substr(0, kHead + mark->bytes.size()), *mark);
}

std::size_t mark_size(std::string_view bytes) {
  const Mark* const mark = find_mark(bytes);
  return mark == nullptr ? 0 : mark->bytes.size();
}

}  // namespace pilcrow::text
