#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <variant>

#include "data/value.h"
#include "pilcrow/error.h"
#include "read/external/external.h"
#include "read/isolate/job.h"

namespace pilcrow::read {
namespace {

using data::Value;

constexpr std::string_view kFolderWord = "{here}";
constexpr std::size_t kMostReaders = 1000;

class TableReader {
 public:
  TableReader(const std::string& name, const std::string& folder) : name_(name), folder_(folder) {}

  [[noreturn]] void fail(const Value& value, const std::string& what) const {
    throw Error(ErrorCode::bad_argument, what,
                name_ + ':' + std::to_string(value.position.line) + ':' +
                    std::to_string(value.position.column));
  }

  ExternalReader read(const Value& table, const ProcessLimits& limits) const {
    if (table.object() == nullptr) fail(table, "a reader is a table: [[reader]]");
    ExternalReader reader;
    reader.limits = limits;
    for (const auto& [key, value] : *table.object()) take(reader, key, value);
    if (reader.name.empty()) fail(table, "the reader has no name");
    if (reader.command.empty()) fail(table, "the reader has no command");
    if (reader.formats.media_types.empty() && reader.formats.patterns.empty()) {
      fail(table, "the reader has neither media_types nor patterns");
    }
    return reader;
  }

 private:
  void take(ExternalReader& reader, const std::string& key, const Value& value) const {
    if (key == "name") {
      reader.name = name_of(value);
    } else if (key == "command") {
      reader.command = command_of(value);
    } else if (key == "media_types") {
      reader.formats.media_types = strings(value);
    } else if (key == "patterns") {
      reader.formats.patterns = strings(value);
    } else if (key == "output") {
      reader.output = output_of(value);
    } else if (key == "priority") {
      reader.priority = static_cast<int>(number(value, -1000, 1000));
    } else if (key == "seconds") {
      reader.limits.seconds = static_cast<unsigned>(number(value, 1, 86'400));
    } else if (key == "memory_mib") {
      reader.limits.memory_bytes = mebibytes(value);
    } else if (key == "output_mib") {
      reader.limits.output_bytes = mebibytes(value);
    } else if (key == "file_mib") {
      reader.limits.file_bytes = mebibytes(value);
    } else if (key == "open_files") {
      reader.limits.open_files = static_cast<unsigned>(number(value, 8, 1'000'000));
    } else {
      fail(value, "a reader has no key '" + key + '\'');
    }
  }

  const std::string& string(const Value& value) const {
    if (value.string() == nullptr || value.string()->empty())
      fail(value, "a string is wanted here");
    if (value.string()->find('\0') != std::string::npos) fail(value, "there is a NUL in it");
    return *value.string();
  }

  std::vector<std::string> strings(const Value& value) const {
    if (value.array() == nullptr) fail(value, "a list of strings is wanted here");
    std::vector<std::string> out;
    for (const Value& item : *value.array()) out.push_back(string(item));
    return out;
  }

  std::string name_of(const Value& value) const {
    const std::string& name = string(value);
    const auto fits = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (!std::all_of(name.begin(), name.end(), fits)) {
      fail(value, "a name is made of the letters a to z, digits and '-'");
    }
    return name;
  }

  std::vector<std::string> command_of(const Value& value) const {
    std::vector<std::string> words = strings(value);
    if (words.empty()) fail(value, "the command is empty");
    for (auto& word : words) {
      const std::size_t at = word.find(kFolderWord);
      if (at != std::string::npos) word.replace(at, kFolderWord.size(), folder_);
    }
    const std::string& program = words.front();
    if (program == kPathWord) fail(value, "the file to read is no program");
    if (program.find('/') != std::string::npos && program.front() != '/') {
      fail(value,
           "the path of a program is absolute, begins with {here}, or is looked for in PATH");
    }
    if (std::find(words.begin(), words.end(), kPathWord) == words.end()) {
      words.emplace_back(kPathWord);
    }
    return words;
  }

  CommandOutput output_of(const Value& value) const {
    constexpr std::array<std::string_view, 3> kNames = {"blocks", "html", "text"};
    const auto* const found = std::find(kNames.begin(), kNames.end(), string(value));
    if (found == kNames.end()) fail(value, "output is one of blocks, html and text");
    return static_cast<CommandOutput>(found - kNames.begin());
  }

  std::int64_t number(const Value& value, std::int64_t least, std::int64_t most) const {
    const auto* const given = std::get_if<std::int64_t>(&value.of);
    if (given == nullptr || *given < least || *given > most) {
      fail(value, "a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
                      " is wanted here");
    }
    return *given;
  }

  std::size_t mebibytes(const Value& value) const {
    return static_cast<std::size_t>(number(value, 1, 1 << 20)) << 20;
  }

  const std::string& name_;
  const std::string& folder_;
};

}  // namespace

std::vector<ExternalReader> parse_external(std::string_view toml, const std::string& name,
                                           const std::string& folder, const ProcessLimits& limits) {
  const Value root = data::parse_toml(toml, name);
  const TableReader tables(name, folder);
  std::vector<ExternalReader> out;
  std::set<std::string> names;
  for (const auto& [key, value] : *root.object()) {
    if (key != "reader") tables.fail(value, "there is no key '" + key + "', only [[reader]]");
    if (value.array() == nullptr) tables.fail(value, "readers are written [[reader]]");
    if (value.array()->size() > kMostReaders) tables.fail(value, "there are too many readers");
    for (const Value& table : *value.array()) {
      out.push_back(tables.read(table, limits));
      if (!names.insert(out.back().name).second) {
        tables.fail(table, "the name '" + out.back().name + "' stands twice");
      }
    }
  }
  return out;
}

}  // namespace pilcrow::read
