// Documents that are read in parts, so that those of large files need not be in memory at once.
#ifndef PILCROW_READ_PARTS_H_
#define PILCROW_READ_PARTS_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "pilcrow/reader.h"
#include "text/byte_windows.h"
#include "text/text_stream.h"

namespace pilcrow::read {

// A document on its way. For one thread at a time.
class DocumentParts {
 public:
  virtual ~DocumentParts() = default;

  // The next blocks, of at least `bytes` of text unless they are the last; none at the end. They
  // are fit for an index, and their ranges are of the file's bytes.
  virtual std::vector<Block> next(std::size_t bytes) = 0;

  // The title, once `next` has been called.
  virtual const std::string& title() const = 0;
};

// A reader that makes one document of a file, and can make it in parts.
class PartialReader : public Reader {
 public:
  // Makes the document that `read` makes of the decoded bytes, with the same blocks. Looks through
  // all of the bytes before it answers; they must outlive the answer. Throws Error{bad_input} where
  // they are no text.
  virtual std::unique_ptr<DocumentParts> begin(text::ByteWindows& bytes) const = 0;
};

// Ranges of a decoded text, of blocks and their maps, that are to become ranges of its bytes.
class Places {
 public:
  // The blocks must outlive this.
  void add(std::vector<Block>& blocks);

  void locate(text::Locator& locator);

 private:
  std::vector<std::size_t*> places_;
};

// After ranges have become those of the file: says how the characters of each run are written there,
// and drops maps that say nothing.
void settle_maps(std::vector<Block>& blocks);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PARTS_H_
