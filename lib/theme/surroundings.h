// Words and numbers around a place in a text.
#ifndef PILCROW_THEME_SURROUNDINGS_H_
#define PILCROW_THEME_SURROUNDINGS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/digits.h"
#include "pilcrow/range.h"

namespace pilcrow::theme {

// Digits that stand together.
struct Number {
  int value = 0;         // of the first four
  std::size_t size = 0;  // how many there are
  Range range = {};
};

// Looks about in valid UTF-8, which must outlive this object. Places are bytes.
class Surroundings {
 public:
  explicit Surroundings(std::string_view text) : text_(text) {}

  std::string_view rest(std::size_t at) const {
    return text_.substr(at < text_.size() ? at : text_.size());
  }
  bool letter_at(std::size_t at) const;
  bool letter_before(std::size_t at) const;
  std::size_t skip_space(std::size_t at) const;

  // The word that begins there, or stands right before, and space between, folded. Signs that stand
  // with it are part of it.
  std::string word_at(std::size_t at, std::size_t* ends = nullptr) const;
  std::string word_before(std::size_t at, std::size_t* begins = nullptr) const;

  Number number_at(std::size_t at) const;

  // How long the first of `ends` is that stands there; 0 if none does.
  template <std::size_t Size>
  std::size_t match(const std::array<std::string_view, Size>& ends, std::size_t at) const {
    for (const auto end : ends) {
      if (rest(at).starts_with(end)) return end.size();
    }
    return 0;
  }

 protected:
  std::string_view text_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_SURROUNDINGS_H_
