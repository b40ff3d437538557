// Where each line of a text begins and ends, by number and by offset.
#ifndef PILCROW_READ_LINE_INDEX_H_
#define PILCROW_READ_LINE_INDEX_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace pilcrow::read {

// Lines end with "\n", "\r\n" or "\r" and are numbered from 1. The text must outlive this.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // The line that the byte is on.
  std::size_t at(std::size_t offset) const;

  // Where a line begins, and where it ends without what ends it. Numbers out of range are taken as
  // the nearest line.
  std::size_t begin(std::size_t line) const;
  std::size_t end(std::size_t line) const;

  std::string_view line(std::size_t number) const {
    return text_.substr(begin(number), end(number) - begin(number));
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_LINE_INDEX_H_
