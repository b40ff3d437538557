// What is asked of an index and what it answers. Plain values that own their strings.
// Long because the query language stands here.
//
// The query language:
//
//   railway                 the word, in any inflection: trains finds train
//   "armistice agreement"   the words in this order, as written but for case and accents
//   invest*                 every word that begins so
//   kosygin~                every word of the index that is few edits away: letters added, left out,
//                           replaced, or exchanged with the next; the first letter too. One edit
//                           for words of up to 5 letters, two for longer ones; kosygin~1 and
//                           kosygin~2 say how many. Words of one edit count half, of two a third
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
//   title:treaty            with it in the title of the document
//   lang:ru                 in that language
//   place:"North Korea"     that names it; person:, org:, treaty: and event: likewise; a name goes by
//                           its id, its labels and its aliases
//   period:1990..1999       that speaks of a time in these years: a year, a decade (195X, 1950s), a
//                           century (19XX), or years, of which one may be left out
//   author:"J. Smith"       of documents with that value in a field of their metadata, or in a list
//   date:2019..2024         with a value in that range; date:..2024 and date:2019.. are open
//
// Beside words that say more, those of a question or sentence that say little (the, what, который)
// count a quarter. Korean words are found within longer ones by pairs of syllables: 무역 finds 자유무역;
// and of several words side by side, those of three syllables or more find what has such parts too.
// Words that stand near one another lift a paragraph, and so do others that answer in its section
// and its document; and what is found by something beside a phrase is lifted by the phrase's words too,
// in any inflection. In Vietnamese, accents tell words apart: a word with accents finds itself alone,
// one without finds all.
//
// A word, a "phrase" and words side by side that are an alias of a name (<pilcrow/themes.h>) find
// the name under all its aliases: DPRK, "North Korea", КНДР and 북한 find the same. Words are an
// alias whatever their inflection, a phrase as written. Of the score of the words and that of the
// name, which counts as a word that stands once in each paragraph that has it, the better counts.
//
// Operators are in capitals only. A word matches in a paragraph's own text, in the headings above
// it and in its document's title. `section:` and `title:` select and score; all other fields are
// filters, which select and do not score; side by side, several of one field stand for one another.
// Fields go in capitals or not. Names of metadata, and its values, are compared as words are: without
// case and accents. A date (ISO 8601) is also found by its year or month: date:2019 finds 2019-05-31.
// In ranges numbers count by value, and dates as far as value and bound go, so that 2019..2024 ends
// with 2024-12-31; anything else goes by its characters, with what begins with the upper bound. A
// value with spaces, brackets or two dots stands in quotation marks. The first query with a field of
// metadata reads the metadata of all documents, and the index keeps that field in memory.
//
// A query of filters and exclusions alone gives their paragraphs in the order of the index.
//
// What a person plainly meant is forgiven, each with a note that says what was done:
//   “ ” „ « » ‹ › ‘ ’ 「 」 『 』 for quotation marks; full-width forms （ ） ＂ ＋ － ： ＊ ～ ＾ ２ ． and
//     the minus −
//   an operator or a sign that has nothing to work on, such as AND at the end: left out; where the
//     query is nothing else, a word; and so is a hyphen right behind a phrase and before a word: it
//     makes a compound of them
//   a bracket that is not closed: closed at the end; a quotation mark that is not: left out, but before
//     the value of a field, which goes on to the end; one that was not opened, or holds nothing: left
//     out; a ’ behind a word is an apostrophe
//   NEAR and ADJ beside something else than a single word: left out; without a distance that can
//     be: 10
//   a weight out of bounds, of a filter (unless within its quotation marks), of an operator, or of
//     one word beside NEAR or ADJ: left out; ^1,5: 1.5
//   ~3 and more edits: 2; ~0, and ~ behind numbers and ideographs: left out
//   * or ~ behind a bracket or phrase, a second one, a second weight, signs before a word: left out;
//     * or ^ within a word: a space. A ~ there parts words as a hyphen does: 1950~1953
//   a field without a value, or of which there is none: a word; a name that nobody has, and what is
//     no period: words
//   period:195x, 1990–1999, 1950-53, 1953-07-27 and date:2019…2024: the years and ranges they mean; a
//     range that goes backwards: read the other way round
//   a query that is not empty, but holds nothing to look for: finds nothing
// `SearchRequest::strict` makes each of them Error{bad_query}. Punctuation that stands alone among
// words asks for nothing.
//
// Limits, which are always errors: 16 kB of UTF-8, 1,024 clauses, 64 fuzzy words, brackets, or NOT
// and signs, 64 deep.
// A prefix of at least one character, or a fuzzy word, stands for words of its 256 most frequent stems.
#ifndef PILCROW_SEARCH_H_
#define PILCROW_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/export.h"
#include "pilcrow/facets.h"
#include "pilcrow/range.h"
#include "pilcrow/snippet.h"
#include "pilcrow/themes.h"

namespace pilcrow {

/// What hits are sorted by.
enum class Sort {
  /// The best first; equal ones by the document's id in byte order, then by the paragraph's number.
  score,

  /// By the document's id in byte order, then by the paragraph's number in it.
  document,

  /// By the first value of the document's metadata field "date" that is a date of ISO 8601 ("2019",
  /// "2019-03", "2019-03-02", with a time of day or without; UTC unless it says otherwise): the newest
  /// first, those without a date last; equal ones as by score.
  date,
};

/// What hits are put together by.
enum class Group {
  none,      ///< Nothing: each hit stands alone.
  document,  ///< Their documents.
};

/// A search.
struct SearchRequest {
  /// In the query language above; empty matches every paragraph.
  std::string query = {};

  /// Whether a query that is not quite in the language is an error, rather than forgiven with a
  /// note.
  bool strict = false;

  /// What paragraphs must be, beside matching the query. It does not count for scores.
  /// Error{bad_argument} for a facet or theme that there is not.
  std::vector<FacetSelection> select = {};

  /// How many hits to give, and how many of the first to pass over before. Both count hits, or groups
  /// where there are groups. At most 10,000 together.
  std::size_t limit = 10;
  std::size_t offset = 0;

  /// In which order hits come, and whether scores, ids or dates are turned round: the worst, the last
  /// id, the oldest first. What these leave equal is not turned round; those without a date stay last.
  Sort sort = Sort::score;
  bool reverse = false;

  /// Whether paragraphs with the same words, or nearly the same, are one hit, which names the others
  /// (`Hit::duplicates`); else each is a hit by itself. How folding and pages meet:
  ///
  /// Hits are chosen from the first match downwards, in the order of `sort`. A match is passed over if
  /// its text is folded into a hit above it, or if `per_document` hits above it are of its document.
  /// A text is folded into the first hit whose words are the same, wherever that hit stands; among the
  /// first 50 hits (and in no more than 500 texts), also into the first that it is near to.
  /// What is chosen does not depend on `limit` and `offset`, which cut a page out of it: pages are
  /// full, and of all pages together each match that `per_document` leaves is once a hit or counted by
  /// `Hit::duplicate_count`. Totals and facets count every match, folded or not.
  bool fold = true;

  /// How many hits a document may have; 0: any number. In groups: how many each shows, 3 if 0.
  std::size_t per_document = 0;

  /// Whether hits come in groups, one for each document that matches (`SearchResult::groups`).
  /// Groups are sorted by `HitGroup::score` unless `sort` says otherwise. In each the best paragraphs
  /// come first, and are folded into one another only.
  Group group = Group::none;

  /// How many of a hit's duplicates to list at most; all are counted.
  std::size_t duplicates = 100;

  /// Facets to count over all that match.
  std::vector<FacetRequest> facets = {};

  /// Whether words that are an alias of a name of the index's names file find the name under its
  /// other aliases too, in all languages and scripts.
  bool aliases = true;

  /// Anchors of paragraphs that are known to answer, and a text that does: their words that tell most
  /// are looked for beside the query's, and count less. With an empty `query` they are the query, and
  /// the paragraphs themselves are left out: what is like them is found. Error{bad_argument} for an
  /// anchor that cites nothing. Which words they are stands in `SearchResult::notes`.
  std::vector<std::string> relevant = {};
  std::string like = {};

  /// Whether the twenty best paragraphs are taken for such, which finds more and costs a second search.
  /// By the Bo1 model (Amati, 2003); nothing is added to an empty query.
  bool expand = false;

  /// Whether `SearchResult::corrected` is looked for.
  bool spelling = true;

  SnippetOptions snippet = {};  ///< How much of each hit.

  /// Whether hits carry the paragraph's whole text.
  bool full_text = false;

  /// The language of labels.
  std::string label_language = "en";
};

/// The document of a paragraph, without its blocks.
struct DocumentInfo {
  std::string id = {};     ///< Names it within the index.
  std::string path = {};   ///< The file as it was named when indexed; may be gone.
  std::string title = {};  ///< Empty if none.
  std::string language =
      {};                  ///< As declared, else the one most of its text is in; empty if unknown.
  Metadata metadata = {};  ///< Its fields, by name.
  std::size_t paragraphs = 0;  ///< How many it has.
};

/// A paragraph as the index keeps it.
struct Paragraph {
  /// Cites the paragraph: "article.txt#p7-3fa9c1d2", the document's id, the number in it, and a
  /// hash of the words, so that a citation of a text that has changed is seen as such.
  std::string anchor = {};

  DocumentInfo document = {};  ///< That it stands in.

  /// From 1 in its document.
  std::size_t number = 0;

  BlockKind kind = BlockKind::paragraph;  ///< Any but a heading.

  /// Headings above it, outermost first.
  std::vector<std::string> section = {};

  std::string text = {};  ///< UTF-8, without markup.

  /// Bytes of the source file, and its line from 1; empty and 0 where the format has none.
  Range source = {};
  std::size_t line = 0;

  /// The page, from 1, and the place in words of the format; 0 and empty where it has none.
  std::size_t page = 0;
  std::string locator = {};

  /// Where each part of the text stands in the file: ask `map`.
  SourceMap source_map = {};

  /// Where bytes of the text stand in the file. The text must be there (`SearchRequest::full_text`).
  PILCROW_API SourcePlace map(Range range) const;

  /// BCP 47; empty where none was found.
  std::string language = {};

  /// Best first.
  std::vector<ThemeAssignment> themes = {};

  /// In the text's order.
  std::vector<NameMention> names = {};
  std::vector<PeriodMention> periods = {};
};

/// Another paragraph with the same words as a hit, or nearly the same, that matches too.
struct Duplicate {
  std::string anchor = {};    ///< Of the other paragraph.
  std::string document = {};  ///< Its document's id.
  std::size_t number = 0;     ///< From 1 in its document.

  /// 1 for the same words in the same order. Else how much of both is in both: of the runs of three
  /// words that either has, the part that both have, at least 0.8 (the resemblance of Broder, "On the
  /// resemblance and containment of documents", 1997). Words are compared without case and accents.
  double similarity = 1;
};

/// A paragraph that answers.
struct Hit {
  /// From 1; goes on over pages. In groups: from 1 in its group.
  std::size_t rank = 0;

  /// Not negative; comparable within one result only.
  double score = 0;

  /// Its `text` is empty unless `SearchRequest::full_text`.
  Paragraph paragraph = {};

  Snippet snippet = {};  ///< The sentences that answer, marked.

  /// The first of them, in the index's order, and how many there are.
  std::vector<Duplicate> duplicates = {};
  std::size_t duplicate_count = 0;
};

/// A document that answers, with the best of its paragraphs.
struct HitGroup {
  /// From 1; goes on over pages.
  std::size_t rank = 0;

  /// That of its best paragraph; where several match, the mean of that and of what they score as one
  /// text, if that is more.
  double score = 0;

  DocumentInfo document = {};  ///< That answers.

  /// Of the document that match, duplicates counted each.
  std::size_t total_paragraphs = 0;

  std::vector<Hit> hits = {};  ///< The best of its paragraphs.
};

/// What a search spent its time on, in seconds.
struct SearchTimes {
  double understanding = 0;  ///< Parsing the query, its names, and words of paragraphs like it.
  double matching = 0;       ///< Finding, scoring and counting all that matches.
  double hits = 0;           ///< Choosing hits, folding duplicates, reading and marking texts.
  double facets = 0;         ///< Counting them.
  double spelling = 0;       ///< Looking for another spelling.
};

/// The answer.
struct SearchResult {
  /// How the query was understood, written in the query language with all brackets; a name as its
  /// facet and id: "dprk OR place:north-korea". Empty where there was nothing to look for.
  std::string interpreted = {};

  /// The query with words that the index does not have, or has once while it has one that is an edit
  /// away 50 times, replaced by the nearest that it has, and everything else as it was typed. Of
  /// Korean words the letters count that syllables are made of. Only if that finds more paragraphs;
  /// for the first 8 such words; never for numbers, prefixes, fuzzy words, names, and what is excluded.
  std::optional<std::string> corrected = {};

  /// All that match, duplicates counted each. Exact.
  std::size_t total_paragraphs = 0;
  std::size_t total_documents = 0;

  std::vector<Hit> hits = {};  ///< In order; none where there are groups.

  /// In place of `hits`, where groups were asked for.
  std::vector<HitGroup> groups = {};

  /// What was asked for, exact over all matches.
  FacetCounts facets = {};

  /// What a user should know: "a* stands for words of its 256 most frequent stems of 1204", and
  /// what was forgiven: "'(' is not closed: it was closed at the end".
  std::vector<std::string> notes = {};

  /// What time was spent on.
  SearchTimes times = {};
};

/// What a ranking is of: documents, as groups are ranked, or paragraphs.
enum class RankUnit {
  document,   ///< Documents, by their ids.
  paragraph,  ///< Paragraphs, by their anchors.
};

/// An item of a ranking: a document's id, or a paragraph's anchor.
struct RankedItem {
  std::string id = {};  ///< As the unit has it.
  double score = 0;     ///< As of `HitGroup::score` or `Hit::score`.
};

}  // namespace pilcrow

#endif  // PILCROW_SEARCH_H_
