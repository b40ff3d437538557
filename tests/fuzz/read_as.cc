#include "fuzz/read_as.h"

#include <pilcrow/pilcrow.h>

#include <cstdlib>
#include <iostream>

#include "base/source_map.h"
#include "base/utf8.h"

namespace fuzz {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::cerr << "broken promise: " << promise << '\n';
  std::abort();
}

void read_as(const char* name, std::string_view bytes) {
  try {
    static const pilcrow::Readers readers = pilcrow::Readers::standard();
    const auto result = pilcrow::read_bytes(bytes, name, readers);
    for (const auto& document : result.documents) {
      require(!document.id.empty() && pilcrow::is_utf8(document.id), "a document has an id");
      require(pilcrow::is_utf8(document.title), "a title is UTF-8");
      for (const auto& block : document.blocks) {
        require(pilcrow::is_utf8(block.text), "a block's text is UTF-8");
        require(!block.text.empty(), "a block has text");
        require(block.text.size() <= 64 * 1024, "a block is at most 64 KiB");
        require(block.source.begin <= block.source.end && block.source.end <= bytes.size(),
                "a block's range lies in the file");
        require(pilcrow::fits(block.map, block.text, block.source, block.line),
                "a block's map lies in its text and its source");
        require(block.locator.size() <= 200 && pilcrow::is_utf8(block.locator),
                "a locator is short and UTF-8");
      }
    }
  } catch (const pilcrow::Error&) {
  }
}

}  // namespace fuzz
