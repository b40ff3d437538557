#include "read/csv/csv.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/blocks.h"
#include "read/csv/rows.h"
#include "read/metadata.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using Row = std::vector<CsvCell>;

// What each column of records is.
class Columns {
 public:
  explicit Columns(const Row& header) {
    for (const CsvCell& cell : header) names_.push_back(lower_ascii(trimmed(cell.text)));
  }

  bool are_records() const { return find("text") && names_.size() > 1; }

  // Cells of a row by the names of their columns; those that are known make the document.
  Document document(const Row& row, const std::string& name, std::size_t number,
                    std::size_t line) const {
    Document document;
    document.id = name + '/' + std::to_string(number);
    for (std::size_t i = 0; i < std::min(row.size(), names_.size()); ++i) {
      const std::string value = collapsed(row[i].text);
      if (names_[i] == "id") {
        if (!value.empty()) document.id = value;
      } else if (names_[i] == "title") {
        document.title = value;
      } else if (names_[i] == "language" || names_[i] == "lang") {
        document.language = language_tag(value);
      } else if (names_[i] == "text") {
        document.blocks.push_back({BlockKind::paragraph, 0, value, row[i].source, line});
      } else if (!names_[i].empty()) {
        add_value(document.metadata, names_[i], value);
      }
    }
    return document;
  }

 private:
  bool find(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  std::vector<std::string> names_;
};

void add_row(const Row& row, std::size_t line, BlockList& out) {
  Block block{BlockKind::table_row};
  for (const CsvCell& cell : row) {
    const std::string value = collapsed(cell.text);
    if (!value.empty()) block.text += (block.text.empty() ? "" : " | ") + value;
  }
  block.source = {row.front().source.begin, row.back().source.end};
  block.line = line;
  out.add(std::move(block));
}

class CsvReader : public Reader {
 public:
  std::string name() const override { return "csv"; }

  Formats formats() const override { return {{"text/csv"}, {"*.csv", "*.tsv"}}; }

  bool accepts(const Source& source) const override {
    const std::string file = lower_ascii(source.name);
    return file.ends_with(".csv") || file.ends_with(".tsv");
  }

  void read(const Source& source, DocumentSink& sink) const override {
    CsvRows rows(source.bytes);
    Row row;
    BlockList blocks(source.limits);
    if (rows.next(row)) {
      const Columns columns(row);
      if (columns.are_records()) {
        for (std::size_t number = 1; rows.next(row); ++number) {
          sink.add(columns.document(row, std::string(source.name), number, rows.line()));
        }
        return;
      }
      do {
        add_row(row, rows.line(), blocks);
      } while (!blocks.is_full() && rows.next(row));
    }
    Document document;
    document.blocks = blocks.take();
    add_document(std::move(document), sink);
  }
};

}  // namespace

std::shared_ptr<const Reader> csv_reader() { return std::make_shared<CsvReader>(); }

}  // namespace pilcrow::read
