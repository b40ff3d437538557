#include "index/restore.h"

#include <algorithm>
#include <unordered_map>

#include "base/codec.h"
#include "base/utf8.h"
#include "index/impact.h"
#include "index/schema.h"
#include "text/breaks.h"

namespace pilcrow::index {
namespace {

// Whether a stem stands for two ideographs beside each other, which are no word of the forward
// lists.
bool is_ideograph_pair(std::string_view stem) {
  std::size_t at = 0;
  if (stem.empty()) return false;
  next_code_point(stem, at);
  return at < stem.size() && text::is_ideograph(stem.substr(0, at)) &&
         text::is_ideograph(stem.substr(at));
}

}  // namespace

Restorer::Restorer(const Segment& segment) : segment_(segment), blocks_(segment.store()) {
  read_forms();
  read_pairs();
}

void Restorer::read_forms() {
  const store::Vocabulary& vocabulary = segment_.store().vocabulary();
  forms_.resize(vocabulary.size());
  store::Vocabulary::Cursor cursor(vocabulary);
  while (cursor.next()) forms_[cursor.form().number] = cursor.form().form;
}

void Restorer::read_pairs() {
  guarded(segment_.files->folder(), [&] {
    const auto loan = segment_.files->lend();
    const Xapian::Database& database = loan.database();
    const auto read = [&](std::string_view prefix, auto&& wanted) {
      const std::string start(prefix);
      for (auto at = database.allterms_begin(start); at != database.allterms_end(start); ++at) {
        const std::string term = *at;
        if (!wanted(std::string_view(term).substr(prefix.size()))) continue;
        const auto pair = static_cast<std::uint32_t>(pairs_.size());
        pairs_.push_back(term);
        for (auto p = database.postlist_begin(term); p != database.postlist_end(term); ++p) {
          for (std::uint32_t i = impact_frequency(p.get_wdf()); i > 0; --i) {
            pairs_of_.emplace_back(*p - 1, pair);
          }
        }
      }
    };
    read(kPair, [](std::string_view) { return true; });
    read(kStem, is_ideograph_pair);
  });
  std::sort(pairs_of_.begin(), pairs_of_.end());
}

store::InputDocument Restorer::document(std::uint32_t document) {
  const store::Store& store = segment_.store();
  store::InputDocument out;
  out.record = store.document(document);
  std::unordered_map<std::uint32_t, std::uint32_t> forms;
  std::unordered_map<std::uint32_t, std::uint32_t> pairs;
  const auto number_in = [](auto& numbers, std::uint32_t key, auto& list, const auto& value) {
    const auto [found, fresh] = numbers.emplace(key, static_cast<std::uint32_t>(list.size()));
    if (fresh) list.push_back(value);
    return found->second;
  };
  for (std::uint32_t block = store.first(document); block < store.first(document + 1); ++block) {
    store::InputBlock made;
    made.record = blocks_.at(block);
    made.language = store.language(block);
    made.hash = store.hash(block);
    const std::string_view list = store.forward(block);
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < list.size();) {
      if (!take_varint(list, at, number) || number >= forms_.size()) {
        store.file().section("forward").fail("is inconsistent");
      }
      const auto form = static_cast<std::uint32_t>(number);
      made.words.push_back(number_in(forms, form, out.forms, forms_[form]));
    }
    auto pair = std::lower_bound(pairs_of_.begin(), pairs_of_.end(), std::pair(block, 0U));
    for (; pair != pairs_of_.end() && pair->first == block; ++pair) {
      made.pairs.push_back(number_in(pairs, pair->second, out.pairs, pairs_[pair->second]));
    }
    made.evidence = segment_.tags->evidence(block, made.record.text.size());
    out.blocks.push_back(std::move(made));
  }
  return out;
}

}  // namespace pilcrow::index
