// Taxonomies and names as read from their files.
#ifndef PILCROW_THEME_MODEL_H_
#define PILCROW_THEME_MODEL_H_

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "pilcrow/themes.h"

namespace pilcrow::theme {

using Labels = std::map<std::string, std::string>;  // by language

// A cue or an alias, parsed but not yet analysed: that depends on the language of the text.
struct Cue {
  enum class Kind { words, prefix, capitals };
  Kind kind = Kind::words;
  std::string text = {};    // without quotes, '*' and weight
  std::string source = {};  // as in the file
  double weight = 1;
};

struct ThemeNode {
  std::string id = {};
  Labels labels = {};
  std::vector<Cue> cues = {};
  std::vector<Cue> against = {};
  double threshold = 1;
  double heading = 1;
};

struct TaxonomyData {
  std::string source = {};
  std::vector<ThemeNode> themes = {};  // parents before children
  std::map<std::string, std::size_t, std::less<>> by_id = {};
};

struct NameEntry {
  std::string id = {};
  std::string kind = {};
  Labels labels = {};
  std::vector<Cue> aliases = {};
};

struct NamesData {
  std::string source = {};
  std::vector<NameEntry> names = {};
  std::map<std::string, std::size_t, std::less<>> by_id = {};
};

// What the public handles hold; null for none.
struct Access {
  static const TaxonomyData* of(const Taxonomy& taxonomy) { return taxonomy.data_.get(); }
  static const NamesData* of(const Names& names) { return names.data_.get(); }
};

// Parses a cue: word, "phrase" or prefix*, with ^weight behind it. An alias has no syntax of its
// own. Both throw Error{bad_argument} with `where` as context.
Cue parse_cue(std::string_view text, const std::string& where);
Cue parse_alias(std::string_view text, const std::string& where);

// The label in a language, else in English, else any, else `id`.
std::string choose_label(const Labels& labels, std::string_view language, std::string_view id);

// Reading of the two files' common parts. `where` gives "name:line:column" of a value.
class FileReader {
 public:
  explicit FileReader(std::string name) : name_(std::move(name)) {}

  [[noreturn]] void fail(const data::Value& at, const std::string& message) const;
  std::string where(const data::Value& at) const;

  // The tables of `[[key]]`; other keys at the top are errors. An absent one is an empty list.
  const data::Array& tables(const data::Value& root, std::string_view key) const;

  // An id: [a-z0-9-] in parts separated by '/', at most 100 bytes.
  std::string id(const data::Value& table) const;
  Labels labels(const data::Value& table) const;
  double number(const data::Value& table, std::string_view key, double otherwise) const;
  std::vector<const data::Value*> strings(const data::Value& table, std::string_view key) const;
  void only(const data::Value& table, const std::vector<std::string_view>& keys) const;

 private:
  std::string name_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_MODEL_H_
