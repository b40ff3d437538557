// What a report says, as numbers: all of it asked of the public API.
#ifndef PILCROW_CLI_REPORT_FIGURES_H_
#define PILCROW_CLI_REPORT_FIGURES_H_

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "pilcrow/index.h"
#include "report/near_duplicates.h"

namespace pilcrow::cli {

// A theme at the top, and where it is.
struct ThemeFigures {
  FacetCount theme = {};
  std::vector<std::size_t> decades = {};    // paragraphs, for each of Figures::decades
  std::vector<std::size_t> documents = {};  // likewise, for each of Figures::documents
};

struct NameKind {
  const char* facet;
  const char* plural;
};
inline constexpr std::array<NameKind, 5> kNameKinds = {{{"person", "people"},
                                                        {"place", "places"},
                                                        {"org", "organisations"},
                                                        {"treaty", "treaties"},
                                                        {"event", "events"}}};

// A name, and how many paragraphs name it together with each of Figures::names.
struct NameFigures {
  std::size_t kind = 0;  // its place in kNameKinds
  FacetCount name = {};
  std::vector<std::size_t> together = {};
};

struct Figures {
  IndexStats stats = {};

  // All that there are, each below its parent, siblings with the most paragraphs first.
  std::vector<FacetCount> themes = {};
  std::vector<FacetCount> languages = {};

  // From the first to the last, none left out; those at the ends that are hardly spoken of are not
  // there.
  std::vector<FacetCount> decades = {};
  std::size_t decades_left_out = 0;

  // Those with the most paragraphs that have a theme.
  std::vector<DocumentInfo> documents = {};

  // At the top, those with the most paragraphs, and names likewise, sorted by kind.
  std::vector<ThemeFigures> top = {};
  std::vector<NameFigures> names = {};

  std::vector<NearDuplicates> duplicates = {};
  std::size_t duplicate_paragraphs = 0;
  std::vector<InputProblem> failures = {};
};

Figures gather(const Index& index);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_REPORT_FIGURES_H_
