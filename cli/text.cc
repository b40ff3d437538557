#include "text.h"

#include <algorithm>

#include "code_points.h"

namespace pilcrow::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The length of one of our own sequences (ESC [ … m) at `at`, or 0.
std::size_t escape_at(std::string_view text, std::size_t at) {
  if (text[at] != '\x1b') return 0;
  const std::size_t end = text.find('m', at);
  return (end == std::string_view::npos ? text.size() : end + 1) - at;
}

// Calls `take(offset, size, columns)` for each piece of the text.
template <typename Take>
void each_piece(std::string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = escape_at(text, at);
    std::size_t width = 0;
    if (size == 0) {
      const Piece piece = piece_at(text, at);
      size = piece.size;
      width = width_of(piece.code);
    }
    take(at, size, width);
    at += size;
  }
}

std::string cleaned(std::string_view text, std::string_view new_line) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    if (piece.code == '\n' && piece.valid) {
      out += new_line;
    } else if (piece.code == '\t') {
      out += ' ';
    } else {
      const bool good = piece.valid && !is_harmful(piece.code);
      out += good ? text.substr(at, piece.size) : kReplacement;
    }
    at += piece.size;
  }
  return out;
}

// Lays words out on lines.
class Wrapper {
 public:
  Wrapper(std::size_t width, std::string_view first, std::string_view rest)
      : width_(std::max<std::size_t>(width, columns(rest) + 8)), rest_(rest) {
    begin(first);
  }

  void word(std::string_view word) {
    const std::size_t wide = columns(word);
    const std::size_t gap = empty_ ? 0 : 1;
    if (used_ + gap + wide <= width_) {
      if (gap != 0) out_ += ' ';
      put(word, gap + wide);
      return;
    }
    if (!empty_) next_line();
    each_piece(word, [&](std::size_t at, std::size_t size, std::size_t w) {
      if (used_ + w > width_) next_line();
      put(word.substr(at, size), w);
    });
  }

  void next_line() {
    out_ += '\n';
    begin(rest_);
  }

  std::string take() { return std::move(out_) + '\n'; }

 private:
  void begin(std::string_view indent) {
    out_ += indent;
    used_ = columns(indent);
    empty_ = true;
  }

  void put(std::string_view piece, std::size_t wide) {
    out_ += piece;
    used_ += wide;
    empty_ = false;
  }

  std::size_t width_;
  std::string rest_;
  std::string out_ = {};
  std::size_t used_ = 0;
  bool empty_ = true;
};

}  // namespace

std::string clean(std::string_view text) { return cleaned(text, "\n"); }

std::string clean_line(std::string_view text) { return cleaned(text, " "); }

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  each_piece(text, [&](std::size_t, std::size_t, std::size_t width) { sum += width; });
  return sum;
}

std::string clipped(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::size_t used = 1;
  std::size_t end = 0;
  each_piece(text, [&](std::size_t at, std::size_t size, std::size_t wide) {
    if (end == at && used + wide <= width) used += wide, end = at + size;
  });
  return std::string(text.substr(0, end)) + "…";
}

std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest) {
  Wrapper lines(width, first, rest);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) lines.word(text.substr(at, end - at));
    if (end < text.size() && text[end] == '\n') lines.next_line();
    at = end + 1;
  }
  return lines.take();
}

std::vector<std::string_view> split(std::string_view text, char sign) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(sign, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string notes_text(const std::vector<std::string>& notes, std::size_t width) {
  std::string out;
  for (const std::string& note : notes) out += wrap("Note: " + clean_line(note), width, "", "  ");
  return out;
}

}  // namespace pilcrow::cli
