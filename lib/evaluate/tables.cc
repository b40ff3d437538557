// The files of a test collection.

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>

#include "pilcrow/error.h"
#include "pilcrow/evaluate.h"

namespace pilcrow {
namespace {

constexpr std::string_view kSpace = " \t\v\f\r";

using Columns = std::vector<std::string_view>;

// Goes through the lines of a file that say something.
class Lines {
 public:
  explicit Lines(const std::string& path) : path_(path), in_(path, std::ios::binary) {
    if (!in_.is_open()) unreadable();
  }

  bool next() {
    while (std::getline(in_, line_)) {
      ++number_;
      if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
      if (line_.ends_with('\r')) line_.pop_back();
      const bool blank = line_.find_first_not_of(kSpace) == std::string::npos;
      if (!blank && line_.front() != '#') return true;
    }
    if (in_.bad()) unreadable();  // a folder can be opened, but not read
    return false;
  }

  const std::string& line() const { return line_; }

  Columns columns() const {
    Columns out;
    const std::string_view line = line_;
    if (line.find('\t') != std::string_view::npos) {
      for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        out.push_back(trimmed(line.substr(at, end - at)));
        at = end + 1;
      }
      return out;
    }
    for (std::size_t at = line.find_first_not_of(kSpace); at < line.size();) {
      const std::size_t end = std::min(line.find_first_of(kSpace, at), line.size());
      out.push_back(line.substr(at, end - at));
      at = line.find_first_not_of(kSpace, end);
    }
    return out;
  }

  static std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
  }

  [[noreturn]] void fail(const std::string& what) const {
    const std::string where = path_ + ":" + std::to_string(number_);
    throw Error(ErrorCode::bad_argument, what, where);
  }

  double number(std::string_view text, const char* what) const {
    double value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
        !std::isfinite(value)) {
      fail("'" + std::string(text) + "' is no number, and stands where the " + what + " should");
    }
    return value;
  }

  std::string id(std::string_view text, const char* what) const {
    if (text.empty()) fail(std::string("the ") + what + " is missing");
    return std::string(text);
  }

 private:
  [[noreturn]] void unreadable() const {
    const ErrorCode code = errno == ENOENT ? ErrorCode::bad_argument : ErrorCode::io;
    throw Error(code, std::string("cannot read: ") + std::strerror(errno), path_);
  }

  std::string path_;
  std::ifstream in_;
  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace

std::vector<TestQuery> load_queries(const std::string& path) {
  Lines lines(path);
  std::vector<TestQuery> out;
  std::set<std::string> known;
  while (lines.next()) {
    const std::string_view line = lines.line();
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) lines.fail("there is no tab between a query's id and its text");
    const std::string id = lines.id(Lines::trimmed(line.substr(0, tab)), "query's id");
    if (id.find_first_of(kSpace) != std::string::npos) {
      lines.fail("the query's id '" + id + "' has white space in it");
    }
    if (!known.insert(id).second) lines.fail("the query's id '" + id + "' stands twice");
    const std::string_view text = Lines::trimmed(line.substr(tab + 1));
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
    const std::string item = lines.id(columns[count - 2], "item's id");
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
    const std::string item = lines.id(columns[2], "item's id");
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
    out += std::string(query) + "\tQ0\t" + item.id + numbers.data() + std::string(tag) + '\n';
  }
  return out;
}

}  // namespace pilcrow
