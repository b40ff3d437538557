#include "snippet/ruler.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace pilcrow::snippet {
namespace {

// Where a clause ends, in the last of these parts of what fits, a cut there is worth the loss.
constexpr std::size_t kClauseParts = 3;

// Whether a clause ends right before `at`, where there is a space or what has none.
bool clause_ends(std::string_view text, std::size_t at) {
  std::size_t last = floor_boundary(text, at - 1);
  const char32_t c = next_code_point(text, last);
  return text::ends_clause(c) || c == U'\u2013' || c == U'\u2014' || c == U')';
}

// Where the next word begins, unless that is past `limit`.
std::size_t after_space(std::string_view text, std::size_t at, std::size_t limit) {
  if (text[at - 1] == ' ') return at;
  const std::size_t space = text.find(' ', at);
  return space < limit ? space + 1 : at;
}

// Where the last whole word ends, if one does after `limit`: text without spaces is cut anywhere.
std::size_t before_space(std::string_view text, std::size_t at, std::size_t limit) {
  if (at < text.size() && text[at] == ' ') return at;
  const std::size_t space = text.rfind(' ', at);
  return space != std::string_view::npos && space > limit ? space : at;
}

// The last end of a clause between two places, or nowhere.
std::size_t last_clause(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = to; at > from; at = floor_boundary(text, at - 1)) {
    if ((at == text.size() || text[at] == ' ') && clause_ends(text, at)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t Ruler::length(Range range) const {
  if (clusters_.empty()) return count_code_points(text_.substr(range.begin, range.size()));
  const auto begin = std::lower_bound(clusters_.begin(), clusters_.end(), range.begin);
  return static_cast<std::size_t>(std::lower_bound(begin, clusters_.end(), range.end) - begin);
}

std::size_t Ruler::forward(std::size_t at, std::size_t limit, std::size_t count) const {
  if (clusters_.empty()) {
    for (; at < limit && count > 0; --count) next_code_point(text_, at);
    return std::min(at, limit);
  }
  const auto next = std::upper_bound(clusters_.begin(), clusters_.end(), at);
  if (count == 0) return at;
  const auto left = static_cast<std::size_t>(clusters_.end() - next);
  return count > left ? limit : std::min(limit, *(next + static_cast<std::ptrdiff_t>(count - 1)));
}

std::size_t Ruler::back(std::size_t at, std::size_t limit, std::size_t count) const {
  if (clusters_.empty()) {
    for (; at > limit && count > 0; --count) at = floor_boundary(text_, at - 1);
    return std::max(at, limit);
  }
  const auto here = std::lower_bound(clusters_.begin(), clusters_.end(), at);
  const auto before = static_cast<std::size_t>(here - clusters_.begin());
  return count >= before ? limit : std::max(limit, *(here - static_cast<std::ptrdiff_t>(count)));
}

Range cut_sentence(std::string_view text, const Ruler& ruler, Range sentence, std::size_t center,
                   std::size_t budget) {
  Range out = {ruler.back(center, sentence.begin, budget / 3), 0};
  out.end = ruler.forward(out.begin, sentence.end, budget);
  if (out.begin > sentence.begin) {
    const std::size_t clause = last_clause(text, out.begin, center > 0 ? center - 1 : 0);
    out.begin = clause != std::string_view::npos ? std::min(clause + 1, center)
                                                 : after_space(text, out.begin, center);
    // What is not needed in front is there behind.
    out.end = ruler.forward(out.begin, sentence.end, budget);
  }
  if (out.end < sentence.end) {
    const std::size_t limit = std::max(center, out.begin);
    const std::size_t from = std::max(limit, out.end - (out.end - out.begin) / kClauseParts);
    const std::size_t clause = last_clause(text, from, out.end);
    out.end = clause != std::string_view::npos ? clause : before_space(text, out.end, limit);
  }
  return out;
}

}  // namespace pilcrow::snippet
