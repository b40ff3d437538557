#include "text/sentence_ends.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace pilcrow::text {
namespace {

using Kind = std::uint8_t;  // a value of ICU's USentenceBreak

Kind look_up(char32_t c) {
  return static_cast<Kind>(
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK));
}

// Those of Latin, Greek, Cyrillic and Hebrew at once; syllables and ideographs are letters.
Kind kind_of(char32_t c) {
  static const auto* const kTable = [] {
    static std::array<Kind, 0x600> table = {};
    for (char32_t i = 0; i < table.size(); ++i) table[i] = look_up(i);
    return &table;
  }();
  if (c < kTable->size()) return (*kTable)[c];
  if ((c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4)) return U_SB_OLETTER;
  return look_up(c);
}

bool is_term(Kind kind) { return kind == U_SB_ATERM || kind == U_SB_STERM; }
bool is_separator(Kind kind) { return kind == U_SB_SEP || kind == U_SB_CR || kind == U_SB_LF; }
bool is_letter(Kind kind) {
  return kind == U_SB_OLETTER || kind == U_SB_UPPER || kind == U_SB_LOWER;
}

// Steps through a text; what extends a character, or is invisible, goes with it (SB5).
class Steps {
 public:
  Steps(std::string_view text, std::size_t at) : text_(text), at_(at) { read(); }

  bool done() const { return at_ >= text_.size(); }
  Kind kind() const { return kind_; }
  std::size_t at() const { return at_; }

  void next() {
    at_ = next_;
    // Nothing joins a separator (SB4).
    while (!done()) {
      read();
      if (is_separator(before_) || (kind_ != U_SB_EXTEND && kind_ != U_SB_FORMAT)) break;
      at_ = next_;
    }
    before_ = kind_;
  }

 private:
  void read() {
    if (done()) return;
    next_ = at_;
    kind_ = kind_of(next_code_point(text_, next_));
    if (!started_) before_ = kind_;
    started_ = true;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t next_ = 0;
  Kind kind_ = U_SB_OTHER;
  Kind before_ = U_SB_OTHER;
  bool started_ = false;
};

// Behind a separator: CR and LF are one (SB3).
void pass_separator(Steps& steps) {
  const bool cr = steps.kind() == U_SB_CR;
  steps.next();
  if (cr && !steps.done() && steps.kind() == U_SB_LF) steps.next();
}

// Whether a letter follows in lower case before anything that could begin or end a sentence (SB8).
bool lower_follows(Steps steps) {
  while (!steps.done() && !is_letter(steps.kind()) && !is_separator(steps.kind()) &&
         !is_term(steps.kind())) {
    steps.next();
  }
  return !steps.done() && steps.kind() == U_SB_LOWER;
}

// Moves on from a character that may end a sentence to where it would end; whether it does.
bool pass_term(Steps& steps, Kind before) {
  const bool abbreviates = steps.kind() == U_SB_ATERM;
  steps.next();
  if (steps.done()) return false;
  if (abbreviates && steps.kind() == U_SB_NUMERIC) return false;  // SB6
  const bool cased = before == U_SB_UPPER || before == U_SB_LOWER;
  if (abbreviates && cased && steps.kind() == U_SB_UPPER) return false;  // SB7
  while (!steps.done() && steps.kind() == U_SB_CLOSE) steps.next();      // SB9
  while (!steps.done() && steps.kind() == U_SB_SP) steps.next();         // SB10
  if (steps.done()) return false;
  if (is_separator(steps.kind())) {
    pass_separator(steps);
    return true;
  }
  if (abbreviates && lower_follows(steps)) return false;                          // SB8
  return steps.kind() != U_SB_SCONTINUE && !is_term(steps.kind());  // SB8a, SB11
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
  std::vector<std::size_t> out;
  Kind before = U_SB_OTHER;
  for (Steps steps(text, 0); !steps.done();) {
    const Kind kind = steps.kind();
    bool ends = false;
    if (is_term(kind)) {
      ends = pass_term(steps, before);
      before = kind;
    } else if (is_separator(kind)) {
      pass_separator(steps);
      ends = true;
      before = U_SB_OTHER;
    } else {
      steps.next();
      before = kind;
    }
    if (ends && !steps.done()) out.push_back(steps.at());
  }
  if (!text.empty()) out.push_back(text.size());
  return out;
}

}  // namespace pilcrow::text
