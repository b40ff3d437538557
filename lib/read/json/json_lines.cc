#include "read/json/json_lines.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "data/value.h"
#include "pilcrow/error.h"
#include "read/json/json_literal.h"
#include "read/json/record.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

// Splits decoded text at blank lines, and remembers which bytes of the source each part came from.
class Paragraphs {
 public:
  Paragraphs(std::vector<Block>& out, std::size_t line) : out_(out), line_(line) {}

  // The inside of a string in the source, of which it begins at byte `begin`.
  void add_string(std::string_view raw, std::size_t begin) {
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t from = at;
      const char32_t c = next_character(raw, at);
      if (c == '\r') continue;  // "\r\n" is one end of line
      if (c == '\n') {
        if (++newlines_ > 1) end_paragraph();
      } else if (c == '\0' || (c < 0x80 && is_space(static_cast<char>(c)))) {
        spaces_ += c == '\0' ? ' ' : static_cast<char>(c);
      } else {
        add(c, {begin + from, begin + at});
      }
    }
    end_paragraph();
  }

 private:
  void add(char32_t c, Range source) {
    if (text_.empty()) {
      source_.begin = source.begin;
    } else if (newlines_ > 0) {
      text_ += ' ';
    } else {
      text_ += spaces_;
    }
    append_utf8(text_, c);
    source_.end = source.end;
    newlines_ = 0;
    spaces_.clear();
  }

  void end_paragraph() {
    if (!text_.empty()) out_.push_back({BlockKind::paragraph, 0, std::move(text_), source_, line_});
    text_.clear();
    spaces_.clear();
    newlines_ = 0;
  }

  std::vector<Block>& out_;
  std::size_t line_;
  std::string text_;
  Range source_;
  std::string spaces_;        // since the last character that is none
  std::size_t newlines_ = 0;  // likewise
};

// `begin` is where the line stands in the source.
Document document_of(std::string_view line, std::size_t begin, std::size_t number) {
  Document document = document_of_record(data::parse_json(line, "record"));
  for (const Range range : find_strings(line, "text")) {
    Paragraphs(document.blocks, number)
        .add_string(line.substr(range.begin, range.size()), begin + range.begin);
  }
  return document;
}

class JsonLinesReader : public Reader {
 public:
  std::string name() const override { return "json-lines"; }

  Formats formats() const override { return {{"application/x-ndjson"}, {"*.jsonl", "*.ndjson"}}; }

  bool accepts(const Source& source) const override {
    const std::string file = lower_ascii(source.name);
    return file.ends_with(".jsonl") || file.ends_with(".ndjson");
  }

  void read(const Source& source, DocumentSink& sink) const override {
    const std::string_view bytes = source.bytes;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      read_line(bytes.substr(begin, end - begin), begin, ++number, sink);
      begin = end + 1;
    }
  }

 private:
  static void read_line(std::string_view line, std::size_t begin, std::size_t number,
                        DocumentSink& sink) {
    if (trimmed(line).empty()) return;
    Document document;
    try {
      document = document_of(line, begin, number);
    } catch (const Error& error) {
      sink.skip(number, error.what());
      return;
    }
    sink.add(std::move(document));
  }
};

}  // namespace

std::shared_ptr<const Reader> json_lines_reader() { return std::make_shared<JsonLinesReader>(); }

}  // namespace pilcrow::read
