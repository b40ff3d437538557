#include "index/leaf.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "index/expand.h"
#include "index/match.h"
#include "index/schema.h"
#include "text/common_words.h"
#include "text/stem.h"

namespace pilcrow::index {
namespace {

using search::Clause;
using search::ClauseKind;

class Maker {
 public:
  Maker(const Snapshot& snapshot, const std::vector<SegmentFiles::Loan>& loans,
        std::vector<std::string>& notes)
      : snapshot_(snapshot), loans_(loans), notes_(notes), postings_(loans.size()) {}

  void visit(const Clause& clause) {
    for (const auto& child : clause.children) visit(child);
    switch (clause.kind) {
      case ClauseKind::word: leaves_[&clause] = word(clause); break;
      case ClauseKind::phrase:
      case ClauseKind::near: leaves_[&clause] = phrase(clause); break;
      case ClauseKind::prefix:
      case ClauseKind::fuzzy: leaves_[&clause] = expanded(clause); break;
      case ClauseKind::name: leaves_[&clause] = name(clause); break;
      default: return;
    }
    Leaf& leaf = leaves_[&clause];
    leaf.idf *= clause.weight;
    for (Leaf& weaker : leaf.weaker) weaker.idf *= clause.weight;
  }

  Leaves finish() { return std::move(leaves_); }

 private:
  std::size_t segments() const { return loans_.size(); }
  const store::Vocabulary& vocabulary(std::size_t segment) const {
    return snapshot_.segments()[segment].store().vocabulary();
  }

  std::uint64_t postings(std::size_t segment, const std::string& name) const {
    const auto [known, fresh] = postings_[segment].try_emplace(name);
    if (fresh) known->second = loans_[segment].database().get_termfreq(name);
    return known->second;
  }

  void add(std::size_t segment, const std::string& name, TermGroup& group) const {
    const std::uint64_t here = postings(segment, name);
    if (here == 0) return;
    group.terms.push_back({name, nullptr});
    group.postings += here;
  }

  // Terms that the segment has, of those that stems have in paragraphs and in headings. Both in order:
  // what is near in a table is in the block that was read last.
  TermGroup group(std::size_t segment, const std::set<std::string>& stem_terms) const {
    TermGroup out;
    for (const auto& name : stem_terms) add(segment, name, out);
    for (const auto& name : stem_terms) add(segment, in_head(name), out);
    return out;
  }

  // In all segments.
  std::uint64_t paragraphs_with(const std::set<std::string>& stem_terms) const {
    std::uint64_t sum = 0;
    for (std::size_t segment = 0; segment < segments(); ++segment) {
      for (const auto& name : stem_terms) sum += postings(segment, name);
    }
    return sum;
  }

  // Some of a segment's languages.
  struct Reach {
    std::shared_ptr<const LanguageSet> languages = {};  // null for all
    std::uint64_t blocks = 0;                           // in them
  };
  Reach reach(std::size_t segment, const LanguageSet& languages) const {
    const Segment& here = snapshot_.segments()[segment];
    Reach out;
    LanguageSet chosen;
    for (std::size_t i = 0; i < here.languages.size(); ++i) {
      chosen.push_back(languages[here.languages[i]]);
      if (chosen.back()) out.blocks += here.store().language_blocks()[i];
    }
    if (out.blocks < here.store().blocks()) {
      out.languages = std::make_shared<const LanguageSet>(std::move(chosen));
    }
    return out;
  }

  // Those of the snapshot's languages that have these codes.
  LanguageSet numbered(const std::vector<std::string>& codes) const {
    const std::vector<std::string>& all = snapshot_.languages();
    LanguageSet out(all.size());
    for (const auto& code : codes) {
      const auto found = std::lower_bound(all.begin(), all.end(), code);
      if (found == all.end() || *found != code) continue;
      out[static_cast<std::size_t>(found - all.begin())] = true;
    }
    return out;
  }

  void set_weights(Leaf& leaf, const std::vector<std::uint64_t>& paragraphs_with) const {
    const auto total = static_cast<double>(snapshot_.all().paragraphs);
    for (const auto count : paragraphs_with) {
      const double with = std::min(static_cast<double>(count), total);
      leaf.idf += std::log1p((total - with + 0.5) / (with + 0.5));
      leaf.rarity += std::log1p(total / std::max(with, 1.0));
    }
  }

  // A stem is the word's in the languages that it was made in; in a text of another it may be that
  // of another word.
  Leaf word(const Clause& clause) const {
    Leaf leaf;
    leaf.parts.resize(segments());
    std::uint64_t with = 0;
    for (const auto& stem : clause.stems) {
      const std::string name = term(kStem, stem.text);
      // Within longer words too.
      const std::string within =
          text::is_syllable_pair(stem.text) ? term(kSyllables, stem.text) : std::string();
      std::vector<TermGroup> found;
      std::uint64_t paragraphs = 0;
      bool any = false;
      for (std::size_t segment = 0; segment < segments(); ++segment) {
        TermGroup& here = found.emplace_back(group(segment, {name}));
        paragraphs += postings(segment, name);
        if (!within.empty()) {
          paragraphs += postings(segment, within);
          add(segment, within, here);
        }
        any = any || !here.terms.empty();
      }
      if (!any) continue;  // as with most that other languages make of a word
      const LanguageSet languages = numbered(stem.languages);
      std::uint64_t blocks = 0;
      for (std::size_t segment = 0; segment < segments(); ++segment) {
        const Reach where = reach(segment, languages);
        blocks += where.blocks;
        if (where.blocks == 0 || found[segment].terms.empty()) continue;
        LeafPart& part = leaf.parts[segment];
        if (part.groups.empty()) part.groups.emplace_back();
        for (auto& one : found[segment].terms) {
          part.groups.front().terms.push_back({std::move(one.name), where.languages});
        }
        part.groups.front().postings += std::min(found[segment].postings, where.blocks);
      }
      // The same however an index is cut into segments.
      with += std::min(paragraphs, blocks);
    }
    set_weights(leaf, {with});
    if (clause.filler) leaf.idf *= kFillerWeight;
    return leaf;
  }

  // Looking for candidates by the words that are not common, and in a phrase by the pairs of those
  // that are: posting lists of common words are as long as the index.
  Leaf phrase(const Clause& clause) const {
    const std::vector<std::string>& words = clause.words;
    // What all segments know of each word; weights must not depend on how an index is cut.
    std::vector<std::vector<std::vector<store::CountedForm>>> forms(words.size());
    std::vector<std::uint64_t> with;
    std::vector<std::set<std::string>> terms(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t segment = 0; segment < segments(); ++segment) {
        forms[i].push_back(vocabulary(segment).find(words[i]));
        for (const auto& form : forms[i].back()) terms[i].insert(term(kStem, form.form.stem));
      }
      with.push_back(paragraphs_with(terms[i]));
    }
    Leaf leaf;
    for (std::size_t segment = 0; segment < segments(); ++segment) {
      LeafPart part;
      std::vector<TermGroup> stems;
      for (std::size_t i = 0; i < words.size(); ++i) {
        std::set<std::string> here;
        std::vector<std::uint32_t> numbers;
        bool alone = true;
        for (const auto& form : forms[i][segment]) {
          here.insert(term(kStem, form.form.stem));
          numbers.push_back(form.number);
          alone = alone && form.alone();
        }
        stems.push_back(group(segment, here));
        if (words.size() > 1 || !alone) part.places.push_back(std::move(numbers));
      }
      add_groups(segment, clause, std::move(stems), part);
      if (clause.kind == ClauseKind::near) {
        part.near.emplace(words, clause.distance, clause.ordered);
      } else if (words.size() == 2 && text::is_common(words[0]) && text::is_common(words[1]) &&
                 words[0] != words[1]) {
        // Postings of a pair say all, unless a word follows itself, when pairs overlap.
        part.places.clear();
      }
      leaf.parts.push_back(std::move(part));
    }
    set_weights(leaf, with);
    return leaf;
  }

  void add_groups(std::size_t segment, const Clause& clause, std::vector<TermGroup> stems,
                  LeafPart& part) const {
    const std::vector<std::string>& words = clause.words;
    for (const auto& group : stems) {
      if (group.terms.empty()) return;  // a word that the segment does not have
    }
    std::vector<TermGroup> common;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!text::is_common(words[i])) {
        part.groups.push_back(std::move(stems[i]));
        continue;
      }
      const bool pair = clause.kind == ClauseKind::phrase && i + 1 < words.size() &&
                        text::is_common(words[i + 1]);
      if (pair) {
        TermGroup both;
        add(segment, pair_term(words[i], words[i + 1]), both);
        if (both.terms.empty()) {
          part.groups.clear();
          return;
        }
        part.groups.push_back(std::move(both));
      } else {
        common.push_back(std::move(stems[i]));
      }
    }
    if (part.groups.empty()) part.groups = std::move(common);
    std::sort(part.groups.begin(), part.groups.end(),
              [](const TermGroup& a, const TermGroup& b) { return a.postings < b.postings; });
  }

  // The words that fit exactly, and those of each number of edits, which count less.
  Leaf expanded(const Clause& clause) const {
    const Expansion expansion = expand(snapshot_, clause, notes_);
    const std::uint64_t with = paragraphs_with(expansion.terms);  // looks all up in order
    std::vector<Leaf> leaves;
    for (const auto& words : expansion.words) {
      Leaf& leaf = leaves.emplace_back();
      for (std::size_t segment = 0; segment < segments(); ++segment) {
        LeafPart& part = leaf.parts.emplace_back();
        part.sure = group(segment, words[segment].sure);
        TermGroup unsure = group(segment, words[segment].unsure);
        if (unsure.terms.empty()) continue;
        part.groups.push_back(std::move(unsure));
        part.places.push_back(words[segment].numbers);
      }
      set_weights(leaf, {with});
      leaf.idf /= static_cast<double>(leaves.size());
    }
    Leaf out = std::move(leaves.front());
    out.weaker.assign(std::move_iterator(leaves.begin() + 1), std::move_iterator(leaves.end()));
    return out;
  }

  Leaf name(const Clause& clause) const {
    Leaf leaf;
    std::uint64_t with = 0;
    for (const auto& segment : snapshot_.segments()) {
      LeafPart& part = leaf.parts.emplace_back();
      const auto value = segment.tags->find(clause.facet, clause.text);
      if (value) part.tagged = segment.tags->blocks_with(*value);
      with += static_cast<std::uint64_t>(
          std::count_if(part.tagged.begin(), part.tagged.end(),
                        [&](std::uint32_t block) { return !segment.store().is_head(block); }));
    }
    set_weights(leaf, {with});
    return leaf;
  }

  const Snapshot& snapshot_;
  const std::vector<SegmentFiles::Loan>& loans_;
  std::vector<std::string>& notes_;
  // Of terms in each segment: to look one up takes longer than all else that is done with it here.
  mutable std::vector<std::unordered_map<std::string, std::uint64_t>> postings_;
  Leaves leaves_;
};

}  // namespace

Leaves make_leaves(const Snapshot& snapshot, const std::vector<SegmentFiles::Loan>& loans,
                   const search::Clause& root, std::vector<std::string>& notes) {
  Maker maker(snapshot, loans, notes);
  maker.visit(root);
  return maker.finish();
}

}  // namespace pilcrow::index
