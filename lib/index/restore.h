// Documents as they were put into the index, from what a segment holds.
#ifndef PILCROW_INDEX_RESTORE_H_
#define PILCROW_INDEX_RESTORE_H_

#include <cstdint>
#include <functional>
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

  // A whole document: words, pairs and tags as they were found when it was put.
  store::InputDocument document(std::uint32_t document);

  // The same in parts, which are not much longer than documents mostly are.
  using Take = std::function<void(store::InputDocument)>;
  void each_part(std::uint32_t document, const Take& take);

 private:
  class Part;
  store::InputDocument part(std::uint32_t document, std::uint32_t& block, std::size_t most_blocks,
                            std::size_t most_bytes);
  store::InputBlock block(std::uint32_t block, bool title, Part& part);
  void read_forms();
  void read_pairs(std::uint32_t block);

  const Segment& segment_;
  store::Store::Blocks blocks_;
  text::Analyser analyser_;
  std::vector<store::Form> forms_;                                 // by number
  std::vector<bool> ideograph_;                                    // likewise
  std::vector<std::string> pairs_;                                 // terms of common words

  // Block, pair: by block, for the blocks from `pairs_begin_` to before `pairs_end_`.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_of_;
  std::uint32_t pairs_begin_ = 0;
  std::uint32_t pairs_end_ = 0;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RESTORE_H_
