#include "read/markdown/blocks.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>

#include "pilcrow/error.h"
#include "read/html/blocks.h"
#include "read/line_index.h"
#include "read/markdown/guard.h"
#include "read/markdown/positions.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using Tree = std::unique_ptr<cmark_node, void (*)(cmark_node*)>;

// While the library reads inline text, the characters that mean something to its extensions are
// noted in variables of the whole process.
std::mutex& inline_mutex() {
  static std::mutex mutex;
  return mutex;
}

void attach(cmark_parser* parser, const char* extension) {
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  if (!registered) return;
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
}

Tree parse(std::string_view text) {
  const bool tables_are_cheap = check_markdown(text);
  std::string mended;
  const std::string_view input = without_open_declarations(text, mended);
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES), cmark_parser_free);
  attach(parser.get(), "strikethrough");
  attach(parser.get(), "tasklist");
  if (tables_are_cheap) attach(parser.get(), "table");
  cmark_parser_feed(parser.get(), input.data(), input.size());
  const std::lock_guard lock(inline_mutex());
  return {cmark_parser_finish(parser.get()), cmark_node_free};
}

// The node after `node` in the tree below `root`, depth first; below `node` only if `enter`.
cmark_node* next_node(cmark_node* node, cmark_node* root, bool enter) {
  if (enter && cmark_node_first_child(node) != nullptr) return cmark_node_first_child(node);
  while (node != root && cmark_node_next(node) == nullptr) node = cmark_node_parent(node);
  return node == root ? nullptr : cmark_node_next(node);
}

void append_inline(std::string& out, cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE: append_collapsed(out, cmark_node_get_literal(node)); break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: append_collapsed(out, " "); break;
    case CMARK_NODE_HTML_INLINE:
      if (starts_with_ascii_case(cmark_node_get_literal(node), "<br")) append_collapsed(out, " ");
      break;
    default: break;
  }
}

// The text of all that is inside `root`, without markup.
std::string inline_text(cmark_node* root) {
  std::string out;
  for (auto* node = next_node(root, root, true); node != nullptr;
       node = next_node(node, root, true)) {
    append_inline(out, node);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Whether a paragraph is made of images alone, with links around them or not.
bool is_caption(cmark_node* paragraph) {
  bool image = false;
  for (auto* node = next_node(paragraph, paragraph, true); node != nullptr;) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) {
      image = true;
    } else if (type != CMARK_NODE_LINK && type != CMARK_NODE_SOFTBREAK) {
      return false;
    }
    node = next_node(node, paragraph, type != CMARK_NODE_IMAGE);
  }
  return image;
}

std::string row_text(cmark_node* row) {
  std::string out;
  std::size_t end = 0;  // of the last cell that has text
  for (auto* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
    if (cmark_node_previous(cell) != nullptr) out += " | ";
    const std::string text = inline_text(cell);
    out += text;
    if (!text.empty()) end = out.size();
  }
  out.resize(end);
  return out;
}

// HTML that its parser refuses is left out; the text around it is not lost with it.
std::vector<Block> readable_blocks(std::string_view html) {
  try {
    return html_fragment_blocks(html);
  } catch (const Error&) {
    return {};
  }
}

class Blocks {
 public:
  Blocks(std::string_view source, std::size_t skipped)
      : tree_(parse(source.substr(skipped))), positions_(source, skipped) {}

  std::vector<Block> run() {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> steps(cmark_iter_new(tree_.get()),
                                                                   cmark_iter_free);
    for (auto event = cmark_iter_next(steps.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(steps.get())) {
      cmark_node* const node = cmark_iter_get_node(steps.get());
      if (event == CMARK_EVENT_EXIT) {
        if (is_container(node)) kinds_.pop_back();
      } else if (enter(node)) {
        cmark_iter_reset(steps.get(), node, CMARK_EVENT_EXIT);
      }
    }
    // Footnotes come last in the tree, wherever they stand.
    std::stable_sort(blocks_.begin(), blocks_.end(), [](const Block& a, const Block& b) {
      return a.source.begin < b.source.begin;
    });
    return std::move(blocks_);
  }

 private:
  static bool is_container(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM;
  }

  // True where all of the node was taken.
  bool enter(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      kinds_.push_back(BlockKind::quotation);
    } else if (type == CMARK_NODE_ITEM) {
      kinds_.push_back(BlockKind::list_item);
    } else if (type == CMARK_NODE_HEADING) {
      add(BlockKind::heading, inline_text(node), positions_.heading(node),
          cmark_node_get_heading_level(node));
      return true;
    } else if (type == CMARK_NODE_PARAGRAPH) {
      add(is_caption(node) ? BlockKind::caption : kinds_.back(), inline_text(node),
          positions_.paragraph(node));
      return true;
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      add_code(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      add_html(node);
    } else if (cmark_node_get_type_string(node) == std::string_view("table_row") ||
               cmark_node_get_type_string(node) == std::string_view("table_header")) {
      add(BlockKind::table_row, row_text(node), positions_.table_row(node));
      return true;
    }
    return false;
  }

  void add(BlockKind kind, std::string text, Range range, int level = 0) {
    if (text.empty()) return;
    blocks_.push_back({kind, level, std::move(text), range, positions_.line_at(range.begin)});
  }

  void add_code(cmark_node* node) {
    std::string_view text = cmark_node_get_literal(node);
    while (text.ends_with('\n')) text.remove_suffix(1);
    if (!trimmed(text).empty()) {
      add(BlockKind::code, std::string(text), positions_.code_block(node));
    }
  }

  void add_html(cmark_node* node) {
    const std::string_view html = cmark_node_get_literal(node);
    const LineIndex lines(html);
    for (auto& block : readable_blocks(html)) {
      const BlockKind kind = block.kind == BlockKind::paragraph ? kinds_.back() : block.kind;
      add(kind, std::move(block.text), positions_.in_html_block(node, lines, block.source),
          block.level);
    }
  }

  Tree tree_;
  MarkdownPositions positions_;
  std::vector<BlockKind> kinds_ = {BlockKind::paragraph};  // of a paragraph here
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> markdown_blocks(std::string_view source, std::size_t skipped) {
  return Blocks(source, skipped).run();
}

}  // namespace pilcrow::read
