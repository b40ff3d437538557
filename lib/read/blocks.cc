#include "read/blocks.h"

#include "pilcrow/error.h"
#include "read/line_index.h"
#include "read/space.h"

namespace pilcrow::read {

void BlockList::add(Block block) {
  if (is_full()) return;
  const std::string_view text = trimmed(block.text);
  if (text.empty()) return;
  if (text.size() < block.text.size()) block.text = std::string(text);
  blocks_.push_back(std::move(block));
}

std::string BlockList::take_text(std::size_t first, std::string_view between) {
  std::string out;
  for (std::size_t i = first; i < blocks_.size(); ++i) {
    if (!out.empty()) out += between;
    out += blocks_[i].text;
  }
  blocks_.resize(std::min(first, blocks_.size()));
  return out;
}

void number_lines(std::vector<Block>& blocks, std::string_view bytes) {
  constexpr std::size_t kLongest = std::size_t{64} << 10;
  const LineIndex lines(bytes);
  for (Block& block : blocks) {
    if (block.source.empty()) continue;
    const std::size_t line = lines.at(block.source.begin);
    if (lines.end(line) - lines.begin(line) <= kLongest) block.line = line;
  }
}

void add_document(Document document, DocumentSink& sink, const char* reason) {
  if (document.blocks.empty()) throw Error(ErrorCode::bad_input, reason);
  sink.add(std::move(document));
}

}  // namespace pilcrow::read
