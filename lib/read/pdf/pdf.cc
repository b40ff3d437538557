#include "read/pdf/pdf.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "read/blocks.h"
#include "read/pdf/lines.h"
#include "read/pdf/paragraphs.h"
#include "read/pdf/words.h"

namespace pilcrow::read {
namespace {

// Programs look for the mark in so many bytes: something may stand before it.
constexpr std::size_t kHead = 1024;

// "3, 5-7"
class Numbers {
 public:
  void add(std::size_t number) {
    if (count_ > 0 && number == last_ + 1) {
      last_ = number;
    } else {
      finish();
      first_ = last_ = number;
    }
    ++count_;
  }

  std::size_t count() const { return count_; }

  std::string take() {
    finish();
    return std::move(text_);
  }

 private:
  void finish() {
    if (count_ == 0) return;
    text_ += (text_.empty() ? "" : ", ") + std::to_string(first_);
    if (last_ > first_) text_ += '-' + std::to_string(last_);
  }

  std::string text_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::size_t count_ = 0;
};

// A heading at the beginning that is larger than any other on the page.
std::string take_title(std::vector<Block>& blocks) {
  if (blocks.empty() || blocks.front().kind != BlockKind::heading || blocks.front().level != 1) {
    return {};
  }
  const bool repeated = std::any_of(blocks.begin() + 1, blocks.end(), [&](const Block& block) {
    return block.page == blocks.front().page && block.kind == BlockKind::heading &&
           block.level == 1;
  });
  if (repeated) return {};
  std::string title = std::move(blocks.front().text);
  blocks.erase(blocks.begin());
  return title;
}

class PdfReader : public Reader {
 public:
  std::string name() const override { return "pdf"; }

  Formats formats() const override { return {{"application/pdf"}, {"*.pdf"}}; }

  bool wants_process() const override { return true; }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    return source.bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos;
  }

  void read(const Source& source, DocumentSink& sink) const override {
    const PdfFile file(source.bytes);
    const std::size_t count = std::min(file.pages(), source.limits.max_pages);
    if (count < file.pages()) {
      sink.cut("it has more than " + std::to_string(count) + " pages");
    }
    std::vector<std::vector<PdfLine>> pages;
    Numbers blank;
    for (std::size_t i = 0; i < count; ++i) {
      pages.push_back(lines_of(file.page(i), i + 1));
      if (pages.back().empty()) blank.add(i + 1);
    }
    if (blank.count() == count) {
      throw Error(ErrorCode::bad_input, "there is no text on any page");
    }
    if (blank.count() > 0) {
      sink.skip(0,
                std::string("no text on page") + (blank.count() > 1 ? "s " : " ") + blank.take());
    }
    drop_running_lines(pages);
    Document document = file.about();
    document.blocks = pdf_blocks(pages);
    if (document.title.empty()) document.title = take_title(document.blocks);
    add_document(std::move(document), sink);
  }
};

}  // namespace

std::shared_ptr<const Reader> pdf_reader() { return std::make_shared<PdfReader>(); }

}  // namespace pilcrow::read
