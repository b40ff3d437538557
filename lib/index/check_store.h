// Whether a store and its tags are whole and agree with themselves.
#ifndef PILCROW_INDEX_CHECK_STORE_H_
#define PILCROW_INDEX_CHECK_STORE_H_

#include <cstdint>
#include <vector>

#include "index/check_words.h"
#include "index/findings.h"
#include "store/store.h"
#include "store/tags.h"

namespace pilcrow::index {

// Reads all of a store, which goes through `words` too, and the bytes of each block's text into
// `text_bytes`. Throws Error{corrupt} where there is no going on.
void check_store(const store::Store& store, WordsCheck& words,
                 std::vector<std::uint32_t>& text_bytes, Findings& out);

// Reads all tags of blocks whose texts have so many bytes; likewise.
void check_tags(const store::Tags& tags, const std::vector<std::uint32_t>& text_bytes,
                Findings& out);

// Reports the sections of a file that are not as they were written; false if there are any.
bool check_sections(const store::SectionFile& file, Findings& out);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CHECK_STORE_H_
