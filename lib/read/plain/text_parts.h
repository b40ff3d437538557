// A plain text, read in parts.
#ifndef PILCROW_READ_PLAIN_TEXT_PARTS_H_
#define PILCROW_READ_PLAIN_TEXT_PARTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "read/parts.h"
#include "read/plain/layout.h"
#include "read/plain/outline.h"
#include "read/plain/units.h"
#include "text/charset.h"
#include "text/text_stream.h"

namespace pilcrow::read {

// Reads the text twice: to see how its lines make paragraphs, and to make them.
class TextParts : public DocumentParts {
 public:
  TextParts(text::ByteWindows& bytes, const text::Encoding& encoding);

  std::vector<Block> next(std::size_t bytes) override;
  const std::string& title() const override { return outline_.title(); }

 private:
  Layout layout_;
  text::TextStream text_;
  text::Locator locator_;
  Units units_;
  Outline outline_;
  bool ended_ = false;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLAIN_TEXT_PARTS_H_
