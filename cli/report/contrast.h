// Which digits can be read on a colour.
#ifndef PILCROW_CLI_REPORT_CONTRAST_H_
#define PILCROW_CLI_REPORT_CONTRAST_H_

namespace pilcrow::cli {

// Parts of 255, as CSS has them.
struct Rgb {
  double red = 0;
  double green = 0;
  double blue = 0;
};

// Whether white has more contrast than black to `above`, laid over `below` with this opacity. The
// better of the two has at least 4.58 : 1 to any colour (WCAG 2.1 asks for 4.5).
bool needs_white(const Rgb& above, double opacity, const Rgb& below);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_REPORT_CONTRAST_H_
