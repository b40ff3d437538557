// What goes on beneath an answer: how a query was understood, and what time was spent on.
#ifndef PILCROW_CLI_INSIGHT_H_
#define PILCROW_CLI_INSIGHT_H_

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "pilcrow/search.h"

namespace pilcrow::cli {

// Measures steps that follow one another.
class Stopwatch {
 public:
  // Ends a step, which began when the one before ended.
  void lap(std::string step);

  // A line for each, as "  3.21 ms  opening the index".
  std::string text() const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
  std::vector<std::pair<std::string, double>> steps_ = {};  // in seconds
};

// One such line.
std::string time_line(double seconds, std::string_view step);

// What `--stats` prints of a search that has just been printed.
std::string search_times(Stopwatch& watch, const SearchResult& result);

// Notes, another spelling if there is one, and, where it matters or is asked for, how the query was
// understood; in lines of `width` columns.
std::string explanation(const SearchResult& result, bool verbose, std::size_t width);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_INSIGHT_H_
