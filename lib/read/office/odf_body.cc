#include "read/office/odf_body.h"

#include <charconv>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "read/space.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

class OdfBody {
 public:
  OdfBody(const Styles& styles, BlockList& out, bool has_pages)
      : styles_(styles), out_(out), page_(has_pages ? 1 : 0) {}

  void read(const pugi::xml_node& node) {
    for (const pugi::xml_node& inner : node.children()) {
      if (out_.is_full()) return;
      const std::string_view name = local_name(inner);
      if (name == "h" || name == "p") {
        add_paragraph(inner, name == "h");
      } else if (name == "list") {
        const bool outer = std::exchange(in_list_, true);
        read(inner);
        in_list_ = outer;
      } else if (name == "table" && !inner.attribute("table:is-sub-table")) {
        ++tables_;
        rows_ = 0;
        read(inner);
      } else if (name == "table-row") {
        add_row(inner);
      } else if (name == "soft-page-break") {
        ++page_;
      } else if (!is_left_out(name)) {
        read(inner);
      }
    }
  }

  std::string take_title() { return std::move(title_); }

 private:
  // What a paragraph holds that comes after it.
  struct Pending {
    std::vector<pugi::xml_node> frames = {};
    std::vector<pugi::xml_node> notes = {};
  };

  // What was deleted, what others remarked, directories of what stands elsewhere, and pictures.
  static bool is_left_out(std::string_view name) {
    return name == "tracked-changes" || name == "annotation" || name == "table-of-content" ||
           name == "illustration-index" || name == "table-index" || name == "alphabetical-index" ||
           name == "user-index" || name == "object-index" || name == "forms" ||
           name == "event-listeners" || name == "object-ole" || name == "image" ||
           name == "sequence-decls" || name == "variable-decls" || name == "presentation-notes";
  }

  void add_paragraph(const pugi::xml_node& paragraph, bool is_heading) {
    ++paragraphs_;
    const std::string place = note_.empty() ? "paragraph " + std::to_string(paragraphs_) : note_;
    const std::size_t page = page_;
    std::string text;
    Pending pending;
    add_characters(paragraph, text, pending);
    Look look = styles_.look(attribute(paragraph, "style-name"));
    if (is_heading) look = {BlockKind::heading, level_of(paragraph)};
    if (in_list_ && look.kind == BlockKind::paragraph) look.kind = BlockKind::list_item;
    if (!note_.empty()) look = {BlockKind::footnote};
    if (look.title && title_.empty() && out_.blocks().empty() && !in_cell_) {
      title_ = collapsed(text);
    } else if (!look.contents) {
      out_.add({look.kind, look.level, std::move(text), {}, 0, page, place});
    }
    add_pending(pending);
  }

  static int level_of(const pugi::xml_node& heading) {
    const std::string_view text = attribute(heading, "outline-level");
    int level = 1;
    std::from_chars(text.data(), text.data() + text.size(), level);
    return level;
  }

  void add_characters(const pugi::xml_node& node, std::string& text, Pending& pending) {
    for (const pugi::xml_node& inner : node.children()) {
      const std::string_view name = local_name(inner);
      if (read::is_text(inner)) {
        append_collapsed(text, inner.value());
      } else if (name == "s" || name == "tab" || name == "line-break") {
        append_collapsed(text, " ");
      } else if (name == "note") {
        pending.notes.push_back(inner);
      } else if (name == "frame" || name == "text-box" || name == "custom-shape") {
        pending.frames.push_back(inner);
      } else if (name == "soft-page-break") {
        ++page_;
      } else if (!is_left_out(name) && name != "ruby-text" && name != "title" && name != "desc") {
        add_characters(inner, text, pending);
      }
    }
  }

  void add_pending(const Pending& pending) {
    for (const pugi::xml_node& frame : pending.frames) read(frame);
    if (!note_.empty()) return;
    if (in_cell_) {
      row_notes_.insert(row_notes_.end(), pending.notes.begin(), pending.notes.end());
    } else {
      add_notes(pending.notes);
    }
  }

  void add_notes(const std::vector<pugi::xml_node>& notes) {
    for (const pugi::xml_node& note : notes) {
      const std::size_t before = paragraphs_;
      const std::string_view kind = attribute(note, "note-class");
      note_ = kind.empty() ? "footnote" : std::string(kind);
      note_ += ' ' + text_of(child(note, "note-citation"));
      const bool list = std::exchange(in_list_, false);
      read(child(note, "note-body"));
      in_list_ = list;
      note_.clear();
      paragraphs_ = before;
    }
  }

  static std::size_t is_cell(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    return name == "table-cell" || name == "covered-table-cell" ? 1 : 0;
  }

  void add_row(const pugi::xml_node& row) {
    std::size_t cells = 0;
    for (const pugi::xml_node& cell : row.children()) cells += is_cell(cell);
    if (cells == 1) return read(row);  // a frame around what is in it
    const std::string place =
        "table " + std::to_string(tables_) + ", row " + std::to_string(++rows_);
    const std::size_t page = page_;
    const bool outer = std::exchange(in_cell_, true);
    std::string text;
    for (const pugi::xml_node& cell : row.children()) {
      if (local_name(cell) != "table-cell") continue;
      const std::size_t first = out_.blocks().size();
      const std::size_t rows = rows_;
      read(cell);
      rows_ = rows;
      const std::string inner = out_.take_text(first, " ");
      if (!inner.empty()) text += (text.empty() ? "" : " | ") + inner;
    }
    in_cell_ = outer;
    out_.add({BlockKind::table_row, 0, std::move(text), {}, 0, page, place});
    if (!in_cell_) add_notes(std::exchange(row_notes_, {}));
  }

  const Styles& styles_;
  BlockList& out_;
  std::string title_;
  std::string note_;  // the one that is read; empty in the text
  std::size_t paragraphs_ = 0;
  std::size_t tables_ = 0;
  std::size_t rows_ = 0;
  std::size_t page_;  // counted where the program last broke pages
  bool in_cell_ = false;
  bool in_list_ = false;
  std::vector<pugi::xml_node> row_notes_;
};

}  // namespace

std::string read_odf_body(const pugi::xml_node& body, const Styles& styles, BlockList& out) {
  const auto is_page_break = [](const pugi::xml_node& node) {
    return local_name(node) == "soft-page-break";
  };
  OdfBody reading(styles, out, static_cast<bool>(body.find_node(is_page_break)));
  reading.read(body);
  return reading.take_title();
}

}  // namespace pilcrow::read
