// The tokens of Rich Text Format.
#ifndef PILCROW_READ_RTF_TOKENS_H_
#define PILCROW_READ_RTF_TOKENS_H_

#include <cstddef>
#include <string_view>

#include "pilcrow/range.h"

namespace pilcrow::read {

struct RtfToken {
  enum class Kind { begin, end, word, symbol, byte, text };

  Kind kind = Kind::text;
  std::string_view text =
      {};          // of a word its letters; of a symbol its character; of text its bytes
  int number = 0;  // of a word, 0 where it has none; of a byte its value
  bool has_number = false;
  Range source = {};
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

  // False at the end.
  bool next(RtfToken& token);

  // Passes over so many bytes, which are data.
  void skip(std::size_t count);

 private:
  void read_control(RtfToken& token);

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_RTF_TOKENS_H_
