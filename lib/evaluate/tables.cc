// The files of a test collection.

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "evaluate/ids.h"
#include "evaluate/lines.h"
#include "pilcrow/evaluate.h"

namespace pilcrow {

using evaluate::Columns;
using evaluate::decode;
using evaluate::encode;
using evaluate::kSpace;
using evaluate::Lines;
using evaluate::trimmed;

std::vector<TestQuery> load_queries(const std::string& path) {
  Lines lines(path);
  std::vector<TestQuery> out;
  std::set<std::string> known;
  while (lines.next()) {
    const std::string_view line = lines.line();
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) lines.fail("there is no tab between a query's id and its text");
    const std::string id = lines.id(trimmed(line.substr(0, tab)), "query's id");
    if (id.find_first_of(kSpace) != std::string::npos) {
      lines.fail("the query's id '" + id + "' has white space in it");
    }
    if (!known.insert(id).second) lines.fail("the query's id '" + id + "' stands twice");
    const std::string_view text = trimmed(line.substr(tab + 1));
    if (text.empty()) lines.fail("the query's text is missing");
    out.push_back({id, std::string(text)});
  }
  return out;
}

Judgements load_judgements(const std::string& path) {
  Lines lines(path);
  Judgements out;
  while (lines.next()) {
    const Columns columns = lines.columns();
    const std::size_t count = columns.size();
    if (count != 3 && count != 4) {
      lines.fail("3 columns are wanted (query, item, grade) or TREC's 4, not " +
                 std::to_string(count));
    }
    const std::string query = lines.id(columns[0], "query's id");
    std::string item = lines.id(columns[count - 2], "item's id");
    if (count == 4) item = decode(item);
    const double grade = lines.number(columns[count - 1], "grade");
    if (grade > 0) out[query][item] = grade;
  }
  return out;
}

Run load_run(const std::string& path) {
  Lines lines(path);
  std::map<std::string, std::vector<std::pair<double, RankedItem>>> found;
  while (lines.next()) {
    const Columns columns = lines.columns();
    if (columns.size() != 6) {
      lines.fail("6 columns are wanted (query, Q0, item, rank, score, tag), not " +
                 std::to_string(columns.size()));
    }
    const std::string query = lines.id(columns[0], "query's id");
    const std::string item = decode(lines.id(columns[2], "item's id"));
    const double rank = lines.number(columns[3], "rank");
    found[query].push_back({rank, {item, lines.number(columns[4], "score")}});
  }
  Run out;
  for (auto& [query, items] : found) {
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& item : items) out[query].push_back(std::move(item.second));
  }
  return out;
}

std::string run_lines(std::string_view query, const std::vector<RankedItem>& ranking,
                      std::string_view tag) {
  std::string out;
  std::size_t rank = 0;
  for (const auto& item : ranking) {
    std::array<char, 64> numbers;
    std::snprintf(numbers.data(), numbers.size(), "\t%zu\t%.6f\t", ++rank, item.score);
    out += std::string(query) + "\tQ0\t" + encode(item.id) + numbers.data() + std::string(tag) + '\n';
  }
  return out;
}

}  // namespace pilcrow
