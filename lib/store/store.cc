#include "store/store.h"

#include <algorithm>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

StoreCounts read_counts(const SectionFile& file) {
  Decoder in(file.section("counts").all(), "counts");
  StoreCounts counts;
  counts.documents = in.number();
  counts.blocks = in.number();
  counts.paragraphs = in.number();
  counts.words = in.number();
  counts.text_bytes = in.number();
  return counts;
}

// Whether numbers only grow, strictly or not, and none is above `last`.
bool ascending(std::span<const std::uint32_t> numbers, std::uint64_t last, bool strictly) {
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (strictly ? numbers[i - 1] >= numbers[i] : numbers[i - 1] > numbers[i]) return false;
  }
  return numbers.empty() || numbers.back() <= last;
}

// The string of that number, among strings one after the other.
std::string_view string_at(std::string_view all, std::span<const std::uint32_t> ends,
                           std::uint32_t number) {
  const std::uint32_t begin = number == 0 ? 0 : ends[number - 1];
  return all.substr(begin, ends[number] - begin);
}

// The last of some places, ascending, that is not after `block`; the first is not. In steps that
// grow, since it is mostly near.
template <typename Place, typename First>
const Place* last_not_after(const Place* at, const Place* end, std::uint32_t block, First first) {
  std::ptrdiff_t step = 1;
  while (step < end - at && first(at[step]) <= block) {
    at += step;
    step *= 2;
  }
  end = at + std::min(step, end - at);
  return std::upper_bound(at, end, block,
                          [&](std::uint32_t wanted, const Place& place) {
                            return wanted < first(place);
                          }) -
         1;
}

}  // namespace

Store::Store(const std::string& path, const FileMark& mark, bool continued)
    : file_(path, mark),
      counts_(read_counts(file_)),
      first_(file_.section("documents").array<std::uint32_t>()),
      ids_(file_.section("ids").all()),
      id_ends_(file_.section("ids.ends").array<std::uint32_t>()),
      titles_(file_.section("titles").all()),
      title_ends_(file_.section("titles.ends").array<std::uint32_t>()),
      id_order_(file_.section("ids.order").array<std::uint32_t>()),
      records_(file_, "records"),
      pasts_(file_, "past"),
      texts_(file_, "text"),
      hashes_(file_.section("hashes").array<std::uint64_t>()),
      heads_(file_.section("heads").array<std::uint32_t>()),
      levels_(file_.section("levels").array<std::uint8_t>()),
      paths_of_(file_.section("heads.paths").array<std::uint32_t>()),
      paths_(file_.section("paths").all()),
      path_ends_(file_.section("paths.ends").array<std::uint32_t>()),
      vocabulary_(file_),
      forward_(file_.section("forward")),
      forward_ends_(file_.section("forward.ends").array<std::uint32_t>()) {
  const auto require = [&](bool holds, const char* section) {
    if (!holds) file_.section(section).fail("is inconsistent");
  };
  const std::uint64_t documents = counts_.documents;
  const std::uint64_t blocks = counts_.blocks;
  require(!first_.empty() && first_.size() - 1 == documents &&
              (first_[0] == 0) != continued && first_.back() == blocks && ascending(first_, blocks, true),
          "documents");
  require(id_ends_.size() == documents && ascending(id_ends_, ids_.size(), false), "ids.ends");
  require(title_ends_.size() == documents && ascending(title_ends_, titles_.size(), false),
          "titles.ends");
  require(id_order_.size() == documents, "ids.order");
  for (const auto document : id_order_) require(document < documents, "ids.order");
  require(records_.size() == documents, "records");
  require(pasts_.size() == documents, "past");
  require(texts_.size() == blocks, "text");
  require(hashes_.size() == blocks, "hashes");
  require(forward_ends_.size() == blocks && ascending(forward_ends_, forward_.size(), false),
          "forward.ends");
  require(levels_.size() == heads_.size() && ascending(heads_, blocks, true) &&
              (heads_.empty() || heads_.back() < blocks),
          "heads");
  require(ascending(path_ends_, paths_.size(), false), "paths.ends");
  require(paths_of_.size() == heads_.size(), "heads.paths");
  for (const auto number : paths_of_) require(number < path_ends_.size(), "heads.paths");
  read_heads();
  read_languages();
}

void Store::read_heads() {
  head_bits_.assign(blocks() / 64 + 1, 0);
  above_.resize(heads_.size());
  ends_.resize(heads_.size());
  std::vector<std::uint32_t> open;  // heads around the place that has been reached
  std::uint32_t document = 0;
  for (std::uint32_t head = 0; head < heads_.size(); ++head) {
    const std::uint32_t block = heads_[head];
    head_bits_[block / 64] |= std::uint64_t{1} << block % 64;
    const bool title = levels_[head] == 0;
    if (title != (document < documents() && first_[document] == block)) {
      file_.section("levels").fail("is inconsistent");
    }
    if (title) ++document;
    while (!open.empty() && levels_[open.back()] >= levels_[head]) {
      ends_[open.back()] = block;
      open.pop_back();
    }
    above_[head] = open.empty() ? head : open.back();
    open.push_back(head);
  }
  if (document != documents()) file_.section("heads").fail("is inconsistent");
  for (const auto head : open) ends_[head] = blocks();
}

void Store::read_languages() {
  Decoder in(file_.section("languages").all(), "languages");
  languages_.resize(in.count());
  for (auto& language : languages_) language = in.string();
  runs_.resize(in.count(2));
  for (auto& run : runs_) {
    run.first = static_cast<std::uint32_t>(in.index(blocks()));
    run.language = static_cast<std::uint32_t>(in.index(languages_.size()));
  }
  const bool sorted = std::is_sorted(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) {
    return a.first < b.first;
  });
  const bool whole = blocks() == 0 || (!runs_.empty() && runs_.front().first == 0);
  if (!sorted || !whole) file_.section("languages").fail("is inconsistent");
  language_blocks_.resize(languages_.size());
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const std::uint32_t end = i + 1 < runs_.size() ? runs_[i + 1].first : blocks();
    language_blocks_[runs_[i].language] += end - runs_[i].first;
  }
}

DocumentRecord Store::document(std::uint32_t document) const {
  return decode_document(records_.item(document));
}

std::string_view Store::id(std::uint32_t document) const {
  return string_at(ids_, id_ends_, document);
}

std::string_view Store::title(std::uint32_t document) const {
  return string_at(titles_, title_ends_, document);
}

std::string_view Store::path(std::uint32_t number) const {
  return string_at(paths_, path_ends_, number);
}

std::optional<std::uint32_t> Store::find(std::string_view id) const {
  const auto after = std::upper_bound(
      id_order_.begin(), id_order_.end(), id,
      [&](std::string_view wanted, std::uint32_t document) { return wanted < this->id(document); });
  if (after == id_order_.begin() || this->id(*(after - 1)) != id) return {};
  return *(after - 1);
}

std::uint32_t Store::document_of(std::uint32_t block) const {
  const auto after = std::upper_bound(first_.begin(), first_.end(), block);
  return static_cast<std::uint32_t>(after - first_.begin() - 1);
}

std::uint32_t Store::paragraphs(std::uint32_t document) const {
  const std::uint32_t end = first_[document + 1];
  const std::uint32_t heads = head_of(end - 1) - head_of(first_[document]) + 1;
  return end - first_[document] - heads;
}

std::uint32_t Store::number_in(std::uint32_t document, std::uint32_t block) const {
  const std::uint32_t first = first_[document];
  return block - first - (head_of(block) - head_of(first));
}

std::uint32_t Store::block_of(std::uint32_t document, std::uint32_t number) const {
  const std::uint32_t first = first_[document];
  const std::uint32_t title = head_of(first);
  // The first head with at least so many paragraphs before it is too far.
  std::uint32_t low = title;
  std::uint32_t high = head_of(first_[document + 1] - 1) + 1;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::uint32_t before = heads_[middle] - first - (middle - title);
    (before < number ? low : high) = middle;
  }
  return first + number + (low - title);
}

BlockRecord Store::block(std::uint32_t block) const { return Blocks(*this).at(block); }

BlockRecord Store::Blocks::at(std::uint32_t block) {
  return decode_block(texts_.seek(block, [&] { place_ = {}; },
                                  [&](std::string_view item) { skip_block(item, place_); }),
                      place_);
}

std::uint32_t Store::head_of(std::uint32_t block) const {
  const auto after = std::upper_bound(heads_.begin(), heads_.end(), block);
  return static_cast<std::uint32_t>(after - heads_.begin() - 1);
}

void Store::HeadCursor::seek(std::uint32_t block) {
  const auto* const found = last_not_after(heads_.data() + head_, heads_.data() + heads_.size(), block,
                                           [](std::uint32_t first) { return first; });
  head_ = static_cast<std::uint32_t>(found - heads_.data());
}

const std::string& Store::language(std::uint32_t block) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), block,
                       [](std::uint32_t wanted, const Run& run) { return wanted < run.first; });
  return languages_[(after - 1)->language];
}

void Store::LanguageCursor::seek(std::uint32_t block) {
  run_ = last_not_after(run_, last_, block, [](const Run& run) { return run.first; });
}

void Store::DocumentCursor::seek(std::uint32_t block) {
  const auto* const found = last_not_after(first_.data() + document_, first_.data() + first_.size(),
                                           block, [](std::uint32_t first) { return first; });
  document_ = static_cast<std::uint32_t>(found - first_.data());
  end_ = first_[document_ + 1];
}

std::string_view Store::forward(std::uint32_t block) const {
  return forward_.view(block == 0 ? 0 : forward_ends_[block - 1], forward_ends_[block]);
}

}  // namespace pilcrow::store
