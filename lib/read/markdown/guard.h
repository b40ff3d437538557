// Keeps from the Markdown parser what would cost it time or memory that grows with the square of
// the text. Measured with cmark-gfm 0.29.0.gfm.6; text that people write passes untouched.
#ifndef PILCROW_READ_MARKDOWN_GUARD_H_
#define PILCROW_READ_MARKDOWN_GUARD_H_

#include <string>
#include <string_view>

namespace pilcrow::read {

// Throws Error{bad_input} where the text is too large for the parser, or where lists and quotations
// are nested so deeply over so many lines that looking for their ends would take too long.
//
// Gives whether tables may be looked for. Not where that would take too long (rows of very many cells,
// or many lines of text above what may be the line under a table's head), and not where rows lack so
// many cells that filling them up would take far more memory than the text.
bool check_markdown(std::string_view text);

// `text`, in which "<" is a space where it opens the hundredth or later declaration or processing
// instruction of its paragraph that is never closed: the parser looks for the end of each. Uses
// `mended` where it has to change something; lengths stay.
std::string_view without_open_declarations(std::string_view text, std::string& mended);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MARKDOWN_GUARD_H_
