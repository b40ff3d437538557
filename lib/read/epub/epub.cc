#include "read/epub/epub.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "read/archive/package.h"
#include "read/archive/zip_kind.h"
#include "read/blocks.h"
#include "read/epub/book.h"
#include "read/epub/xhtml.h"
#include "read/html/blocks.h"
#include "read/html/tags.h"
#include "read/html/tree.h"
#include "read/space.h"
#include "text/charset.h"

namespace pilcrow::read {
namespace {

bool is_wanted(std::string_view name) {
  constexpr std::string_view kOthers[] = {".jpg", ".jpeg", ".png", ".gif", ".svg",  ".webp",
                                          ".css", ".js",   ".ttf", ".otf", ".woff", ".woff2",
                                          ".mp3", ".m4a",  ".mp4", ".smil"};
  const std::string lower = lower_ascii(name);
  return std::none_of(std::begin(kOthers), std::end(kOthers),
                      [&](std::string_view ending) { return lower.ends_with(ending); });
}

// Numbers of pages of the printed book, where a chapter marks where they begin.
class Pages {
 public:
  explicit Pages(const HtmlTree& tree) {
    for (HtmlTree::Index i = 0; i < tree.size(); ++i) {
      if (tree.is_text(i)) continue;
      if (tree.attribute(i, "epub:type") != "pagebreak" &&
          tree.attribute(i, "role") != "doc-pagebreak") {
        continue;
      }
      std::string_view name = tree.attribute(i, "title");
      if (name.empty()) name = tree.attribute(i, "aria-label");
      std::size_t number = 0;
      std::from_chars(name.data(), name.data() + name.size(), number);
      if (number > 0) starts_.emplace_back(i, number);
    }
  }

  // The page at a node; `before` where none begins before it.
  std::size_t at(HtmlTree::Index node, std::size_t before) const {
    const auto after = std::upper_bound(
        starts_.begin(), starts_.end(), node,
        [](HtmlTree::Index index, const auto& start) { return index < start.first; });
    return after == starts_.begin() ? before : std::prev(after)->second;
  }

  std::size_t last(std::size_t before) const {
    return starts_.empty() ? before : starts_.back().second;
  }

 private:
  std::vector<std::pair<HtmlTree::Index, std::size_t>> starts_;
};

class Chapters {
 public:
  Chapters(const Book& book, BlockList& out) : book_(book), out_(out) {}

  void add(const std::string& part, std::string_view bytes) {
    const std::string html = close_empty_elements(text::decode(bytes).utf8);
    const HtmlTree tree(html);
    const Pages pages(tree);
    auto blocks = html_blocks(tree, never_shown(tree));
    add_title(part, blocks);
    for (HtmlBlock& found : blocks) {
      Block& block = found.block;
      block.source = {};
      block.page = pages.at(found.first, page_);
      block.locator = part;
      out_.add(std::move(block));
    }
    page_ = pages.last(page_);
  }

 private:
  // Gives a chapter without a heading the one that the table of contents has for it.
  void add_title(const std::string& part, std::vector<HtmlBlock>& blocks) const {
    const auto title = book_.titles.find(part);
    if (blocks.empty() || title == book_.titles.end() || title->second.empty()) return;
    for (const HtmlBlock& found : blocks) {
      if (found.block.kind == BlockKind::heading) return;
    }
    Block heading{BlockKind::heading, 1, title->second};
    if (blocks.front().block.text == title->second) {
      blocks.front().block = std::move(heading);
    } else {
      blocks.insert(blocks.begin(), {std::move(heading), blocks.front().first, 0});
    }
  }

  const Book& book_;
  BlockList& out_;
  std::size_t page_ = 0;
};

class EpubReader : public Reader {
 public:
  std::string name() const override { return "epub"; }

  Formats formats() const override { return {{"application/epub+zip"}, {"*.epub"}}; }

  bool wants_process() const override { return true; }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    return zip_kind(source.bytes) == ZipKind::epub;
  }

  void read(const Source& source, DocumentSink& sink) const override {
    const Package package(source, is_wanted);
    Book book = read_book(package, source.limits);
    BlockList blocks(source.limits);
    Chapters chapters(book, blocks);
    for (const std::string& part : book.chapters) {
      const std::string* const bytes = package.find(part);
      if (bytes == nullptr) {
        sink.cut("a chapter is missing: " + part);
        continue;
      }
      try {
        chapters.add(part, *bytes);
      } catch (const Error& error) {
        sink.cut(part + ": " + error.what());
      }
    }
    if (!package.problem().empty()) sink.cut("it is damaged: " + package.problem());
    Document document = std::move(book.about);
    document.blocks = blocks.take();
    add_document(std::move(document), sink);
  }
};

}  // namespace

std::shared_ptr<const Reader> epub_reader() { return std::make_shared<EpubReader>(); }

}  // namespace pilcrow::read
