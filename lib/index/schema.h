// The index on disk, format 0. All of it stands here.
//
// A folder with
//
//   pilcrow-index   one line, "pilcrow index 0", written last when the index is made: a folder
//                   without it is none
//   lock            locked by the one writer (flock); holds its process id
//   db/             a Xapian glass database
//
// One Xapian document is one paragraph. Its id is the paragraph's key; the keys of a document's
// paragraphs follow one another in order. Its data is an encoded store::ParagraphRecord. It has no
// values (merging them aborts the process where the disk is full) and these terms:
//
//   word            folded, with positions: the text's words from 1 on, then, each after a gap of
//                   kFieldGap, those of the headings above it, outermost first, and of the title
//   Z stem          stems of the same words, without positions (Omega's convention)
//   XS word, ZXS stem   the same of the headings alone
//   L code          language
//   Q id            the document's id
//   P folder        each folder above the document's id, with its '/'
//   XT theme        each theme and all above it
//
// Metadata:
//
//   analysis        text::kAnalysisVersion
//   library         version of the library that wrote last
//   themes, names   the files' text, as given
//   next            number of the next document, decimal
//   D number        encoded store::DocumentRecord; the number in 16 hexadecimal digits
//   I id            number of the document with that id
//
// Terms longer than kMaxTermBytes keep their first bytes and end in a hash.
#ifndef PILCROW_INDEX_SCHEMA_H_
#define PILCROW_INDEX_SCHEMA_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pilcrow::index {

inline constexpr std::string_view kMarkerName = "pilcrow-index";
inline constexpr std::string_view kLockName = "lock";
inline constexpr std::string_view kDatabaseName = "db";

inline constexpr std::string_view kStem = "Z";
inline constexpr std::string_view kSection = "XS";
inline constexpr std::string_view kLanguage = "L";
inline constexpr std::string_view kDocument = "Q";
inline constexpr std::string_view kFolder = "P";
inline constexpr std::string_view kTheme = "XT";

inline constexpr std::string_view kAnalysisKey = "analysis";
inline constexpr std::string_view kLibraryKey = "library";
inline constexpr std::string_view kThemesKey = "themes";
inline constexpr std::string_view kNamesKey = "names";
inline constexpr std::string_view kNextKey = "next";
inline constexpr std::string_view kRecordPrefix = "D";
inline constexpr std::string_view kIdPrefix = "I";

// No phrase is that long, so none reaches from one field into another.
inline constexpr std::uint32_t kFieldGap = 100;

// Xapian's limit is 245 bytes, of which a NUL counts twice; terms here hold none.
inline constexpr std::size_t kMaxTermBytes = 200;

// The term, or key, of `value` under a prefix: shortened if need be, and NULs, which no word holds
// but a document's id might, made visible.
std::string term(std::string_view prefix, std::string_view value);

std::string record_key(std::uint64_t number);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_SCHEMA_H_
