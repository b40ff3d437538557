#include "store/store_columns.h"

#include <algorithm>
#include <numeric>

#include "base/codec.h"
#include "base/path.h"
#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// Between the headings of a path, and how much of each stands in it.
constexpr std::size_t kMaxPathBytes = 256;

void put_counts(SectionWriter& out, const StoreCounts& counts) {
  Encoder record;
  record.number(counts.documents);
  record.number(counts.blocks);
  record.number(counts.paragraphs);
  record.number(counts.words);
  record.number(counts.text_bytes);
  out.put("counts", record.bytes());
}

}  // namespace

void check_room(std::uint64_t bytes) {
  if (bytes > UINT32_MAX) {
    throw Error(ErrorCode::bad_input, "a document is too large for one segment of an index");
  }
}

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

void StoreColumns::resume_document(const std::vector<BlockRecord>& above) {
  open_head(0, {});
  for (const auto& heading : above) open_head(heading.level, heading.text);
}

void StoreColumns::open_head(int level, const std::string& text) {
  while (!open_.empty() && open_.back().first >= level) open_.pop_back();
  std::string path;
  if (level > 0) {
    path = open_.empty() ? std::string() : open_.back().second;
    if (!path.empty()) path += kHeadingSeparator;
    path += std::string_view(text).substr(0, floor_boundary(text, kMaxPathBytes));
  }
  open_.emplace_back(level, std::move(path));
}

void StoreColumns::add_block(const BlockRecord& block, const std::string& language,
                             std::uint64_t hash) {
  if (block.kind == BlockKind::heading) {
    open_head(block.level, block.text);
    heads_.push_back(blocks());
    levels_.push_back(static_cast<std::uint8_t>(block.level));
    paths_of_.push_back(path_number(open_.back().second));
  }
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

}  // namespace pilcrow::store
