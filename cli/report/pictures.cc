#include "report/pictures.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "numbers.h"
#include "report/html.h"

namespace pilcrow::cli {
namespace {

std::string attribute(const char* name, double value) {
  return std::string(" ") + name + "=\"" + coordinate(value) + '"';
}

// "1950s".
std::string decade_label(const std::string& value) {
  return value.substr(0, value.size() - 1) + "0s";
}

struct Point {
  double x = 0;
  double y = 0;
};

std::string written(Point point) { return coordinate(point.x) + ' ' + coordinate(point.y); }

// Names on a circle: from the top, clockwise.
class Circle {
 public:
  explicit Circle(const Figures& figures) : names_(figures.names) {
    for (std::size_t a = 0; a < names_.size(); ++a) {
      for (std::size_t b = a + 1; b < names_.size(); ++b) {
        most_ = std::max(most_, names_[a].together[b]);
      }
    }
  }

  std::string svg() const {
    std::string out =
        "<svg viewBox=\"0 -50 760 740\" role=\"img\" aria-labelledby=\"names-title names-desc\">\n"
        "<title id=\"names-title\">Names that stand in one paragraph</title>\n"
        "<desc id=\"names-desc\">Names around a circle; the stronger a line between two, the more "
        "paragraphs have both. The table below has the numbers.</desc>\n" +
        links();
    for (std::size_t i = 0; i < names_.size(); ++i) out += name(i);
    return out + "</svg>\n";
  }

 private:
  static constexpr double kRadius = 200;
  static constexpr Point kCentre = {380, 320};

  double angle(std::size_t i) const {
    return 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(names_.size()) -
           std::numbers::pi / 2;
  }

  Point place(std::size_t i, double radius) const {
    return {kCentre.x + radius * std::cos(angle(i)), kCentre.y + radius * std::sin(angle(i))};
  }

  std::string links() const {
    std::string out;
    for (std::size_t a = 0; a < names_.size(); ++a) {
      for (std::size_t b = a + 1; b < names_.size(); ++b) {
        const std::size_t both = names_[a].together[b];
        // The weakest would be a haze.
        if (both == 0 || both * 10 < most_) continue;
        const double strength = static_cast<double>(both) / static_cast<double>(most_);
        out += "<path class=\"link\" d=\"M" + written(place(a, kRadius)) + " Q" +
               written(kCentre) + ' ' + written(place(b, kRadius)) + '"' +
               attribute("stroke-width", 0.6 + 6 * strength) +
               attribute("stroke-opacity", 0.18 + 0.55 * strength) + "><title>" +
               html(names_[a].name.label) + " and " + html(names_[b].name.label) + ": " +
               counted(both, "paragraph") + "</title></path>\n";
      }
    }
    return out;
  }

  std::string name(std::size_t i) const {
    const NameFigures& one = names_[i];
    const double size = std::sqrt(static_cast<double>(one.name.paragraphs));
    const double greatest = std::sqrt(static_cast<double>(
        std::max_element(names_.begin(), names_.end(), [](const auto& a, const auto& b) {
          return a.name.paragraphs < b.name.paragraphs;
        })->name.paragraphs));
    const Point dot = place(i, kRadius);
    const bool left = std::cos(angle(i)) < -1e-9;
    const double degrees = angle(i) * 180 / std::numbers::pi + (left ? 180 : 0);
    const Point text = place(i, kRadius + 16);
    return "<g><circle class=\"" + kind_class(one.kind) + '"' + attribute("cx", dot.x) +
           attribute("cy", dot.y) + attribute("r", 3 + 6 * size / greatest) + "><title>" +
           html(one.name.label) + ": " + counted(one.name.paragraphs, "paragraph") +
           "</title></circle><text font-size=\"12\" dominant-baseline=\"central\" text-anchor=\"" +
           (left ? "end" : "start") + "\" transform=\"translate(" + written(text) + ") rotate(" +
           coordinate(degrees) + ")\">" + html_clipped(one.name.label, 24) + "</text></g>\n";
  }

  const std::vector<NameFigures>& names_;
  std::size_t most_ = 1;
};

}  // namespace

std::string kind_class(std::size_t kind) { return "k" + std::to_string(kind); }

std::string timeline_svg(const Figures& figures) {
  constexpr double kLabels = 210;
  constexpr double kWidth = 960;
  constexpr double kRow = 46;
  constexpr double kBar = 34;
  const std::size_t count = figures.decades.size();
  const double step = (kWidth - kLabels) / static_cast<double>(count);
  const double height = kRow * static_cast<double>(figures.top.size()) + 28;
  std::string out = "<svg viewBox=\"0 0 960 " + coordinate(height) +
                    "\" role=\"img\" aria-labelledby=\"time-title time-desc\">\n"
                    "<title id=\"time-title\">Themes over decades</title>\n<desc id=\"time-desc\">A "
                    "row for each theme, with a bar for each decade that its paragraphs speak of. "
                    "The table below has the numbers.</desc>\n";
  double y = 0;
  for (std::size_t row = 0; row < figures.top.size(); ++row, y += kRow) {
    const ThemeFigures& theme = figures.top[row];
    const double base = y + 40;
    std::size_t greatest = 1;
    for (const std::size_t each : theme.decades) greatest = std::max(greatest, each);
    out += "<text x=\"0\"" + attribute("y", base - 6) + " font-size=\"14\">" +
           html_clipped(theme.theme.label, 26) + "</text>\n<line class=\"axis\" x1=\"" +
           coordinate(kLabels) + "\" x2=\"960\"" + attribute("y1", base) + attribute("y2", base) +
           "/>\n";
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t paragraphs = theme.decades[i];
      if (paragraphs == 0) continue;
      const double tall = std::max(
          1.5, kBar * static_cast<double>(paragraphs) / static_cast<double>(greatest));
      const double wide = std::min(step * 0.72, 60.0);
      const double x = kLabels + step * (static_cast<double>(i) + 0.5);
      out += "<rect class=\"k" + std::to_string(row % 12) + '"' + attribute("x", x - wide / 2) +
             attribute("y", base - tall) + attribute("width", wide) + attribute("height", tall) +
             " rx=\"1.5\"><title>" + html(theme.theme.label) + ", " +
             html(decade_label(figures.decades[i].value)) + ": " +
             counted(paragraphs, "paragraph") + "</title></rect>\n";
    }
  }
  // So many labels as there is room for.
  const std::size_t every = 1 + static_cast<std::size_t>(46 / step);
  for (std::size_t i = 0; i < count; i += every) {
    out += "<text class=\"soft\" text-anchor=\"middle\" font-size=\"12\"" +
           attribute("x", kLabels + step * (static_cast<double>(i) + 0.5)) +
           attribute("y", y + 18) + ">" + html(decade_label(figures.decades[i].value)) +
           "</text>\n";
  }
  return out + "</svg>\n";
}

std::string names_svg(const Figures& figures) { return Circle(figures).svg(); }

}  // namespace pilcrow::cli
