#include "text/breaks.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/abbreviations.h"
#include "text/ascii_words.h"
#include "text/recent.h"
#include "text/sentence_ends.h"

namespace pilcrow::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, what, u_errorName(status));
}

// ICU's view of UTF-8; offsets in it are bytes. Kept, since opening one anew allocates.
class Utf8View {
 public:
  Utf8View() = default;
  ~Utf8View() { utext_close(&view_); }
  Utf8View(const Utf8View&) = delete;
  Utf8View& operator=(const Utf8View&) = delete;

  // Gives the text to an iterator; it must live until the next text is given, or none is asked for.
  void show(std::string_view text, icu::BreakIterator& iterator) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&view_, text.data(), static_cast<int64_t>(text.size()), &status);
    check(status, "ICU cannot read the text");
    iterator.setText(&view_, status);
    check(status, "ICU cannot break the text");
  }

 private:
  UText view_ = UTEXT_INITIALIZER;
};

enum class WordScript { other, hangul, ideographic };

WordScript script_of(char32_t c) {
  if (c < 0x1100) return WordScript::other;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HANGUL: return WordScript::hangul;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return WordScript::ideographic;
    default: return WordScript::other;
  }
}

// Marks, joiners and soft hyphens belong to what stands before them, as do the marks of length and
// voice of kana, which have half-width forms that combine with nothing.
bool continues_word(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return c == U'\u30FC' || c == U'\uFF70' || u_hasBinaryProperty(point, UCHAR_GRAPHEME_EXTEND) ||
         u_charType(point) == U_FORMAT_CHAR;
}

// Splits what ICU takes for one word where its scripts differ, and ideographs from one another.
void add_word(std::string_view text, Range word, std::vector<Range>& out) {
  std::size_t begin = word.begin;
  WordScript before = WordScript::other;
  for (std::size_t at = word.begin; at < word.end;) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    const bool mark = continues_word(c);
    const WordScript now = here > begin && mark ? before : script_of(c);
    if (here > begin && !mark && (now != before || now == WordScript::ideographic)) {
      out.push_back({begin, here});
      begin = here;
    }
    before = now;
  }
  if (begin < word.end) out.push_back({begin, word.end});
}

// Whether ICU's segment is a word: by its status or, since a Hangul word with an invisible
// character behind it has none (ICU 72), by a letter.
bool is_word(std::string_view text, std::size_t at, int32_t status) {
  return status >= UBRK_WORD_NONE_LIMIT ||
         u_isalpha(static_cast<UChar32>(next_code_point(text, at)));
}

// Whether a code point may be part of a cluster with others; letters of most scripts may not.
bool may_cluster(char32_t c) {
  if (c < 0x300) return c == U'\r';
  if (c < 0x530) return c < 0x370 || (c > 0x482 && c < 0x48A);
  if ((c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4)) return false;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_OTHER:
    case U_GCB_CONTROL: return false;
    default: return true;
  }
}

bool is_white_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

std::size_t skip_space(std::string_view text, Range range) {
  for (std::size_t at = range.begin; at < range.end && is_white_space(next_code_point(text, at));) {
    range.begin = at;
  }
  return range.begin;
}

}  // namespace

Range trim(std::string_view text, Range range) {
  range.begin = skip_space(text, range);
  while (range.begin < range.end) {
    const std::size_t before = floor_boundary(text, range.end - 1);
    std::size_t at = before;
    if (before < range.begin || !is_white_space(next_code_point(text, at))) break;
    range.end = before;
  }
  return range;
}

struct Breaker::Rep {
  Utf8View view;
  Iterator words;
  Iterator clusters;  // made when it is needed
  Recent<Iterator> sentences;  // by language

  icu::BreakIterator& sentence_iterator(const std::string& language) {
    return *sentences.get(language, [&] {
      UErrorCode status = U_ZERO_ERROR;
      Iterator made(icu::BreakIterator::createSentenceInstance(
          icu::Locale::forLanguageTag(language, status), status));
      check(status, "ICU has no sentence rules");
      return made;
    });
  }

  // Adds the words of a part of the text that begins and ends where ICU breaks.
  void add_words(std::string_view text, Range part, std::vector<Range>& out) {
    view.show(text.substr(part.begin, part.size()), *words);
    std::size_t begin = part.begin;
    words->first();
    for (int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
      const Range segment = {begin, part.begin + static_cast<std::size_t>(end)};
      if (is_word(text, begin, words->getRuleStatus())) add_word(text, segment, out);
      begin = segment.end;
    }
  }
};

Breaker::Breaker() : rep_(std::make_unique<Rep>()) {
  UErrorCode status = U_ZERO_ERROR;
  rep_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  check(status, "ICU has no word rules");
}

Breaker::~Breaker() = default;

void Breaker::words(std::string_view text, std::vector<Range>& out) {
  out.clear();
  for (std::size_t at = 0; (at = add_ascii_words(text, at, out)) < text.size();) {
    const std::size_t end = find_ascii(text, at);
    rep_->add_words(text, {at, end}, out);
    at = end;
  }
}

std::vector<Range> Breaker::words(std::string_view text) {
  std::vector<Range> out;
  words(text, out);
  return out;
}

std::vector<Range> Breaker::words_by_icu(std::string_view text) {
  std::vector<Range> out;
  rep_->add_words(text, {0, text.size()}, out);
  return out;
}

std::vector<std::size_t> Breaker::sentence_ends_by_icu(std::string_view text,
                                                       const std::string& language) {
  std::vector<std::size_t> out;
  icu::BreakIterator& iterator = rep_->sentence_iterator(language);
  rep_->view.show(text, iterator);
  iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    out.push_back(static_cast<std::size_t>(end));
  }
  return out;
}

std::vector<Range> Breaker::sentences(std::string_view text, const std::string& language) {
  std::vector<Range> out;
  const std::string tag = language.empty() ? "en" : language;
  // Greek has a question mark of its own.
  const auto ends = tag == "el" ? sentence_ends_by_icu(text, tag) : sentence_ends(text);
  std::size_t begin = 0;
  bool unfinished = false;
  for (const std::size_t end : ends) {
    Range segment = {begin, std::max(begin, end)};
    if (trim(text, segment).empty()) continue;
    segment.end += closing_mark(text.substr(segment.end));
    begin = segment.end;
    const Range sentence = trim(text, segment);
    if (unfinished) {
      out.back().end = sentence.end;
    } else {
      out.push_back(sentence);
    }
    // A line's end ends a sentence whatever its last word.
    const std::string_view behind = text.substr(sentence.end, segment.end - sentence.end);
    const std::string_view whole = text.substr(out.back().begin, sentence.end - out.back().begin);
    const bool line_ends = behind.find_first_of("\r\n") != std::string_view::npos;
    // Between two Korean sentences stands a space; where there is none, a particle follows.
    const bool joined = behind.empty() && tag == "ko" && segment.end < text.size();
    const std::string_view rest = text.substr(skip_space(text, {segment.end, text.size()}));
    unfinished = joined || (!line_ends && goes_on(whole, rest, tag));
  }
  return out;
}

std::vector<std::size_t> Breaker::clusters(std::string_view text) {
  std::vector<std::size_t> out;
  std::size_t at = 0;
  while (at < text.size() && !may_cluster(next_code_point(text, at))) {
  }
  if (at == text.size()) {
    std::size_t last = floor_boundary(text, at == 0 ? 0 : at - 1);
    if (at == 0 || !may_cluster(next_code_point(text, last))) return out;
  }
  if (!rep_->clusters) {
    UErrorCode status = U_ZERO_ERROR;
    rep_->clusters.reset(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    check(status, "ICU has no rules for characters");
  }
  rep_->view.show(text, *rep_->clusters);
  rep_->clusters->first();
  for (int32_t end = rep_->clusters->next(); end != icu::BreakIterator::DONE;
       end = rep_->clusters->next()) {
    out.push_back(static_cast<std::size_t>(end));
  }
  return out;
}

bool is_ideograph(std::string_view word) {
  if (word.empty()) return false;
  std::size_t at = 0;
  return script_of(next_code_point(word, at)) == WordScript::ideographic;
}

}  // namespace pilcrow::text
