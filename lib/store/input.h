// Documents made ready to be put into an index.
#ifndef PILCROW_STORE_INPUT_H_
#define PILCROW_STORE_INPUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "store/evidence.h"
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
  PackedEvidence evidence = {};
};

// A document, or a part of one: a long one comes in parts, one after the other.
struct InputDocument {
  DocumentRecord record = {};

  // Whether a part came before: then there is no block for the title, and these headings stand above
  // the first block, outermost first.
  bool continued = false;
  std::vector<BlockRecord> above = {};

  std::vector<Form> forms = {};

  // Terms of two words that stand together, where each alone would say too little.
  std::vector<std::string> pairs = {};

  std::vector<InputBlock> blocks = {};  // the title's first

  // What its earlier versions had; of the first part only.
  Past past = {};
};

// Moves on over a heading of a document: `open` are those that stand above what follows.
inline void open_heading(std::vector<BlockRecord>& open, const BlockRecord& heading) {
  while (!open.empty() && open.back().level >= heading.level) open.pop_back();
  open.push_back(heading);
}

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_INPUT_H_
