#include "read/json/record.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pilcrow/error.h"
#include "read/space.h"

namespace pilcrow::read {

using data::Value;

bool is_scalar(const Value& value) {
  return value.array() == nullptr && value.object() == nullptr &&
         !std::holds_alternative<std::monostate>(value.of);
}

namespace {

bool is_nothing(const Value* value) {
  return value == nullptr || std::holds_alternative<std::monostate>(value->of);
}

[[noreturn]] void refuse(const std::string& reason) { throw Error(ErrorCode::bad_input, reason); }

std::string id_of(const Value& record) {
  const Value* const id = record.find("id");
  if (id == nullptr) refuse("no id");
  if (id->string() == nullptr && !std::holds_alternative<std::int64_t>(id->of)) {
    refuse("the id is " + std::string(id->kind()) + ", not a string or an integer");
  }
  std::string text = id->text();
  if (text.empty() || text.size() > 4096) refuse("the id is empty or longer than 4096 bytes");
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) refuse("the id has control characters");
  return text;
}

// A member that is text where it is given.
std::string text_of(const Value& record, const char* name) {
  const Value* const member = record.find(name);
  if (is_nothing(member)) return {};
  if (!is_scalar(*member)) {
    refuse("\"" + std::string(name) + "\" is " + std::string(member->kind()) + ", not a string");
  }
  return collapsed(member->text());
}

void check_text(const Value& text) {
  if (is_nothing(&text) || text.string() != nullptr) return;
  const auto* const parts = text.array();
  if (parts == nullptr || std::any_of(parts->begin(), parts->end(),
                                      [](const Value& part) { return part.string() == nullptr; })) {
    refuse("\"text\" is neither a string nor a list of strings");
  }
}

void add_field(const std::string& name, const Value& value, Metadata& out) {
  std::vector<std::string> texts;
  if (is_scalar(value)) texts.push_back(value.text());
  if (const auto* parts = value.array()) {
    if (!std::all_of(parts->begin(), parts->end(), is_scalar)) return;
    for (const auto& part : *parts) texts.push_back(part.text());
  }
  if (!texts.empty()) out[name] = std::move(texts);
}

}  // namespace

Document document_of_record(const Value& record) {
  if (record.object() == nullptr) refuse("not a JSON object");
  Document document;
  document.id = id_of(record);
  document.title = text_of(record, "title");
  document.language = text_of(record, "language");
  if (document.language.empty()) document.language = text_of(record, "lang");
  for (const auto& [name, value] : *record.object()) {
    if (name == "text") {
      check_text(value);
    } else if (name != "id" && name != "title" && name != "language" && name != "lang") {
      add_field(name, value, document.metadata);
    }
  }
  return document;
}

}  // namespace pilcrow::read
