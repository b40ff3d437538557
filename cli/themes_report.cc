#include "themes_report.h"

#include <algorithm>
#include <array>

#include "numbers.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

std::string left(const std::string& text, std::size_t width) {
  const std::size_t wide = columns(text);
  return text + std::string(width > wide ? width - wide : 0, ' ');
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t wide = columns(text);
  return std::string(width > wide ? width - wide : 0, ' ') + text;
}

std::string examples_text(const std::vector<ThemeChange::Example>& examples, const char* sign,
                          const Style& style) {
  std::string out;
  for (const auto& example : examples) {
    out += "  " + std::string(sign) + ' ' + style.bold(clean_line(example.anchor)) + '\n';
    out += wrap(clean_line(example.text), style.width(), "      ", "      ");
    const std::string cues = cues_text(example.cues, 4);
    if (!cues.empty()) out += wrap(style.dim("by " + cues), style.width(), "      ", "      ");
  }
  return out;
}

std::string score_row(const ThemeScore& score, std::size_t width) {
  std::string out = left(clean_line(score.id), width);
  for (const double value : {score.precision(), score.recall(), score.f1()}) {
    out += right(fixed(value, 3), 11);
  }
  for (const std::size_t count : {score.right, score.wrong, score.missing}) {
    out += right(grouped(count), 9);
  }
  return out + '\n';
}

}  // namespace

std::string place_text(const CueEvidence& cue, const std::vector<std::string>& above) {
  if (cue.above == 0) return {};
  if (cue.above > above.size()) return " (in a heading)";
  return " (in \"" + clean_line(above[cue.above - 1]) + "\")";
}

std::string cues_text(const std::vector<CueEvidence>& cues, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < cues.size() && i < most; ++i) {
    out += (i == 0 ? "" : ", ") + clean_line(cues[i].cue) + " " + fixed(cues[i].score, 2) +
           place_text(cues[i], {});
  }
  if (cues.size() > most) out += ", " + counted(cues.size() - most, "other");
  return out;
}

std::string changes_text(const std::vector<ThemeChange>& changes, const Style& style) {
  std::string out;
  std::size_t same = 0;
  for (const auto& change : changes) {
    if (change.gained == 0 && change.lost == 0) {
      ++same;
      continue;
    }
    out += style.bold(clean_line(change.id)) + "  " + grouped(change.before) + " -> " +
           counted(change.after, "paragraph") + ": " + grouped(change.gained) + " gained, " +
           grouped(change.lost) + " lost\n";
    out += examples_text(change.gained_examples, "+", style);
    out += examples_text(change.lost_examples, "-", style);
  }
  return out + counted(same, "theme") + " unchanged\n";
}

std::string scores_text(const ThemeScores& scores, const Style& style) {
  std::size_t width = 20;
  for (const auto& one : scores.themes) width = std::max(width, columns(one.id));
  constexpr std::array<const char*, 6> kHeads = {"precision", "recall", "F1",
                                                 "right",     "wrong",  "missing"};
  std::string head = left("theme", width);
  for (std::size_t i = 0; i < kHeads.size(); ++i) head += right(kHeads[i], i < 3 ? 11 : 9);
  std::string out = style.bold(head) + '\n';
  for (const auto& one : scores.themes) out += score_row(one, width);
  ThemeScore top = scores.top;
  ThemeScore all = scores.all;
  top.id = "top level, micro";
  all.id = "all, micro";
  out += '\n' + score_row(top, width) + score_row(all, width);
  out += left("top level, macro", width) + right(fixed(scores.top_macro_f1, 3), 33) + '\n';
  out += left("all, macro", width) + right(fixed(scores.macro_f1, 3), 33) + '\n';
  return out + counted(scores.items, "item") + '\n';
}

std::string candidates_text(const std::vector<CueCandidate>& candidates, const Style& style) {
  std::size_t width = 10;
  for (const auto& one : candidates) width = std::max(width, columns(clean_line(one.cue)));
  std::string out = style.bold(left("cue", width) + right("inside", 9) + right("outside", 9) +
                               right("score", 10)) +
                    '\n';
  for (const auto& one : candidates) {
    out += left(clean_line(one.cue), width) + right(grouped(one.inside), 9) +
           right(grouped(one.outside), 9) + right(fixed(one.score, 1), 10) +
           (one.known ? style.dim("  known") : "") + '\n';
  }
  return out;
}

std::vector<std::pair<std::string, double>> measures_of(const ThemeScores& scores) {
  return {{"micro", scores.all.f1()},
          {"macro", scores.macro_f1},
          {"top-micro", scores.top.f1()},
          {"top-macro", scores.top_macro_f1}};
}

}  // namespace pilcrow::cli
