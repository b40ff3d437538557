// What a book says of its parts: the package document and the tables of contents.
#ifndef PILCROW_READ_EPUB_BOOK_H_
#define PILCROW_READ_EPUB_BOOK_H_

#include <map>
#include <string>
#include <vector>

#include "pilcrow/document.h"
#include "read/archive/package.h"

namespace pilcrow::read {

struct Book {
  Document about = {};                             // title, language and metadata
  std::vector<std::string> chapters = {};          // parts, in the order in which they are read
  std::map<std::string, std::string> titles = {};  // of chapters, by the table of contents
};

// Throws Error{bad_input} where nothing says which parts there are, or where they are encrypted.
Book read_book(const Package& package, const ReadLimits& limits);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_EPUB_BOOK_H_
