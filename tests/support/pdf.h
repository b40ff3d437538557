// PDF documents made of lines at places, for tests and as seeds of fuzzing.
#ifndef PILCROW_TESTS_SUPPORT_PDF_H_
#define PILCROW_TESTS_SUPPORT_PDF_H_

#include <string>
#include <vector>

namespace support {

struct PdfText {
  double x = 72;
  double y = 700;  // from below
  double size = 10;
  std::string text = {};
  bool bold = false;
};

using PdfPages = std::vector<std::vector<PdfText>>;

std::string pdf_of(const PdfPages& pages, const std::string& title = {});

}  // namespace support

#endif  // PILCROW_TESTS_SUPPORT_PDF_H_
