#include "store/store_writer.h"

#include <algorithm>
#include <numeric>
#include <queue>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// Of forward lists that are read once, so many stay in memory.
constexpr std::uint32_t kPassedBlocks = 1 << 15;

// Writes the forward lists as they come.
class ForwardWriter {
 public:
  explicit ForwardWriter(SectionWriter& out) : out_(out) { out_.begin("forward"); }

  void add(std::uint64_t number) { append_varint(list_, number); }
  void end_block() {
    bytes_ += list_.size();
    check_room(bytes_);
    out_.write(list_);
    list_.clear();
    ends_.push_back(static_cast<std::uint32_t>(bytes_));
  }
  void finish() { out_.put_array("forward.ends", ends_); }

 private:
  SectionWriter& out_;
  std::string list_;
  std::uint64_t bytes_ = 0;
  std::vector<std::uint32_t> ends_;
};

bool before(const Form& a, const Form& b) {
  const int order = a.exact.compare(b.exact);
  return order != 0 ? order < 0 : a.stem < b.stem;
}

// The vocabularies of several stores as one.
struct MergedForms {
  std::vector<CountedForm> forms = {};
  std::vector<std::vector<std::uint32_t>> numbers = {};  // of each store's, in `forms`
};

// Calls `take(store, form)` for the forms of all, sorted; equal ones in the order of the stores.
template <typename Take>
void each_form(const std::vector<const Store*>& stores, Take&& take) {
  std::vector<Vocabulary::Cursor> cursors;
  const auto later = [&](std::size_t a, std::size_t b) {
    const Form& x = cursors[a].form().form;
    const Form& y = cursors[b].form().form;
    if (before(x, y)) return false;
    return before(y, x) || a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  for (const auto* store : stores) cursors.emplace_back(store->vocabulary());
  for (std::size_t i = 0; i < stores.size(); ++i) {
    if (cursors[i].next()) next.push(i);
  }
  while (!next.empty()) {
    const std::size_t from = next.top();
    next.pop();
    take(from, cursors[from].form());
    if (cursors[from].next()) next.push(from);
  }
}

MergedForms merge_forms(const std::vector<const Store*>& stores) {
  MergedForms out;
  for (const auto* store : stores) out.numbers.emplace_back(store->vocabulary().size());
  // Counted first: a list that grows takes twice its place.
  std::size_t count = 0;
  Form last;
  each_form(stores, [&](std::size_t, const CountedForm& form) {
    if (count > 0 && !before(last, form.form)) return;
    last = form.form;
    ++count;
  });
  out.forms.reserve(count);
  each_form(stores, [&](std::size_t from, const CountedForm& form) {
    const bool same = !out.forms.empty() && !before(out.forms.back().form, form.form);
    if (same) {
      out.forms.back().count += form.count;
    } else {
      out.forms.push_back(form);
    }
    out.numbers[from][form.number] = static_cast<std::uint32_t>(out.forms.size() - 1);
  });
  number_forms(out.forms);
  for (auto& numbers : out.numbers) {
    for (auto& number : numbers) number = out.forms[number].number;
  }
  return out;
}

}  // namespace

std::uint32_t StoreWriter::form_number(const Form& form) {
  const auto next = static_cast<std::uint32_t>(forms_.size());
  const auto [found, fresh] = form_numbers_.emplace(form.exact + '\0' + form.stem, next);
  if (fresh) forms_.push_back({form, 0, 0, 0});
  return found->second;
}

void StoreWriter::add(const InputDocument& document) {
  if (document.continued) {
    columns_.resume_document(document.above);
  } else {
    columns_.begin_document(document.record.id, document.record.title);
    records_.push_back(encode(document.record));
    pasts_.push_back(encode(document.past));
    ++counts_.documents;
  }
  std::vector<std::uint32_t> numbers;
  numbers.reserve(document.forms.size());
  for (const auto& form : document.forms) numbers.push_back(form_number(form));
  for (const auto& block : document.blocks) {
    const bool head = block.record.kind == BlockKind::heading;
    columns_.add_block(block.record, block.language, block.hash);
    texts_.push_back(block.record);
    for (const auto word : block.words) {
      words_.push_back(numbers[word]);
      ++forms_[numbers[word]].count;
    }
    word_ends_.push_back(words_.size());
    counts_.text_bytes += block.record.text.size();
    if (head) continue;
    ++counts_.paragraphs;
    counts_.words += block.words.size();
  }
  counts_.blocks = blocks();
}

FileMark StoreWriter::write(const std::string& path) const {
  SectionWriter out(path);
  columns_.write(out, counts_);
  {
    PackWriter records(out, "records", packing_);
    for (const auto& record : records_) records.add(record);
    records.finish();
  }
  {
    PackWriter pasts(out, "past", packing_);
    for (const auto& past : pasts_) pasts.add(past);
    pasts.finish();
  }
  {
    PackWriter texts(out, "text", packing_, dictionary_);
    FilePlace place;
    for (const auto& text : texts_) {
      if (texts.at_start()) place = {};
      texts.add(encode(text, place));
    }
    texts.finish();
  }
  std::vector<std::uint32_t> order(forms_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return before(forms_[a].form, forms_[b].form);
  });
  std::vector<CountedForm> sorted;
  sorted.reserve(order.size());
  for (const auto form : order) sorted.push_back(forms_[form]);
  number_forms(sorted);
  std::vector<std::uint32_t> numbers(forms_.size());
  for (std::size_t i = 0; i < order.size(); ++i) numbers[order[i]] = sorted[i].number;
  ForwardWriter forward(out);
  std::size_t at = 0;
  for (const auto end : word_ends_) {
    for (; at < end; ++at) forward.add(numbers[words_[at]]);
    forward.end_block();
  }
  forward.finish();
  write_vocabulary(out, sorted);
  return out.finish();
}

FileMark merge_stores(const std::vector<const Store*>& stores, const std::string& path) {
  SectionWriter out(path);
  StoreColumns columns;
  StoreCounts counts;
  std::uint64_t blocks = 0;
  for (const auto* store : stores) blocks += store->blocks();
  check_room(blocks + 1);
  columns.reserve(blocks);
  for (const auto* store : stores) {
    columns.append(*store);
    counts.paragraphs += store->counts().paragraphs;
    counts.words += store->counts().words;
    counts.text_bytes += store->counts().text_bytes;
  }
  columns.write(out, counts);
  {
    PackWriter records(out, "records", kQuickPacking);
    for (const auto* store : stores) records.append(store->records());
    records.finish();
  }
  {
    PackWriter pasts(out, "past", kQuickPacking);
    for (const auto* store : stores) pasts.append(store->pasts());
    pasts.finish();
  }
  {
    std::string_view dictionary;
    for (const auto* store : stores) {
      if (dictionary.empty()) dictionary = store->texts().dictionary();
    }
    PackWriter texts(out, "text", kQuickPacking, dictionary);
    for (const auto* store : stores) texts.append(store->texts());
    texts.finish();
  }
  const MergedForms merged = merge_forms(stores);
  ForwardWriter forward(out);
  for (std::size_t i = 0; i < stores.size(); ++i) {
    const auto& numbers = merged.numbers[i];
    for (std::uint32_t block = 0; block < stores[i]->blocks(); ++block) {
      if (block % kPassedBlocks == 0) stores[i]->file().section("forward").release();
      const std::string_view list = stores[i]->forward(block);
      std::uint64_t number = 0;
      for (std::size_t at = 0; at < list.size();) {
        if (!take_varint(list, at, number) || number >= numbers.size()) {
          stores[i]->file().section("forward").fail("is inconsistent");
        }
        forward.add(numbers[number]);
      }
      forward.end_block();
    }
    stores[i]->file().release();
  }
  forward.finish();
  write_vocabulary(out, merged.forms);
  return out.finish();
}

}  // namespace pilcrow::store
