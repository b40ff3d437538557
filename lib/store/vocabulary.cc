#include "store/vocabulary.h"

#include <algorithm>
#include <numeric>

#include "base/bytes.h"
#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// Words that share a stem are sorted side by side, by their places: a table of stems would take more
// than the words.
void find_kin(std::vector<CountedForm>& forms, std::vector<std::uint32_t>& order) {
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int by_stem = forms[a].form.stem.compare(forms[b].form.stem);
    return by_stem != 0 ? by_stem < 0 : a < b;
  });
  for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
    const Form& form = forms[order[first]].form;
    while (last < order.size() && forms[order[last]].form.stem == form.stem) ++last;
    // They are sorted, so what the first and the last share, all do.
    const std::size_t shared = common_start(form.exact, forms[order[last - 1]].form.exact);
    for (std::size_t i = first; i < last; ++i) {
      forms[order[i]].kin = last - first == 1 ? form.exact.size() + 1 : shared;
    }
  }
}

}  // namespace

void number_forms(std::vector<CountedForm>& forms) {
  std::vector<std::uint32_t> order(forms.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return forms[a].count > forms[b].count;
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) forms[order[i]].number = i;
  find_kin(forms, order);
}

void write_vocabulary(SectionWriter& out, const std::vector<CountedForm>& forms) {
  std::string bytes;
  std::vector<std::uint32_t> buckets;
  std::string_view before;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto& [exact, stem] = forms[i].form;
    if (i % kBucketForms == 0) {
      buckets.push_back(static_cast<std::uint32_t>(bytes.size()));
      before = {};
    }
    const std::size_t same = common_start(before, exact);
    append_varint(bytes, same);
    append_varint(bytes, exact.size() - same);
    bytes += std::string_view(exact).substr(same);
    const std::size_t kept = common_start(exact, stem);
    append_varint(bytes, exact.size() - kept);
    append_varint(bytes, stem.size() - kept);
    bytes += std::string_view(stem).substr(kept);
    append_varint(bytes, forms[i].number);
    append_varint(bytes, forms[i].count);
    append_varint(bytes, forms[i].kin);
    before = exact;
  }
  out.put("words", bytes);
  out.put_array("words.buckets", buckets);
  Encoder count;
  count.number(forms.size());
  out.put("words.count", count.bytes());
}

Vocabulary::Vocabulary(const SectionFile& file)
    : bytes_(file.section("words")),
      all_(bytes_.all()),
      buckets_(file.section("words.buckets").array<std::uint32_t>()) {
  Decoder count(file.section("words.count").all(), "words");
  size_ = count.size();
  if (buckets_.size() != (size_ + kBucketForms - 1) / kBucketForms) bytes_.fail("has a wrong size");
}

bool Vocabulary::Cursor::next() {
  if (!next_word()) return false;
  read_stem();
  return true;
}

bool Vocabulary::Cursor::next_word() {
  const Vocabulary& of = *vocabulary_;
  if (index_ >= of.size_) return false;
  if (index_ % kBucketForms == 0) {
    at_ = of.buckets_[index_ / kBucketForms];
    form_.form.exact.clear();
  }
  const auto number = [&] {
    std::uint64_t value = 0;
    if (!take_varint(of.all_, at_, value)) of.bytes_.fail("is inconsistent");
    return static_cast<std::size_t>(value);
  };
  const auto bytes = [&] {
    const std::size_t size = number();
    if (size > of.all_.size() - at_) of.bytes_.fail("is inconsistent");
    at_ += size;
    return of.all_.substr(at_ - size, size);
  };
  std::string& word = form_.form.exact;
  const std::size_t shared = number();
  if (shared > word.size()) of.bytes_.fail("is inconsistent");
  word.resize(shared);
  word += bytes();
  dropped_ = number();
  if (dropped_ > word.size()) of.bytes_.fail("is inconsistent");
  added_ = bytes();
  form_.number = static_cast<std::uint32_t>(number());
  form_.count = number();
  form_.kin = number();
  if (form_.number >= of.size_) of.bytes_.fail("is inconsistent");
  ++index_;
  return true;
}

void Vocabulary::Cursor::read_stem() {
  std::string& stem = form_.form.stem;
  stem.assign(form_.form.exact, 0, form_.form.exact.size() - dropped_);
  stem += added_;
}

// To the last bucket that begins before the word, by strides that double until one does not.
void Vocabulary::Cursor::pass_to(std::string_view word) {
  const Vocabulary& of = *vocabulary_;
  const auto begins_before = [&](std::size_t bucket) {
    return bucket < of.buckets_.size() && of.first_word(bucket) < word;
  };
  std::size_t low = (index_ + kBucketForms - 1) / kBucketForms;
  if (!begins_before(low)) return;
  std::size_t stride = 1;
  for (; begins_before(low + stride); stride *= 2) low += stride;
  for (; stride > 0; stride /= 2) {
    if (begins_before(low + stride)) low += stride;
  }
  index_ = low * kBucketForms;
}

std::string_view Vocabulary::first_word(std::size_t bucket) const {
  std::size_t at = buckets_[bucket];
  std::uint64_t shared = 0;
  std::uint64_t size = 0;
  const bool read = at < all_.size() && take_varint(all_, at, shared) && take_varint(all_, at, size);
  if (!read || size > all_.size() - at) bytes_.fail("is inconsistent");
  return all_.substr(at, size);
}

// At the last bucket whose first word is before `word`: what is equal to it may end that bucket.
Vocabulary::Cursor Vocabulary::seek(std::string_view word) const {
  std::size_t low = 0;
  std::size_t high = buckets_.size();
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (first_word(middle) < word ? low : high) = middle;
  }
  Cursor cursor(*this);
  cursor.index_ = low * kBucketForms;
  return cursor;
}

std::vector<CountedForm> Vocabulary::find(std::string_view word) const {
  std::vector<CountedForm> out;
  each(word, [&](const CountedForm& form) {
    if (form.form.exact != word) return false;
    out.push_back(form);
    return true;
  });
  return out;
}

void Vocabulary::each(std::string_view prefix,
                      const std::function<bool(const CountedForm&)>& take) const {
  Cursor cursor = seek(prefix);
  while (cursor.next()) {
    const std::string_view word = cursor.form().form.exact;
    if (word < prefix) continue;
    if (!word.starts_with(prefix) || !take(cursor.form())) return;
  }
}

}  // namespace pilcrow::store
