// What is asked of an index and what it answers. Plain values that own their strings.
//
// The query language:
//
//   railway                 the word, in any inflection: trains finds train
//   "armistice agreement"   the words in this order, as written but for case and accents
//   invest*                 every word that begins so
//   oil NEAR/5 gas          the words as written, the last at most 5 words behind the first, in any
//                           order; ADJ/5 in this order; 10 if no number is given, at most 1,000
//   a b                     paragraphs with either; the more and the rarer words, the better
//   +a b                    a must be there; b lifts what has it
//   -a   NOT a              without a
//   a AND b   a OR b        both; either. NEAR and ADJ bind tighter than AND, AND tighter than OR,
//                           OR tighter than what is side by side
//   (a OR b) AND c          brackets group
//   a^2  "a b"^0.5  (a b)^3   counts so many times as much for the order; above 0, to 100, by
//                           thousandths
//   theme:economy           of that theme or one below it
//   doc:en/treaty.html      of that document; doc:en/ of all below that folder
//   section:nuclear         with the word, "phrase" or prefix* in the headings above it
//   lang:ru                 in that language
//
// Operators are in capitals only. A word matches in a paragraph's own text, in the headings above
// it and in its document's title. Filters (theme:, doc:, lang:) select and do not score; `section:`
// selects and scores. A query of filters and exclusions alone gives their paragraphs in the order
// of the index.
//
// What a person plainly meant is forgiven, each with a note that says what was done:
//   “ ” „ « » ‹ › ‘ ’ 「 」 『 』 for quotation marks; full-width forms （ ） ＂ ＋ － ： and the minus −
//   an operator or a sign that has nothing to work on, such as AND at the end: left out; where the
//     query is nothing else, a word
//   a bracket or quotation mark that is not closed: closed at the end; one that was not opened,
//     or holds nothing: left out
//   NEAR and ADJ beside something else than a single word: left out; without a distance that can
//     be: 10
//   a weight out of bounds, of a filter, or of one word beside NEAR or ADJ: left out
//   a field without a value, or of which there is none: a word
// `SearchRequest::strict` makes each of them Error{bad_query}. Punctuation that stands alone asks
// for nothing.
//
// Limits, which are always errors: 16 kB of UTF-8, 1,024 clauses, brackets 64 deep. A prefix of at
// least one character stands for the words of its 256 most frequent stems.
#ifndef PILCROW_SEARCH_H_
#define PILCROW_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/export.h"
#include "pilcrow/range.h"
#include "pilcrow/snippet.h"
#include "pilcrow/themes.h"

namespace pilcrow {

/// A search.
struct SearchRequest {
  /// In the query language above; empty matches every paragraph.
  std::string query = {};

  /// Whether a query that is not quite in the language is an error, rather than forgiven with a
  /// note.
  bool strict = false;

  /// Themes of which a paragraph must have one, or one below it, beside matching the query.
  std::vector<std::string> themes = {};

  /// How many hits to give, and how many of the best to pass over before. Both count hits with
  /// exact duplicates folded into one. At most 10,000 together.
  std::size_t limit = 10;
  std::size_t offset = 0;

  /// How many of a hit's duplicates to list at most; all are counted.
  std::size_t duplicates = 100;

  /// Facets to count: "theme", "section", "document", "language", "person", "place", "org",
  /// "treaty", "event".
  std::vector<std::string> facets = {};

  SnippetOptions snippet = {};

  /// Whether hits carry the paragraph's whole text.
  bool full_text = false;

  /// The language of labels.
  std::string label_language = "en";
};

/// The document of a paragraph, without its blocks.
struct DocumentInfo {
  std::string id = {};
  std::string path = {};   ///< The file as it was named when indexed; may be gone.
  std::string title = {};  ///< Empty if none.
  std::string language =
      {};  ///< As declared, else the one most of its text is in; empty if unknown.
  Metadata metadata = {};
  std::size_t paragraphs = 0;
};

/// A paragraph as the index keeps it.
struct Paragraph {
  /// Cites the paragraph: "article.txt#p7-3fa9c1d2", the document's id, the number in it, and a
  /// hash of the words, so that a citation of a text that has changed is seen as such.
  std::string anchor = {};

  DocumentInfo document = {};

  /// From 1 in its document.
  std::size_t number = 0;

  BlockKind kind = BlockKind::paragraph;

  /// Headings above it, outermost first.
  std::vector<std::string> section = {};

  std::string text = {};

  /// Bytes of the source file, and its line from 1; empty and 0 where the format has none.
  Range source = {};
  std::size_t line = 0;

  /// BCP 47; empty where none was found.
  std::string language = {};

  /// Best first.
  std::vector<ThemeAssignment> themes = {};

  /// In the text's order.
  std::vector<NameMention> names = {};
};

/// Another paragraph with the same words as a hit, that matches too.
struct Duplicate {
  std::string anchor = {};
  std::string document = {};
  std::size_t number = 0;
};

/// A paragraph that answers.
struct Hit {
  /// From 1; goes on over pages.
  std::size_t rank = 0;

  /// Not negative; comparable within one result only.
  double score = 0;

  /// Its `text` is empty unless `SearchRequest::full_text`.
  Paragraph paragraph = {};

  Snippet snippet = {};

  /// The first of them, in the index's order, and how many there are.
  std::vector<Duplicate> duplicates = {};
  std::size_t duplicate_count = 0;
};

/// How often one value of a facet stands among all paragraphs that match.
struct FacetCount {
  std::string value = {};
  std::string label = {};
  std::size_t paragraphs = 0;
  std::size_t documents = 0;

  /// Whether the search was restricted to this value.
  bool selected = false;
};

/// Values with paragraphs, most paragraphs first, then by value. Themes count for their parents: a
/// paragraph once, whatever number of children it has.
using FacetCounts = std::map<std::string, std::vector<FacetCount>>;

/// The answer.
struct SearchResult {
  /// How the query was understood, written in the query language with all brackets.
  std::string interpreted = {};

  /// All that match, duplicates counted each. Exact.
  std::size_t total_paragraphs = 0;
  std::size_t total_documents = 0;

  std::vector<Hit> hits = {};

  /// What was asked for, exact over all matches.
  FacetCounts facets = {};

  /// What a user should know: "a* stands for words of its 256 most frequent stems of 1204", and
  /// what was forgiven: "'(' is not closed: it was closed at the end".
  std::vector<std::string> notes = {};
};

/// What a ranking is of: documents, each at the place of its best paragraph, or paragraphs.
enum class RankUnit { document, paragraph };

/// An item of a ranking: a document's id, or a paragraph's anchor.
struct RankedItem {
  std::string id = {};
  double score = 0;
};

/// A heading with what is below it.
struct OutlineSection {
  std::string title = {};
  int level = 0;
  std::size_t line = 0;

  /// The number of the first paragraph under it (or under its children), or of the next one in the
  /// document; one past the last if none.
  std::size_t paragraph = 0;

  std::vector<OutlineSection> children = {};
};

/// A document's headings.
struct Outline {
  DocumentInfo document = {};
  std::vector<OutlineSection> sections = {};
};

/// What an index holds.
struct IndexStats {
  std::size_t documents = 0;
  std::size_t paragraphs = 0;
  std::size_t segments = 0;
  std::size_t deleted = 0;     ///< Paragraphs that are gone but still take space.
  std::size_t text_bytes = 0;  ///< Of all paragraphs together.
  std::map<std::string, std::uint64_t> bytes = {};    ///< On disk, by part.
  std::map<std::string, std::size_t> languages = {};  ///< Paragraphs by language.
  std::size_t themes = 0;                             ///< In the taxonomy it was indexed with.
  std::size_t names = 0;
  int format = 0;            ///< Version of the format on disk.
  std::string library = {};  ///< Version of the library that wrote it last.
};

}  // namespace pilcrow

#endif  // PILCROW_SEARCH_H_
