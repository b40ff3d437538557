#include "search/parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/stem.h"

namespace pilcrow::search {
namespace {

// So that a query stays within what `kMaxClauses` means.
constexpr std::size_t kMaxPhraseWords = 64;

Clause part_of(const Clause& whole, Range source, std::string word, std::vector<text::Stem> stems,
               std::size_t& leaves) {
  Clause part;
  part.kind = ClauseKind::word;
  part.part = true;
  part.source = source;
  part.text = word;
  part.words = {std::move(word)};
  part.stems = std::move(stems);
  part.weight = whole.weight;
  part.number = leaves++;
  return part;
}

std::vector<Clause> parts_of(const Clause& word, const std::vector<std::string>& languages,
                             std::size_t& leaves) {
  std::vector<Clause> out;
  const auto stem = std::find_if(word.stems.begin(), word.stems.end(),
                                 [](const auto& one) { return one.is_of("ko"); });
  if (stem == word.stems.end()) return out;
  const std::vector<std::string> pairs = text::syllable_pairs(stem->text);
  for (const auto& pair : pairs) {
    out.push_back(part_of(word, word.source, pair, {{pair, languages}}, leaves));
    out.back().weight /= static_cast<double>(pairs.size());
  }
  return out;
}

bool may_have_parts(const Clause& child) {
  return child.kind == ClauseKind::word && child.field == Field::text &&
         child.role == Role::optional && !child.filler;
}

bool may_lift(const Clause& child) {
  return child.kind == ClauseKind::phrase && child.field == Field::text &&
         child.role == Role::optional && child.words.size() > 1;
}

class PhraseWords {
 public:
  PhraseWords(const std::vector<std::string>& languages, text::Analyser& analyser,
              std::size_t& leaves)
      : languages_(languages), analyser_(analyser), leaves_(leaves) {}

  void add_to(Clause& clause) {
    if (clause.kind != ClauseKind::group) return;
    for (auto& child : clause.children) add_to(child);
    if (clause.children.size() < 2) return;
    std::vector<Clause> words;
    for (const auto& child : clause.children) {
      if (may_lift(child)) add_words(child, words);
    }
    std::move(words.begin(), words.end(), std::back_inserter(clause.children));
  }

 private:
  void add_words(const Clause& phrase, std::vector<Clause>& out) {
    for (auto& word : analyser_.analyse_query(phrase.text, languages_)) {
      if (count_ == kMaxPhraseWords) return;
      ++count_;
      out.push_back(part_of(phrase, phrase.source, std::move(word.exact), std::move(word.stems),
                            leaves_));
      out.back().role = Role::lifting;
    }
  }

  const std::vector<std::string>& languages_;
  text::Analyser& analyser_;
  std::size_t& leaves_;
  std::size_t count_ = 0;
};

}  // namespace

void add_phrase_words(Clause& root, const std::vector<std::string>& languages,
                      text::Analyser& analyser, std::size_t& leaves) {
  PhraseWords(languages, analyser, leaves).add_to(root);
}

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
