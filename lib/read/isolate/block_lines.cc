#include "read/isolate/block_lines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <variant>

#include "text/converter.h"

namespace pilcrow::read {
namespace {

using data::Array;
using data::Object;
using data::Value;

constexpr std::array<BlockKind, 8> kKinds = {
    BlockKind::heading, BlockKind::paragraph, BlockKind::list_item, BlockKind::quotation,
    BlockKind::caption, BlockKind::table_row, BlockKind::code,      BlockKind::footnote};

constexpr std::array<ErrorCode, 4> kCodes = {ErrorCode::bad_input, ErrorCode::unsupported,
                                             ErrorCode::io, ErrorCode::internal};

Value value_of(std::size_t number) { return {static_cast<std::int64_t>(number)}; }

void put(Object& out, const char* name, std::string&& text) {
  if (!text.empty()) out.emplace_back(name, Value{std::move(text)});
}

void put(Object& out, const char* name, std::size_t number) {
  if (number > 0) out.emplace_back(name, value_of(number));
}

Value metadata_of(Metadata&& metadata) {
  Object out;
  for (auto& [name, values] : metadata) {
    Array list;
    for (auto& value : values) list.push_back({std::move(value)});
    out.emplace_back(name, Value{std::move(list)});
  }
  return {std::move(out)};
}

Object line_of(Block&& block) {
  Object line = {{"kind", Value{std::string(to_string(block.kind))}}};
  put(line, "level", static_cast<std::size_t>(block.level));
  line.emplace_back("text", Value{std::move(block.text)});
  if (block.source.size() > 0) {
    line.emplace_back("bytes",
                      Value{Array{value_of(block.source.begin), value_of(block.source.end)}});
  }
  put(line, "line", block.line);
  put(line, "page", block.page);
  put(line, "locator", std::move(block.locator));
  return line;
}

}  // namespace

void LineWriter::write(Object line) {
  std::string text = data::write_json({std::move(line)});
  text += '\n';
  write_(text);
}

void LineWriter::add(Document document) {
  Object about;
  put(about, "id", std::move(document.id));
  put(about, "title", std::move(document.title));
  put(about, "language", std::move(document.language));
  if (!document.metadata.empty()) {
    about.emplace_back("metadata", metadata_of(std::move(document.metadata)));
  }
  write({{"document", Value{std::move(about)}}});
  for (Block& block : document.blocks) write(line_of(std::move(block)));
}

void LineWriter::skip(std::size_t line, const std::string& reason) {
  Object out = {{"skip", Value{reason}}};
  put(out, "line", line);
  write(std::move(out));
}

void LineWriter::cut(const std::string& reason) { write({{"cut", Value{reason}}}); }

bool LineWriter::add_member(const std::string& name, std::string_view bytes) {
  write({{"member", Value{text::repair_utf8(name)}}, {"bytes", value_of(bytes.size())}});
  write_(bytes);
  write_("\n");
  return true;
}

void LineWriter::fail(const std::string& reason, ErrorCode code) {
  write({{"error", Value{reason}}, {"code", Value{std::string(to_string(code))}}});
}

Taken LineParser::take(std::string_view bytes) {
  taken_ = Taken::part;
  while (!bytes.empty() && taken_ != Taken::enough) {
    if (in_member_) {
      take_member(bytes);
      continue;
    }
    const std::size_t end = bytes.find('\n');
    if (end == bytes.npos) {
      rest_ += bytes;
      break;
    }
    if (rest_.empty()) {
      take_line(bytes.substr(0, end));
    } else {
      rest_ += bytes.substr(0, end);
      take_line(std::exchange(rest_, {}));
    }
    bytes.remove_prefix(end + 1);
  }
  return taken_;
}

void LineParser::finish() {
  std::string_view none;
  if (in_member_) take_member(none);
  if (in_member_) fail("the bytes of the member end before their time");
  if (!rest_.empty()) take_line(std::exchange(rest_, {}));
  end_document();
}

void LineParser::take_member(std::string_view& bytes) {
  const std::size_t some = std::min(bytes.size(), member_bytes_ - rest_.size());
  rest_ += bytes.substr(0, some);
  bytes.remove_prefix(some);
  if (rest_.size() < member_bytes_) return;
  in_member_ = false;
  const std::string whole = std::exchange(rest_, {});
  taken_ = sink_.add_member(member_, whole) ? Taken::whole : Taken::enough;
}

void LineParser::take_line(std::string_view line) {
  ++number_;
  if (line.find_first_not_of(" \t\r") == line.npos) return;
  Value value;
  try {
    value = data::parse_json(line, "");
  } catch (const Error& error) {
    fail(error.what());
  }
  if (value.object() == nullptr) fail("it is " + std::string(value.kind()) + ", not an object");
  if (const Value* about = value.find("document")) {
    take_document(*about);
  } else if (value.find("text") != nullptr) {
    take_block(value);
  } else if (const Value* skipped = value.find("skip")) {
    const Value* const place = value.find("line");
    sink_.skip(place == nullptr ? 0 : count(*place, "line"), text(*skipped, "skip"));
  } else if (const Value* cut = value.find("cut")) {
    sink_.cut(text(*cut, "cut"));
  } else if (const Value* member = value.find("member")) {
    const Value* const size = value.find("bytes");
    if (size == nullptr) fail("it does not say how many bytes the member has");
    end_document();
    member_ = text(*member, "member");
    member_bytes_ = count(*size, "bytes");
    in_member_ = true;
  } else if (const Value* error = value.find("error")) {
    const Value* const code = value.find("code");
    for (const ErrorCode known : kCodes) {
      if (code != nullptr && code->text() == to_string(known)) {
        throw Error(known, text(*error, "error"));
      }
    }
    throw Error(ErrorCode::bad_input, text(*error, "error"));
  } else {
    fail(
        "it has none of the keys \"document\", \"text\", \"member\", \"skip\", \"cut\" and "
        "\"error\"");
  }
}

void LineParser::take_document(const Value& about) {
  end_document();
  document_.emplace();
  if (about.object() == nullptr) fail("\"document\" is " + std::string(about.kind()));
  for (const auto& [name, value] : *about.object()) {
    if (name == "id") {
      document_->id = text(value, name);
    } else if (name == "title") {
      document_->title = text(value, name);
    } else if (name == "language") {
      document_->language = text(value, name);
    } else if (name == "metadata") {
      if (value.object() == nullptr) fail("\"metadata\" is " + std::string(value.kind()));
      for (const auto& [field, values] : *value.object()) {
        document_->metadata[field] = texts(values, field);
      }
    } else {
      fail("a document has no key \"" + name + '"');
    }
  }
}

void LineParser::take_block(const Value& line) {
  if (!document_) document_.emplace();
  Block block;
  for (const auto& [name, value] : *line.object()) {
    if (name == "kind") {
      block.kind = kind(value);
    } else if (name == "level") {
      block.level = static_cast<int>(std::min<std::size_t>(count(value, name), 6));
    } else if (name == "text") {
      block.text = text(value, name);
    } else if (name == "bytes") {
      block.source = range(value);
    } else if (name == "line") {
      block.line = count(value, name);
    } else if (name == "page") {
      block.page = count(value, name);
    } else if (name == "locator") {
      block.locator = text(value, name);
    } else {
      fail("a block has no key \"" + name + '"');
    }
  }
  document_->blocks.push_back(std::move(block));
}

void LineParser::end_document() {
  if (!document_) return;
  sink_.add(std::move(*document_));
  document_.reset();
  taken_ = Taken::whole;
}

void LineParser::fail(const std::string& what) const {
  throw Error(ErrorCode::bad_input,
              "line " + std::to_string(number_) + " of what its reader wrote is wrong: " + what);
}

const std::string& LineParser::text(const Value& value, std::string_view name) const {
  if (value.string() != nullptr) return *value.string();
  fail('"' + std::string(name) + "\" is " + std::string(value.kind()) + ", not a string");
}

std::size_t LineParser::count(const Value& value, std::string_view name) const {
  const auto* const number = std::get_if<std::int64_t>(&value.of);
  if (number != nullptr && *number >= 0) return static_cast<std::size_t>(*number);
  fail('"' + std::string(name) + "\" is not a whole number from 0 on");
}

Range LineParser::range(const Value& value) const {
  const Array* const ends = value.array();
  if (ends == nullptr || ends->size() != 2) fail("\"bytes\" is not a list of two numbers");
  return {count(ends->front(), "bytes"), count(ends->back(), "bytes")};
}

BlockKind LineParser::kind(const Value& value) const {
  for (const BlockKind kind : kKinds) {
    if (text(value, "kind") == to_string(kind)) return kind;
  }
  fail("there is no kind \"" + *value.string() + '"');
}

std::vector<std::string> LineParser::texts(const Value& value, std::string_view name) const {
  if (value.string() != nullptr) return {*value.string()};
  if (value.array() == nullptr) {
    fail('"' + std::string(name) + "\" is neither a string nor a list of strings");
  }
  std::vector<std::string> out;
  for (const Value& item : *value.array()) out.push_back(text(item, name));
  return out;
}

}  // namespace pilcrow::read
