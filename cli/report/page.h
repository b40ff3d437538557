// The report as one page of HTML that needs nothing else.
#ifndef PILCROW_CLI_REPORT_PAGE_H_
#define PILCROW_CLI_REPORT_PAGE_H_

#include <string>

#include "report/figures.h"

namespace pilcrow::cli {

std::string report_page(const Figures& figures, const std::string& title);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_REPORT_PAGE_H_
