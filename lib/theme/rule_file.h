// Files of rules: what taxonomies and names have in common.
#ifndef PILCROW_THEME_RULE_FILE_H_
#define PILCROW_THEME_RULE_FILE_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "theme/model.h"

namespace pilcrow::theme {

// Reads the values of a file, or says where one is wrong.
class FileReader {
 public:
  explicit FileReader(std::string name, Trees trees = Trees::now)
      : name_(std::move(name)), trees_(trees) {}

  [[noreturn]] void fail(const data::Value& at, const std::string& message) const;
  std::string where(const data::Value& at) const;

  // The tables of `[[key]]`; other keys at the top but `include` are errors. An absent one is an
  // empty list.
  const data::Array& tables(const data::Value& root, std::string_view key) const;

  // An id: [a-z0-9-] in parts separated by '/', at most 100 bytes.
  std::string id(const data::Value& table) const;
  Labels labels(const data::Value& table) const;
  double number(const data::Value& table, std::string_view key, double otherwise) const;
  bool flag(const data::Value& table, std::string_view key) const;
  std::vector<const data::Value*> strings(const data::Value& table, std::string_view key) const;
  void only(const data::Value& table, const std::vector<std::string_view>& keys) const;

  // A list of cues, or lists by language.
  std::vector<Cue> cues(const data::Value& table, std::string_view key) const;

 private:
  void check_language(std::string_view code, const data::Value& at) const;
  void add_cues(const data::Value& list, std::string_view key, const std::string& language,
                std::vector<Cue>& out) const;

  std::string name_;
  Trees trees_;
};

// Calls `take` for each table of `[[key]]`, those of files that are included before those of the
// file that includes them. Both give the text that holds all of them without including any. A text
// in memory includes nothing. They throw Error{bad_argument}, and loading {io} and {not_found}.
using TakeTable = std::function<void(const FileReader& file, const data::Value& table)>;
std::string parse_rules(std::string_view toml, const std::string& name, std::string_view key,
                        const TakeTable& take, Trees trees = Trees::now);
std::string load_rules(const std::string& path, std::string_view key, const TakeTable& take);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_RULE_FILE_H_
