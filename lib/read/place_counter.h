// Lines and columns of places in a text.
#ifndef PILCROW_READ_PLACE_COUNTER_H_
#define PILCROW_READ_PLACE_COUNTER_H_

#include <cstddef>
#include <string_view>

#include "pilcrow/document.h"

namespace pilcrow::read {

// For places that mostly ascend: what lies between them is counted once.
class PlaceCounter {
 public:
  explicit PlaceCounter(std::string_view text) : text_(text) {}

  // Begins to count lines anew, at a place on that line.
  void begin(std::size_t offset, std::size_t line);

  // Sets the line and column of a run at a place that is not before the one before.
  void put(std::size_t offset, SourceRun& run);

 private:
  void move_to(std::size_t offset);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLACE_COUNTER_H_
