// The words on a page of a PDF document, by Poppler.
#ifndef PILCROW_READ_PDF_WORDS_H_
#define PILCROW_READ_PDF_WORDS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"

namespace poppler {
class document;
}

namespace pilcrow::read {

// Places are in points, from the upper left corner of the page.
struct PdfWord {
  std::string text = {};
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;  // of the font
  bool bold = false;
  bool space_after = false;

  double height() const { return bottom - top; }
};

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words = {};  // in the order in which columns are read
};

// A document that may be read. For one thread at a time.
class PdfFile {
 public:
  // Throws Error{bad_input} where the bytes, which must outlive this, are no PDF document, or need
  // a password.
  explicit PdfFile(std::string_view bytes);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  std::size_t pages() const;

  // Numbered from 0. Without words where the page is damaged.
  PdfPage page(std::size_t number) const;

  // Title and fields, as the document has them.
  Document about() const;

 private:
  std::unique_ptr<poppler::document> document_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PDF_WORDS_H_
