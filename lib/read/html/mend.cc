#include "read/html/mend.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "pilcrow/range.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

constexpr std::string_view kDrawing = "svg";
constexpr std::string_view kFormula = "math";

// One tag of the two kinds, or what looks like it: in scripts and comments it does no harm.
struct Tag {
  std::size_t at;    // of "<"
  std::size_t name;  // where the name begins
  std::size_t end;
  bool drawing;
  bool closing;
  bool empty;  // ends with "/>"
};

std::vector<Tag> find_tags(std::string_view html) {
  std::vector<Tag> tags;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closing = html.substr(at, 2) == "</";
    const std::size_t name = at + (closing ? 2 : 1);
    const std::string_view rest = html.substr(std::min(name, html.size()));
    const bool drawing = starts_with_ascii_case(rest, kDrawing);
    if (!drawing && !starts_with_ascii_case(rest, kFormula)) continue;
    std::size_t end = std::min(html.find_first_of("<>", name), html.size());
    const bool empty = end < html.size() && html[end] == '>' && html[end - 1] == '/';
    if (end < html.size() && html[end] == '>') ++end;
    tags.push_back({at, name, end, drawing, closing, empty});
  }
  return tags;
}

// Where each outermost drawing stands that has an end.
std::vector<Range> drawings(const std::vector<Tag>& tags) {
  std::vector<std::size_t> open;
  std::vector<Range> found;
  for (const Tag& tag : tags) {
    if (!tag.drawing) continue;
    if (tag.closing ? open.empty() : !tag.empty) {
      if (!tag.closing) open.push_back(tag.at);
      continue;
    }
    const Range range{tag.closing ? open.back() : tag.at, tag.end};
    if (tag.closing) open.pop_back();
    while (!found.empty() && range.begin <= found.back().begin) found.pop_back();
    found.push_back(range);
  }
  return found;
}

}  // namespace

std::string_view without_foreign_elements(std::string_view html, std::string& mended) {
  mended.clear();
  const std::vector<Tag> tags = find_tags(html);
  if (tags.empty()) return html;
  mended = html;
  for (const Tag& tag : tags) mended[tag.name] = 'x';
  for (const Range range : drawings(tags)) {
    std::string end_tag = "</" + std::string(kDrawing);
    end_tag.resize(range.size() - 1, ' ');
    mended.replace(range.begin, range.size(), end_tag + ">");
  }
  return mended;
}

}  // namespace pilcrow::read
