#include "index/check_words.h"

#include <algorithm>

#include "base/codec.h"
#include "index/impact.h"
#include "index/schema.h"
#include "text/breaks.h"
#include "text/common_words.h"
#include "text/fold.h"

namespace pilcrow::index {
namespace {

// Folding makes text longer, but by no more than this; so the words of a store cannot be longer
// together, whatever somebody wrote into it.
constexpr std::uint64_t kMaxGrowth = 16;
constexpr std::uint64_t kSmallText = 4096;

// Of a posting, so that sums of them differ where one does (the finalizer of SplitMix64).
std::uint64_t mix(std::uint32_t block, std::uint32_t impact) {
  std::uint64_t x = (std::uint64_t{block} << 32 | impact) + 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

bool in_order(const store::Form& a, const store::Form& b) {
  const int order = a.exact.compare(b.exact);
  return order != 0 ? order < 0 : a.stem < b.stem;
}

// A term as people know it.
std::string shown(std::string_view term) {
  for (const std::string_view prefix : {kPair, kSyllables, kHeadStem, kStem}) {
    if (term.starts_with(prefix)) return "'" + std::string(term.substr(prefix.size())) + "'";
  }
  return "'" + std::string(term) + "'";
}

}  // namespace

WordsCheck::WordsCheck(const store::Store& store, Findings& out) : store_(store) {
  read_vocabulary(out);
  counts_.resize(forms_.size());
  term_of_.resize(forms_.size());
  head_term_of_.resize(forms_.size(), UINT32_MAX);
  common_.resize(forms_.size());
  ideograph_.resize(forms_.size());
  for (const auto& form : forms_) {
    term_of_[form.number] = term_number(term(kStem, form.form.stem));
    for (const auto& pair : text::syllable_pairs(form.form.stem)) {
      syllables_of_[form.number].push_back(term_number(term(kSyllables, pair)));
    }
    common_[form.number] = text::is_common(form.form.exact);
    ideograph_[form.number] = text::is_ideograph(form.form.exact);
  }
}

void WordsCheck::read_vocabulary(Findings& out) {
  const std::uint64_t text =
      store_.counts().text_bytes + store_.file().section("titles").size() + kSmallText;
  std::uint64_t bytes = 0;
  store::Vocabulary::Cursor cursor(store_.vocabulary());
  while (cursor.next()) {
    forms_.push_back(cursor.form());
    const store::Form& form = forms_.back().form;
    bytes += form.exact.size() + form.stem.size();
    if (bytes / 2 > kMaxGrowth * text) {
      store_.file().section("words").fail("holds more than the texts do");
    }
  }
  place_.assign(forms_.size(), UINT32_MAX);
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    std::uint32_t& place = place_[forms_[i].number];
    if (place != UINT32_MAX) store_.file().section("words").fail("numbers two words alike");
    place = i;
    if (i > 0 && !in_order(forms_[i - 1].form, forms_[i].form)) {
      store_.file().section("words").fail("is not in order");
    }
  }
  std::vector<store::CountedForm> again = forms_;
  store::number_forms(again);
  for (std::uint32_t i = 0; i < forms_.size() && !out.full(); ++i) {
    if (again[i].number == forms_[i].number && again[i].kin == forms_[i].kin) continue;
    out.add("the word '" + forms_[i].form.exact + "' does not have the number or kin that it ought");
  }
}

std::uint32_t WordsCheck::term_number(std::string term) {
  const auto next = static_cast<std::uint32_t>(expected_.size());
  const auto [found, fresh] = terms_.emplace(std::move(term), next);
  if (fresh) expected_.emplace_back();
  return found->second;
}

std::uint32_t WordsCheck::head_term_of(std::uint32_t word) {
  std::uint32_t& number = head_term_of_[word];
  if (number == UINT32_MAX) {
    number = term_number(in_head(term(kStem, forms_[place_[word]].form.stem)));
  }
  return number;
}

void WordsCheck::add(std::uint32_t block, std::string_view text) {
  list_.clear();
  found_.clear();
  const std::string_view list = store_.forward(block);
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < list.size();) {
    if (!take_varint(list, at, number) || number >= forms_.size()) {
      store_.file().section("forward").fail("names words that are not there");
    }
    list_.push_back(static_cast<std::uint32_t>(number));
  }
  const bool head = store_.is_head(block);
  if (!head) words_ += list_.size();
  for (const auto word : list_) {
    ++counts_[word];
    found_.push_back(head ? head_term_of(word) : term_of_[word]);
    const auto syllables = syllables_of_.find(word);
    if (syllables == syllables_of_.end()) continue;
    found_.insert(found_.end(), syllables->second.begin(), syllables->second.end());
  }
  add_extras(text, store_.language(block), head);
  std::sort(found_.begin(), found_.end());
  const std::uint32_t length = length_class(list_.size());
  for (std::size_t i = 0; i < found_.size();) {
    std::size_t next = i;
    while (next < found_.size() && found_[next] == found_[i]) ++next;
    Expected& expected = expected_[found_[i]];
    ++expected.postings;
    expected.sum += mix(block, impact(next - i, length));
    i = next;
  }
}

// Terms beside words: common ones that stand together, ideographs side by side, which only the text
// can tell from ideographs with something between them, and words with their accents.
void WordsCheck::add_extras(std::string_view text, const std::string& language, bool head) {
  bool ideographs = false;
  for (std::size_t i = 1; i < list_.size(); ++i) {
    const std::uint32_t a = list_[i - 1];
    const std::uint32_t b = list_[i];
    ideographs = ideographs || (ideograph_[a] && ideograph_[b]);
    if (!common_[a] || !common_[b]) continue;
    const auto [pair, fresh] = pairs_.emplace(std::uint64_t{a} << 32 | b, 0);
    if (fresh) {
      pair->second = term_number(
          pair_term(forms_[place_[a]].form.exact, forms_[place_[b]].form.exact));
    }
    found_.push_back(pair->second);
  }
  if (!ideographs && !text::tells_by_accents(language)) return;
  for (const auto& token : analyser_.analyse(text, language)) {
    if (!token.extra) continue;
    const std::string name = term(kStem, token.stem);
    found_.push_back(term_number(head ? in_head(name) : name));
  }
}

void WordsCheck::finish(Findings& out) {
  for (const auto& form : forms_) {
    if (out.full()) return;
    if (form.count == counts_[form.number]) continue;
    out.add("the word '" + form.form.exact + "' is said to occur " + std::to_string(form.count) +
            " times and does " + std::to_string(counts_[form.number]));
  }
}

WordsCheck::Expected WordsCheck::read_term(const Xapian::Database& database,
                                           const std::string& term, std::uint64_t at_most) const {
  Expected actual;
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    if (++actual.postings > at_most) break;
    actual.sum += mix(*posting - 1, posting.get_wdf());
  }
  return actual;
}

void WordsCheck::compare(const Postings& postings, Findings& out) const {
  guarded("postings", [&] {
    const Xapian::Database& database = postings.database();
    std::vector<bool> seen(expected_.size());
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
      if (out.full()) return;
      const std::string term = *at;
      const auto known = terms_.find(term);
      if (known == terms_.end()) {
        out.add("there are postings of " + shown(term) + ", which no block has");
        continue;
      }
      const Expected& expected = expected_[known->second];
      seen[known->second] = true;
      if (!(read_term(database, term, expected.postings) == expected)) {
        out.add("the postings of " + shown(term) + " are not those of the blocks that have it");
      }
    }
    for (const auto& [term, number] : terms_) {
      if (out.full()) return;
      if (expected_[number].postings > 0 && !seen[number]) {
        out.add("there are no postings of " + shown(term));
      }
    }
  });
}

}  // namespace pilcrow::index
