#include "read/plain/text_parts.h"

#include <utility>

namespace pilcrow::read {
namespace {

Layout find_layout_of(text::ByteWindows& bytes, const text::Encoding& encoding) {
  text::TextStream text(bytes, encoding);
  return find_layout(text);
}

}  // namespace

TextParts::TextParts(text::ByteWindows& bytes, const text::Encoding& encoding)
    : layout_(find_layout_of(bytes, encoding)),
      text_(bytes, encoding),
      locator_(bytes, encoding),
      units_(text_, layout_),
      outline_(layout_) {}

std::vector<Block> TextParts::next(std::size_t bytes) {
  std::vector<Block> out;
  for (std::size_t size = 0; size < bytes && !ended_;) {
    Unit unit;
    if (units_.next(unit)) {
      outline_.add(std::move(unit));
    } else {
      outline_.finish();
      ended_ = true;
    }
    for (Block& block : outline_.blocks()) {
      size += block.text.size();
      out.push_back(std::move(block));
    }
    outline_.blocks().clear();
  }
  Places places;
  places.add(out);
  places.locate(locator_);
  settle_maps(out);
  return out;
}

}  // namespace pilcrow::read
