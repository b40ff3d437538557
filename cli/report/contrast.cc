#include "report/contrast.h"

#include <cmath>

namespace pilcrow::cli {
namespace {

double linear(double value) {
  const double part = value / 255;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

// Relative luminance (WCAG 2.1).
double luminance(const Rgb& color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

bool needs_white(const Rgb& above, double opacity, const Rgb& below) {
  const auto mixed = [opacity](double one, double other) {
    return opacity * one + (1 - opacity) * other;
  };
  const double light =
      luminance({mixed(above.red, below.red), mixed(above.green, below.green),
                 mixed(above.blue, below.blue)}) + 0.05;
  return 1.05 / light > light / 0.05;
}

}  // namespace pilcrow::cli
