#include "api/explain.h"

#include <cmath>
#include <cstdio>
#include <string>

namespace pilcrow::api {
namespace {

double value(index::Score score) { return score / index::kScoreUnit; }

std::string short_number(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", number);
  return text;
}

std::string times(std::size_t count) {
  return count == 1 ? "once" : std::to_string(count) + " times";
}

std::string how(const index::Explained& leaf) {
  std::string out = "idf " + short_number(leaf.idf);
  if (leaf.clause->filler) out += " (a function word)";
  if (leaf.in_text > 0) {
    out += ", " + times(leaf.in_text) + " in about " + std::to_string(std::lround(leaf.length)) +
           " words";
  }
  if (leaf.in_sections > 0) out += ", " + times(leaf.in_sections) + " in headings";
  if (leaf.in_title > 0) out += ", " + times(leaf.in_title) + " in the title";
  return out;
}

ScorePart view(const index::Explained& explained) {
  ScorePart out;
  out.what = search::to_string(*explained.clause);
  out.matches = explained.holds;
  out.score = value(explained.score);
  if (explained.idf > 0) out.how = how(explained);
  for (const auto& part : explained.parts) out.parts.push_back(view(part));
  return out;
}

ScorePart addition(const char* what, index::Score score) {
  return {what, score > 0, value(score), {}, {}};
}

}  // namespace

std::vector<ScorePart> view_parts(const index::Explanation& explanation) {
  return {view(explanation.query), addition("section", explanation.section),
          addition("document", explanation.document), addition("closeness", explanation.closeness)};
}

}  // namespace pilcrow::api
