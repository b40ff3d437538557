#include "read/markdown/markdown.h"

#include <algorithm>
#include <string>

#include "read/markdown/blocks.h"
#include "read/markdown/front_matter.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

// A heading of level 1 that comes first and is the only one is the title.
void take_title(Document& document) {
  auto& blocks = document.blocks;
  const auto is_top = [](const Block& block) {
    return block.kind == BlockKind::heading && block.level == 1;
  };
  if (blocks.empty() || !is_top(blocks.front())) return;
  if (std::any_of(blocks.begin() + 1, blocks.end(), is_top)) return;
  document.title = std::move(blocks.front().text);
  blocks.erase(blocks.begin());
}

class MarkdownReader : public Reader {
 public:
  std::string name() const override { return "markdown"; }

  Formats formats() const override { return {{"text/markdown"}, {"*.md", "*.markdown", "*.mdown"}}; }

  bool accepts(const Source& source) const override {
    const std::string file = lower_ascii(source.name);
    return file.ends_with(".md") || file.ends_with(".markdown") || file.ends_with(".mdown");
  }

  void read(const Source& source, DocumentSink& sink) const override {
    FrontMatter matter = take_front_matter(source.bytes, sink);
    Document document;
    document.blocks = markdown_blocks(source.bytes, matter.size);
    document.title = std::move(matter.title);
    document.language = std::move(matter.language);
    document.metadata = std::move(matter.metadata);
    if (document.title.empty()) take_title(document);
    sink.add(std::move(document));
  }
};

}  // namespace

std::shared_ptr<const Reader> markdown_reader() { return std::make_shared<MarkdownReader>(); }

}  // namespace pilcrow::read
