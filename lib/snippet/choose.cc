#include "snippet/choose.h"

#include <algorithm>

#include "base/utf8.h"

namespace pilcrow::snippet {
namespace {

// What a clause is worth when it is seen again, of what it was the first time.
constexpr double kAgain = 0.1;

class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Range>& sentences,
          const std::vector<Mark>& marks, const std::vector<double>& weights,
          const SnippetOptions& options)
      : text_(text),
        marks_(marks),
        weights_(weights),
        budget_(options.length),
        max_fragments_(std::max<std::size_t>(options.fragments, 1)) {
    measure(sentences);
    sort_marks();
  }

  Snippet run() {
    if (sentences_.empty()) return {};
    choose_first();
    while (choose_next()) {
    }
    grow();
    return build();
  }

 private:
  struct Sentence {
    Range range = {};
    std::size_t length = 0;  // in code points
    std::size_t gap = 0;     // to the next one
    std::size_t marks = 0;   // the first that begins in it; those of the next sentence end them
    bool chosen = false;
  };

  void measure(const std::vector<Range>& sentences) {
    const auto length = [&](std::size_t begin, std::size_t end) {
      return count_code_points(text_.substr(begin, end - begin));
    };
    for (const Range range : sentences) {
      if (!sentences_.empty()) {
        Sentence& before = sentences_.back();
        before.gap = length(before.range.end, range.begin);
      }
      sentences_.push_back({range, length(range.begin, range.end)});
    }
  }

  void sort_marks() {
    std::size_t mark = 0;
    for (Sentence& sentence : sentences_) {
      while (mark < marks_.size() && marks_[mark].bytes.begin < sentence.range.begin) ++mark;
      sentence.marks = mark;
    }
    std::size_t clauses = 0;
    for (const Mark& each : marks_) clauses = std::max(clauses, each.clause + 1);
    covered_.resize(clauses);
    seen_in_.resize(clauses, kNowhere);
  }

  std::size_t marks_end(std::size_t sentence) const {
    return sentence + 1 < sentences_.size() ? sentences_[sentence + 1].marks : marks_.size();
  }

  bool is_chosen(std::size_t sentence) const {
    return sentence < sentences_.size() && sentences_[sentence].chosen;
  }

  // What a sentence adds to what is covered.
  double gain(std::size_t sentence) {
    double gain = 0;
    for (std::size_t i = sentences_[sentence].marks; i < marks_end(sentence); ++i) {
      const std::size_t clause = marks_[i].clause;
      const double weight = clause < weights_.size() ? weights_[clause] : 1;
      const bool fresh = !covered_[clause] && seen_in_[clause] != sentence;
      seen_in_[clause] = sentence;
      gain += fresh ? weight : kAgain * weight;
    }
    return gain;
  }

  // Code points that a sentence adds, with the space between it and its neighbours.
  std::size_t cost(std::size_t sentence) const {
    std::size_t cost = sentences_[sentence].length;
    if (is_chosen(sentence - 1)) cost += sentences_[sentence - 1].gap;
    if (is_chosen(sentence + 1)) cost += sentences_[sentence].gap;
    return cost;
  }

  // How many of the sentences beside it are chosen.
  std::size_t neighbours(std::size_t sentence) const {
    return (is_chosen(sentence - 1) ? 1U : 0U) + (is_chosen(sentence + 1) ? 1U : 0U);
  }

  void take(std::size_t sentence) {
    used_ += cost(sentence);
    fragments_ = fragments_ + 1 - neighbours(sentence);
    sentences_[sentence].chosen = true;
    for (std::size_t i = sentences_[sentence].marks; i < marks_end(sentence); ++i) {
      covered_[marks_[i].clause] = true;
    }
  }

  bool fits(std::size_t sentence) const {
    return !is_chosen(sentence) && used_ + cost(sentence) <= budget_ &&
           fragments_ + 1 - neighbours(sentence) <= max_fragments_;
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
    std::fill(seen_in_.begin(), seen_in_.end(), kNowhere);
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!adds_clause(i) || !fits(i)) continue;
      if (const double now = gain(i); now > best_gain) best = i, best_gain = now;
    }
    if (best == sentences_.size()) return false;
    take(best);
    return true;
  }

  bool adds_clause(std::size_t sentence) const {
    for (std::size_t i = sentences_[sentence].marks; i < marks_end(sentence); ++i) {
      if (!covered_[marks_[i].clause]) return true;
    }
    return false;
  }

  // Sentences beside those that are chosen: what follows them before what leads to them.
  void grow() {
    for (std::size_t i = 1; i < sentences_.size(); ++i) {
      if (is_chosen(i - 1) && fits(i)) take(i);
    }
    for (std::size_t i = 0; i + 1 < sentences_.size(); ++i) {
      for (std::size_t at = i; is_chosen(at + 1) && fits(at); --at) {
        take(at);
        if (at == 0) break;
      }
    }
  }

  Snippet build() const {
    Snippet out;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!sentences_[i].chosen) continue;
      const std::size_t first = i;
      while (is_chosen(i + 1)) ++i;
      const Range range = {sentences_[first].range.begin, sentences_[i].range.end};
      out.fragments.push_back(fragment(range, sentences_[first].marks, marks_end(i)));
    }
    return out;
  }

  Fragment fragment(Range range, std::size_t first_mark, std::size_t last_mark) const {
    Fragment out;
    out.bytes = cut(range, first_mark, last_mark);
    out.cut_front = out.bytes.begin > range.begin;
    out.cut_back = out.bytes.end < range.end;
    out.text = text_.substr(out.bytes.begin, out.bytes.size());
    std::size_t free_from = out.bytes.begin;
    std::size_t utf16 = 0;  // units before `free_from`
    const auto units_to = [&](std::size_t at) {
      utf16 += count_utf16(text_.substr(free_from, at - free_from));
      free_from = at;
      return utf16;
    };
    for (std::size_t i = first_mark; i < last_mark; ++i) {
      const Range bytes = marks_[i].bytes;
      if (bytes.begin < free_from || !out.bytes.contains(bytes)) continue;
      Mark inside = marks_[i];
      inside.bytes = {bytes.begin - out.bytes.begin, bytes.end - out.bytes.begin};
      inside.utf16.begin = units_to(bytes.begin);
      inside.utf16.end = units_to(bytes.end);
      out.marks.push_back(inside);
    }
    return out;
  }

  // A sentence longer than the budget loses what is farthest from its first mark, at spaces.
  Range cut(Range range, std::size_t first_mark, std::size_t last_mark) const {
    if (used_ <= budget_) return range;
    std::size_t center = range.begin;
    if (first_mark < last_mark && marks_[first_mark].bytes.begin < range.end) {
      center = marks_[first_mark].bytes.begin;
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
    if (text_[at - 1] == ' ') return at;
    const std::size_t space = text_.find(' ', at);
    return space < limit ? space + 1 : at;
  }

  // Where the last whole word ends, if one does after `limit`: text without spaces is cut anywhere.
  std::size_t before_space(std::size_t at, std::size_t limit) const {
    if (at < text_.size() && text_[at] == ' ') return at;
    const std::size_t space = text_.rfind(' ', at);
    return space != std::string_view::npos && space > limit ? space : at;
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::string_view text_;
  const std::vector<Mark>& marks_;
  const std::vector<double>& weights_;
  std::size_t budget_;
  std::size_t max_fragments_;
  std::vector<Sentence> sentences_;
  std::vector<bool> covered_;         // by clause
  std::vector<std::size_t> seen_in_;  // by clause: the sentence that `gain` saw it in last
  std::size_t used_ = 0;              // code points
  std::size_t fragments_ = 0;
};

}  // namespace

Snippet choose(std::string_view text, const std::vector<Range>& sentences,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               const SnippetOptions& options) {
  return Chooser(text, sentences, marks, weights, options).run();
}

}  // namespace pilcrow::snippet
