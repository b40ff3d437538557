// The units of a plain text: what its lines make when those that belong together are joined.
#ifndef PILCROW_READ_PLAIN_UNITS_H_
#define PILCROW_READ_PLAIN_UNITS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "pilcrow/source_map.h"
#include "read/plain/layout.h"
#include "read/plain/lines.h"

namespace pilcrow::read {

// No unit has more bytes, but for the last line of it: those that are joined are paragraphs.
inline constexpr std::size_t kMaxUnit = std::size_t{1} << 20;

// A paragraph, a heading or an item of a list: which, depends on its neighbours.
struct Unit {
  std::string first = {};       // line
  std::string joined = {};      // all lines, where there are several; else empty
  std::size_t begin = 0;  // bytes of the whole text
  std::size_t end = 0;
  std::size_t line = 0;
  bool gap_before = false;  // blank lines, a rule, or an end of the text
  bool gap_after = false;
  int underline = 0;       // level of the heading that an underlined line is; else 0
  std::size_t marker = 0;  // bytes of the mark of a list item; else 0
  SourceMap map = {};      // a run for each line

  bool single() const { return joined.empty(); }
};

class Units {
 public:
  Units(text::TextStream& text, const Layout& layout);

  // False at the end.
  bool next(Unit& unit);

 private:
  void advance();
  bool take_underline(Unit& unit);
  void take_lines(Unit& unit);
  bool breaks(const Unit& unit, const Line& line) const;

  Lines lines_;
  Layout layout_;
  Line ahead_;       // the line not yet taken; blank at the end
  bool gap_ = true;  // whether nothing stands right before it
  bool ended_ = false;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLAIN_UNITS_H_
