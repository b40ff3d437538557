// Lengths of text as people count them.
#ifndef PILCROW_SNIPPET_RULER_H_
#define PILCROW_SNIPPET_RULER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"

namespace pilcrow::snippet {

// Counts grapheme clusters of a text. All offsets are bytes, between clusters.
class Ruler {
 public:
  // `clusters` as from text::Breaker::clusters; both must outlive it.
  Ruler(std::string_view text, const std::vector<std::size_t>& clusters)
      : text_(text), clusters_(clusters) {}

  std::size_t length(Range range) const;

  // So many clusters behind `at`, or before it, but not past `limit`.
  std::size_t forward(std::size_t at, std::size_t limit, std::size_t count) const;
  std::size_t back(std::size_t at, std::size_t limit, std::size_t count) const;

 private:
  std::string_view text_;
  const std::vector<std::size_t>& clusters_;
};

// The part of a sentence that fits `budget`: around `center`, where its first mark begins, a third
// of it before that and the rest behind; cut where a clause ends if one does near enough, else
// between words, or anywhere in text without spaces.
Range cut_sentence(std::string_view text, const Ruler& ruler, Range sentence, std::size_t center,
                   std::size_t budget);

}  // namespace pilcrow::snippet

#endif  // PILCROW_SNIPPET_RULER_H_
