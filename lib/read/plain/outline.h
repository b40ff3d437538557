// Tells headings, list items and the title of a plain text from its paragraphs.
#ifndef PILCROW_READ_PLAIN_OUTLINE_H_
#define PILCROW_READ_PLAIN_OUTLINE_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "pilcrow/document.h"
#include "read/plain/layout.h"
#include "read/plain/units.h"

namespace pilcrow::read {

// Takes the units in order and makes title and blocks of them.
class Outline {
 public:
  explicit Outline(const Layout& layout) : layout_(layout) {}

  void add(Unit unit);

  // After the last unit.
  void finish();

  // Blocks that have come since they were taken: none is larger than a paragraph may be.
  std::vector<Block>& blocks() { return blocks_; }

  // The title, which is known when there is a block.
  const std::string& title() const { return title_; }

 private:
  void settle_item();
  void add_other(Unit unit);
  void settle_run(bool text_follows);
  bool is_followed_by(const Unit& text) const;
  bool begins_with_title() const;
  bool ends_with_heading() const;
  void add_block(BlockKind kind, Unit& unit, int level = 0);

  Layout layout_;
  std::string title_;
  std::vector<Block> blocks_;
  bool any_ = false;  // whether there has been a block

  // What has the mark of a list item, till the next unit shows whether it is one.
  std::optional<Unit> item_;
  bool in_list_ = false;  // whether the unit before it is

  // The last short lines of a run of `run_length_`: headings, if few and text follows.
  std::deque<Unit> run_;
  std::size_t run_length_ = 0;
  bool after_short_ = false;  // whether the text before it is one short line,
  bool after_colon_ = false;  // or ends with a colon
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLAIN_OUTLINE_H_
