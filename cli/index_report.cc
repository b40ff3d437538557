#include "index_report.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>
#include <vector>

#include "numbers.h"
#include "progress.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// More would bury the rest.
constexpr std::size_t kMostReasons = 10;

std::string word_of(ProblemKind kind) {
  return kind == ProblemKind::passed_over ? "skipped" : std::string(to_string(kind));
}

std::string readers_line(const IndexReport& report) {
  std::string out;
  for (const auto& [reader, files] : report.readers) {
    out += (out.empty() ? "  read by " : ", ") + clean_line(reader) + ' ' + grouped(files);
  }
  return out.empty() ? out : out + '\n';
}

// Without the place, so that a reason is the same for all records that have it.
std::string without_place(const std::string& reason) {
  constexpr std::string_view kLine = "line ";
  if (!reason.starts_with(kLine)) return reason;
  const std::size_t colon = reason.find(": ");
  const auto first = reason.begin() + kLine.size();
  const bool number = colon != std::string::npos && colon > kLine.size() &&
                      std::all_of(first, reason.begin() + static_cast<std::ptrdiff_t>(colon),
                                  [](unsigned char c) { return std::isdigit(c) != 0; });
  return number ? reason.substr(colon + 2) : reason;
}

// The most frequent first.
std::string reasons(const IndexReport& report) {
  std::map<std::string, std::size_t> counts;
  for (const InputProblem& problem : report.problems) {
    ++counts[word_of(problem.kind) + ": " + clean_line(without_place(problem.reason))];
  }
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostReasons); ++i) {
    out += "  " + grouped(sorted[i].second) + ' ' + sorted[i].first + '\n';
  }
  if (sorted.size() > kMostReasons) {
    out += "  and " + counted(sorted.size() - kMostReasons, "more reason") + '\n';
  }
  return out;
}

}  // namespace

std::string problem_line(const InputProblem& problem) {
  return word_of(problem.kind) + ' ' + clean_line(problem.path) + ": " + clean_line(problem.reason);
}

std::string summary(const IndexReport& report, double seconds) {
  const auto bytes = static_cast<double>(report.bytes);
  const std::string speed = rate(bytes, seconds);
  std::string out = "Indexed " + counted(report.documents, "document") + ", " +
                    counted(report.paragraphs, "paragraph") + " (" + human_bytes(bytes) + ") in " +
                    fixed(seconds, 2) + " s" + (speed.empty() ? "" : ", " + speed);
  if (report.unchanged > 0) out += "; " + grouped(report.unchanged) + " unchanged";
  if (report.removed > 0) out += "; " + grouped(report.removed) + " removed";
  for (const ProblemKind kind :
       {ProblemKind::passed_over, ProblemKind::empty, ProblemKind::cut, ProblemKind::failed}) {
    const auto count = std::count_if(report.problems.begin(), report.problems.end(),
                                     [&](const auto& problem) { return problem.kind == kind; });
    if (count > 0) out += "; " + grouped(static_cast<std::uint64_t>(count)) + ' ' + word_of(kind);
  }
  return out + '\n' + readers_line(report) + reasons(report);
}

}  // namespace pilcrow::cli
