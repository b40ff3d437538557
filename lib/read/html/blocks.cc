#include "read/html/blocks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "read/html/tags.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using Index = HtmlTree::Index;

class Builder {
 public:
  Builder(const HtmlTree& tree, const std::vector<bool>& never) : tree_(tree), never_(never) {}

  std::vector<HtmlBlock> run() {
    for (Index i = 0; i < tree_.size();) {
      while (!open_.empty() && tree_.end(open_.back().node) <= i) leave();
      if (tree_.is_text(i)) {
        add_text(i++);
      } else if (never_[i]) {
        if (is_block(tree_.tag(i))) flush();
        i = tree_.end(i);
      } else {
        enter(i++);
      }
    }
    while (!open_.empty()) leave();
    flush();
    return std::move(blocks_);
  }

 private:
  // An element that has been entered, and what was the case outside it.
  struct Open {
    Index node;
    BlockKind kind;
    int level;
    bool in_row;
    std::size_t flushes;
  };

  void enter(Index i) {
    const GumboTag tag = tree_.tag(i);
    if (tag == GUMBO_TAG_BR) {
      break_line();
      return;
    }
    if (is_block(tag)) flush();
    open_.push_back({i, kind_, level_, in_row_, flushes_});
    if (tag == GUMBO_TAG_A) ++links_;
    if (!is_block(tag)) return;
    kind_ = is_note(tree_, i) ? BlockKind::footnote : kind_inside(tag, kind_);
    if (heading_level(tag) > 0) level_ = heading_level(tag);
    if (tag == GUMBO_TAG_TABLE) data_tables_.push_back(is_data_table(tree_, i));
    if (tag == GUMBO_TAG_TR) in_row_ = !data_tables_.empty() && data_tables_.back();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) new_cell_ = in_row_ && !text_.empty();
  }

  void leave() {
    const Open open = open_.back();
    const GumboTag tag = tree_.tag(open.node);
    if (tag == GUMBO_TAG_TR && in_row_) {
      in_row_ = false;
      kind_ = BlockKind::table_row;
    }
    if (is_block(tag)) {
      flush();
    } else if (open.flushes == flushes_ && !text_.empty()) {
      source_.end = std::max(source_.end, tree_.element_source(open.node).end);
    }
    open_.pop_back();
    if (tag == GUMBO_TAG_A) --links_;
    if (tag == GUMBO_TAG_TABLE) data_tables_.pop_back();
    kind_ = open.kind;
    level_ = open.level;
    in_row_ = open.in_row;
  }

  void add_text(Index i) {
    const Range source = tree_.text_source(i);
    const std::size_t before = text_.size();
    if (source.empty()) {
      append(tree_.text(i));
      return;
    }
    if (text_.empty()) begin(i, source);
    if (new_cell_) end_cell();
    append(tree_.text(i));
    source_.end = std::max(source_.end, source.end);
    if (links_ > 0) linked_ += text_.size() - std::min(before, text_.size());
    broken_ = false;
  }

  void append(std::string_view text) {
    if (kind_ == BlockKind::code) {
      text_ += text;
    } else {
      append_collapsed(text_, text);
    }
  }

  // The block begins where the outermost element that began with it does.
  void begin(Index i, Range source) {
    first_ = i;
    source_ = source;
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (open->flushes != flushes_ || is_block(tree_.tag(open->node))) break;
      const Range element = tree_.element_source(open->node);
      if (!element.empty()) source_.begin = std::min(source_.begin, element.begin);
    }
  }

  void end_cell() {
    if (text_.ends_with(' ')) text_.pop_back();
    text_ += " | ";
    new_cell_ = false;
  }

  // Two in a row part paragraphs.
  void break_line() {
    if (kind_ == BlockKind::code) {
      text_ += '\n';
    } else if (broken_ && kind_ != BlockKind::heading) {
      flush();
    } else {
      append(" ");
      broken_ = true;
    }
  }

  void flush() {
    broken_ = false;
    if (in_row_) {
      append(" ");
      return;
    }
    ++flushes_;
    new_cell_ = false;
    trim_text();
    if (!text_.empty()) {
      const std::size_t linked = std::min(linked_, text_.size());
      const int level = kind_ == BlockKind::heading ? level_ : 0;
      blocks_.push_back({{kind_, level, std::move(text_), source_, 0}, first_, linked});
    }
    text_.clear();
    linked_ = 0;
  }

  // In code only empty lines go from the front.
  void trim_text() {
    text_.resize(text_.find_last_not_of(kSpaces) + 1);
    if (kind_ != BlockKind::code) return;
    const auto line = text_.rfind('\n', std::min(text_.find_first_not_of(kSpaces), text_.size()));
    if (line != std::string::npos) text_.erase(0, line + 1);
  }

  const HtmlTree& tree_;
  const std::vector<bool>& never_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Open> open_;
  std::vector<bool> data_tables_;  // for each open table

  BlockKind kind_ = BlockKind::paragraph;  // of text here
  int level_ = 0;
  bool in_row_ = false;  // inside a row of data, which is one block
  int links_ = 0;        // open now

  std::string text_;
  Range source_;
  Index first_ = 0;
  std::size_t linked_ = 0;
  std::size_t flushes_ = 0;
  bool broken_ = false;    // a line break since the last text
  bool new_cell_ = false;  // a cell began since the last text
};

}  // namespace

std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, const std::vector<bool>& never) {
  return Builder(tree, never).run();
}

bool holds_markup(std::string_view text) {
  constexpr std::string_view kSigns[] = {"</", "<br", "<p>", "<li>"};
  return std::any_of(std::begin(kSigns), std::end(kSigns), [&](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

std::vector<Block> html_fragment_blocks(std::string_view html) {
  const HtmlTree tree(html);
  std::vector<Block> blocks;
  for (auto& found : html_blocks(tree, never_shown(tree))) blocks.push_back(std::move(found.block));
  return blocks;
}

}  // namespace pilcrow::read
