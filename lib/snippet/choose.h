// Choosing what of a paragraph to show.
#ifndef PILCROW_SNIPPET_CHOOSE_H_
#define PILCROW_SNIPPET_CHOOSE_H_

#include <string_view>
#include <vector>

#include "pilcrow/snippet.h"

namespace pilcrow::snippet {

// Chooses among a paragraph's sentences by what they cover. Each clause that is marked is worth
// its `weights` entry, by number, the first time and a tenth of it each further time, in the
// sentence where the mark begins; the best sentence goes first, then the one that adds most, as
// long as they fit the budget; then neighbours fill what is left of it, after before before.
// Without marks: the opening sentences. `marks` as from find_marks; overlapping ones become one,
// the first. `sentences` in order, without overlap.
Snippet choose(std::string_view text, const std::vector<Range>& sentences,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               const SnippetOptions& options);

}  // namespace pilcrow::snippet

#endif  // PILCROW_SNIPPET_CHOOSE_H_
