#include "theme/surroundings.h"

#include <utility>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/fold.h"

namespace pilcrow::theme {

bool Surroundings::letter_at(std::size_t at) const {
  return at < text_.size() && text::is_letter(next_code_point(text_, at));
}

bool Surroundings::letter_before(std::size_t at) const {
  return at > 0 && letter_at(floor_boundary(text_, at - 1));
}

std::size_t Surroundings::skip_space(std::size_t at) const {
  while (at < text_.size()) {
    std::size_t next = at;
    if (!text::is_space(next_code_point(text_, next))) break;
    at = next;
  }
  return at;
}

std::string Surroundings::word_at(std::size_t at, std::size_t* ends) const {
  const std::size_t begin = skip_space(at);
  std::size_t end = begin;
  while (end < text_.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(text_, next);
    if (!text::is_letter(c) && c != U'%' && c != U'°' && c != U'.' && c != U'‰') break;
    end = next;
  }
  if (ends != nullptr) *ends = end;
  return text::fold(text_.substr(begin, end - begin));
}

std::string Surroundings::word_before(std::size_t at, std::size_t* begins) const {
  const auto previous = [&](std::size_t from) {
    const std::size_t place = floor_boundary(text_, from - 1);
    std::size_t next = place;
    return std::pair{place, next_code_point(text_, next)};
  };
  std::size_t end = at;
  while (end > 0 && text::is_space(previous(end).second)) end = previous(end).first;
  std::size_t begin = end;
  while (begin > 0) {
    const auto [place, c] = previous(begin);
    if (text::is_space(c) || c == U'(' || c == U'[' || c == U'–' || c == U'—') break;
    begin = place;
  }
  if (begins != nullptr) *begins = begin;
  return text::fold(text_.substr(begin, end - begin));
}

Number Surroundings::number_at(std::size_t at) const {
  Number out;
  out.range.begin = at;
  while (at < text_.size() && is_digit(text_[at])) {
    if (++out.size <= 4) out.value = out.value * 10 + (text_[at] - '0');
    ++at;
  }
  out.range.end = at;
  return out;
}

}  // namespace pilcrow::theme
