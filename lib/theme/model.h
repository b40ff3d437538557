// Taxonomies and names as read from their files.
#ifndef PILCROW_THEME_MODEL_H_
#define PILCROW_THEME_MODEL_H_

#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "pilcrow/themes.h"
#include "theme/cue.h"

namespace pilcrow::theme {

inline constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

using Labels = std::map<std::string, std::string>;  // by language

struct ThemeNode {
  std::string id = {};
  Labels labels = {};
  std::vector<Cue> cues = {};
  std::vector<Cue> against = {};
  std::vector<Cue> required = {};  // one of them must be there, if there are any
  double threshold = 1;
  double bias = 0;  // what a paragraph scores before its cues
  double heading = 1;
  std::size_t reach = kNoLimit;  // how many of the headings above count
  bool by_length = false;        // scores are divided by the root of the number of distinct words
};

struct TaxonomyData {
  std::string source = {};
  std::vector<ThemeNode> themes = {};  // parents before children
  std::vector<std::size_t> biased = {};  // those that may be assigned without a cue
  std::map<std::string, std::size_t, std::less<>> by_id = {};
};

struct NameEntry {
  std::string id = {};
  std::string kind = {};
  Labels labels = {};
  std::vector<Alias> aliases = {};
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

  // With Trees::later, for what an index holds and was read before: trees of cues are parsed when
  // something is tagged, and throw then where they are none.
  static Taxonomy parse(std::string_view toml, const std::string& name, Trees trees);
};

// The label in a language, else in English, else any, else `id`.
std::string choose_label(const Labels& labels, std::string_view language, std::string_view id);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_MODEL_H_
