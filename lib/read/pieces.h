// Cuts text that is too long for one paragraph.
#ifndef PILCROW_READ_PIECES_H_
#define PILCROW_READ_PIECES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/range.h"

namespace pilcrow::read {

// No paragraph is longer, in bytes.
inline constexpr std::size_t kMaxParagraph = std::size_t{64} * 1024;

// The pieces of `text`, none longer than that nor blank, without the white space between them: cut
// where a sentence ends, else at white space, else anywhere between two characters.
std::vector<Range> cut_into_pieces(std::string_view text, const std::string& language);

// Blocks of the pieces of one. Where its bytes in the source are its text, so are theirs; else each
// keeps the whole range.
std::vector<Block> cut_block(const Block& block, bool is_source, const std::string& language = {});

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PIECES_H_
