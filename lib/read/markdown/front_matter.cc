#include "read/markdown/front_matter.h"

#include <charconv>

#include "data/value.h"
#include "pilcrow/error.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using data::Value;

struct Fence {
  std::string_view fields;  // between the two lines
  std::size_t size = 0;     // to the end of the second; 0 where there is none
};

// A line's text without what ends it; moves `at` past it.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  at = std::min(end + 1, text.size());
  return text.substr(begin, end - begin);
}

// The mark alone, but for white space after it.
bool is_fence(std::string_view line, std::string_view mark) {
  return line.starts_with(mark) && trimmed(line.substr(mark.size())).empty();
}

Fence find_fence(std::string_view text, std::string_view mark) {
  std::size_t at = 0;
  if (!is_fence(next_line(text, at), mark)) return {};
  const std::size_t begin = at;
  while (at < text.size()) {
    const std::size_t end = at;
    if (is_fence(next_line(text, at), mark)) return {text.substr(begin, end - begin), at};
  }
  return {};
}

// Scalars as text; tables and nothing have none.
bool is_scalar(const Value& value) {
  return value.array() == nullptr && value.object() == nullptr &&
         !std::holds_alternative<std::monostate>(value.of);
}

std::vector<std::string> texts(const Value& value) {
  std::vector<std::string> all;
  if (is_scalar(value)) all.push_back(value.text());
  if (const auto* elements = value.array()) {
    for (const auto& element : *elements) {
      if (is_scalar(element)) all.push_back(element.text());
    }
  }
  return all;
}

// Nesting is bounded by the parsers, and so is the recursion.
void add_fields(const Value& table, const std::string& prefix, Metadata& out) {
  for (const auto& [key, value] : *table.object()) {
    const std::string name = prefix + lower_ascii(key);
    if (value.object() != nullptr) {
      add_fields(value, name + ".", out);
      continue;
    }
    for (auto& text : texts(value)) out[name].push_back(std::move(text));
  }
}

// Takes a field out of the metadata: its first value, or nothing.
std::string take(Metadata& fields, const std::string& name) {
  const auto node = fields.extract(name);
  return node.empty() ? std::string() : collapsed(node.mapped().front());
}

// The line from an error's context, "name:line:column"; 0 if it has none.
std::size_t line_of(const Error& error) {
  const std::string_view context = error.context();
  const auto column = context.rfind(':');
  const auto line = column == 0 ? column : context.rfind(':', column - 1);
  std::size_t number = 0;
  if (line < column && column != std::string_view::npos) {
    std::from_chars(context.data() + line + 1, context.data() + column, number);
  }
  return number;
}

FrontMatter fields_of(const Value& root, std::size_t size) {
  FrontMatter matter;
  // A rule at the start of a text is drawn with the same line; then what follows is no table.
  if (root.object() == nullptr && !std::holds_alternative<std::monostate>(root.of)) return matter;
  matter.size = size;
  if (root.object() == nullptr) return matter;
  add_fields(root, "", matter.metadata);
  matter.title = take(matter.metadata, "title");
  matter.language = take(matter.metadata, "language");
  const std::string lang = take(matter.metadata, "lang");
  if (matter.language.empty()) matter.language = lang;
  return matter;
}

}  // namespace

FrontMatter take_front_matter(std::string_view text, DocumentSink& sink) {
  const bool toml = text.starts_with("+++");
  const Fence fence = find_fence(text, toml ? "+++" : "---");
  if (fence.size == 0) return {};
  try {
    const auto root = (toml ? data::parse_toml : data::parse_yaml)(fence.fields, "front matter");
    return fields_of(root, fence.size);
  } catch (const Error& error) {
    const std::size_t line = line_of(error);
    sink.skip(line == 0 ? 0 : line + 1, std::string("front matter: ") + error.what());
    return {};
  }
}

}  // namespace pilcrow::read
