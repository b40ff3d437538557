// Themes and names: what paragraphs are about, by rules that are data.
#ifndef PILCROW_THEMES_H_
#define PILCROW_THEMES_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/range.h"

namespace pilcrow {

namespace theme {
struct Access;
struct TaxonomyData;
struct NamesData;
}  // namespace theme

/// A tree of themes with the cues that assign them, read from TOML; pilcrow-themes(5) has all of it:
///
///   include = ["energy.toml"]               # other files, before this one's own themes
///
///   [[theme]]
///   id = "economy"                          # [a-z0-9-], children after '/'
///   label = {en = "Economy", ru = "Экономика", ko = "경제"}
///   cues = ['trade', '"joint venture"^2', 'invest*', '무역', 'place:china AND export*^0.5']
///
///   [[theme]]
///   id = "economy/energy"
///   label = {en = "Energy"}
///   cues = {en = ['oil', '"natural gas"^2'], ru = ['нефть']}   # or by language
///   not = ['"olive oil"']                   # weighs against the theme
///   require = ['price', 'supply']           # one of these must be there
///   threshold = 1.0                         # the score from which it is assigned; 1 unless given
///   bias = 0.0                              # what a paragraph scores before its cues; 0 unless given
///   heading = 1.0                           # what a cue in a heading counts below it; 1 unless given
///   heading-levels = 2                      # how many headings up; all unless given
///   by-length = false                       # whether long paragraphs need more
///
/// A cue is a word (matched in the paragraph's language whatever its inflection), a "phrase" in double
/// quotes (words in order, inflection ignored likewise; words without quotes are one too), or a
/// prefix*, with ^weight behind it (1 unless given, above 0 and up to 100). A word of capitals of two
/// letters or more ("DMZ") matches as written. A cue belongs to the languages of its script.
///
/// A cue may also be a tree of these in the query language of <pilcrow/search.h>: with AND, OR, NOT,
/// NEAR, ADJ and brackets, and with fields: names (place:north-korea, person:, org:, treaty:, event:),
/// period:1950..1953, section: and title: (words of headings), lang:, doc:, and any field of the
/// document's metadata (tags:energy).
///
/// The score of a theme is the sum over its cues of w·(2 − 2^(1−n)) for a cue of weight w that occurs n
/// times in the paragraph: once w, twice 1.5 w, never more than 2 w. Of a tree, n is the least of what
/// AND joins, the sum of what OR joins, and 1 for what is no text. A cue that occurs in a heading above
/// the paragraph adds heading·w for the innermost heading, half of that for each further one outwards;
/// the document's title counts as the outermost. Names and periods are looked for in the text only.
/// Cues under `not` subtract likewise. With `by-length` the sum is divided by the square root of how
/// many different words the paragraph has. To that `bias` is added: with it a theme can be assigned
/// without any cue.
///
/// Immutable, cheap to copy, and free to share between threads.
class PILCROW_API Taxonomy {
 public:
  /// No themes.
  Taxonomy();

  /// Reads TOML text. Throws Error{bad_argument}: the message says what was expected, the context
  /// is "name:line:column".
  static Taxonomy parse(std::string_view toml, const std::string& name = "themes");

  /// Reads a file and those that it includes; Error{io} or Error{not_found} when it cannot be read.
  static Taxonomy load(const std::string& path);

  bool empty() const noexcept;  ///< Whether it has no theme.

  /// All ids in the file's order, parents before children.
  std::vector<std::string> ids() const;

  bool contains(std::string_view id) const;  ///< Whether there is such a theme.

  /// The label in a language, else in English, else any, else the id itself.
  std::string label(std::string_view id, std::string_view language = "en") const;

  /// The text that it was read from, with that of the files it includes; empty for none. Indexes keep
  /// it.
  const std::string& source() const noexcept;

 private:
  friend struct theme::Access;
  explicit Taxonomy(std::shared_ptr<const theme::TaxonomyData> data);
  std::shared_ptr<const theme::TaxonomyData> data_;
};

/// People, places, organisations, treaties and events with their names in any language:
///
///   [[name]]
///   id = "north-korea"
///   kind = "place"                         # person, place, org, treaty, event
///   label = {en = "North Korea", ru = "КНДР", ko = "북한"}
///   aliases = ["North Korea", "DPRK", "КНДР", "Северная Корея", "북한",
///              {alias = "the North", with = ["Korea", "Pyongyang"]}]
///
/// An alias matches its words in order whatever their inflection; where several match, the longest
/// wins. One of a single word that begins with a capital must do so in the text, unless that has no
/// capitals. One with `with` counts only where one of these cues stands in the paragraph or above it.
/// An alias that several names have is that of the only one for which something else speaks, its `with`
/// or another alias of its own; else of the only one without `with`; else of none. What is found in a
/// paragraph becomes facets named after the kinds, and a query that says one alias finds the paragraphs
/// of all, whatever the language: synonyms of several words are written here too.
///
/// Immutable, cheap to copy, and free to share between threads.
class PILCROW_API Names {
 public:
  /// No names.
  Names();

  /// As Taxonomy::parse and Taxonomy::load.
  static Names parse(std::string_view toml, const std::string& name = "names");
  static Names load(const std::string& path);

  bool empty() const noexcept;  ///< Whether it has none.

  /// All ids in the file's order.
  std::vector<std::string> ids() const;

  /// The label of an id, as Taxonomy::label.
  std::string label(std::string_view id, std::string_view language = "en") const;

  const std::string& source() const noexcept;  ///< As `Taxonomy::source`.

 private:
  friend struct theme::Access;
  explicit Names(std::shared_ptr<const theme::NamesData> data);
  std::shared_ptr<const theme::NamesData> data_;
};

/// One cue that spoke for a theme, or against it.
struct CueEvidence {
  /// The cue as it stands in the file.
  std::string cue = {};

  /// What it added to the score; negative for a cue under `not`.
  double score = 0;

  /// In whose text it matched: 0 for the paragraph's own, else that of the heading so many levels above
  /// it: 1 for the last of `Paragraph::section`, and one more than it has for the document's title.
  std::size_t above = 0;

  /// Where, in the order of that text: bytes, half-open. Of a cue with AND, OR and the like, where the
  /// words, names and periods stand for which it holds; none for one that holds without any. At most
  /// `kMaxRanges`, the first.
  std::vector<Range> ranges = {};
  static constexpr std::size_t kMaxRanges = 16;
};

/// A theme of a paragraph, with its reasons.
struct ThemeAssignment {
  std::string id = {};     ///< As the taxonomy has it.
  std::string label = {};  ///< In the language asked for.

  /// At least the theme's threshold.
  double score = 0;

  /// The cue that decided first: highest absolute score, then in the text's order.
  std::vector<CueEvidence> cues = {};
};

/// A name found in a paragraph.
struct NameMention {
  std::string id = {};     ///< As the names file has it.
  std::string kind = {};   ///< "person", "place", "org", "treaty", "event"
  std::string label = {};  ///< In the language asked for.

  /// Where it first stands: bytes of the paragraph's text.
  Range range = {};
};

/// A time that a paragraph speaks of: a year ("1953", "1953년"), years ("1950–1953", "from May 1950 to
/// July 1953"), a decade ("1950s", "1950-е годы", "1990년대"), a century ("20th century", "XX век",
/// "двадцатый век"), several of these ("the 1960s–1980s", "19~20세기"), or a part of one ("late 1970s",
/// "the first half of the 20th century"). A number is a year only if what stands around it says so,
/// or it is from 1800 to 2049 and nothing says otherwise: what it counts ("1,950 tons", "from 1850 to
/// 1900 cars"), or what it numbers ("resolution 1874"). Of years, those from 1000 to 2100 are found,
/// and from 100 on where a word says that they are years ("668년", "AD 668"); those before our era are
/// left out, and so are decades without a century ("the 60s").
struct PeriodMention {
  /// As in ISO 8601-2 (EDTF): "1953", "1950/1953", "195X", "19XX", "1975~/1979~" for a part.
  std::string id = {};

  /// Both included. A century begins with the year that its name divides by a hundred: 1900.
  int first_year = 0;
  int last_year = 0;

  /// Bytes of the paragraph's text.
  Range range = {};
};

}  // namespace pilcrow

#endif  // PILCROW_THEMES_H_
