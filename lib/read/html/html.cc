#include "read/html/html.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "read/html/blocks.h"
#include "read/html/head.h"
#include "read/html/main.h"
#include "read/html/tags.h"
#include "read/html/title.h"
#include "read/line_index.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

// Takes white space, comments and processing instructions off the front.
std::string_view without_prologue(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (true) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(kSpaces), bytes.size()));
    const std::string_view end = bytes.starts_with("<!--") ? "-->" : "?>";
    if (end == "?>" && !bytes.starts_with("<?")) return bytes;
    const auto at = bytes.find(end);
    if (at == std::string_view::npos) return {};
    bytes.remove_prefix(at + end.size());
  }
}

bool begins_as_html(std::string_view bytes) {
  bytes = without_prologue(bytes);
  for (const std::string_view start : {"<!doctype html", "<html"}) {
    if (!starts_with_ascii_case(bytes, start)) continue;
    const std::string_view after = bytes.substr(start.size(), 1);
    if (after.empty() || after == ">" || is_space(after[0])) return true;
  }
  return false;
}

class HtmlReader : public Reader {
 public:
  std::string name() const override { return "html"; }

  Formats formats() const override { return {{"text/html", "application/xhtml+xml"}, {"*.html", "*.htm", "*.xhtml"}}; }

  bool accepts(const Source& source) const override {
    const std::string file = lower_ascii(source.name);
    return file.ends_with(".html") || file.ends_with(".htm") || file.ends_with(".xhtml") ||
           begins_as_html(source.bytes);
  }

  void read(const Source& source, DocumentSink& sink) const override {
    const HtmlTree tree(source.bytes);
    HtmlHead head = html_head(tree);
    auto blocks = html_blocks(tree, never_shown(tree));
    const auto headings = top_headings(blocks);
    blocks = main_blocks(tree, std::move(blocks));
    Document document;
    document.title = take_title(head, headings, blocks);
    document.language = std::move(head.language);
    document.metadata = std::move(head.metadata);
    const LineIndex lines(source.bytes);
    for (auto& found : blocks) {
      found.block.line = lines.at(found.block.source.begin);
      document.blocks.push_back(std::move(found.block));
    }
    sink.add(std::move(document));
  }
};

}  // namespace

std::shared_ptr<const Reader> html_reader() { return std::make_shared<HtmlReader>(); }

}  // namespace pilcrow::read
