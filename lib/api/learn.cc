#include "api/learn.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <unordered_map>

#include "api/cue_candidates.h"
#include "api/placer.h"
#include "api/stem_book.h"
#include "api/watched.h"
#include "base/path.h"
#include "learn/linear_model.h"
#include "pilcrow/error.h"
#include "theme/cue.h"

namespace pilcrow::api {
namespace {

using learn::LinearModel;
using learn::Row;

constexpr std::size_t kFolds = 5;
// Of fewer items a threshold cannot be told.
constexpr std::size_t kFewest = 5;
// Weights below are left out: they do not show.
constexpr double kLeastWeight = 0.0005;
constexpr double kMostWeight = 100;

// The items of a collection as rows of what their words would count as cues of a theme with
// `by-length`.
class Collection {
 public:
  Collection(Session& session, const std::vector<LabelledItem>& labels, const std::string& part)
      : analyser_(*session.analyser), placer_(session.snapshot(), *session.analyser) {
    for (const auto& item : labels) {
      if (!part.empty() && item.part != part) continue;
      if (const theme::Placed* placed = placer_.item(item.id)) add(*placed, item);
    }
    if (rows_.empty()) {
      throw Error(ErrorCode::bad_argument, "none of the labelled items is in the index");
    }
    having_.resize(book_.size());
    for (const Row& row : rows_) {
      for (const auto& word : row) ++having_[word.first];
    }
  }

  std::size_t size() const { return rows_.size(); }
  const Row& row(std::size_t item) const { return rows_[item]; }
  const std::set<std::string>& themes(std::size_t item) const { return themes_[item]; }
  const std::set<std::string>& all_themes() const { return all_themes_; }

  // Items that have a word, and how rare it is.
  std::size_t having(std::uint32_t word) const { return having_[word]; }
  double rarity(std::uint32_t word) const {
    return std::log(1 + static_cast<double>(size()) / static_cast<double>(having_[word]));
  }
  std::uint32_t words() const { return book_.size(); }
  std::string form(std::uint32_t word) const { return book_.form(word, analyser_); }

 private:
  void add(const theme::Placed& placed, const LabelledItem& item) {
    std::map<std::uint32_t, double> counts;
    std::set<std::string_view> distinct;
    for (const auto& token : *placed.text.tokens) {
      if (!token.extra) distinct.insert(token.stem);
      if (const auto word = book_.number(token, placed.language)) ++counts[*word];
    }
    for (auto& [word, count] : counts) count = 2 - std::exp2(1 - count);
    double nearness = 1;
    for (const theme::Heading* heading : placed.above) {
      std::set<std::uint32_t> here;
      for (const auto& token : heading->tokens) {
        if (const auto word = book_.number(token, placed.language)) here.insert(*word);
      }
      for (const auto word : here) counts[word] += nearness;
      nearness /= 2;
    }
    const double root = std::sqrt(static_cast<double>(std::max<std::size_t>(1, distinct.size())));
    Row row;
    for (const auto& [word, count] : counts) row.emplace_back(word, count / root);
    rows_.push_back(std::move(row));
    std::set<std::string>& themes = themes_.emplace_back();
    for (const auto& id : item.themes) {
      for (const auto one : with_parents(id)) themes.emplace(one);
    }
    all_themes_.insert(themes.begin(), themes.end());
  }

  text::Analyser& analyser_;
  Placer placer_;
  StemBook book_;
  std::vector<Row> rows_;
  std::vector<std::set<std::string>> themes_;
  std::set<std::string> all_themes_;
  std::vector<std::size_t> having_;
};

// One theme being learned: from the words that tell it apart most.
class ThemeLearner {
 public:
  ThemeLearner(const Collection& items, const std::string& theme, const LearnOptions& options)
      : items_(items), options_(options) {
    for (std::size_t i = 0; i < items.size(); ++i) has_.push_back(items.themes(i).contains(theme));
    choose_words();
    for (std::size_t i = 0; i < items.size(); ++i) {
      Row& row = rows_.emplace_back();
      for (const auto& [word, value] : items.row(i)) {
        const auto chosen = numbers_.find(word);
        if (chosen != numbers_.end()) row.emplace_back(chosen->second, value * scale(word));
      }
      std::sort(row.begin(), row.end());
    }
  }

  struct Learned {
    std::vector<std::pair<std::uint32_t, double>> weights = {};  // of words
    double threshold = 0;
  };

  Learned learn() const {
    std::vector<const Row*> rows;
    for (const Row& row : rows_) rows.push_back(&row);
    const LinearModel model = learn::fit(rows, has_, words_.size(), options_.cost);
    Learned out;
    out.threshold = -model.bias + margin();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      out.weights.emplace_back(words_[i], model.weights[i] * scale(words_[i]));
    }
    return out;
  }

 private:
  // Rare words say more; all together about as much as the model takes for a unit.
  double scale(std::uint32_t word) const { return items_.rarity(word) / kUnit; }
  static constexpr double kUnit = 4;

  void choose_words() {
    std::unordered_map<std::uint32_t, std::size_t> inside;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!has_[i]) continue;
      ++chosen;
      for (const auto& word : items_.row(i)) ++inside[word.first];
    }
    std::vector<std::pair<double, std::uint32_t>> best;
    const auto all = static_cast<double>(items_.size());
    const auto of_theme = static_cast<double>(chosen);
    for (std::uint32_t word = 0; word < items_.words(); ++word) {
      if (items_.having(word) < 2) continue;
      const auto found = inside.find(word);
      const double in = found == inside.end() ? 0 : static_cast<double>(found->second);
      const double out = static_cast<double>(items_.having(word)) - in;
      best.emplace_back(log_likelihood(in, of_theme, out, all - of_theme), word);
    }
    if (best.empty()) return;
    const std::size_t count = std::min(options_.cues, best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
                      [](const auto& a, const auto& b) {
                        return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    for (std::size_t i = 0; i < count; ++i) {
      numbers_[best[i].second] = static_cast<std::uint32_t>(words_.size());
      words_.push_back(best[i].second);
    }
  }

  // By how much the threshold is to be raised for the best F1 on items that were not learned from
  // (SCut: Yang, "A Study on Thresholding Strategies for Text Categorization", 2001).
  double margin() const {
    if (static_cast<std::size_t>(std::count(has_.begin(), has_.end(), true)) < kFewest) return 0;
    std::vector<std::pair<double, bool>> decisions;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      std::vector<const Row*> rows;
      std::vector<bool> has;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (i % kFolds == fold) continue;
        rows.push_back(&rows_[i]);
        has.push_back(has_[i]);
      }
      const LinearModel model = learn::fit(rows, has, words_.size(), options_.cost);
      for (std::size_t i = fold; i < rows_.size(); i += kFolds) {
        decisions.emplace_back(model.decide(rows_[i]), has_[i]);
      }
    }
    return best_cut(std::move(decisions));
  }

  static double best_cut(std::vector<std::pair<double, bool>> decisions) {
    std::sort(decisions.begin(), decisions.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto all = static_cast<double>(std::count_if(decisions.begin(), decisions.end(),
                                                       [](const auto& one) { return one.second; }));
    double best = -1;
    double cut = 0;
    double right = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      right += decisions[i].second ? 1 : 0;
      const double f1 = 2 * right / (static_cast<double>(i + 1) + all);
      if (f1 <= best) continue;
      best = f1;
      cut = i + 1 < decisions.size() ? (decisions[i].first + decisions[i + 1].first) / 2
                                     : decisions[i].first;
    }
    return cut;
  }

  const Collection& items_;
  const LearnOptions& options_;
  std::vector<bool> has_;
  std::vector<std::uint32_t> words_;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
  std::vector<Row> rows_;
};

// A TOML literal, or a basic string if the text has an apostrophe.
std::string quoted(const std::string& text) {
  return text.find('\'') == std::string::npos ? '\'' + text + '\'' : '"' + text + '"';
}

std::string weight_text(double weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", weight);
  return text;
}

// A list of cues, wrapped.
std::string list(const char* name, const std::vector<std::string>& cues) {
  if (cues.empty()) return {};
  std::string out = std::string(name) + " = [\n";
  std::string line = " ";
  for (const auto& cue : cues) {
    if (line.size() + cue.size() + 2 > 100) {
      out += line + '\n';
      line = " ";
    }
    line += ' ' + cue + ',';
  }
  return out + line + "\n]\n";
}

std::string theme_text(const std::string& id, const ThemeLearner::Learned& learned,
                       const Collection& items) {
  // The threshold is 1, as in a file that was written by hand. What most items have is had before any
  // word speaks for it.
  const bool usual = learned.threshold <= 1e-3;
  const double unit = usual ? 1 : learned.threshold;
  std::vector<std::pair<double, std::string>> weighted;
  for (const auto& [word, weight] : learned.weights) {
    const double scaled = std::clamp(weight / unit, -kMostWeight, kMostWeight);
    if (std::abs(scaled) < kLeastWeight) continue;
    std::string form = items.form(word);
    if (!form.empty()) weighted.emplace_back(scaled, std::move(form));
  }
  std::stable_sort(weighted.begin(), weighted.end(), [](const auto& a, const auto& b) {
    return std::abs(a.first) > std::abs(b.first);
  });
  std::vector<std::string> cues;
  std::vector<std::string> against;
  for (const auto& [weight, form] : weighted) {
    (weight > 0 ? cues : against).push_back(quoted(form + '^' + weight_text(std::abs(weight))));
  }
  const std::string bias = "bias = " + weight_text(std::min(1 - learned.threshold, kMostWeight)) + '\n';
  return "\n[[theme]]\nid = \"" + id + "\"\nthreshold = 1\n" + (usual ? bias : "") +
         "by-length = true\n" + list("cues", cues) + list("not", against);
}

}  // namespace

std::string learn_themes(Session& session, const std::vector<LabelledItem>& labels,
                         const LearnOptions& options) {
  const Collection items(session, labels, options.part);
  std::string out =
      "# Learned from " + std::to_string(items.size()) +
      " labelled items: a linear model for each theme, whose weights are those of its "
      "cues.\n";
  Watched watched(options.progress, items.all_themes().size());
  for (const auto& id : items.all_themes()) {
    watched.step();
    out += theme_text(id, ThemeLearner(items, id, options).learn(), items);
  }
  Taxonomy::parse(out, "learned");  // ids that cannot be are refused here
  return out;
}

}  // namespace pilcrow::api
