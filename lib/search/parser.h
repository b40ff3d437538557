// From the pieces of a query to its tree.
#ifndef PILCROW_SEARCH_PARSER_H_
#define PILCROW_SEARCH_PARSER_H_

#include <string>
#include <string_view>
#include <vector>

#include "search/clause.h"
#include "search/reading.h"
#include "text/analysis.h"

namespace pilcrow::search {

struct ParsedQuery {
  Clause root = {};
  std::size_t leaves = 0;               // how many `Clause::number`s there are
  std::vector<std::string> notes = {};  // for the user
};

// Parses a query in the language of <pilcrow/search.h>; words are stemmed in those of `languages`
// that are written in their script. An empty query is everything; one that
// holds nothing to look for is an OR of nothing, which finds nothing. Throws Error{bad_query}.
ParsedQuery parse(std::string_view query, const std::vector<std::string>& languages,
                  text::Analyser& analyser, const ParseOptions& options = {});

// Says which words of a query count less, and adds what phrases and Korean words are made of: once the
// tree has all else that it is to have. `languages` as for `parse`.
void weigh_words(ParsedQuery& query, const std::vector<std::string>& languages,
                 text::Analyser& analyser);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_PARSER_H_
