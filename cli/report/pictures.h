// The report's drawings, as SVG.
#ifndef PILCROW_CLI_REPORT_PICTURES_H_
#define PILCROW_CLI_REPORT_PICTURES_H_

#include <cstddef>
#include <string>

#include "report/figures.h"

namespace pilcrow::cli {

// A row for each theme at the top, with a bar for each decade; each row is drawn to its own height.
std::string timeline_svg(const Figures& figures);

// Names around a circle, with lines between those that stand in one paragraph.
std::string names_svg(const Figures& figures);

// The class of the colour of a kind of name, by its place in kNameKinds.
std::string kind_class(std::size_t kind);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_REPORT_PICTURES_H_
