// A query evaluated word by word over documents, as lib/index/match.h says.
#ifndef PILCROW_TESTS_UNIT_INDEX_ORACLE_H_
#define PILCROW_TESTS_UNIT_INDEX_ORACLE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pilcrow/search.h"
#include "search/clause.h"
#include "text/analysis.h"
#include "unit/index/sample.h"

namespace sample {

class Oracle {
 public:
  // What is deleted counts for weights, but is not found.
  Oracle(const Documents& documents, const std::set<std::string>& deleted);

  // Paragraphs by their place among all blocks, with their scores.
  struct Hit {
    std::uint32_t key = 0;
    std::uint32_t score = 0;
    bool operator==(const Hit&) const = default;
  };
  std::vector<Hit> find(const pilcrow::search::Clause& query, const Strings& themes) const;

  // The best first; equal ones by document and paragraph.
  std::vector<Hit> ranked(std::vector<Hit> hits) const;

  // Documents by their scores, and equal ones by id, with what is found in them.
  struct Document {
    std::string id = {};
    std::uint32_t score = 0;
    bool operator==(const Document&) const = default;
  };
  std::vector<Document> ranked_documents(const pilcrow::search::Clause& query,
                                         const std::vector<Hit>& hits) const;

  // "value paragraphs documents" of each, in order.
  Strings facet(const std::vector<Hit>& hits, const std::string& name) const;
  std::size_t documents(const std::vector<Hit>& hits) const;

  // How telling each leaf is, by number.
  std::vector<double> rarity(const pilcrow::search::Clause& query, std::size_t leaves) const;

  // Words in a row from somewhere, at most so many.
  Strings any_words(Random& random, std::size_t most) const;

 private:
  using Clause = pilcrow::search::Clause;
  using Tokens = std::vector<pilcrow::text::Token>;

  struct Block {
    std::size_t document = 0;
    bool head = false;
    int level = 0;
    std::string language = {};
    Tokens tokens = {};
    std::size_t words = 0;                // pairs do not count
    std::vector<std::size_t> heads = {};  // open here, the title first
    std::string path = {};
    std::set<std::string> themes = {};
    std::set<std::string> names = {};  // "kind:id"
  };
  struct Outcome {
    bool holds = false;
    std::uint64_t score = 0;
  };
  struct Leaf {
    std::vector<double> frequencies = {};  // by block
    double idf = 0;
    double rarity = 0;
    std::vector<Leaf> weaker = {};  // for a fuzzy word: by edits, from 1 on
  };
  using Leaves = std::unordered_map<const Clause*, Leaf>;

  // Edits between folded words, by the whole table of the recurrence.
  static std::size_t edits(const std::string& a, const std::string& b);

  // The stems by which a word is found in texts of a language.
  static Strings stems_in(const Clause& word, const std::string& language);

  void add(const InputDocument& document);
  void make_leaves(const Clause& clause, Leaves& leaves) const;
  Leaf leaf(const Clause& clause) const;
  std::set<std::string> expansion(const Clause& clause) const;
  std::size_t count(const Clause& clause, const std::set<std::string>& expansion,
                    const Block& block, std::size_t edits) const;
  std::size_t count_language(const std::string& language) const;
  std::size_t paragraphs_with(const std::set<std::string>& stems) const;
  std::vector<std::size_t> weights(const Clause& clause,
                                   const std::set<std::string>& expansion) const;
  Outcome evaluate(const Clause& clause, const Leaves& leaves, std::size_t block) const;
  Outcome group(const Clause& clause, const Leaves& leaves, std::size_t block) const;
  Outcome score(const Clause& clause, const Leaf& leaf, std::size_t block) const;
  std::vector<Hit> lifted(const Clause& query, const Leaves& leaves,
                          const std::vector<Hit>& hits) const;
  std::uint32_t closeness(const std::vector<const Clause*>& words, const Leaves& leaves,
                          const Block& block) const;
  std::uint64_t as_one_text(const Clause& clause, const Leaves& leaves,
                            const std::vector<Hit>& hits) const;
  std::uint64_t as_one_text(const Clause& clause, const Leaf& leaf,
                            const std::vector<Hit>& hits) const;
  bool passes(const Clause& filter, const Block& block) const;
  static bool passes_value(const Clause& filter, const std::string& value);

  std::vector<Block> blocks_;
  Strings ids_;
  std::vector<pilcrow::Metadata> metadata_;  // by document, folded
  std::vector<bool> deleted_;
  std::unordered_map<std::string, std::set<std::size_t>> stems_;  // paragraphs by stem
  std::unordered_map<std::string, std::set<std::size_t>> pairs_;  // blocks by syllables in stems
  std::unordered_map<std::string, std::set<std::string>> stems_of_;  // by word
  // Of words with their stems, pairs not among them.
  std::map<std::pair<std::string, std::string>, std::size_t> counts_;
  std::unordered_map<std::string, std::size_t> languages_;  // blocks in each
  double average_ = 1;
  std::size_t paragraphs_ = 0;
};

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_INDEX_ORACLE_H_
