#include "index/restore.h"

#include <algorithm>
#include <unordered_map>

#include "base/codec.h"
#include "index/impact.h"
#include "index/schema.h"
#include "text/breaks.h"

namespace pilcrow::index {
Restorer::Restorer(const Segment& segment) : segment_(segment), blocks_(segment.store()) {
  read_forms();
  read_pairs();
}

void Restorer::read_forms() {
  const store::Vocabulary& vocabulary = segment_.store().vocabulary();
  forms_.resize(vocabulary.size());
  ideograph_.resize(vocabulary.size());
  store::Vocabulary::Cursor cursor(vocabulary);
  while (cursor.next()) {
    const store::CountedForm& form = cursor.form();
    forms_[form.number] = form.form;
    ideograph_[form.number] = text::is_ideograph(form.form.exact);
  }
}

void Restorer::read_pairs() {
  guarded(segment_.files->folder(), [&] {
    const auto loan = segment_.files->lend();
    const Xapian::Database& database = loan.database();
    const std::string start(kPair);
    for (auto at = database.allterms_begin(start); at != database.allterms_end(start); ++at) {
      const auto pair = static_cast<std::uint32_t>(pairs_.size());
      pairs_.push_back(*at);
      for (auto p = database.postlist_begin(*at); p != database.postlist_end(*at); ++p) {
        for (std::uint32_t i = impact_frequency(p.get_wdf()); i > 0; --i) {
          pairs_of_.emplace_back(*p - 1, pair);
        }
      }
    }
  });
  std::sort(pairs_of_.begin(), pairs_of_.end());
}

store::InputDocument Restorer::document(std::uint32_t document) {
  const store::Store& store = segment_.store();
  store::InputDocument out;
  out.record = store.document(document);
  std::unordered_map<std::uint32_t, std::uint32_t> forms;
  std::unordered_map<std::uint32_t, std::uint32_t> pairs;
  std::unordered_map<std::string, std::uint32_t> ideographs;
  const auto number_in = [](auto& numbers, const auto& key, auto& list, const auto& value) {
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
    bool before = false;  // whether the last word was an ideograph
    bool beside = false;  // whether two of them follow one another
    for (std::size_t at = 0; at < list.size();) {
      if (!take_varint(list, at, number) || number >= forms_.size()) {
        store.file().section("forward").fail("is inconsistent");
      }
      const auto form = static_cast<std::uint32_t>(number);
      made.words.push_back(number_in(forms, form, out.forms, forms_[form]));
      beside = beside || (before && ideograph_[form]);
      before = ideograph_[form];
    }
    auto pair = std::lower_bound(pairs_of_.begin(), pairs_of_.end(), std::pair(block, 0U));
    for (; pair != pairs_of_.end() && pair->first == block; ++pair) {
      made.pairs.push_back(number_in(pairs, pair->second, out.pairs, pairs_[pair->second]));
    }
    if (beside) {
      // Only the text can tell whether something stands between them.
      const bool title = block == store.first(document);
      for (const auto& token : analyser_.analyse(title ? out.record.title : made.record.text, {})) {
        if (!token.pair) continue;
        const std::string name = term(kStem, token.stem);
        made.pairs.push_back(number_in(ideographs, name, out.pairs, name));
      }
    }
    made.evidence = segment_.tags->evidence(block, made.record.text.size());
    out.blocks.push_back(std::move(made));
  }
  return out;
}

}  // namespace pilcrow::index
