// From the lines of a PDF document to its blocks.
#ifndef PILCROW_READ_PDF_PARAGRAPHS_H_
#define PILCROW_READ_PDF_PARAGRAPHS_H_

#include <vector>

#include "pilcrow/document.h"
#include "read/pdf/lines.h"

namespace pilcrow::read {

// Lines are joined into paragraphs by their distance, indentation and ends, over columns and pages
// too. What is larger than most of the text, or bold alone, is a heading. Words that are cut by a
// hyphen at the end of a line are joined, with the hyphen only where the document has them with it
// elsewhere and not without.
std::vector<Block> pdf_blocks(const std::vector<std::vector<PdfLine>>& pages);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PDF_PARAGRAPHS_H_
