#include "eval_report.h"

#include <algorithm>

#include "numbers.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kTest =
    "p: paired randomisation test, two-sided (Smucker, Allan, Carterette, CIKM 2007)\n";

std::string value(double number) { return fixed(number, 4); }

std::string change(double number) {
  const std::string digits = value(number);
  return number > 0 && !digits.starts_with('-') ? '+' + digits : digits;
}

// Columns as wide as they must be, the first to the left and the others to the right.
std::string table(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  std::string out;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string gap(widths[i] - columns(row[i]), ' ');
      out += i == 0 ? row[i] + gap : "  " + gap + row[i];
    }
    out += '\n';
  }
  return out;
}

std::vector<Row> means(const EvalReport& report) {
  const auto compared = [](const MeasureReport& one) { return one.comparison.has_value(); };
  const auto held = [](const MeasureReport& one) { return one.minimum.has_value(); };
  const auto& measures = report.measures;
  const bool baseline = std::any_of(measures.begin(), measures.end(), compared);
  const bool minima = std::any_of(measures.begin(), measures.end(), held);
  std::vector<Row> rows = {{"measure", "mean"}};
  if (minima) rows[0].push_back("minimum");
  if (baseline) {
    for (const char* name : {"baseline", "change", "better", "worse", "equal", "p"}) {
      rows[0].emplace_back(name);
    }
  }
  for (const MeasureReport& one : measures) {
    Row& row = rows.emplace_back(Row{one.name, value(mean(one.values))});
    if (minima) row.push_back(one.minimum ? value(*one.minimum) : "");
    if (!one.comparison) continue;
    const Comparison& comparison = *one.comparison;
    row.push_back(value(mean(one.baseline)));
    row.push_back(change(comparison.difference));
    row.push_back(std::to_string(comparison.better));
    row.push_back(std::to_string(comparison.worse));
    row.push_back(std::to_string(comparison.equal));
    row.push_back(fixed(comparison.p, 5));
  }
  return rows;
}

std::vector<Row> values_by_query(const EvalReport& report) {
  std::vector<Row> rows = {{"query"}};
  for (const MeasureReport& one : report.measures) {
    rows[0].push_back(one.name);
    if (one.comparison) rows[0].emplace_back("change");
  }
  for (std::size_t i = 0; i < report.queries.size(); ++i) {
    Row& row = rows.emplace_back(Row{clean_line(report.queries[i])});
    for (const MeasureReport& one : report.measures) {
      row.push_back(value(one.values[i]));
      if (one.comparison) row.push_back(change(one.values[i] - one.baseline[i]));
    }
  }
  return rows;
}

}  // namespace

std::string eval_text(const EvalReport& report, bool per_query) {
  std::string out;
  if (per_query) out += table(values_by_query(report)) + '\n';
  out += table(means(report));
  out += "over " +
         (report.queries.size() == 1 ? std::string("1 judged query")
                                     : grouped(report.queries.size()) + " judged queries") +
         ", of " + report.unit + "s to depth " + grouped(report.depth) + '\n';
  const auto& measures = report.measures;
  if (!measures.empty() && measures[0].comparison) out += kTest;
  return out;
}

}  // namespace pilcrow::cli
