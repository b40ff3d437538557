// Facets: what matching paragraphs are about, counted, and chosen from. A sidebar of a reading
// application is a list of `FacetRequest`s; what its reader ticks is a list of `FacetSelection`s.
//
//   request.facets = {"theme:20", "period:decade", "author"};
//   request.select = {{"theme", {"economy", "sanctions"}}, {"language", {"ru"}, true}};
#ifndef PILCROW_FACETS_H_
#define PILCROW_FACETS_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"

namespace pilcrow {

/// What values come in the order of.
enum class FacetOrder {
  count,  ///< Most paragraphs first, then by value.
  label,  ///< As the readers of the label's language sort (the Unicode Collation Algorithm).
};

/// A facet to count. There are:
///
///   theme      ids, with those above them: a paragraph counts once for a parent, whatever number
///              of its children it has
///   section    headings above a paragraph, outermost first, joined by " › ", the first 256 bytes
///              of each; likewise
///   document   ids
///   language   codes
///   person, place, org, treaty, event    ids of names
///   period     centuries ("19XX"), decades ("195X") and years ("1953") that a paragraph speaks
///              of; a decade counts for its century, but not for its years
///   any other  a field of the documents' metadata, its values without case and accents
struct FacetRequest {
  /// From "NAME", "NAME/BRANCH", and either with ":LIMIT" or, for period, ":century", ":decade" or
  /// ":year" behind it: "theme:20", "theme/economy", "period:decade". Never throws: a name that
  /// there is not is an error of the search.
  PILCROW_API FacetRequest(std::string_view text);
  FacetRequest(const char* text) : FacetRequest(std::string_view(text)) {}
  FacetRequest(const std::string& text) : FacetRequest(std::string_view(text)) {}

  std::string name = {};  ///< One of the names above.

  /// Only values below this one: of themes, sections and periods; of documents, those whose ids
  /// begin so. Empty for all.
  std::string under = {};

  /// How many levels of a tree, from the top or from below `under`; 0 for all.
  std::size_t levels = 0;

  /// For period: only "century", "decade" or "year"; all if empty.
  std::string grain = {};

  /// At most so many, those with the most paragraphs, in whatever order they come; 0 for all.
  std::size_t limit = 0;

  FacetOrder order = FacetOrder::count;  ///< Of the values.

  /// The name, branch and grain as they stand in the text: the key in `FacetCounts`.
  PILCROW_API std::string key() const;
};

/// Values of a facet that somebody has chosen. Paragraphs must have one of them (or, `exclude`d,
/// none); where several selections are of one facet, their values stand for one another; selections
/// of different facets must all hold. A theme, section or period stands for what is below it too.
struct FacetSelection {
  std::string facet = {};                ///< Its name, as of `FacetRequest::name`.
  std::vector<std::string> values = {};  ///< One of which must be there.
  bool exclude = false;                  ///< Whether none of them may be.
};

/// How often one value of a facet stands among all paragraphs that match.
///
/// Where values of the facet itself are selected, the others are counted as if that were not so:
/// what choosing them instead would give. What is excluded stays so, of this facet, too.
struct FacetCount {
  std::string value = {};      ///< As selections and queries name it.
  std::string label = {};      ///< For people.
  std::size_t paragraphs = 0;  ///< That match and have it.
  std::size_t documents = 0;   ///< That have such a paragraph.

  /// Whether a selection that does not exclude names it.
  bool selected = false;
};

/// By `FacetRequest::key`. Exact.
using FacetCounts = std::map<std::string, std::vector<FacetCount>>;

}  // namespace pilcrow

#endif  // PILCROW_FACETS_H_
