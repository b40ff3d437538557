// Paragraphs of an index that read the same, or nearly.
#ifndef PILCROW_CLI_REPORT_NEAR_DUPLICATES_H_
#define PILCROW_CLI_REPORT_NEAR_DUPLICATES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pilcrow/index.h"

namespace pilcrow::cli {

struct NearDuplicates {
  struct Place {
    std::string anchor = {};
    std::string document = {};  // its title, or its id
  };
  std::vector<Place> places = {};  // two or more, in the index's order
  double similarity = 1;           // of the least similar to the first
  std::string text = {};           // of the first
};

// Groups, the largest first, then by place. As for searches, paragraphs are near whose runs of three
// words are the same in at least 0.8 of all that either has; those of fewer than eight words are left
// out, since headings of tables and the like say nothing. Candidates are found by minima of hashes
// (Broder, "On the resemblance and containment of documents", 1997): of pairs at 0.8, one in a hundred
// is missed. `total` counts the paragraphs in groups.
std::vector<NearDuplicates> near_duplicates(const Index& index, std::size_t most,
                                            std::size_t& total);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_REPORT_NEAR_DUPLICATES_H_
