#include "insight.h"

#include "numbers.h"
#include "text.h"

namespace pilcrow::cli {

void Stopwatch::lap(std::string step) {
  const Clock::time_point now = Clock::now();
  steps_.emplace_back(std::move(step), std::chrono::duration<double>(now - begin_).count());
  begin_ = now;
}

std::string Stopwatch::text() const {
  std::string out;
  for (const auto& [step, seconds] : steps_) out += time_line(seconds, step);
  return out;
}

std::string time_line(double seconds, std::string_view step) {
  const std::string number = fixed(seconds * 1000, 2);
  const std::string blanks(number.size() < 10 ? 10 - number.size() : 0, ' ');
  return blanks + number + " ms  " + std::string(step) + '\n';
}

std::string search_times(Stopwatch& watch, const SearchResult& result) {
  watch.lap("searching and printing");
  const SearchTimes& times = result.times;
  return watch.text() + time_line(times.understanding, "  understanding the query") +
         time_line(times.matching, "  matching and scoring") +
         time_line(times.hits, "  choosing hits, their texts and marks") +
         time_line(times.facets, "  counting facets") +
         time_line(times.spelling, "  looking for another spelling");
}

std::string explanation(const SearchResult& result, bool verbose, std::size_t width) {
  std::string out;
  if (result.corrected) {
    out += wrap("Did you mean: " + clean_line(*result.corrected) + "?", width, "", "  ");
  }
  if (verbose || (!result.notes.empty() && !result.interpreted.empty())) {
    out += wrap("Understood as: " + clean_line(result.interpreted), width, "", "  ");
  }
  return out + notes_text(result.notes, width);
}

}  // namespace pilcrow::cli
