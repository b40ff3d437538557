#include "theme/model.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::theme {
namespace {

constexpr std::size_t kMaxIdBytes = 100;
constexpr std::size_t kMaxCueBytes = 200;
constexpr double kMaxWeight = 100;

[[noreturn]] void fail_cue(std::string_view cue, const char* message, const std::string& where) {
  throw Error(ErrorCode::bad_argument, "cue '" + std::string(cue) + "': " + message, where);
}

// "DMZ", "U.S.", "КНДР": two capitals or more and nothing in lower case.
bool is_capitals(std::string_view text) {
  int capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool latin = c >= U'A' && c <= U'Z';
    const bool cyrillic = c >= 0x0410 && c <= 0x042F;
    if (!latin && !cyrillic && c != U'.' && c != U'-' && !(c >= U'0' && c <= U'9')) return false;
    capitals += latin || cyrillic ? 1 : 0;
  }
  return capitals >= 2;
}

double parse_weight(std::string_view digits, std::string_view cue, const std::string& where) {
  double weight = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
  if (error != std::errc() || end != digits.data() + digits.size() || !(weight > 0) ||
      weight > kMaxWeight) {
    fail_cue(cue, "expected a weight above 0 and up to 100 behind '^'", where);
  }
  return weight;
}

}  // namespace

Cue parse_cue(std::string_view text, const std::string& where) {
  Cue cue;
  cue.source = text;
  std::string_view rest = text;
  if (rest.size() > kMaxCueBytes) fail_cue(text.substr(0, 20), "longer than 200 bytes", where);
  if (const std::size_t caret = rest.rfind('^'); caret != std::string_view::npos) {
    cue.weight = parse_weight(rest.substr(caret + 1), text, where);
    rest = rest.substr(0, caret);
  }
  if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"') {
    rest = rest.substr(1, rest.size() - 2);
  } else if (rest.size() > 1 && rest.back() == '*') {
    rest.remove_suffix(1);
    cue.kind = Cue::Kind::prefix;
  } else if (is_capitals(rest)) {
    cue.kind = Cue::Kind::capitals;
  }
  if (rest.find_first_not_of(' ') == std::string_view::npos) {
    fail_cue(text, "expected a word, a \"phrase\" or a prefix*", where);
  }
  if (rest.find_first_of("\"*^") != std::string_view::npos) {
    fail_cue(text, "quotes go around the whole, '*' behind one word, '^' behind all", where);
  }
  cue.text = rest;
  return cue;
}

Cue parse_alias(std::string_view text, const std::string& where) {
  if (text.find_first_not_of(' ') == std::string_view::npos || text.size() > kMaxCueBytes) {
    throw Error(ErrorCode::bad_argument, "expected an alias of 1 to 200 bytes", where);
  }
  const Cue::Kind kind = is_capitals(text) ? Cue::Kind::capitals : Cue::Kind::words;
  return {kind, std::string(text), std::string(text), 1};
}

std::string choose_label(const Labels& labels, std::string_view language, std::string_view id) {
  const auto wanted = labels.find(std::string(language));
  if (wanted != labels.end()) return wanted->second;
  const auto english = labels.find("en");
  if (english != labels.end()) return english->second;
  return labels.empty() ? std::string(id) : labels.begin()->second;
}

std::string FileReader::where(const data::Value& at) const {
  return name_ + ":" + std::to_string(at.position.line) + ":" + std::to_string(at.position.column);
}

void FileReader::fail(const data::Value& at, const std::string& message) const {
  throw Error(ErrorCode::bad_argument, message, where(at));
}

const data::Array& FileReader::tables(const data::Value& root, std::string_view key) const {
  static const data::Array kNone;
  only(root, {key});
  const data::Value* found = root.find(key);
  if (found == nullptr) return kNone;
  if (found->array() == nullptr) {
    fail(*found,
         "expected [[" + std::string(key) + "]] tables, found " + std::string(found->kind()));
  }
  for (const auto& table : *found->array()) {
    if (table.object() == nullptr)
      fail(table, "expected a table, found " + std::string(table.kind()));
  }
  return *found->array();
}

std::string FileReader::id(const data::Value& table) const {
  const data::Value* value = table.find("id");
  if (value == nullptr || value->string() == nullptr) {
    fail(value == nullptr ? table : *value, "expected id = \"…\"");
  }
  const std::string& id = *value->string();
  bool good = !id.empty() && id.size() <= kMaxIdBytes && id.front() != '/' && id.back() != '/' &&
              id.find("//") == std::string::npos;
  for (const char c : id) {
    good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/');
  }
  if (!good) fail(*value, "id '" + id + "': expected [a-z0-9-] in parts separated by '/'");
  return id;
}

Labels FileReader::labels(const data::Value& table) const {
  const data::Value* value = table.find("label");
  Labels labels;
  if (value == nullptr) return labels;
  if (value->string() != nullptr) {
    labels["en"] = *value->string();
  } else if (value->object() != nullptr) {
    for (const auto& [language, text] : *value->object()) {
      if (text.string() == nullptr) fail(text, "label: expected a string for each language");
      labels[language] = *text.string();
    }
  } else {
    fail(*value, "label: expected {en = \"…\", ru = \"…\"} or a string");
  }
  return labels;
}

double FileReader::number(const data::Value& table, std::string_view key, double otherwise) const {
  const data::Value* value = table.find(key);
  if (value == nullptr) return otherwise;
  double number = 0;
  if (!value->number(number) || !(number >= 0) || number > kMaxWeight) {
    fail(*value, std::string(key) + ": expected a number from 0 to 100");
  }
  return number;
}

std::vector<const data::Value*> FileReader::strings(const data::Value& table,
                                                    std::string_view key) const {
  std::vector<const data::Value*> out;
  const data::Value* value = table.find(key);
  if (value == nullptr) return out;
  if (value->array() == nullptr) fail(*value, std::string(key) + ": expected a list of strings");
  for (const auto& item : *value->array()) {
    if (item.string() == nullptr) {
      fail(item, std::string(key) + ": expected a string, found " + std::string(item.kind()));
    }
    out.push_back(&item);
  }
  return out;
}

void FileReader::only(const data::Value& table, const std::vector<std::string_view>& keys) const {
  if (table.object() == nullptr) return;
  for (const auto& [key, value] : *table.object()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    std::string known;
    for (const auto name : keys) known += (known.empty() ? "" : ", ") + std::string(name);
    fail(value, "unknown key '" + key + "'; known here: " + known);
  }
}

}  // namespace pilcrow::theme
