// Documents made ready to be put into an index.
#ifndef PILCROW_STORE_INPUT_H_
#define PILCROW_STORE_INPUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "store/record.h"

namespace pilcrow::store {

// A word as it is written, folded, and its stem in the language that it stands in.
struct Form {
  std::string exact = {};
  std::string stem = {};
};

struct InputBlock {
  BlockRecord record = {};
  std::string language = {};
  std::uint64_t hash = 0;                 // of its words
  std::vector<std::uint32_t> words = {};  // in order: numbers of the document's forms
  std::vector<std::uint32_t> pairs = {};  // numbers of the document's pairs
  Evidence evidence = {};
};

struct InputDocument {
  DocumentRecord record = {};
  std::vector<Form> forms = {};

  // Terms of two words that stand together, where each alone would say too little.
  std::vector<std::string> pairs = {};

  std::vector<InputBlock> blocks = {};  // the title's first
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_INPUT_H_
