// Keeps from the HTML parser what makes it abort.
#ifndef PILCROW_READ_HTML_MEND_H_
#define PILCROW_READ_HTML_MEND_H_

#include <string>
#include <string_view>

namespace pilcrow::read {

// `html` without elements of SVG and MathML, of which the rules for tables and lists of choices
// inside trip Gumbo's assertions. Drawings become an end tag that ends nothing; formulas, and what
// is not closed, become elements without meaning.
// Uses `mended` where it has to change something; lengths stay.
std::string_view without_foreign_elements(std::string_view html, std::string& mended);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_MEND_H_
