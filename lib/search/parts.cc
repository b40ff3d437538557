#include "search/parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/stem.h"

namespace pilcrow::search {
namespace {

constexpr const char* kKorean = "ko";

std::vector<Clause> parts_of(const Clause& word, const std::vector<std::string>& languages,
                             std::size_t& leaves) {
  std::vector<Clause> out;
  const auto stem = std::find_if(word.stems.begin(), word.stems.end(), [](const auto& one) {
    return std::find(one.languages.begin(), one.languages.end(), kKorean) != one.languages.end();
  });
  if (stem == word.stems.end()) return out;
  const std::vector<std::string> pairs = text::syllable_pairs(stem->text);
  for (const auto& pair : pairs) {
    Clause& part = out.emplace_back();
    part.kind = ClauseKind::word;
    part.part = true;
    part.source = word.source;
    part.text = pair;
    part.words = {pair};
    part.stems = {{pair, languages}};
    part.weight = word.weight / static_cast<double>(pairs.size());
    part.number = leaves++;
  }
  return out;
}

bool may_have_parts(const Clause& child) {
  return child.kind == ClauseKind::word && child.field == Field::text &&
         child.role == Role::optional && !child.filler;
}

}  // namespace

void add_parts(Clause& root, const std::vector<std::string>& languages, std::size_t& leaves) {
  if (root.kind == ClauseKind::synonyms) return;  // the best of which counts
  for (auto& child : root.children) add_parts(child, languages, leaves);
  if (root.kind != ClauseKind::group || root.children.size() < 2) return;
  std::vector<Clause> children;
  for (auto& child : root.children) {
    std::vector<Clause> parts;
    if (may_have_parts(child)) parts = parts_of(child, languages, leaves);
    children.push_back(std::move(child));
    std::move(parts.begin(), parts.end(), std::back_inserter(children));
  }
  root.children = std::move(children);
}

}  // namespace pilcrow::search
