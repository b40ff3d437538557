#include "theme/rule_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include "pilcrow/error.h"

namespace pilcrow::theme {
namespace {

constexpr std::size_t kMaxIdBytes = 100;
constexpr double kMaxNumber = 100;

}  // namespace

std::string FileReader::where(const data::Value& at) const {
  return name_ + ":" + std::to_string(at.position.line) + ":" + std::to_string(at.position.column);
}

void FileReader::fail(const data::Value& at, const std::string& message) const {
  throw Error(ErrorCode::bad_argument, message, where(at));
}

const data::Array& FileReader::tables(const data::Value& root, std::string_view key) const {
  static const data::Array kNone;
  only(root, {key, "include"});
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

void FileReader::check_language(std::string_view code, const data::Value& at) const {
  const bool letters =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters && (code.size() == 2 || code.size() == 3)) return;
  fail(at, "'" + std::string(code) + "' is no language: expected a code such as en, ru or ko");
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
      check_language(std::string_view(language).substr(0, language.find('-')), text);
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
  if (!value->number(number) || !(number >= 0) || number > kMaxNumber) {
    fail(*value, std::string(key) + ": expected a number from 0 to 100");
  }
  return number;
}

bool FileReader::flag(const data::Value& table, std::string_view key) const {
  const data::Value* value = table.find(key);
  if (value == nullptr) return false;
  const bool* flag = std::get_if<bool>(&value->of);
  if (flag == nullptr) fail(*value, std::string(key) + ": expected true or false");
  return *flag;
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

std::vector<Cue> FileReader::cues(const data::Value& table, std::string_view key) const {
  std::vector<Cue> out;
  const data::Value* value = table.find(key);
  if (value == nullptr) return out;
  if (value->array() != nullptr) {
    add_cues(*value, key, {}, out);
  } else if (value->object() != nullptr) {
    for (const auto& [language, list] : *value->object()) {
      if (list.array() == nullptr) fail(list, std::string(key) + ": expected a list of strings");
      check_language(language, list);
      add_cues(list, key, language, out);
    }
  } else {
    fail(*value, std::string(key) + ": expected a list of strings, or lists by language");
  }
  return out;
}

void FileReader::add_cues(const data::Value& list, std::string_view key,
                          const std::string& language, std::vector<Cue>& out) const {
  for (const auto& item : *list.array()) {
    if (item.string() == nullptr) {
      fail(item, std::string(key) + ": expected a string, found " + std::string(item.kind()));
    }
    out.push_back(parse_cue(*item.string(), where(item), trees_));
    out.back().language = language;
  }
}

namespace {

// Files that are included, and the tables in them.
class Loader {
 public:
  Loader(std::string_view key, const TakeTable& take) : key_(key), take_(take) {}

  std::string load(const std::filesystem::path& path) {
    const std::string name = path.string();
    const auto real = std::filesystem::weakly_canonical(path);
    loaded_.insert(real);
    const std::string text = read(name);
    const data::Value root = data::parse_toml(text, name);
    const FileReader file(name);
    std::string all;
    const auto included = file.strings(root, "include");
    if (!included.empty() && ++depth_ > kMaxDepth) {
      file.fail(*included.front(), "files include one another more than 16 deep");
    }
    for (const data::Value* one : included) {
      const auto next = path.parent_path() / *one->string();
      if (loaded_.contains(std::filesystem::weakly_canonical(next))) {
        file.fail(*one, "include: '" + *one->string() + "' is included already");
      }
      try {
        all += load(next);
      } catch (const Error& error) {
        if (error.code() == ErrorCode::bad_argument) throw;
        file.fail(*one, "include: " + std::string(error.what()) + ": " + error.context());
      }
      if (!all.ends_with('\n')) all += '\n';
    }
    if (!included.empty()) --depth_;
    if (loaded_.size() > 1) check_joins(file, root, text);
    for (const auto& table : file.tables(root, key_)) take_(file, table);
    const data::Value* statement = root.find("include");
    return all + (statement == nullptr ? text : without(text, *statement));
  }

 private:
  static constexpr int kMaxDepth = 16;

  static std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text;
    std::array<char, 8192> some;
    while (in.read(some.data(), some.size()) || in.gcount() > 0) {
      text.append(some.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (!in.is_open() || in.bad()) {  // a folder can be opened, but not read
      const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
      throw Error(code, std::string("cannot read: ") + std::strerror(errno), path);
    }
    return text;
  }

  // Several files become one text, in which a list that was written as a whole cannot go on.
  void check_joins(const FileReader& file, const data::Value& root, const std::string& text) const {
    const std::string key(key_);
    try {
      data::parse_toml(text + "\n[[" + key + "]]\n", "joined");
    } catch (const Error&) {
      file.fail(*root.find(key), "expected [[" + key + "]] tables in files that are included or "
                                 "include others, not " + key + " = [...]");
    }
  }

  // The text without the list, and without what names it on its line.
  static std::string without(const std::string& text, const data::Value& list) {
    std::size_t begin = 0;
    for (std::size_t line = 1; line < list.position.line; ++line)
      begin = text.find('\n', begin) + 1;
    std::size_t end = text.find('[', begin);
    for (char quote = 0; end < text.size(); ++end) {
      const char c = text[end];
      if (quote != 0) {
        if (c == '\\' && quote == '"') ++end;
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#') {
        end = std::min(text.find('\n', end), text.size());
      } else if (c == ']') {
        break;
      }
    }
    return text.substr(0, begin) + text.substr(std::min(end + 1, text.size()));
  }

  std::string_view key_;
  const TakeTable& take_;
  std::set<std::filesystem::path> loaded_;
  int depth_ = 0;
};

}  // namespace

std::string parse_rules(std::string_view toml, const std::string& name, std::string_view key,
                        const TakeTable& take, Trees trees) {
  const data::Value root = data::parse_toml(toml, name);
  const FileReader file(name, trees);
  if (const data::Value* included = root.find("include")) {
    file.fail(*included, "only a file can include others");
  }
  for (const auto& table : file.tables(root, key)) take(file, table);
  return std::string(toml);
}

std::string load_rules(const std::string& path, std::string_view key, const TakeTable& take) {
  return Loader(key, take).load(path);
}

}  // namespace pilcrow::theme
