#include "index/restore.h"

#include <algorithm>
#include <unordered_map>

#include "base/codec.h"
#include "index/impact.h"
#include "index/schema.h"
#include "text/breaks.h"
#include "text/fold.h"

namespace pilcrow::index {
namespace {

// A part of a document.
constexpr std::size_t kPartBlocks = 4000;
constexpr std::size_t kPartBytes = std::size_t{1} << 20;

// Blocks whose pairs are read at once.
constexpr std::uint32_t kPairBlocks = 1 << 17;

}  // namespace

// Numbers words and pairs as they come.
class Restorer::Part {
 public:
  explicit Part(store::InputDocument& document) : document_(document) {}

  std::uint32_t form(std::uint32_t number, const store::Form& form) {
    return number_in(forms_, number, document_.forms, form);
  }
  std::uint32_t pair(std::uint32_t number, const std::string& pair) {
    return number_in(pairs_, number, document_.pairs, pair);
  }
  std::uint32_t extra(const std::string& term) {
    return number_in(extras_, term, document_.pairs, term);
  }

 private:
  template <typename Numbers, typename Key, typename Value>
  static std::uint32_t number_in(Numbers& numbers, const Key& key, std::vector<Value>& list,
                                 const Value& value) {
    const auto [found, fresh] = numbers.emplace(key, static_cast<std::uint32_t>(list.size()));
    if (fresh) list.push_back(value);
    return found->second;
  }

  store::InputDocument& document_;
  std::unordered_map<std::uint32_t, std::uint32_t> forms_;
  std::unordered_map<std::uint32_t, std::uint32_t> pairs_;
  std::unordered_map<std::string, std::uint32_t> extras_;
};

Restorer::Restorer(const Segment& segment) : segment_(segment), blocks_(segment.store()) {
  read_forms();
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

// Those of a block and of many that follow it.
void Restorer::read_pairs(std::uint32_t block) {
  pairs_of_.clear();
  pairs_begin_ = block;
  pairs_end_ = segment_.store().blocks() - block > kPairBlocks ? block + kPairBlocks
                                                               : segment_.store().blocks();
  guarded(segment_.files->folder(), [&] {
    const auto loan = segment_.files->lend();
    const Xapian::Database& database = loan.database();
    const std::string start(kPair);
    std::uint32_t pair = 0;
    for (auto at = database.allterms_begin(start); at != database.allterms_end(start);
         ++at, ++pair) {
      if (pair == pairs_.size()) pairs_.push_back(*at);
      auto place = database.postlist_begin(*at);
      const auto end = database.postlist_end(*at);
      if (place != end) place.skip_to(pairs_begin_ + 1);
      for (; place != end && *place <= pairs_end_; ++place) {
        for (std::uint32_t i = impact_frequency(place.get_wdf()); i > 0; --i) {
          pairs_of_.emplace_back(*place - 1, pair);
        }
      }
    }
  });
  std::sort(pairs_of_.begin(), pairs_of_.end());
}

store::InputBlock Restorer::block(std::uint32_t block, bool title, Part& part) {
  const store::Store& store = segment_.store();
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
    made.words.push_back(part.form(form, forms_[form]));
    beside = beside || (before && ideograph_[form]);
    before = ideograph_[form];
  }
  if (block < pairs_begin_ || block >= pairs_end_) read_pairs(block);
  auto pair = std::lower_bound(pairs_of_.begin(), pairs_of_.end(), std::pair(block, 0U));
  for (; pair != pairs_of_.end() && pair->first == block; ++pair) {
    made.pairs.push_back(part.pair(pair->second, pairs_[pair->second]));
  }
  if (beside || text::tells_by_accents(made.language)) {
    // Only the text can tell whether something stands between them, and what accents there are.
    const std::string_view text =
        title ? store.title(store.document_of(block)) : std::string_view(made.record.text);
    for (const auto& token : analyser_.analyse(text, made.language)) {
      if (token.extra) made.pairs.push_back(part.extra(term(kStem, token.stem)));
    }
  }
  made.evidence = segment_.tags->evidence(block, made.record.text.size());
  return made;
}

// The part that begins with `block`, which moves on to the next one's.
store::InputDocument Restorer::part(std::uint32_t document, std::uint32_t& block,
                                    std::size_t most_blocks, std::size_t most_bytes) {
  const store::Store& store = segment_.store();
  const std::uint32_t first = store.first(document);
  const std::uint32_t end = store.first(document + 1);
  store::InputDocument out;
  Part part(out);
  for (std::size_t bytes = 0;
       block < end && bytes < most_bytes && out.blocks.size() < most_blocks; ++block) {
    out.blocks.push_back(this->block(block, block == first, part));
    bytes += out.blocks.back().record.text.size();
  }
  return out;
}

void Restorer::each_part(std::uint32_t document, const Take& take) {
  const store::Store& store = segment_.store();
  const std::uint32_t first = store.first(document);
  const store::DocumentRecord record = store.document(document);
  std::vector<store::BlockRecord> above;
  for (std::uint32_t block = first; block < store.first(document + 1);) {
    const bool continued = block > first;
    store::InputDocument out = part(document, block, kPartBlocks, kPartBytes);
    out.record = record;
    if (!continued) out.past = store.past(document);
    out.continued = continued;
    out.above = above;
    for (std::size_t i = continued ? 0 : 1; i < out.blocks.size(); ++i) {
      const store::BlockRecord& made = out.blocks[i].record;
      if (made.kind == BlockKind::heading) store::open_heading(above, made);
    }
    take(std::move(out));
  }
}

store::InputDocument Restorer::document(std::uint32_t document) {
  std::uint32_t block = segment_.store().first(document);
  store::InputDocument out = part(document, block, SIZE_MAX, SIZE_MAX);
  out.record = segment_.store().document(document);
  out.past = segment_.store().past(document);
  return out;
}

}  // namespace pilcrow::index
