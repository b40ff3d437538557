// The names in an index; FORMAT.md has the whole of it.
#ifndef PILCROW_INDEX_SCHEMA_H_
#define PILCROW_INDEX_SCHEMA_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pilcrow::index {

inline constexpr std::string_view kManifestName = "pilcrow-index";
inline constexpr std::string_view kLockName = "lock";
inline constexpr std::string_view kSegmentsName = "segments";
inline constexpr std::string_view kBuildName = "tmp";
inline constexpr std::string_view kRulesName = "rules-";

inline constexpr std::string_view kPostingsName = "postings";
inline constexpr std::string_view kStoreName = "store";
inline constexpr std::string_view kTagsName = "tags-";

// Terms, as Omega prefixes them: stems in paragraphs, stems in headings and titles, pairs of
// words that stand together, and pairs of syllables within a stem.
inline constexpr std::string_view kStem = "Z";
inline constexpr std::string_view kHeadStem = "ZS";
inline constexpr std::string_view kPair = "XP";
inline constexpr std::string_view kSyllables = "XY";

// Xapian's limit is 245 bytes, of which a NUL counts twice; terms here hold none.
inline constexpr std::size_t kMaxTermBytes = 200;

// The term of `value` under a prefix: shortened if need be, the rest replaced by its hash, and NULs
// replaced too.
std::string term(std::string_view prefix, std::string_view value);

// The term that a stem has in headings and titles, of the one that it has in paragraphs.
inline std::string in_head(std::string_view stem_term) {
  return std::string(kHeadStem).append(stem_term.substr(kStem.size()));
}

// Pairs are found whatever stands between the words.
inline std::string pair_term(std::string_view first, std::string_view second) {
  return term(kPair, std::string(first) + ' ' + std::string(second));
}

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_SCHEMA_H_
