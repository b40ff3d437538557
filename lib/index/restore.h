// Documents as they were put into the index, from what a segment holds.
#ifndef PILCROW_INDEX_RESTORE_H_
#define PILCROW_INDEX_RESTORE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "index/segment.h"
#include "store/input.h"
#include "text/analysis.h"

namespace pilcrow::index {

// Reads documents of one segment, in order.
class Restorer {
 public:
  explicit Restorer(const Segment& segment);

  // Words, pairs and tags as they were found when it was put.
  store::InputDocument document(std::uint32_t document);

 private:
  void read_forms();
  void read_pairs();

  const Segment& segment_;
  store::Store::Blocks blocks_;
  text::Analyser analyser_;
  std::vector<store::Form> forms_;                                 // by number
  std::vector<bool> ideograph_;                                    // likewise
  std::vector<std::string> pairs_;                                 // terms of common words
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_of_;  // block, pair: by block
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RESTORE_H_
