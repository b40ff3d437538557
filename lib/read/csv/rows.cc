#include "read/csv/rows.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace pilcrow::read {
namespace {

// The last of so many in a row holds what is left of it.
constexpr std::size_t kMostCells = 4096;

// What is looked at to find the mark between values.
constexpr std::size_t kSample = 8192;

char find_mark(std::string_view text) {
  char best = ',';
  std::ptrdiff_t most = 0;
  const std::string_view sample = text.substr(0, kSample);
  for (const char mark : {',', ';', '\t', '|'}) {
    const auto count = std::count(sample.begin(), sample.end(), mark);
    if (count > most) best = mark, most = count;
  }
  // Commas stand in texts, too: a line that has tabs has them for this.
  const std::string_view first = sample.substr(0, sample.find('\n'));
  return first.find('\t') != first.npos ? '\t' : best;
}

}  // namespace

CsvRows::CsvRows(std::string_view text) : text_(text), mark_(find_mark(text)) {}

bool CsvRows::next(std::vector<CsvCell>& row) {
  while (at_ < text_.size()) {
    row.clear();
    line_ = next_line_;
    for (;;) {
      row.push_back(row.size() + 1 < kMostCells ? read_cell() : read_rest());
      if (at_ == text_.size() || text_[at_] != mark_) break;
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++next_line_;
    if (row.size() > 1 || !row[0].text.empty()) return true;
  }
  return false;
}

CsvCell CsvRows::read_cell() {
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
  const char ends[] = {mark_, '\r', '\n'};
  const std::size_t end =
      std::min(text_.find_first_of(std::string_view(ends, sizeof ends), at_), text_.size());
  CsvCell cell{std::string(text_.substr(at_, end - at_)), {at_, end}};
  at_ = end;
  return cell;
}

CsvCell CsvRows::read_rest() {
  const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
  CsvCell cell{std::string(text_.substr(at_, end - at_)), {at_, end}};
  at_ = end;
  return cell;
}

// Up to the mark that closes it; what follows that belongs to the value.
CsvCell CsvRows::read_quoted() {
  CsvCell cell;
  cell.source.begin = at_++;
  while (at_ < text_.size()) {
    const char c = text_[at_++];
    if (c == '\n') ++next_line_;
    if (c != '"') {
      cell.text += c;
    } else if (at_ < text_.size() && text_[at_] == '"') {
      cell.text += text_[at_++];
    } else {
      break;
    }
  }
  while (at_ < text_.size() && text_[at_] != mark_ && text_[at_] != '\n' && text_[at_] != '\r') {
    cell.text += text_[at_++];
  }
  cell.source.end = at_;
  return cell;
}

}  // namespace pilcrow::read
