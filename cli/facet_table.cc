#include "facet_table.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "numbers.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

struct FacetRow {
  const FacetCount* count = nullptr;
  std::size_t depth = 0;
};

using Children = std::map<std::string_view, std::vector<const FacetCount*>>;

// What stands right above a value in the tree of its facet; empty at the top.
std::string above(const std::string& facet, std::string_view value) {
  if (facet == "period") {
    const std::string century = std::string(value.substr(0, 2)) + "XX";
    if (value.size() != 4 || value == century) return {};
    const std::string decade = std::string(value.substr(0, 3)) + "X";
    return value == decade ? century : decade;
  }
  const std::size_t end = value.rfind(facet == "section" ? " › " : "/");
  return end == std::string_view::npos ? std::string() : std::string(value.substr(0, end));
}

bool is_tree(const std::string& facet) {
  return facet == "theme" || facet == "section" || facet == "period";
}

// The nearest value above that has a row, or "".
std::string_view parent_of(const std::string& facet, std::string_view value,
                           const Children& known) {
  for (std::string next = above(facet, value); !next.empty(); next = above(facet, next)) {
    const auto found = known.find(next);
    if (found != known.end()) return found->first;
  }
  return {};
}

// Children behind their parents, both in the order given. Ids nest as deep as they have slashes, so
// the stack is our own.
std::vector<FacetRow> as_tree(const std::string& facet, const std::vector<FacetCount>& counts) {
  Children children = {{std::string_view(), {}}};
  for (const FacetCount& count : counts) children.try_emplace(count.value);
  for (const FacetCount& count : counts) {
    children[parent_of(facet, count.value, children)].push_back(&count);
  }
  std::vector<FacetRow> rows;
  std::vector<FacetRow> open;
  const auto push = [&](std::string_view id, std::size_t depth) {
    const auto& below = children[id];
    for (auto at = below.rbegin(); at != below.rend(); ++at) open.push_back({*at, depth});
  };
  push({}, 0);
  while (!open.empty()) {
    const FacetRow row = open.back();
    open.pop_back();
    rows.push_back(row);
    if (!row.count->value.empty()) push(row.count->value, row.depth + 1);
  }
  return rows;
}

std::vector<FacetRow> as_list(const std::vector<FacetCount>& counts) {
  std::vector<FacetRow> rows;
  rows.reserve(counts.size());
  for (const FacetCount& count : counts) rows.push_back({&count, 0});
  return rows;
}

using Cells = std::vector<std::string>;

Cells cells(const FacetRow& row) {
  const FacetCount& count = *row.count;
  const std::string label =
      std::string(2 * row.depth, ' ') + clean_line(count.label) + (count.selected ? " *" : "");
  const std::string id = count.value == count.label ? "" : clean_line(count.value);
  return {label, id, grouped(count.paragraphs), grouped(count.documents)};
}

using Widths = std::array<std::size_t, 4>;

constexpr std::size_t kGap = 2;

// The least that a label or an id can be told by.
constexpr std::size_t kLeast = 8;

// What numbers and gaps leave to label and id. A column of no width is not there.
std::size_t room(const Widths& widths, std::size_t width) {
  std::size_t used = 0;
  for (const std::size_t i : {2U, 3U}) used += widths[i] > 0 ? kGap + widths[i] : 0;
  if (widths[1] > 0) used += kGap;
  return width > used ? width - used : 0;
}

// Makes a line fit: label and id have half of the room each, and what one leaves of its half the
// other takes. Where that says nothing any more the ids go, and then the documents.
void fit(Widths& widths, std::size_t width) {
  if (widths[0] + widths[1] <= room(widths, width)) return;
  if (room(widths, width) < 2 * kLeast) widths[1] = 0;
  if (room(widths, width) < kLeast) widths[3] = 0;
  const std::size_t all = room(widths, width);
  const std::size_t half = all / 2;
  if (widths[1] <= half) {
    widths[0] = std::min(widths[0], all - widths[1]);
  } else {
    widths[0] = std::min(widths[0], half);
    widths[1] = std::min(widths[1], all - widths[0]);
  }
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t wide = columns(text);
  const std::string blanks(width > wide ? width - wide : 0, ' ');
  return right ? blanks + text : text + blanks;
}

std::string line(const Cells& row, const Widths& widths, const Style& style) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (widths[i] == 0) continue;
    const std::string cell = padded(clipped(row[i], widths[i]), widths[i], i >= 2);
    out += std::string(out.empty() ? 0 : kGap, ' ') + (i == 1 ? style.dim(cell) : cell);
  }
  return out + '\n';
}

}  // namespace

std::string facet_table(const std::string& name, const std::vector<FacetCount>& counts,
                        const Style& style, std::size_t limit) {
  const std::string facet = name.substr(0, name.find_first_of("/:"));
  std::vector<FacetRow> rows = is_tree(facet) ? as_tree(facet, counts) : as_list(counts);
  const std::size_t total = rows.size();
  if (limit > 0 && rows.size() > limit) rows.resize(limit);
  std::vector<Cells> table = {{name, "id", "paragraphs", "documents"}};
  for (const FacetRow& row : rows) table.push_back(cells(row));
  const bool no_ids =
      std::all_of(table.begin() + 1, table.end(), [](const Cells& row) { return row[1].empty(); });
  if (no_ids) table[0][1].clear();

  Widths widths = {};
  for (const Cells& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  fit(widths, style.width());
  std::string out;
  for (const Cells& row : table) {
    const std::string text = line(row, widths, style);
    out += &row == table.data() ? style.bold(text.substr(0, text.size() - 1)) + '\n' : text;
  }
  if (total > rows.size()) out += "… and " + grouped(total - rows.size()) + " more\n";
  return out;
}

}  // namespace pilcrow::cli
