#include "read/office/docx_body.h"

#include <charconv>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "read/space.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

// A property that is on by being there, unless its value says otherwise.
bool is_on(const pugi::xml_node& property) {
  const std::string_view value = attribute(property, "val");
  return property && value != "0" && value != "false" && value != "off";
}

int number(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_table_of_contents(const pugi::xml_node& holder) {
  const auto gallery = child(child(child(holder, "sdtPr"), "docPartObj"), "docPartGallery");
  return attribute(gallery, "val") == "Table of Contents";
}

class DocxBody {
 public:
  DocxBody(const DocxParts& parts, BlockList& out, bool has_pages)
      : parts_(parts), out_(out), page_(has_pages ? 1 : 0) {}

  void read(const pugi::xml_node& node) {
    for (const pugi::xml_node& inner : node.children()) {
      if (out_.is_full()) return;
      const std::string_view name = local_name(inner);
      if (name == "p") {
        add_paragraph(inner);
      } else if (name == "tbl") {
        add_table(inner);
      } else if (name == "altChunk") {
        add_foreign(std::string(attribute(inner, "id")));
      } else if (name == "AlternateContent") {
        read(choice(inner));
      } else if (name == "sdt") {
        if (!is_table_of_contents(inner)) read(child(inner, "sdtContent"));
      } else if (name != "sectPr" && name != "del" && name != "moveFrom") {
        read(inner);
      }
    }
  }

  std::string take_title() { return std::move(title_); }

 private:
  // What a paragraph refers to, which comes after it.
  struct Pending {
    std::vector<pugi::xml_node> boxes = {};
    std::vector<std::pair<std::string, pugi::xml_node>> notes = {};
  };

  static pugi::xml_node choice(const pugi::xml_node& alternates) {
    const auto first = child(alternates, "Choice");
    return first ? first : child(alternates, "Fallback");
  }

  void add_paragraph(const pugi::xml_node& paragraph) {
    ++paragraphs_;
    const std::string place = note_.empty() ? "paragraph " + std::to_string(paragraphs_) : note_;
    const std::size_t page = page_;
    std::string text;
    Pending pending;
    add_runs(paragraph, text, pending);
    const Look look = look_of(child(paragraph, "pPr"));
    if (look.title && title_.empty() && out_.blocks().empty() && !in_cell_) {
      title_ = collapsed(text);
    } else if (!look.contents) {
      out_.add({look.kind, look.level, std::move(text), {}, 0, page, place});
    }
    add_pending(pending);
  }

  Look look_of(const pugi::xml_node& properties) const {
    if (!note_.empty()) return {BlockKind::footnote};
    Look look = parts_.styles.look(attribute(child(properties, "pStyle"), "val"));
    const int outline = number(attribute(child(properties, "outlineLvl"), "val"));
    if (outline >= 0 && outline < 9) return {BlockKind::heading, outline + 1};
    const auto list = child(child(properties, "numPr"), "numId");
    if (list && number(attribute(list, "val")) > 0 && look.kind == BlockKind::paragraph) {
      look.kind = BlockKind::list_item;
    }
    return look;
  }

  void add_runs(const pugi::xml_node& node, std::string& text, Pending& pending) {
    for (const pugi::xml_node& inner : node.children()) {
      const std::string_view name = local_name(inner);
      if (name == "t") {
        for (const pugi::xml_node& piece : inner.children()) append_collapsed(text, piece.value());
      } else if (name == "tab" || name == "br" || name == "cr" || name == "ptab") {
        append_collapsed(text, " ");
      } else if (name == "noBreakHyphen") {
        text += '-';
      } else if (name == "lastRenderedPageBreak") {
        ++page_;
      } else if (name == "footnoteReference") {
        refer("footnote ", parts_.footnotes, inner, pending);
      } else if (name == "endnoteReference") {
        refer("endnote ", parts_.endnotes, inner, pending);
      } else if (name == "txbxContent") {
        pending.boxes.push_back(inner);
      } else if (name == "AlternateContent") {
        add_runs(choice(inner), text, pending);
      } else if (!is_left_out(inner, name)) {
        add_runs(inner, text, pending);
      }
    }
  }

  // Properties, what was deleted, what is hidden, and how the characters of a word are said.
  static bool is_left_out(const pugi::xml_node& node, std::string_view name) {
    if (name == "r") return is_on(child(child(node, "rPr"), "vanish"));
    return name == "pPr" || name == "rPr" || name == "sdtPr" || name == "del" ||
           name == "moveFrom" || name == "rt" || name == "instrText" || name == "fldData" ||
           name == "docPr";
  }

  static void refer(const char* what, const std::map<std::string, pugi::xml_node>& notes,
                    const pugi::xml_node& reference, Pending& pending) {
    const std::string id(attribute(reference, "id"));
    const auto found = notes.find(id);
    if (found != notes.end()) pending.notes.emplace_back(what + id, found->second);
  }

  void add_pending(Pending& pending) {
    for (const pugi::xml_node& box : pending.boxes) read(box);
    if (!note_.empty()) return;  // a note in a note might be itself
    if (in_cell_) {
      for (auto& note : pending.notes) row_notes_.push_back(std::move(note));
      return;
    }
    for (const auto& [name, note] : pending.notes) {
      if (!notes_read_.insert(note.hash_value()).second) continue;  // referred to again
      const std::size_t before = paragraphs_;
      note_ = name;
      read(note);
      note_.clear();
      paragraphs_ = before;
    }
  }

  void add_table(const pugi::xml_node& table) {
    const std::size_t number = in_cell_ ? tables_ : ++tables_;
    std::size_t row_number = 0;
    for_rows(table, [&](const pugi::xml_node& row) {
      add_row(row, "table " + std::to_string(number) + ", row " + std::to_string(++row_number));
    });
  }

  template <typename Call>
  static void for_rows(const pugi::xml_node& table, const Call& call) {
    for (const pugi::xml_node& inner : table.children()) {
      if (local_name(inner) == "tr") {
        call(inner);
      } else if (local_name(inner) == "sdt") {
        for_rows(child(inner, "sdtContent"), call);
      }
    }
  }

  static std::vector<pugi::xml_node> cells_of(const pugi::xml_node& row) {
    std::vector<pugi::xml_node> cells;
    for (const pugi::xml_node& inner : row.children()) {
      if (local_name(inner) == "tc") cells.push_back(inner);
      const auto held = child(child(inner, "sdtContent"), "tc");
      if (held) cells.push_back(held);
    }
    return cells;
  }

  // A row of one cell is a frame around what is in it.
  void add_row(const pugi::xml_node& row, const std::string& place) {
    const auto cells = cells_of(row);
    if (cells.size() == 1) return read(cells.front());
    const std::size_t page = page_;
    const bool outer = std::exchange(in_cell_, true);
    std::string text;
    for (const pugi::xml_node& cell : cells) {
      const std::size_t first = out_.blocks().size();
      read(cell);
      const std::string inner = out_.take_text(first, " ");
      if (!inner.empty()) text += (text.empty() ? "" : " | ") + inner;
    }
    in_cell_ = outer;
    out_.add({BlockKind::table_row, 0, std::move(text), {}, 0, page, place});
    if (in_cell_) return;
    Pending notes;
    notes.notes = std::exchange(row_notes_, {});
    add_pending(notes);
  }

  void add_foreign(const std::string& relation) {
    for (Block& block : parts_.foreign(relation)) {
      block.source = {};
      block.line = 0;
      block.page = page_;
      block.locator = "paragraph " + std::to_string(++paragraphs_);
      out_.add(std::move(block));
    }
  }

  const DocxParts& parts_;
  BlockList& out_;
  std::string title_;
  std::string note_;  // the one that is read; empty in the text
  std::size_t paragraphs_ = 0;
  std::size_t tables_ = 0;
  std::size_t page_;  // counted where Word last broke pages
  bool in_cell_ = false;
  std::set<std::size_t> notes_read_;
  std::vector<std::pair<std::string, pugi::xml_node>> row_notes_;
};

}  // namespace

std::string read_docx_body(const pugi::xml_node& body, const DocxParts& parts, BlockList& out) {
  const auto is_page_break = [](const pugi::xml_node& node) {
    return local_name(node) == "lastRenderedPageBreak";
  };
  DocxBody reading(parts, out, static_cast<bool>(body.find_node(is_page_break)));
  reading.read(body);
  return reading.take_title();
}

}  // namespace pilcrow::read
