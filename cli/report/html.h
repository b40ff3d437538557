// Pieces of HTML and SVG, in which nothing that a document says is markup.
#ifndef PILCROW_CLI_REPORT_HTML_H_
#define PILCROW_CLI_REPORT_HTML_H_

#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::cli {

// For text and for values in double quotation marks; on one line, without control characters.
std::string html(std::string_view text);

// html() of at most so many columns.
std::string html_clipped(std::string_view text, std::size_t width);

// A table with a caption. Cells are HTML; the first of each row is its heading, the others are numbers.
std::string html_table(const std::string& caption, const std::vector<std::string>& columns,
                       const std::vector<std::vector<std::string>>& rows);

// What can be opened to see the numbers behind a picture.
std::string html_details(const std::string& summary, const std::string& content);

// "12.5", without zeros at the end: for coordinates.
std::string coordinate(double value);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_REPORT_HTML_H_
