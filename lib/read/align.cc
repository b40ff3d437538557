#include "read/align.h"

#include <algorithm>
#include <cstddef>

#include "base/bytes.h"
#include "base/utf8.h"
#include "read/escapes.h"
#include "read/place_counter.h"
#include "read/space.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

// What must agree for text and source to be taken for the same again, in code points; and how far
// it is looked for.
constexpr std::size_t kAgreeing = 8;
constexpr std::size_t kMostInserted = 8;    // bytes of the text
constexpr std::size_t kMostSkipped = 2048;  // bytes of the source

// Steps for each byte of text and source, before the rest is left as it is.
constexpr std::size_t kStepsForEach = 64;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::size_t size_at(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return 1;
  const std::size_t begin = at;
  next_code_point(text, at);
  return at - begin;
}

bool is_space_at(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return is_space(text[at]);
  return text::is_space(next_code_point(text, at));
}

// Aligns one text with one source; offsets count from their beginnings.
class Aligner {
 public:
  // `ends`: whether the text's end is looked for at the source's.
  Aligner(std::string_view text, std::string_view source, bool ends)
      : text_(text),
        source_(source),
        ends_(ends),
        steps_(kStepsForEach * (text.size() + source.size()) + 100'000) {}

  std::vector<SourceRun> run() {
    if (text_ == source_) return {{{0, text_.size()}, {0, source_.size()}, Pitch::same, 0, 0}};
    // The end is sure, and keeps what comes before it from being found in what is behind it.
    const std::size_t same = ends_ ? common_end() : 0;
    text_end_ = text_.size() - same;
    source_end_ = source_.size() - same;
    while (in_text_ < text_end_ && steps_ > 0) step();
    if (in_text_ < text_end_) add_whole(text_end_ - in_text_, source_end_ - in_source_);
    if (same > 0) add({text_end_, text_.size()}, {source_end_, source_.size()}, Pitch::same);
    if (runs_.empty()) add({0, text_.size()}, {0, source_.size()}, Pitch::whole);
    return std::move(runs_);
  }

 private:
  std::size_t common_end() const {
    const std::size_t most = std::min(text_.size(), source_.size());
    std::size_t same = 0;
    while (same < most && text_[text_.size() - 1 - same] == source_[source_.size() - 1 - same]) {
      ++same;
    }
    while (same > 0 && is_continuation(text_[text_.size() - same])) --same;
    // An escaped character is one with what escapes it.
    if (same < source_.size() && source_[source_.size() - same - 1] == '\\') return 0;
    return same;
  }

  void step() {
    --steps_;
    if (in_source_ >= source_end_) {
      in_text_ = text_end_;  // put there by the reader
      return;
    }
    if (take_escape() || take_same() || take_space() || skip_markup() || pass_bar() || resume()) {
      return;
    }
    // A word of the text that is not in the source.
    in_text_ += size_at(text_, in_text_);
    while (in_text_ < text_end_ && !is_space_at(text_, in_text_)) {
      in_text_ += size_at(text_, in_text_);
    }
  }

  // As far as both go on alike, and nothing may be escaped.
  bool take_same() {
    const std::string_view source = source_.substr(in_source_, source_end_ - in_source_);
    std::size_t size = common_start(text_.substr(in_text_, text_end_ - in_text_), source);
    for (const char begin : kEscapes) size = std::min(size, source.substr(0, size).find(begin, 1));
    while (size > 0 && in_text_ + size < text_end_ && is_continuation(text_[in_text_ + size])) {
      --size;
    }
    if (size == 0) return false;
    add({in_text_, in_text_ + size}, {in_source_, in_source_ + size}, Pitch::same);
    in_text_ += size;
    in_source_ += size;
    return true;
  }

  // "&amp;", "\\u0041".
  bool take_escape() {
    const Escape escape = escape_at(source_.substr(0, source_end_), in_source_);
    if (escape.source == 0) return false;
    const std::string_view rest = text_.substr(in_text_, text_end_ - in_text_);
    if (escape.is_space && !rest.empty() && is_space_at(rest, 0)) {
      in_text_ += size_at(text_, in_text_);
      in_source_ += escape.source;
      return true;
    }
    const std::size_t size = escape.fits(rest);
    if (size == 0) return false;
    add_whole(size, escape.source);
    return true;
  }

  // A space for a line's end, with what indents the next.
  bool take_space() {
    if (!is_space_at(source_, in_source_)) return false;
    while (in_source_ < source_end_ && is_space_at(source_, in_source_)) {
      in_source_ += size_at(source_, in_source_);
      --steps_;
      if (steps_ == 0) return true;
    }
    if (is_space_at(text_, in_text_)) in_text_ += size_at(text_, in_text_);
    return true;
  }

  bool skip_markup() {
    const std::size_t size = markup_at(source_.substr(0, source_end_), in_source_);
    in_source_ += size;
    return size > 0;
  }

  // The reader's bar between two cells of a table.
  bool pass_bar() {
    const bool bar = in_text_ > 0 && text_[in_text_ - 1] == ' ' &&
                     text_.substr(in_text_, 2) == "| " && in_text_ + 2 <= text_end_;
    if (bar) in_text_ += 2;
    return bar;
  }

  // Goes on where text and source agree again: the least that is passed over counts.
  bool resume() {
    for (std::size_t inserted = 0; inserted <= kMostInserted; ++inserted) {
      const std::size_t at = in_text_ + inserted;
      if (at >= text_end_ || is_continuation(text_[at])) continue;
      const std::size_t last = std::min(source_end_, in_source_ + kMostSkipped);
      for (std::size_t in_source = in_source_; in_source < last && steps_ > 0; ++in_source) {
        --steps_;
        if (source_[in_source] != text_[at] || !agrees(at, in_source)) continue;
        in_text_ = at;
        in_source_ = in_source;
        return true;
      }
    }
    return false;
  }

  // Whether the next code points of the text follow there, but for markup between them.
  bool agrees(std::size_t in_text, std::size_t in_source) {
    for (std::size_t i = 0; i < kAgreeing && in_text < text_end_; ++i) {
      if (steps_ > 0) --steps_;
      if (i > 0 && text_.substr(in_text, 3) == " | ") return true;  // the next cell is elsewhere
      const std::size_t size = size_at(text_, in_text);
      const bool space = is_space_at(text_, in_text);
      while (in_source < source_end_) {
        const Escape escape = escape_at(source_.substr(0, source_end_), in_source);
        if (escape.source > 0 && escape.fits(text_.substr(in_text)) > 0) return true;
        if (text_.substr(in_text, size) == source_.substr(in_source, size)) break;
        const bool source_space = is_space_at(source_, in_source);
        if (space && source_space) break;
        if (source_space) {
          in_source += size_at(source_, in_source);
          continue;
        }
        std::size_t markup = markup_at(source_.substr(0, source_end_), in_source);
        if (markup == 0 && is_mark(source_[in_source])) markup = 1;
        if (markup == 0) return false;
        in_source += markup;
      }
      if (in_source >= source_end_) return false;
      in_text += size;
      in_source += size_at(source_, in_source);
      while (space && in_source < source_end_ && is_space_at(source_, in_source)) {
        in_source += size_at(source_, in_source);
      }
    }
    return true;
  }

  void add_whole(std::size_t text_bytes, std::size_t source_bytes) {
    if (source_bytes > 0) {
      add({in_text_, in_text_ + text_bytes}, {in_source_, in_source_ + source_bytes}, Pitch::whole);
    }
    in_text_ += text_bytes;
    in_source_ += source_bytes;
  }

  void add(Range text, Range source, Pitch pitch) {
    if (!runs_.empty() && pitch == Pitch::same && runs_.back().pitch == pitch &&
        runs_.back().text.end == text.begin && runs_.back().source.end == source.begin) {
      runs_.back().text.end = text.end;
      runs_.back().source.end = source.end;
    } else {
      runs_.push_back({text, source, pitch, 0, 0});
    }
  }

  std::string_view text_;
  std::string_view source_;
  bool ends_;
  std::size_t text_end_ = 0;
  std::size_t source_end_ = 0;
  std::size_t in_text_ = 0;
  std::size_t in_source_ = 0;
  std::size_t steps_;
  std::vector<SourceRun> runs_;
};

}  // namespace

void align(std::vector<Block>& blocks, std::string_view source) {
  PlaceCounter places(source);
  // Blocks that have one source together stand in it one behind the other.
  Range last;
  std::size_t behind = 0;  // what was found of them so far
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    if (!block.map.empty() || block.source.empty() || block.source.end > source.size()) continue;
    const bool goes_on = block.source == last;
    const bool ends = i + 1 == blocks.size() || !(blocks[i + 1].source == block.source);
    if (!goes_on || behind >= block.source.end) behind = block.source.begin;
    last = block.source;
    const std::size_t begin = behind;
    const std::string_view own = source.substr(begin, block.source.end - begin);
    if (is_continuation(own.front())) continue;
    block.map = Aligner(block.text, own, ends).run();
    if (block.line > 0 && begin == block.source.begin) places.begin(begin, block.line);
    for (SourceRun& run : block.map) {
      run.source.begin += begin;
      run.source.end += begin;
      if (run.pitch == Pitch::same) behind = run.source.end;
      if (block.line > 0) places.put(run.source.begin, run);
    }
  }
}

}  // namespace pilcrow::read
