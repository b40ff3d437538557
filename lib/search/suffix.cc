#include "search/suffix.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/digits.h"
#include "base/utf8.h"
#include "search/signs.h"
#include "search/weight.h"
#include "text/characters.h"

namespace pilcrow::search {
namespace {

constexpr std::string_view kPunctuation = ".,;:!?";

bool is_suffix_sign(char c) { return c == '*' || c == '~' || c == '^'; }
bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(sign_at(text, at).plain);
}

// Whether the character at `at` belongs to what a sign takes, of which `before` is what stands
// there already: digits, a sign of its own, "1e2", and the punctuation of the sentence.
bool is_argument(char sign, char before, std::string_view text, std::size_t at) {
  const Sign next = sign_at(text, at);
  if (next.plain == '\0') return false;
  if (kPunctuation.find(next.plain) != std::string_view::npos) return true;
  if (sign == '*') return false;
  if (is_digit(next.plain)) return true;
  if (!is_digit_at(text, at + next.size)) return false;
  return (is_suffix_sign(before) && (next.plain == '-' || next.plain == '+')) ||
         (is_digit(before) && next.plain == 'e');
}

// Where the sign at `at` ends, with what it takes; `at` itself if there is none.
std::size_t end_of_sign(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const Sign sign = sign_at(text, at);
  if (!is_suffix_sign(sign.plain)) return at;
  at += sign.size;
  for (char before = sign.plain; at < text.size() && is_argument(sign.plain, before, text, at);) {
    const Sign next = sign_at(text, at);
    before = next.plain;
    at += next.size;
  }
  return at;
}

// Without the punctuation of the sentence that the sign stands in.
std::string without_punctuation(std::string text) {
  const std::size_t last = text.find_last_not_of(kPunctuation);
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

class SuffixReader {
 public:
  SuffixReader(Behind behind, Reading& reading) : behind_(behind), reading_(reading) {}

  Suffix read(Range signs) {
    for (std::size_t at = signs.begin; at < signs.end;) {
      range_ = {at, end_of_sign(reading_.query(), at)};
      const std::string plain = narrow(reading_.query().substr(at, range_.size()));
      if (plain.front() == '^') {
        take_weight(plain);
      } else {
        take_open(plain);
      }
      at = range_.end;
    }
    return out_;
  }

 private:
  void leave_out(const std::string& problem) { forgive(problem, "it was left out"); }
  void forgive(const std::string& problem, const std::string& done) {
    reading_.forgive(reading_.quoted(range_) + problem, range_.begin, done);
  }

  // A star or a tilde.
  void take_open(const std::string& plain) {
    if (behind_ != Behind::word) {
      leave_out(" does not stand behind a single word");
      return;
    }
    if (out_.prefix || out_.fuzzy) {
      leave_out(" is one sign too many");
      return;
    }
    if (weighed_) forgive(" stands behind the weight", "it was taken before it");
    if (plain.front() == '*') {
      reading_.forgive_form(range_, "*");
      out_.prefix = true;
    } else {
      take_edits(without_punctuation(plain.substr(1)));
    }
  }

  void take_edits(const std::string& edits) {
    out_.fuzzy = true;
    if (edits.empty() || edits == "1" || edits == "2") {
      reading_.forgive_form(range_, "~" + edits);
      out_.edits = edits.empty() ? 0 : static_cast<std::size_t>(edits.front() - '0');
      return;
    }
    const std::string problem = " is no number of edits, which is 1 or 2";
    if (edits.find_first_not_of('0') == std::string::npos) {
      leave_out(problem);
      out_.fuzzy = false;
    } else if (std::all_of(edits.begin(), edits.end(), is_digit)) {
      forgive(problem, "2 was taken");
      out_.edits = 2;
    } else {
      forgive(problem, "it was taken for '~'");
    }
  }

  void take_weight(const std::string& plain) {
    if (weighed_) {
      leave_out(" is one sign too many");
      return;
    }
    weighed_ = true;
    std::string form = plain;
    std::optional<double> weight = parse_weight(form.substr(1));
    if (!weight) {
      form = without_punctuation(form);
      std::replace(form.begin(), form.end(), ',', '.');
      weight = parse_weight(std::string_view(form).substr(1));
    }
    if (!weight) {
      leave_out(" is no weight above 0 and up to 100");
      return;
    }
    reading_.forgive_form(range_, form);
    out_.weight = *weight;
  }

  Behind behind_;
  Reading& reading_;
  Range range_ = {};  // of the sign at work
  bool weighed_ = false;
  Suffix out_ = {};
};

}  // namespace

std::size_t end_of_suffix(std::string_view query, std::size_t at) {
  for (std::size_t end = end_of_sign(query, at); end > at; end = end_of_sign(query, at)) at = end;
  return at;
}

std::size_t find_suffix(std::string_view word, Behind behind) {
  bool letters = false;
  bool digits = false;
  for (std::size_t at = 0; at < word.size();) {
    const Sign sign = sign_at(word, at);
    const bool range = sign.plain == '~' && !letters && is_digit_at(word, at + sign.size);
    const bool may = behind == Behind::value ? sign.plain == '^' && at > 0 : letters || digits;
    if (may && !range && is_suffix_sign(sign.plain)) {
      const std::size_t end = end_of_suffix(word, at);
      if (end == word.size()) return at;
      letters = digits = false;  // signs at the end need a word of their own before them
      at = end;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(word, next);
    digits = digits || text::is_digit(c);
    letters = letters || (text::is_word_character(c) && !text::is_digit(c));
    at = next;
  }
  return word.size();
}

Suffix read_suffix(Range signs, Behind behind, Reading& reading) {
  return SuffixReader(behind, reading).read(signs);
}

std::size_t leading_signs(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && is_suffix_sign(sign_at(word, at).plain)) at += sign_at(word, at).size;
  return at;
}

std::size_t find_inner_sign(std::string_view word) {
  std::size_t at = 0;
  for (; at < word.size(); at += sign_at(word, at).size) {
    const char plain = sign_at(word, at).plain;
    if (plain == '*' || plain == '^') break;
  }
  return at;
}

}  // namespace pilcrow::search
