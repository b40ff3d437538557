#include "snippet/choose.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace pilcrow::snippet {
namespace {

// What a clause is worth when it is seen again, of what it was the first time.
constexpr double kAgain = 0.1;

class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Range>& sentences, const std::vector<Mark>& marks,
          const std::vector<double>& weights, const SnippetOptions& options)
      : text_(text),
        sentences_(sentences),
        marks_(marks),
        weights_(weights),
        budget_(options.length),
        max_fragments_(std::max<std::size_t>(options.fragments, 1)),
        chosen_(sentences.size()) {}

  Snippet run() {
    if (sentences_.empty()) return {};
    choose_first();
    while (choose_next()) {
    }
    while (grow()) {
    }
    return build();
  }

 private:
  std::size_t length(std::size_t sentence) const {
    const Range range = sentences_[sentence];
    return count_code_points(text_.substr(range.begin, range.size()));
  }

  // What a sentence adds to what is covered.
  double gain(std::size_t sentence) const {
    std::set<std::size_t> here;
    double gain = 0;
    for (const Mark& mark : marks_) {
      if (!sentences_[sentence].overlaps(mark.bytes)) continue;
      const double weight = mark.clause < weights_.size() ? weights_[mark.clause] : 1;
      const bool fresh = covered_.count(mark.clause) == 0 && here.insert(mark.clause).second;
      gain += fresh ? weight : kAgain * weight;
    }
    return gain;
  }

  void take(std::size_t sentence) {
    chosen_[sentence] = true;
    used_ += length(sentence);
    for (const Mark& mark : marks_) {
      if (sentences_[sentence].overlaps(mark.bytes)) covered_.insert(mark.clause);
    }
  }

  std::size_t fragments() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      count += chosen_[i] && (i == 0 || !chosen_[i - 1]) ? 1U : 0U;
    }
    return count;
  }

  bool fits(std::size_t sentence) {
    if (chosen_[sentence] || used_ + length(sentence) > budget_) return false;
    chosen_[sentence] = true;
    const bool few = fragments() <= max_fragments_;
    chosen_[sentence] = false;
    return few;
  }

  // The best, whether it fits or not: there is always something to show.
  void choose_first() {
    std::size_t best = 0;
    double best_gain = gain(0);
    for (std::size_t i = 1; i < sentences_.size(); ++i) {
      if (const double now = gain(i); now > best_gain) best = i, best_gain = now;
    }
    take(best);
  }

  // Another sentence that covers a clause which is not covered yet.
  bool choose_next() {
    std::size_t best = sentences_.size();
    double best_gain = 0;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!adds_clause(i) || !fits(i)) continue;
      if (const double now = gain(i); now > best_gain) best = i, best_gain = now;
    }
    if (best == sentences_.size()) return false;
    take(best);
    return true;
  }

  bool adds_clause(std::size_t sentence) const {
    return std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
      return sentences_[sentence].overlaps(mark.bytes) && covered_.count(mark.clause) == 0;
    });
  }

  // One more sentence beside one that is chosen: what follows it before what leads to it.
  bool grow() {
    for (std::size_t i = 1; i < sentences_.size(); ++i) {
      if (chosen_[i - 1] && fits(i)) return take(i), true;
    }
    for (std::size_t i = 0; i + 1 < sentences_.size(); ++i) {
      if (chosen_[i + 1] && fits(i)) return take(i), true;
    }
    return false;
  }

  Snippet build() const {
    Snippet out;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!chosen_[i]) continue;
      const std::size_t first = i;
      while (i + 1 < sentences_.size() && chosen_[i + 1]) ++i;
      out.fragments.push_back(fragment({sentences_[first].begin, sentences_[i].end}));
    }
    return out;
  }

  Fragment fragment(Range range) const {
    Fragment out;
    out.bytes = cut(range);
    out.cut_front = out.bytes.begin > range.begin;
    out.cut_back = out.bytes.end < range.end;
    out.text = text_.substr(out.bytes.begin, out.bytes.size());
    std::size_t free_from = out.bytes.begin;
    for (const Mark& mark : marks_) {
      if (mark.bytes.begin < free_from || !out.bytes.contains(mark.bytes)) continue;
      free_from = mark.bytes.end;
      Mark inside = mark;
      inside.bytes = {mark.bytes.begin - out.bytes.begin, mark.bytes.end - out.bytes.begin};
      const std::string_view text = out.text;
      inside.utf16.begin = count_utf16(text.substr(0, inside.bytes.begin));
      inside.utf16.end =
          inside.utf16.begin + count_utf16(text.substr(inside.bytes.begin, inside.bytes.size()));
      out.marks.push_back(inside);
    }
    return out;
  }

  // A sentence longer than the budget loses what is farthest from its first mark, at spaces.
  Range cut(Range range) const {
    if (count_code_points(text_.substr(range.begin, range.size())) <= budget_) return range;
    std::size_t center = range.begin;
    for (const Mark& mark : marks_) {
      if (range.contains(mark.bytes)) {
        center = mark.bytes.begin;
        break;
      }
    }
    // A third of the budget before the mark, and the rest from it on.
    Range out = {back(center, range.begin, budget_ / 3), 0};
    out.end = forward(out.begin, range.end, budget_);
    if (out.begin > range.begin) out.begin = after_space(out.begin, center);
    if (out.end < range.end) out.end = before_space(out.end, std::max(center, out.begin));
    return out;
  }

  std::size_t back(std::size_t at, std::size_t limit, std::size_t count) const {
    while (at > limit && count > 0) {
      at = floor_boundary(text_, at - 1);
      --count;
    }
    return at;
  }

  std::size_t forward(std::size_t at, std::size_t limit, std::size_t count) const {
    for (; at < limit && count > 0; --count) next_code_point(text_, at);
    return at;
  }

  // Where the next word begins, unless that is past `limit`.
  std::size_t after_space(std::size_t at, std::size_t limit) const {
    const std::size_t space = text_.find(' ', at);
    return space < limit ? space + 1 : at;
  }

  // Where the last whole word ends, if one does after `limit`: text without spaces is cut anywhere.
  std::size_t before_space(std::size_t at, std::size_t limit) const {
    if (at < text_.size() && text_[at] == ' ') return at;
    const std::size_t space = text_.rfind(' ', at);
    return space != std::string_view::npos && space > limit ? space : at;
  }

  std::string_view text_;
  const std::vector<Range>& sentences_;
  const std::vector<Mark>& marks_;
  const std::vector<double>& weights_;
  std::size_t budget_;
  std::size_t max_fragments_;
  std::vector<bool> chosen_;
  std::set<std::size_t> covered_;
  std::size_t used_ = 0;
};

}  // namespace

Snippet choose(std::string_view text, const std::vector<Range>& sentences,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               const SnippetOptions& options) {
  return Chooser(text, sentences, marks, weights, options).run();
}

}  // namespace pilcrow::snippet
