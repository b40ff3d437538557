#include "read/xml/blocks.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "read/blocks.h"
#include "read/html/blocks.h"
#include "read/space.h"
#include "read/xml/fields.h"

namespace pilcrow::read {
namespace {

BlockKind kind_of(XmlRole role) {
  switch (role) {
    case XmlRole::heading: return BlockKind::heading;
    case XmlRole::list_item: return BlockKind::list_item;
    case XmlRole::quotation: return BlockKind::quotation;
    case XmlRole::caption: return BlockKind::caption;
    case XmlRole::code: return BlockKind::code;
    case XmlRole::footnote: return BlockKind::footnote;
    default: return BlockKind::paragraph;
  }
}

// Whether characters stand directly in an element.
bool has_own_text(const pugi::xml_node& element) {
  return std::any_of(element.begin(), element.end(), [](const pugi::xml_node& inner) {
    return is_text(inner) && !trimmed(inner.value()).empty();
  });
}

class Walker {
 public:
  Walker(const XmlTree& tree, std::string_view xml, const XmlRules& rules, BlockList& out)
      : tree_(tree), xml_(xml), rules_(rules), out_(out) {}

  void run() {
    read(tree_.root());
    flush();
  }

 private:
  // What a block gathers.
  struct Gathered {
    std::string text = {};
    Range source = {};
    std::string id = {};
    std::size_t page = 0;
  };

  void read(const pugi::xml_node& node) {
    for (const pugi::xml_node& inner : node.children()) {
      if (out_.is_full()) return;
      if (is_text(inner)) {
        append(inner);
      } else if (inner.type() == pugi::node_element) {
        enter(inner);
      }
    }
  }

  void enter(const pugi::xml_node& element) {
    const std::string_view id = attribute(element, "id");
    const std::string outer = id_;
    if (!id.empty()) id_ = id;
    enter(element, rules_.role(element));
    id_ = outer;
  }

  void enter(const pugi::xml_node& element, XmlRole role) {
    switch (role) {
      case XmlRole::skip: return;
      case XmlRole::line_break: return append_collapsed(now_.text, " ");
      case XmlRole::page: return begin_page(attribute(element, "n"));
      case XmlRole::section: return read_section(element);
      case XmlRole::row: return add_row(element);
      case XmlRole::footnote: return read_note(element);
      case XmlRole::quotation:
        if (in_block_) return read(element);
        return read_within(element, BlockKind::quotation, false);
      case XmlRole::none:
        if (in_block_) return read(element);
        if (has_own_text(element)) return read_within(element, kind_, true);
        flush();
        read(element);
        return flush();
      case XmlRole::paragraph:
        if (kind_ == BlockKind::heading) {  // one of several lines
          append_collapsed(now_.text, " ");
          return read(element);
        }
        return read_within(element, kind_, true);
      default: return read_within(element, kind_of(role), true);
    }
  }

  void begin_page(std::string_view number) {
    std::size_t page = 0;
    std::from_chars(number.data(), number.data() + number.size(), page);
    if (page > 0) page_ = page;
    append_collapsed(now_.text, " ");
  }

  void read_section(const pugi::xml_node& element) {
    flush();
    const bool in_block = std::exchange(in_block_, false);
    const BlockKind kind = std::exchange(
        kind_, kind_ == BlockKind::footnote ? BlockKind::footnote : BlockKind::paragraph);
    ++depth_;
    read(element);
    flush();
    --depth_;
    kind_ = kind;
    in_block_ = in_block;
  }

  void read_within(const pugi::xml_node& element, BlockKind kind, bool is_block) {
    flush();
    const bool in_block = std::exchange(in_block_, is_block);
    const BlockKind outer = std::exchange(kind_, kind);
    read(element);
    flush();
    kind_ = outer;
    in_block_ = in_block;
  }

  // A note in a text comes after it.
  void read_note(const pugi::xml_node& element) {
    Gathered text = std::exchange(now_, {});
    const bool in_block = in_block_;
    const BlockKind kind = std::exchange(kind_, BlockKind::footnote);
    in_block_ = has_own_text(element);
    const bool outer_note = std::exchange(in_note_, true);
    read(element);
    flush();
    in_note_ = outer_note;
    kind_ = kind;
    in_block_ = in_block;
    now_ = std::move(text);
    if (now_.text.empty()) add_notes();
  }

  void add_row(const pugi::xml_node& row) {
    flush();
    const BlockKind outer = std::exchange(kind_, BlockKind::table_row);
    const bool in_block = std::exchange(in_block_, true);
    for (const pugi::xml_node& cell : row.children()) {
      if (cell.type() != pugi::node_element) continue;
      if (!now_.text.empty() && !now_.text.ends_with(" | ")) {
        if (now_.text.ends_with(' ')) now_.text.pop_back();
        now_.text += " | ";
      }
      append_cell(cell);
    }
    if (now_.text.ends_with(" | ")) now_.text.resize(now_.text.size() - 3);
    flush();
    kind_ = outer;
    in_block_ = in_block;
  }

  void append_cell(const pugi::xml_node& node) {
    for (const pugi::xml_node& inner : node.children()) {
      if (is_text(inner)) {
        append(inner);
      } else if (rules_.role(inner) == XmlRole::footnote) {
        read_note(inner);
      } else if (rules_.role(inner) != XmlRole::skip) {
        if (rules_.role(inner) != XmlRole::none) append_collapsed(now_.text, " ");
        append_cell(inner);
      }
    }
  }

  void append(const pugi::xml_node& node) {
    const std::string_view value = node.value();
    if (trimmed(value).empty()) {
      if (!now_.text.empty()) append_value(value);
      return;
    }
    Range source = tree_.source(node);
    const std::string_view raw = xml_.substr(source.begin, source.size());
    const std::string_view inside = trimmed(raw);
    if (!inside.empty()) {
      source.begin += static_cast<std::size_t>(inside.data() - raw.data());
      source.end = source.begin + inside.size();
    }
    if (now_.text.empty() || trimmed(now_.text).empty()) {
      now_.source = source;
      now_.id = id_;
      now_.page = page_;
    }
    now_.source.end = std::max(now_.source.end, source.end);
    append_value(value);
  }

  void append_value(std::string_view value) {
    if (kind_ == BlockKind::code) {
      now_.text += value;
    } else {
      append_collapsed(now_.text, value);
    }
  }

  void flush() {
    Gathered text = std::exchange(now_, {});
    Block block;
    block.kind = kind_;
    block.level = kind_ == BlockKind::heading ? std::clamp(depth_, 1, 6) : 0;
    block.text = std::move(text.text);
    block.source = text.source;
    block.page = text.page;
    if (!text.id.empty()) block.locator = '#' + text.id;
    if (in_note_) {
      notes_.push_back(std::move(block));
      return;
    }
    if (rules_.roots.empty() && holds_markup(block.text)) {
      add_markup(block);
    } else {
      out_.add(std::move(block));
    }
    add_notes();
  }

  // Feeds of news have pages as texts of their elements.
  void add_markup(const Block& block) {
    for (Block& part : html_fragment_blocks(block.text)) {
      part.source = block.source;
      part.page = block.page;
      part.locator = block.locator;
      out_.add(std::move(part));
    }
  }

  void add_notes() {
    if (in_note_) return;
    for (Block& note : notes_) out_.add(std::move(note));
    notes_.clear();
  }

  const XmlTree& tree_;
  std::string_view xml_;
  const XmlRules& rules_;
  BlockList& out_;
  Gathered now_;
  std::vector<Block> notes_;               // of the text that is gathered
  BlockKind kind_ = BlockKind::paragraph;  // of text here
  bool in_block_ = false;                  // elements without a role belong to the text
  bool in_note_ = false;
  int depth_ = 0;
  std::size_t page_ = 0;
  std::string id_;  // of the innermost element that has one
};

}  // namespace

Document read_xml(const XmlTree& tree, std::string_view xml, const XmlRules& rules,
                  const ReadLimits& limits) {
  Document document;
  take_xml_fields(tree.root(), rules, document);
  BlockList blocks(limits);
  Walker(tree, xml, rules, blocks).run();
  document.blocks = blocks.take();
  const bool repeated = !document.blocks.empty() && !document.title.empty() &&
                        document.blocks.front().kind == BlockKind::heading &&
                        document.blocks.front().text == document.title;
  if (repeated) document.blocks.erase(document.blocks.begin());
  return document;
}

}  // namespace pilcrow::read
