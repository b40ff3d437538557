// Snippets: the sentences of a paragraph that answer, as ranges, and what renders them.
#ifndef PILCROW_SNIPPET_H_
#define PILCROW_SNIPPET_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/range.h"

namespace pilcrow {

/// How a mark's text relates to what was asked for.
enum class MarkKind {
  exact,   ///< The word as typed, or part of a phrase.
  stem,    ///< Another inflection of it.
  prefix,  ///< A word that begins as asked.
  fuzzy,   ///< A word that is an edit or two away.
  alias,   ///< Another name of what was asked for.
};

/// The kind's name as it stands in JSON output.
PILCROW_API std::string_view to_string(MarkKind kind) noexcept;

/// A piece of text that satisfied a clause of the query.
struct Mark {
  /// Bytes, and the same range in UTF-16 units (what JavaScript, Java and Qt count), of the text
  /// that the mark belongs to: a fragment's, or a paragraph's where a comment says so.
  Range bytes = {};
  Range utf16 = {};

  /// Which clause: index of the word, phrase, prefix, fuzzy word or name among those of
  /// the query, from 0.
  std::size_t clause = 0;

  MarkKind kind = MarkKind::exact;  ///< How it matched.
};

/// A run of whole sentences of one paragraph.
struct Fragment {
  std::string text = {};  ///< UTF-8.

  /// Bytes of the paragraph's text.
  Range bytes = {};

  /// In order, without overlap. Ranges count from the fragment's own text.
  std::vector<Mark> marks = {};

  /// Whether a sentence was cut at that end, because it was longer than the whole budget.
  bool cut_front = false;
  bool cut_back = false;
};

/// What of a paragraph to show. Fragments are in the paragraph's order and do not touch.
struct Snippet {
  std::vector<Fragment> fragments = {};  ///< In order; they do not touch.
};

/// How much to show.
struct SnippetOptions {
  /// Budget for all fragments together, in grapheme clusters: what people take for a character. Whole
  /// sentences are chosen as long as they fit; one that is longer than the budget is cut where a
  /// clause ends or, failing that, a word.
  std::size_t length = 320;

  /// At most so many fragments. Where it is 0, hits come without snippets, and sooner.
  std::size_t fragments = 3;
};

/// How to write a snippet as one string.
struct Markup {
  std::string open = {};            ///< Before each mark.
  std::string close = {};           ///< After each mark.
  std::string ellipsis = " … ";     ///< Between fragments.
  std::string cut = "…";            ///< Where a sentence was cut.
  bool escape_html = false;         ///< Escapes & < > " ' of the text (never of the members here).
  bool escape_markdown = false;     ///< Escapes what CommonMark would take for markup, of the text.
  bool control_characters = false;  ///< Lets C0, DEL and C1 through; else each becomes U+FFFD.

  /// Nothing marked.
  PILCROW_API static Markup plain();
  /// Bold by ANSI escape sequences, for terminals.
  PILCROW_API static Markup ansi();
  /// `<mark>` in escaped text, safe as the content of an HTML element.
  PILCROW_API static Markup html();
  /// Bold by `**` in text whose punctuation is escaped (CommonMark), for one paragraph.
  PILCROW_API static Markup markdown();
};

/// Writes the snippet. Pure; any thread.
PILCROW_API std::string render(const Snippet& snippet, const Markup& markup);

/// What `render` can be told piece by piece, for whatever form a program has for text.
struct SnippetPiece {
  enum class Kind {  ///< What there is to tell.
    text,            ///< Unmarked text.
    marked,          ///< The text of a mark.
    ellipsis,        ///< Between two fragments; no text.
    cut,             ///< A sentence was cut here; no text.
  };
  Kind kind = Kind::text;      ///< What this piece is.
  std::string_view text = {};  ///< Valid during the call; as it is in the fragment, not escaped.
  const Mark* mark = nullptr;  ///< Of what is marked; else null.
};

/// Calls `take` with all pieces of the snippet in order. Marks that are out of order, or not within
/// their fragment, are passed over.
PILCROW_API void render(const Snippet& snippet,
                        const std::function<void(const SnippetPiece&)>& take);

}  // namespace pilcrow

#endif  // PILCROW_SNIPPET_H_
