// Choosing what of a paragraph to show.
#ifndef PILCROW_SNIPPET_CHOOSE_H_
#define PILCROW_SNIPPET_CHOOSE_H_

#include <string_view>
#include <vector>

#include "pilcrow/snippet.h"

namespace pilcrow::snippet {

// Chooses among a paragraph's sentences by what they cover. Each clause that is marked is worth
// its `weights` entry, by number, in the sentence where the mark begins: the one with most of what is
// not covered yet goes first, of equal ones the one where that stands closest together, then the one
// that has it most often, then the first; and so on, as long as they fit the budget. Then neighbours
// fill what is left of it, after before before.
// Without marks: the opening sentences. `marks` as from find_marks; overlapping ones become one,
// the first. `sentences` in order, without overlap; `clusters` as from text::Breaker::clusters.
Snippet choose(std::string_view text, const std::vector<Range>& sentences,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               const SnippetOptions& options, const std::vector<std::size_t>& clusters = {});

}  // namespace pilcrow::snippet

#endif  // PILCROW_SNIPPET_CHOOSE_H_
