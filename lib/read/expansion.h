// How much has been unpacked of a file.
#ifndef PILCROW_READ_EXPANSION_H_
#define PILCROW_READ_EXPANSION_H_

#include <cstddef>
#include <string>

#include "pilcrow/reader.h"

namespace pilcrow::read {

class Expansion {
 public:
  // Of a file of so many bytes.
  Expansion(const ReadLimits& limits, std::size_t packed);

  // Counts bytes that were unpacked; false where they are too many.
  bool take(std::size_t bytes);

  // "it unpacks to more than 100 times its size"
  std::string problem() const;

 private:
  std::size_t times_;
  std::size_t left_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_EXPANSION_H_
