#include "snippet/choose.h"

#include <algorithm>

#include "base/utf8.h"
#include "snippet/ruler.h"

namespace pilcrow::snippet {
namespace {

class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Range>& sentences,
          const std::vector<Mark>& marks, const std::vector<double>& weights,
          const SnippetOptions& options, const std::vector<std::size_t>& clusters)
      : text_(text),
        ruler_(text, clusters),
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
    std::size_t length = 0;  // in grapheme clusters
    std::size_t gap = 0;     // to the next one
    std::size_t marks = 0;   // the first that begins in it; those of the next sentence end them
    bool chosen = false;
  };

  void measure(const std::vector<Range>& sentences) {
    for (const Range range : sentences) {
      if (!sentences_.empty()) {
        Sentence& before = sentences_.back();
        before.gap = ruler_.length({before.range.end, range.begin});
      }
      sentences_.push_back({range, ruler_.length(range)});
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

  // What speaks for a sentence, by weight: clauses that are not covered yet, how near one another
  // these stand, and how often any of its clauses does.
  struct Gain {
    double fresh = 0;
    std::size_t spread = 0;  // bytes of the shortest part of it that has them all
    double again = 0;

    bool beats(const Gain& other) const {
      if (fresh != other.fresh) return fresh > other.fresh;
      if (spread != other.spread) return spread < other.spread;
      return again > other.again;
    }
  };

  Gain gain(std::size_t sentence) {
    Gain out;
    std::size_t clauses = 0;
    for (std::size_t i = sentences_[sentence].marks; i < marks_end(sentence); ++i) {
      const std::size_t clause = marks_[i].clause;
      const double weight = clause < weights_.size() ? weights_[clause] : 1;
      const bool fresh = !covered_[clause] && seen_in_[clause] != sentence;
      seen_in_[clause] = sentence;
      (fresh ? out.fresh : out.again) += weight;
      if (fresh) ++clauses;
    }
    if (clauses > 1) out.spread = spread(sentence, clauses);
    return out;
  }

  // Of the shortest run of marks with so many clauses that are not covered yet.
  std::size_t spread(std::size_t sentence, std::size_t clauses) const {
    std::vector<std::size_t> counts(covered_.size());
    std::size_t best = sentences_[sentence].range.size();
    std::size_t first = sentences_[sentence].marks;
    std::size_t seen = 0;
    for (std::size_t i = first; i < marks_end(sentence); ++i) {
      if (!covered_[marks_[i].clause] && counts[marks_[i].clause]++ == 0) ++seen;
      for (; seen == clauses; ++first) {
        best = std::min(best, marks_[i].bytes.end - std::min(marks_[first].bytes.begin,
                                                             marks_[i].bytes.end));
        if (!covered_[marks_[first].clause] && --counts[marks_[first].clause] == 0) --seen;
      }
    }
    return best;
  }

  // What a sentence adds to the length, with the space between it and its neighbours.
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
    Gain best_gain = gain(0);
    for (std::size_t i = 1; i < sentences_.size(); ++i) {
      if (const Gain now = gain(i); now.beats(best_gain)) best = i, best_gain = now;
    }
    take(best);
  }

  // Another sentence that covers a clause which is not covered yet.
  bool choose_next() {
    std::size_t best = sentences_.size();
    Gain best_gain;
    std::fill(seen_in_.begin(), seen_in_.end(), kNowhere);
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!adds_clause(i) || !fits(i)) continue;
      const Gain now = gain(i);
      if (best == sentences_.size() || now.beats(best_gain)) best = i, best_gain = now;
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

  // A sentence longer than the budget loses what is farthest from its first mark.
  Range cut(Range range, std::size_t first_mark, std::size_t last_mark) const {
    if (used_ <= budget_) return range;
    std::size_t center = range.begin;
    if (first_mark < last_mark && marks_[first_mark].bytes.begin < range.end) {
      center = marks_[first_mark].bytes.begin;
    }
    return cut_sentence(text_, ruler_, range, center, budget_);
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::string_view text_;
  Ruler ruler_;
  const std::vector<Mark>& marks_;
  const std::vector<double>& weights_;
  std::size_t budget_;
  std::size_t max_fragments_;
  std::vector<Sentence> sentences_;
  std::vector<bool> covered_;         // by clause
  std::vector<std::size_t> seen_in_;  // by clause: the sentence that `gain` saw it in last
  std::size_t used_ = 0;              // of the budget
  std::size_t fragments_ = 0;
};

}  // namespace

Snippet choose(std::string_view text, const std::vector<Range>& sentences,
               const std::vector<Mark>& marks, const std::vector<double>& weights,
               const SnippetOptions& options, const std::vector<std::size_t>& clusters) {
  return Chooser(text, sentences, marks, weights, options, clusters).run();
}

}  // namespace pilcrow::snippet
