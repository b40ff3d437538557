#include "store/store_writer.h"

#include <algorithm>
#include <numeric>
#include <queue>

#include "base/codec.h"
#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// Between the headings of a path, and how much of each stands in it.
constexpr std::string_view kPathSeparator = " › ";
constexpr std::size_t kMaxPathBytes = 256;

// Offsets within a store have 32 bits.
void check_room(std::uint64_t bytes) {
  if (bytes > UINT32_MAX) {
    throw Error(ErrorCode::bad_input, "a document is too large for one segment of an index");
  }
}

void put_counts(SectionWriter& out, const StoreCounts& counts) {
  Encoder record;
  record.number(counts.documents);
  record.number(counts.blocks);
  record.number(counts.paragraphs);
  record.number(counts.words);
  record.number(counts.text_bytes);
  out.put("counts", record.bytes());
}

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

MergedForms merge_forms(const std::vector<const Store*>& stores) {
  MergedForms out;
  std::vector<Vocabulary::Cursor> cursors;
  const auto later = [&](std::size_t a, std::size_t b) {
    const Form& x = cursors[a].form().form;
    const Form& y = cursors[b].form().form;
    if (before(x, y)) return false;
    return before(y, x) || a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  for (std::size_t i = 0; i < stores.size(); ++i) {
    cursors.emplace_back(stores[i]->vocabulary());
    out.numbers.emplace_back(stores[i]->vocabulary().size());
  }
  for (std::size_t i = 0; i < stores.size(); ++i) {
    if (cursors[i].next()) next.push(i);
  }
  while (!next.empty()) {
    const std::size_t from = next.top();
    next.pop();
    const CountedForm& form = cursors[from].form();
    const bool same = !out.forms.empty() && !before(out.forms.back().form, form.form);
    if (same) {
      out.forms.back().count += form.count;
    } else {
      out.forms.push_back(form);
    }
    out.numbers[from][form.number] = static_cast<std::uint32_t>(out.forms.size() - 1);
    if (cursors[from].next()) next.push(from);
  }
  number_forms(out.forms);
  for (auto& numbers : out.numbers) {
    for (auto& number : numbers) number = out.forms[number].number;
  }
  return out;
}

}  // namespace

void Strings::add(std::string_view string) {
  bytes += string;
  check_room(bytes.size());
  ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

void Strings::write(SectionWriter& out, const std::string& name) const {
  out.put(name, bytes);
  out.put_array(name + ".ends", ends);
}

void StoreColumns::begin_document(const std::string& id, const std::string& title) {
  first_.push_back(blocks());
  ids_.add(id);
  titles_.add(title);
}

std::uint32_t StoreColumns::language_number(const std::string& language) {
  const auto next = static_cast<std::uint32_t>(languages_.size());
  const auto [found, fresh] = language_numbers_.emplace(language, next);
  if (fresh) languages_.push_back(language);
  return found->second;
}

void StoreColumns::add_language(const std::string& language) {
  const std::uint32_t number = language_number(language);
  if (runs_.empty() || runs_.back().language != number) runs_.push_back({blocks(), number});
}

std::uint32_t StoreColumns::path_number(const std::string& path) {
  const auto next = static_cast<std::uint32_t>(paths_.ends.size());
  const auto [found, fresh] = path_numbers_.emplace(path, next);
  if (fresh) paths_.add(path);
  return found->second;
}

void StoreColumns::add_head(int level, const std::string& text) {
  while (!open_.empty() && open_.back().first >= level) open_.pop_back();
  std::string path;
  if (level > 0) {
    path = open_.empty() ? std::string() : open_.back().second;
    if (!path.empty()) path += kPathSeparator;
    path += std::string_view(text).substr(0, floor_boundary(text, kMaxPathBytes));
  }
  heads_.push_back(blocks());
  levels_.push_back(static_cast<std::uint8_t>(level));
  paths_of_.push_back(path_number(path));
  open_.emplace_back(level, std::move(path));
}

void StoreColumns::add_block(const BlockRecord& block, const std::string& language,
                             std::uint64_t hash) {
  if (block.kind == BlockKind::heading) add_head(block.level, block.text);
  add_language(language);
  hashes_.push_back(hash);
}

void StoreColumns::append(const Store& store) {
  const std::uint32_t base = blocks();
  for (std::uint32_t document = 0; document < store.documents(); ++document) {
    first_.push_back(base + store.first(document));
    ids_.add(store.id(document));
    titles_.add(store.title(document));
  }
  for (std::uint32_t head = 0; head < store.heads(); ++head) {
    heads_.push_back(base + store.head_block(head));
    levels_.push_back(static_cast<std::uint8_t>(store.level(head)));
    paths_of_.push_back(path_number(std::string(store.path(store.path_of(head)))));
  }
  for (const auto& run : store.language_runs()) {
    const std::uint32_t number = language_number(store.languages()[run.language]);
    if (runs_.empty() || runs_.back().language != number) {
      runs_.push_back({base + run.first, number});
    }
  }
  hashes_.reserve(hashes_.size() + store.blocks());
  for (std::uint32_t block = 0; block < store.blocks(); ++block) {
    hashes_.push_back(store.hash(block));
  }
}

void StoreColumns::write(SectionWriter& out, StoreCounts counts) const {
  counts.documents = documents();
  counts.blocks = blocks();
  put_counts(out, counts);
  std::vector<std::uint32_t> first = first_;
  first.push_back(blocks());
  out.put_array("documents", first);
  ids_.write(out, "ids");
  titles_.write(out, "titles");
  std::vector<std::uint32_t> order(first_.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto id = [&](std::uint32_t document) {
    const std::uint32_t begin = document == 0 ? 0 : ids_.ends[document - 1];
    return std::string_view(ids_.bytes).substr(begin, ids_.ends[document] - begin);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
  out.put_array("ids.order", order);
  out.put_array("hashes", hashes_);
  out.put_array("heads", heads_);
  out.put_array("levels", levels_);
  out.put_array("heads.paths", paths_of_);
  paths_.write(out, "paths");
  Encoder languages;
  languages.number(languages_.size());
  for (const auto& language : languages_) languages.string(language);
  languages.number(runs_.size());
  for (const auto& run : runs_) {
    languages.number(run.first);
    languages.number(run.language);
  }
  out.put("languages", languages.bytes());
}

std::uint32_t StoreWriter::form_number(const Form& form) {
  const auto next = static_cast<std::uint32_t>(forms_.size());
  const auto [found, fresh] = form_numbers_.emplace(form.exact + '\0' + form.stem, next);
  if (fresh) forms_.push_back({form, 0, 0, 0});
  return found->second;
}

void StoreWriter::add(const InputDocument& document) {
  columns_.begin_document(document.record.id, document.record.title);
  records_.push_back(encode(document.record));
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
  ++counts_.documents;
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
    PackWriter texts(out, "text", packing_);
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
    PackWriter texts(out, "text", kQuickPacking);
    for (const auto* store : stores) texts.append(store->texts());
    texts.finish();
  }
  const MergedForms merged = merge_forms(stores);
  ForwardWriter forward(out);
  for (std::size_t i = 0; i < stores.size(); ++i) {
    const auto& numbers = merged.numbers[i];
    for (std::uint32_t block = 0; block < stores[i]->blocks(); ++block) {
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
  }
  forward.finish();
  write_vocabulary(out, merged.forms);
  return out.finish();
}

}  // namespace pilcrow::store
