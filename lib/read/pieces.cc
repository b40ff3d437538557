#include "read/pieces.h"

#include "base/source_map.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

// The end of a sentence is looked for in the last bytes of what a piece may hold.
constexpr std::size_t kLookedAt = 8192;

bool is_space_at(std::string_view text, std::size_t at) {
  return text::is_space(next_code_point(text, at));
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space_at(text, at)) {
    at = floor_boundary(text, at) + 1;
    while (at < text.size() && is_continuation(text[at])) ++at;
  }
  return at;
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const std::size_t last = floor_boundary(text, end - 1);
    if (!is_space_at(text, last)) break;
    end = last;
  }
  return end;
}

// Where `window`, the beginning of a longer text, is best cut; not 0.
std::size_t find_cut(std::string_view window, const std::string& language, text::Breaker& breaker) {
  const std::size_t looked_from =
      window.size() > kLookedAt ? floor_boundary(window, window.size() - kLookedAt) : 0;
  const std::vector<Range> sentences = breaker.sentences(window.substr(looked_from), language);
  if (sentences.size() > 1) return looked_from + sentences.back().begin;
  for (std::size_t at = window.size(); at > 0;) {
    at = floor_boundary(window, at - 1);
    if (at > 0 && is_space_at(window, at)) return at;
  }
  return window.size();
}

}  // namespace

std::vector<Range> cut_into_pieces(std::string_view text, const std::string& language) {
  std::vector<Range> pieces;
  text::Breaker breaker;
  std::size_t at = skip_space(text, 0);
  while (at < text.size()) {
    std::size_t end = text.size();
    if (end - at > kMaxParagraph) {
      const std::string_view window =
          text.substr(at, floor_boundary(text, at + kMaxParagraph) - at);
      end = at + find_cut(window, language, breaker);
    }
    const Range piece{at, trim_end(text, at, end)};
    if (!piece.empty()) pieces.push_back(piece);
    at = skip_space(text, end);
  }
  return pieces;
}

std::vector<Block> cut_block(const Block& block, bool is_source, const std::string& language) {
  std::vector<Block> out;
  for (const Range piece : cut_into_pieces(block.text, language)) {
    Block part = block;
    part.text = block.text.substr(piece.begin, piece.size());
    part.map = slice(block.text, block.map, piece);
    if (is_source) {
      part.source = {block.source.begin + piece.begin, block.source.begin + piece.end};
    } else if (!part.map.empty()) {
      part.source = {part.map.front().source.begin, part.map.back().source.end};
    }
    if (!part.map.empty()) part.line = part.map.front().line;
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace pilcrow::read
