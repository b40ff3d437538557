// Working on a taxonomy: what other themes would do to an index, how well they do it, and where
// their cues may come from. Nothing here changes an index; `IndexWriter` does
// (WriterOptions::themes).
//
//   const auto themes = pilcrow::Taxonomy::load("themes.toml");
//   for (const auto& remark : pilcrow::check(themes, names)) std::cerr << remark.message << '\n';
//   const auto labels = pilcrow::load_labels("gold.tsv");
//   const auto scores = pilcrow::score(labels, index.tag(labels, themes, names));
#ifndef PILCROW_TAGGING_H_
#define PILCROW_TAGGING_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/progress.h"
#include "pilcrow/themes.h"

namespace pilcrow {

/// A theme that has something to say for itself in a paragraph, whether it was enough or not.
struct ThemeStanding {
  /// What was found, as for a theme that is assigned. The score may be 0 or less.
  ThemeAssignment found = {};

  double threshold = 0;   ///< The score from which it is assigned.
  bool assigned = false;  ///< Whether the paragraph has it.

  /// Whether none of the cues that it requires is there.
  bool lacks_required = false;
};

/// Why a paragraph has the themes that it has, and not others.
struct ThemeExplanation {
  std::string anchor = {};  ///< Of the paragraph.

  /// Texts of the headings above it, the innermost first, and the document's title last: what
  /// `CueEvidence::above` counts.
  std::vector<std::string> above = {};

  /// Those that are assigned first, then the best first.
  std::vector<ThemeStanding> themes = {};
  std::vector<NameMention> names = {};
  std::vector<PeriodMention> periods = {};
};

/// What is odd about rules that can be read all the same.
struct RuleRemark {
  /// The id of a theme or name; empty for what is about several.
  std::string id = {};
  std::string message = {};  ///< For people.
};

/// Looks for slips: a theme without cues; a cue that stands twice, that a prefix* beside it covers,
/// or that names a person, place or the like whom `names` does not have; a threshold that all cues
/// together cannot reach; a label that is missing in a language that most others have; an alias
/// that several names share and nothing tells apart. In the order of the file. Pure; any thread.
PILCROW_API std::vector<RuleRemark> check(const Taxonomy& themes, const Names& names);

/// An item of an index with the themes that somebody gave it.
struct LabelledItem {
  std::string id = {};                   ///< An anchor, or a document's id.
  std::vector<std::string> themes = {};  ///< Ids; none where the item is about nothing of these.
  std::string part = {};                 ///< Of the collection, "test"; empty if it has none.
};

/// Reads labels: lines of an item's id, a tab, and ids of themes with spaces or commas between ("-"
/// for none), and perhaps a tab and a part of the collection. Empty lines and those that begin with
/// # are passed over. Error{io} for what cannot be read; Error{bad_argument} for a missing file, or
/// with "path:line" for a line that is none.
PILCROW_API std::vector<LabelledItem> load_labels(const std::string& path);

/// How often a theme was right.
struct ThemeScore {
  std::string id = {};      ///< Of the theme.
  std::size_t right = 0;    ///< Items that have it and were given it.
  std::size_t wrong = 0;    ///< Items that were given it and do not have it.
  std::size_t missing = 0;  ///< Items that have it and were not given it.

  /// Parts of 1. Of what never occurs precision is 1, and so is recall; F1 is their harmonic mean
  /// (van Rijsbergen, "Information Retrieval", 1979, chapter 7).
  PILCROW_API double precision() const noexcept;
  PILCROW_API double recall() const noexcept;
  PILCROW_API double f1() const noexcept;
};

/// How well themes were given to items. A theme counts for those above it too.
struct ThemeScores {
  /// Of each theme that an item has or was given, by id.
  std::vector<ThemeScore> themes = {};

  /// All decisions together (micro), and the mean of the themes' F1 (macro): of all themes, and of
  /// those at the top only (Sebastiani, "Machine Learning in Automated Text Categorization", 2002,
  /// section 7.1).
  ThemeScore all = {};
  ThemeScore top = {};
  double macro_f1 = 0;
  double top_macro_f1 = 0;

  std::size_t items = 0;                  ///< Labelled, and in the index.
  std::vector<std::string> unknown = {};  ///< Items that were labelled and are not in the index.
};

/// Themes of items by their ids, as `Index::tag` finds them.
using FoundThemes = std::map<std::string, std::vector<ThemeAssignment>>;

/// Holds what was found against the labels. Pure; any thread.
PILCROW_API ThemeScores score(const std::vector<LabelledItem>& labels, const FoundThemes& found);

/// What other rules would change: the paragraphs that one theme gains and loses.
struct ThemeChange {
  std::string id = {};     ///< Of the theme.
  std::size_t before = 0;  ///< Paragraphs that have it.
  std::size_t after = 0;   ///< Paragraphs that would have it.
  std::size_t gained = 0;  ///< That would have it and do not.
  std::size_t lost = 0;    ///< That have it and would not.

  /// The first of each, as anchors with the beginning of the text.
  struct Example {
    std::string anchor = {};             ///< Of the paragraph.
    std::string text = {};               ///< How it begins.
    std::vector<CueEvidence> cues = {};  ///< For one that is gained: what speaks for it.
  };
  std::vector<Example> gained_examples = {};  ///< Of those gained.
  std::vector<Example> lost_examples = {};    ///< Of those lost.
};

/// Which paragraphs cues are looked for in: those that have a theme, or one below it, in the index; or
/// those below a heading that contains a text, whatever case and accents.
struct CueRequest {
  std::string theme = {};    ///< Its id; counts where it is not empty.
  std::string section = {};  ///< Counts where it is not empty.
  std::size_t limit = 30;    ///< How many candidates at most.
};

/// A word or name that sets some paragraphs apart from the rest.
struct CueCandidate {
  /// In the form that stands there most often, ready to be a cue: a word, or "place:north-korea".
  std::string cue = {};

  /// Paragraphs with it among those chosen, and among the rest.
  std::size_t inside = 0;
  std::size_t outside = 0;

  /// How surprising that is: the log-likelihood ratio of Dunning ("Accurate Methods for the
  /// Statistics of Surprise and Coincidence", 1993).
  double score = 0;

  /// Whether the taxonomy has it among the theme's cues already.
  bool known = false;
};

/// How themes are learned.
struct LearnOptions {
  /// At most so many cues for a theme, those that weigh most.
  std::size_t cues = 400;

  /// How much an error costs against a simple model: C of the support vector machine.
  double cost = 1;

  /// Only labels of this part; all if empty.
  std::string part = {};

  /// Called about ten times a second, from the thread that called. Must not throw.
  std::function<void(const WorkProgress&)> progress = {};
};

}  // namespace pilcrow

#endif  // PILCROW_TAGGING_H_
