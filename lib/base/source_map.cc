#include "pilcrow/source_map.h"

#include <algorithm>

#include "base/source_map.h"
#include "base/utf8.h"

namespace pilcrow {
namespace {

constexpr std::size_t kMostLines = std::size_t{1} << 48;

std::size_t ceil_boundary(std::string_view text, std::size_t at) {
  while (at < text.size() && is_continuation(text[at])) ++at;
  return std::min(at, text.size());
}

// A place within a run, `at` bytes of the text behind its beginning.
class RunPlace {
 public:
  RunPlace(std::string_view text, const SourceRun& run)
      : run_(run), text_(text.substr(std::min(run.text.begin, text.size()), run.text.size())) {}

  // The byte of the source, and whether that is exact: at the front, or the back, of what cannot be
  // divided.
  std::size_t source(std::size_t at, bool back) const {
    if (at == 0) return run_.source.begin;
    if (at >= text_.size()) return run_.source.end;
    if (run_.pitch == Pitch::whole) return back ? run_.source.end : run_.source.begin;
    const std::size_t bytes = source_bytes(run_.pitch, text_.substr(0, at));
    return run_.source.begin + std::min(bytes, run_.source.size());
  }

  bool divides(std::size_t at) const {
    return run_.pitch != Pitch::whole || at == 0 || at >= text_.size();
  }

  void put_line(std::size_t at, SourcePlace& out) const {
    if (run_.line == 0) return;
    const std::string_view before = text_.substr(0, at);
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    out.line = run_.line + lines;
    const std::size_t begin = lines == 0 ? 0 : before.rfind('\n') + 1;
    out.column = (lines == 0 ? run_.column : 1) + count_code_points(before.substr(begin));
  }

 private:
  const SourceRun& run_;
  std::string_view text_;
};

// Where nothing is known of the text's parts.
void put_block(Range source, std::size_t line, SourcePlace& out) {
  out.bytes = source;
  out.line = line;
  out.column = 0;
}

void put_bytes(std::string_view text, Range source, std::size_t line, const SourceMap& map,
               Range range, SourcePlace& out) {
  if (map.empty()) {
    if (source.empty() || source.size() != text.size()) return put_block(source, line, out);
    const SourceMap whole = {{{0, text.size()}, source, Pitch::same, line, line == 0 ? 0U : 1U}};
    return put_bytes(text, source, line, whole, range, out);
  }
  // The first run that ends behind where the range begins, and the last that begins before its end.
  const auto first =
      std::upper_bound(map.begin(), map.end(), range.begin,
                       [](std::size_t at, const SourceRun& run) { return at < run.text.end; });
  auto last =
      std::lower_bound(map.begin(), map.end(), range.end,
                       [](const SourceRun& run, std::size_t at) { return run.text.begin < at; });
  const SourceRun& begins = first == map.end() ? map.back() : *first;
  const RunPlace front(text, begins);
  out.precise = true;
  if (first == map.end()) {
    out.bytes = {begins.source.end, begins.source.end};
    front.put_line(begins.text.size(), out);
    return;
  }
  const std::size_t at = range.begin > begins.text.begin ? range.begin - begins.text.begin : 0;
  front.put_line(at, out);
  const bool between = range.begin < begins.text.begin;
  out.bytes.begin =
      between && first != map.begin() ? (first - 1)->source.end : front.source(at, false);
  out.precise = front.divides(at);
  if (range.empty()) {
    out.bytes.end = out.bytes.begin;
    return;
  }
  if (last == map.begin()) {  // all of the range stands before the first run
    out.bytes = {begins.source.begin, begins.source.begin};
    return;
  }
  --last;
  const RunPlace back(text, *last);
  const std::size_t end = std::min(range.end, last->text.end) - last->text.begin;
  const bool behind = range.end > last->text.end && last + 1 != map.end();
  out.bytes.end = behind ? (last + 1)->source.begin : back.source(end, true);
  out.precise = out.precise && back.divides(end);
  out.bytes.end = std::max(out.bytes.begin, out.bytes.end);
}

}  // namespace

std::size_t source_bytes(Pitch pitch, std::string_view text) {
  switch (pitch) {
    case Pitch::same: return text.size();
    case Pitch::one: return count_code_points(text);
    case Pitch::two: return 2 * count_utf16(text);
    case Pitch::four: return 4 * count_code_points(text);
    case Pitch::mixed: {
      std::size_t bytes = 0;
      for (const char c : text) {
        if (!is_continuation(c)) bytes += static_cast<unsigned char>(c) < 0x80 ? 1 : 2;
      }
      return bytes;
    }
    case Pitch::whole: break;
  }
  return 0;
}

bool fits(const SourceMap& map, std::string_view text, Range source, std::size_t line) {
  SourceRun before{{}, {source.begin, source.begin}, Pitch::same, line, 0};
  for (const SourceRun& run : map) {
    if (run.text.empty() || run.text.begin < before.text.end || run.text.end > text.size() ||
        run.source.empty() || run.source.begin < before.source.end ||
        !source.contains(run.source) || run.line < before.line || run.line > kMostLines ||
        run.column > kMostLines) {
      return false;
    }
    before = run;
  }
  return true;
}

SourceMap slice(std::string_view text, const SourceMap& map, Range part) {
  SourceMap out;
  for (const SourceRun& run : map) {
    if (run.text.end <= part.begin || run.text.begin >= part.end) continue;
    const RunPlace place(text, run);
    const std::size_t begin = std::max(run.text.begin, part.begin);
    const std::size_t end = std::min(run.text.end, part.end);
    SourceRun cut = run;
    cut.text = {begin - part.begin, end - part.begin};
    cut.source = {place.source(begin - run.text.begin, false),
                  place.source(end - run.text.begin, true)};
    SourcePlace at;
    place.put_line(begin - run.text.begin, at);
    cut.line = at.line;
    cut.column = at.column;
    out.push_back(cut);
  }
  return out;
}

SourcePlace map_to_source(std::string_view text, Range source, std::size_t line,
                          const SourceMap& map, Range range) {
  range.begin = floor_boundary(text, std::min(range.begin, text.size()));
  range.end = ceil_boundary(text, std::max(range.begin, range.end));
  SourcePlace out;
  put_bytes(text, source, line, map, range, out);
  const auto before = text.substr(0, range.begin);
  const auto inside = text.substr(range.begin, range.size());
  out.utf16.begin = count_utf16(before);
  out.utf16.end = out.utf16.begin + count_utf16(inside);
  out.code_points.begin = count_code_points(before);
  out.code_points.end = out.code_points.begin + count_code_points(inside);
  return out;
}

}  // namespace pilcrow
