// Long because all words change one state.
#include "read/rtf/document.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "read/blocks.h"
#include "read/rtf/about.h"
#include "read/rtf/text.h"
#include "read/rtf/tokens.h"
#include "read/rtf/words.h"
#include "read/styles.h"

namespace pilcrow::read {
namespace {

enum class Place { text, nothing, fonts, styles, info, field, created, note };

struct State {
  Place place = Place::text;
  std::string_view field = {};  // of the metadata, in Place::field
  int font = 0;
  int fallback = 1;  // characters after \u for those who do not know it
  bool hidden = false;
  int style = -1;
  int outline = -1;  // from 0
  bool in_list = false;
  bool in_table = false;
};

class Interpreter {
 public:
  Interpreter(std::string_view bytes, const ReadLimits& limits)
      : tokens_(bytes), limits_(limits), blocks_(limits) {}

  Document run() {
    RtfToken token;
    while (!blocks_.is_full() && tokens_.next(token)) take(token);
    while (!open_.empty()) leave();
    end_paragraph();
    end_row();
    Document document = about_.take();
    if (!title_.empty()) document.title = title_;
    document.blocks = blocks_.take();
    return document;
  }

 private:
  using Kind = RtfToken::Kind;

  void take(const RtfToken& token) {
    if (token.kind == Kind::begin) return enter();
    if (token.kind == Kind::end) return leave();
    if (token.kind == Kind::word && token.text == "bin") {
      return tokens_.skip(static_cast<std::size_t>(std::max(token.number, 0)));
    }
    const bool first = std::exchange(first_, false);
    const bool starred = std::exchange(starred_, false);
    if (token.kind == Kind::symbol && token.text == "*" && first) {
      first_ = starred_ = true;
      return;
    }
    if (state_.place == Place::nothing) return;
    if (token.kind == Kind::word) {
      if (starred && !rtf_holds_text(token.text)) {
        state_.place = Place::nothing;
      } else if (!open_place(token.text)) {
        take_word(token);
      }
    } else if (left_out_ > 0 && token.kind != Kind::symbol) {
      leave_out(token);
    } else if (token.kind == Kind::byte) {
      const char byte = static_cast<char>(token.number);
      add_bytes({&byte, 1}, token.source);
    } else if (token.kind == Kind::text) {
      add_bytes(token.text, token.source);
    } else {
      take_symbol(token);
    }
  }

  void enter() {
    if (open_.size() >= limits_.max_depth) {
      throw Error(ErrorCode::bad_input,
                  "its groups are nested more than " + std::to_string(limits_.max_depth) + " deep");
    }
    open_.push_back(state_);
    if (std::exchange(next_is_nothing_, false)) state_.place = Place::nothing;
    first_ = true;
    left_out_ = 0;
  }

  void leave() {
    if (open_.empty()) return;
    const State inner = state_;
    state_ = open_.back();
    open_.pop_back();
    first_ = starred_ = false;
    left_out_ = 0;
    if (inner.place == state_.place) return;
    if (inner.place == Place::field) about_.add(inner.field, side_.take());
    if (inner.place == Place::note) end_note();
    if (inner.place == Place::styles || inner.place == Place::fonts) (void)side_.take();
  }

  // Whether a word says that its group is no part of the text around it.
  bool open_place(std::string_view word) {
    if (rtf_holds_no_text(word)) {
      state_.place = Place::nothing;
    } else if (word == "fonttbl") {
      state_.place = Place::fonts;
    } else if (word == "stylesheet") {
      state_.place = Place::styles;
    } else if (word == "info") {
      state_.place = Place::info;
    } else if (word == "footnote" && state_.place == Place::text) {
      state_.place = Place::note;
      note_outer_ = std::exchange(text_, {});
    } else if (word == "upr") {
      next_is_nothing_ = true;  // the same without Unicode
    } else if (state_.place == Place::info) {
      state_.field = word;
      state_.place = word == "creatim" ? Place::created : Place::field;
    } else {
      return false;
    }
    return true;
  }

  void take_word(const RtfToken& token) {
    const std::string_view word = token.text;
    const int number = token.number;
    const bool on = !token.has_number || number != 0;
    if (word == "u") {
      text().add_unit(static_cast<char16_t>(number), token.source);
      left_out_ = state_.fallback;
    } else if (left_out_ > 0) {
      --left_out_;
    } else if (word == "uc") {
      state_.fallback = std::clamp(number, 0, 10);
    } else if (word == "ansicpg") {
      if (auto name = rtf_code_page(number); !name.empty()) encoding_ = std::move(name);
    } else if (word == "mac") {
      encoding_ = rtf_code_page(10000);
    } else if (word == "pc" || word == "pca") {
      encoding_ = rtf_code_page(word == "pc" ? 437 : 850);
    } else if (word == "deff" || word == "f") {
      state_.font = number;
    } else if (word == "fcharset" && state_.place == Place::fonts) {
      fonts_[state_.font] = rtf_font_encoding(number);
    } else if (word == "v") {
      state_.hidden = on;
    } else if (word == "plain") {
      state_.hidden = false;
    } else if (state_.place == Place::created) {
      about_.set_created(word, number);
    } else {
      take_layout(token, on);
    }
  }

  void take_layout(const RtfToken& token, bool on) {
    const std::string_view word = token.text;
    if (word == "pard") {
      state_.style = state_.outline = -1;
      state_.in_list = state_.in_table = false;
    } else if (word == "s") {
      state_.style = token.number;
    } else if (word == "outlinelevel") {
      state_.outline = token.number;
      if (state_.place == Place::styles) style_levels_[state_.style] = token.number + 1;
    } else if (word == "ls" || word == "pnlvlblt" || word == "pnlvlbody") {
      state_.in_list = on;
    } else if (word == "intbl") {
      state_.in_table = on;
    } else if (word == "par" || word == "sect") {
      end_paragraph();
    } else if (word == "cell") {
      end_cell();
    } else if (word == "row") {
      end_row();
    } else {
      const std::string_view symbol = rtf_symbol(word);
      if (!symbol.empty()) add(symbol, token.source);
    }
  }

  void take_symbol(const RtfToken& token) {
    const char c = token.text.front();
    if (c == '\\' || c == '{' || c == '}') add(token.text, token.source);
    if (c == '~') add(" ", token.source);
    if (c == '_') add("-", token.source);
    if (c == '\r' || c == '\n') end_paragraph();
  }

  // What stands after a \u for programs that do not know it.
  void leave_out(const RtfToken& token) {
    if (token.kind == Kind::byte) {
      --left_out_;
      return;
    }
    const auto count = std::min(static_cast<std::size_t>(left_out_), token.text.size());
    left_out_ -= static_cast<int>(count);
    if (count == token.text.size()) return;
    add_bytes(token.text.substr(count), {token.source.begin + count, token.source.end});
  }

  RtfText& text() {
    return state_.place == Place::text || state_.place == Place::note ? text_ : side_;
  }

  void add(std::string_view utf8, Range source) {
    if (!state_.hidden) text().add(utf8, source);
  }

  void add_bytes(std::string_view bytes, Range source) {
    if (state_.hidden) return;
    const auto font = fonts_.find(state_.font);
    const bool known = font != fonts_.end() && !font->second.empty();
    text().add_bytes(bytes, known ? font->second : encoding_, source);
    if (state_.place == Place::styles && bytes.find(';') != bytes.npos) add_style();
  }

  void add_style() {
    std::string name = side_.take();
    name.resize(std::min(name.size(), name.find(';')));
    Styles::Style style;
    style.name = std::move(name);
    const auto level = style_levels_.find(state_.style);
    if (level != style_levels_.end()) style.level = level->second;
    styles_.add(std::to_string(std::max(state_.style, 0)), std::move(style));
  }

  Look look() const {
    Look look;
    if (state_.style >= 0) look = styles_.look(std::to_string(state_.style));
    if (state_.outline >= 0 && state_.outline < 9) look = {BlockKind::heading, state_.outline + 1};
    if (state_.in_list && look.kind == BlockKind::paragraph) look.kind = BlockKind::list_item;
    return look;
  }

  void end_paragraph() {
    if (state_.place != Place::text) {
      if (state_.place == Place::note) text_.add(" ", {});
      return;
    }
    if (state_.in_table) {
      text_.add(" ", {});
      return;
    }
    end_row();
    const Range source = text_.source();
    const Look its = look();
    std::string text = text_.take();
    if (its.title && title_.empty() && blocks_.blocks().empty()) {
      title_ = std::move(text);
    } else if (!its.contents) {
      blocks_.add({its.kind, its.level, std::move(text), source});
    }
    for (Block& note : notes_) blocks_.add(std::move(note));
    notes_.clear();
  }

  void end_cell() {
    if (state_.place != Place::text) return;
    const Range source = text_.source();
    const std::string text = text_.take();
    if (text.empty()) return;
    row_.text += (row_.text.empty() ? "" : " | ") + text;
    if (row_.source.empty()) row_.source.begin = source.begin;
    row_.source.end = source.end;
  }

  void end_row() {
    if (row_.text.empty()) return;
    row_.kind = BlockKind::table_row;
    blocks_.add(std::exchange(row_, {}));
    if (!state_.in_table) return;
    for (Block& note : notes_) blocks_.add(std::move(note));
    notes_.clear();
  }

  void end_note() {
    const Range source = text_.source();
    notes_.push_back({BlockKind::footnote, 0, text_.take(), source});
    text_ = std::move(note_outer_);
  }

  RtfTokens tokens_;
  const ReadLimits& limits_;
  BlockList blocks_;
  std::string title_;  // typed as one
  State state_;
  std::vector<State> open_;

  bool first_ = false;            // the next token is the first of its group
  bool starred_ = false;          // after \*
  bool next_is_nothing_ = false;  // the next group
  int left_out_ = 0;              // characters to come that are left out

  std::string encoding_ = "windows-1252";
  std::map<int, std::string> fonts_;  // their encodings
  std::map<int, int> style_levels_;
  Styles styles_;

  RtfText text_;
  RtfText side_;  // names of fonts and styles, fields
  RtfText note_outer_;
  Block row_;
  std::vector<Block> notes_;
  RtfAbout about_;
};

}  // namespace

Document read_rtf(std::string_view bytes, const ReadLimits& limits) {
  return Interpreter(bytes, limits).run();
}

}  // namespace pilcrow::read
