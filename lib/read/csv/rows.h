// The rows of a CSV file.
#ifndef PILCROW_READ_CSV_ROWS_H_
#define PILCROW_READ_CSV_ROWS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"

namespace pilcrow::read {

struct CsvCell {
  std::string text = {};
  Range source = {};  // with its quotation marks
};

class CsvRows {
 public:
  // Finds out what parts values: a comma, a semicolon, a tab or a bar, whichever the first lines
  // have most of. The text must outlive this.
  explicit CsvRows(std::string_view text);

  // The next row that is not blank; false at the end.
  bool next(std::vector<CsvCell>& row);

  // The line on which it begins, from 1.
  std::size_t line() const { return line_; }

 private:
  CsvCell read_cell();
  CsvCell read_quoted();
  CsvCell read_rest();  // of the line

  std::string_view text_;
  char mark_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_CSV_ROWS_H_
