// How well themes were given to items that somebody labelled.

#include <algorithm>
#include <set>
#include <string>

#include "base/path.h"
#include "evaluate/lines.h"
#include "pilcrow/tagging.h"

namespace pilcrow {
namespace {

using Ids = std::set<std::string>;

void add_with_parents(const std::string& id, Ids& out) {
  for (const auto one : with_parents(id)) out.emplace(one);
}

bool is_top(const std::string& id) { return id.find('/') == std::string::npos; }

void add(const ThemeScore& from, ThemeScore& to) {
  to.right += from.right;
  to.wrong += from.wrong;
  to.missing += from.missing;
}

double part_of(std::size_t some, std::size_t all) {
  return all == 0 ? 1 : static_cast<double>(some) / static_cast<double>(all);
}

}  // namespace

double ThemeScore::precision() const noexcept { return part_of(right, right + wrong); }
double ThemeScore::recall() const noexcept { return part_of(right, right + missing); }
double ThemeScore::f1() const noexcept { return part_of(2 * right, 2 * right + wrong + missing); }

std::vector<LabelledItem> load_labels(const std::string& path) {
  evaluate::Lines lines(path);
  std::vector<LabelledItem> out;
  std::set<std::string> known;
  while (lines.next()) {
    const evaluate::Columns columns = lines.columns();
    if (columns.size() != 2 && columns.size() != 3) {
      lines.fail(
          "2 columns are wanted (item, themes), or 3 (item, themes, part), with tabs between, "
          "not " +
          std::to_string(columns.size()));
    }
    LabelledItem item;
    item.id = lines.id(columns[0], "item's id");
    if (!known.insert(item.id).second) lines.fail("the item '" + item.id + "' stands twice");
    std::string_view themes = columns[1];
    while (!themes.empty()) {
      const std::size_t end = std::min(themes.find_first_of(" ,"), themes.size());
      const std::string_view theme = themes.substr(0, end);
      if (!theme.empty() && theme != "-") item.themes.emplace_back(theme);
      themes.remove_prefix(std::min(end + 1, themes.size()));
    }
    if (columns.size() == 3) item.part = columns[2];
    out.push_back(std::move(item));
  }
  return out;
}

ThemeScores score(const std::vector<LabelledItem>& labels, const FoundThemes& found) {
  ThemeScores out;
  std::map<std::string, ThemeScore> by_id;
  for (const auto& item : labels) {
    const auto given = found.find(item.id);
    if (given == found.end()) {
      out.unknown.push_back(item.id);
      continue;
    }
    ++out.items;
    Ids wanted;
    Ids got;
    for (const auto& id : item.themes) add_with_parents(id, wanted);
    for (const auto& theme : given->second) add_with_parents(theme.id, got);
    for (const auto& id : wanted) ++(got.contains(id) ? by_id[id].right : by_id[id].missing);
    for (const auto& id : got) by_id[id].wrong += wanted.contains(id) ? 0U : 1U;
  }
  std::size_t top = 0;
  for (auto& [id, one] : by_id) {
    one.id = id;
    add(one, out.all);
    out.macro_f1 += one.f1();
    if (is_top(id)) {
      add(one, out.top);
      out.top_macro_f1 += one.f1();
      ++top;
    }
    out.themes.push_back(one);
  }
  if (!by_id.empty()) out.macro_f1 /= static_cast<double>(by_id.size());
  if (top > 0) out.top_macro_f1 /= static_cast<double>(top);
  return out;
}

}  // namespace pilcrow
