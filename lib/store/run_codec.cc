#include "store/run_codec.h"

#include <cstdint>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// The first byte of a run: its pitch, and whether what follows is left out since it is as usual.
constexpr unsigned int kPitchBits = 7;
constexpr unsigned int kNextLine = 8;     // a space in the text, a byte in the source; column 1
constexpr unsigned int kGapsFollow = 16;  // how much of the text and of the source is passed over;
                                          // else nothing of either
constexpr unsigned int kPlaceFollows = 32;   // lines that are passed over, and the column; else the
                                             // column follows from that of the run before
constexpr unsigned int kSourceFollows = 64;  // the bytes in the source; else as many as of the text

// What is known before a run is read.
struct Before {
  std::size_t text = 0;
  std::size_t source = 0;
  std::size_t line = 0;
};

[[noreturn]] void fail_map() {
  throw Error(ErrorCode::corrupt, "the index is damaged: a source map cannot be decoded");
}

}  // namespace

void append_runs(std::string& out, const SourceMap& map, std::size_t begin, std::size_t line) {
  Before before{0, begin, line};
  for (const SourceRun& run : map) {
    const std::size_t text_gap = run.text.begin - before.text;
    const std::size_t source_gap = run.source.begin - before.source;
    const std::size_t lines = run.line - before.line;
    const bool next = text_gap == 1 && source_gap == 1 && lines == 1 && run.column == 1;
    const bool gaps = !next && (text_gap != 0 || source_gap != 0);
    const bool resized = run.source.size() != run.text.size();
    out += static_cast<char>(static_cast<unsigned int>(run.pitch) | (next ? kNextLine : 0) |
                             (gaps ? kGapsFollow : 0) | (next ? 0 : kPlaceFollows) |
                             (resized ? kSourceFollows : 0));
    if (gaps) {
      append_varint(out, text_gap);
      append_varint(out, source_gap);
    }
    if (!next) {
      append_varint(out, lines);
      append_varint(out, run.column);
    }
    append_varint(out, run.text.size());
    if (resized) append_varint(out, run.source.size());
    before = {run.text.end, run.source.end, run.line};
  }
}

SourceMap take_runs(std::string_view bytes, std::size_t text_bytes, Range source,
                    std::size_t line) {
  SourceMap map;
  std::size_t at = 0;
  const auto number = [&](std::size_t most) {
    std::uint64_t value = 0;
    if (!take_varint(bytes, at, value) || value > most) fail_map();
    return static_cast<std::size_t>(value);
  };
  Before before{0, source.begin, line};
  while (at < bytes.size()) {
    const unsigned int head = static_cast<unsigned char>(bytes[at++]);
    const std::size_t usual = (head & kNextLine) != 0 ? 1 : 0;
    const bool gaps = (head & kGapsFollow) != 0;
    const bool placed = (head & kPlaceFollows) != 0;
    if ((head & kPitchBits) > static_cast<unsigned int>(Pitch::whole)) fail_map();
    SourceRun run;
    run.pitch = static_cast<Pitch>(head & kPitchBits);
    run.text.begin = before.text + (gaps ? number(text_bytes) : usual);
    run.source.begin = before.source + (gaps ? number(SIZE_MAX / 4) : usual);
    run.line = before.line + (placed ? number(SIZE_MAX / 4) : usual);
    run.column = placed ? number(SIZE_MAX / 4) : 1;
    const std::size_t size = number(text_bytes);
    run.text.end = run.text.begin + size;
    run.source.end =
        run.source.begin + ((head & kSourceFollows) != 0 ? number(SIZE_MAX / 4) : size);
    if (run.text.empty() || run.text.end > text_bytes || run.source.empty() ||
        !source.contains(run.source)) {
      fail_map();
    }
    before = {run.text.end, run.source.end, run.line};
    map.push_back(run);
  }
  return map;
}

}  // namespace pilcrow::store
