#include "index/salvage.h"

#include <algorithm>
#include <optional>

#include "pilcrow/error.h"
#include "store/packs.h"

namespace pilcrow::index {
namespace {

// What `call` gives, or nothing where what it reads is damaged.
template <typename Call>
auto attempt(Call&& call) -> std::optional<decltype(call())> {
  try {
    return call();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    return std::nullopt;
  }
}

// Parts of a store, each of which may be missing.
class Parts {
 public:
  explicit Parts(const store::SectionFile& file)
      : file_(file),
        records_(attempt([&] { return store::PackReader(file, "records"); })),
        pasts_(attempt([&] { return store::PackReader(file, "past"); })),
        texts_(attempt([&] { return store::PackReader(file, "text"); })) {
    if (texts_) find_documents();
  }

  // How many documents there are.
  std::optional<std::size_t> documents() const {
    if (!first_.empty()) return first_.size() - 1;
    if (records_) return records_->size();
    return attempt([&] { return numbers("ids.ends").size(); });
  }

  std::string id(std::size_t document) const {
    const auto record = this->record(document);
    if (record) return record->id;
    return attempt([&] { return id_of_column(document); }).value_or("");
  }

  Salvaged document(std::size_t document) {
    Salvaged out;
    const auto record = this->record(document);
    if (!record || document + 1 >= first_.size()) return out;
    out.first = first_[document];
    out.whole = read_blocks(first_[document], first_[document + 1], out.document.blocks);
    out.id = record->id;
    out.file = record->file;
    out.document.id = record->id;
    out.document.path = record->path;
    out.document.title = record->title;
    if (record->language_declared) out.document.language = record->language;
    out.document.metadata = record->metadata;
    if (pasts_) {
      out.past = attempt([&] { return store::decode_past(pasts_->item(document)); })
                     .value_or(store::Past());
    }
    return out;
  }

 private:
  std::span<const std::uint32_t> numbers(const std::string& section) const {
    return file_.section(section).array<std::uint32_t>();
  }

  std::optional<store::DocumentRecord> record(std::size_t document) const {
    if (!records_) return {};
    return attempt([&] { return store::decode_document(records_->item(document)); });
  }

  // Null where it cannot be read. Those of its pack are kept, since the next is likely one of them.
  store::BlockRecord* block(std::uint32_t number) {
    const std::size_t pack = texts_->pack_of(number);
    if (pack != pack_) {
      pack_ = pack;
      blocks_.clear();
      store::FilePlace place;
      (void)attempt([&] {
        texts_->each_in(pack, [&](std::size_t, std::string_view item) {
          blocks_.push_back(store::decode_block(item, place));
        });
        return true;
      });
    }
    const std::size_t place = number - texts_->first(pack);
    return place < blocks_.size() ? &blocks_[place] : nullptr;
  }

  // Where documents begin: as it is written, else where their titles stand.
  void find_documents() {
    const std::size_t blocks = texts_->size();
    const auto column = attempt([&] { return numbers("documents"); });
    const auto grows = [](std::uint32_t a, std::uint32_t b) { return a >= b; };
    if (column && !column->empty() && column->front() == 0 && column->back() == blocks &&
        std::adjacent_find(column->begin(), column->end(), grows) == column->end()) {
      first_.assign(column->begin(), column->end());
      return;
    }
    for (std::uint32_t number = 0; number < blocks; ++number) {
      const auto* record = block(number);
      // Behind a gap nobody knows which document is which.
      if (!record) return first_.clear();
      if (record->kind == BlockKind::heading && record->level == 0) first_.push_back(number);
    }
    first_.push_back(static_cast<std::uint32_t>(blocks));
    if (first_.front() != 0) first_.clear();
  }

  // False where one cannot be read.
  bool read_blocks(std::uint32_t begin, std::uint32_t end, std::vector<Block>& out) {
    for (std::uint32_t number = begin; number < end; ++number) {
      auto* record = block(number);
      if (record == nullptr) return false;
      const bool title = record->kind == BlockKind::heading && record->level == 0;
      if (title != (number == begin)) return false;
      if (title) continue;
      out.push_back(store::to_block(std::move(*record)));
    }
    return true;
  }

  std::string id_of_column(std::size_t document) const {
    const auto ends = numbers("ids.ends");
    if (document >= ends.size()) return {};
    const std::uint32_t begin = document == 0 ? 0 : ends[document - 1];
    return std::string(file_.section("ids").view(begin, ends[document]));
  }

  const store::SectionFile& file_;
  std::optional<store::PackReader> records_;
  std::optional<store::PackReader> pasts_;
  std::optional<store::PackReader> texts_;
  std::vector<std::uint32_t> first_;  // as the section "documents"; empty if it cannot be told
  std::size_t pack_ = SIZE_MAX;
  std::vector<store::BlockRecord> blocks_;  // of that pack, as far as they can be read
};

}  // namespace

bool salvage(const store::SectionFile& store, const SegmentEntry& entry,
             const std::function<void(Salvaged)>& take) {
  Parts parts(store);
  const auto documents = parts.documents();
  if (!documents) return false;
  for (std::size_t document = 0; document < *documents; ++document) {
    if (std::binary_search(entry.deleted.begin(), entry.deleted.end(), document)) continue;
    Salvaged found = parts.document(document);
    if (!found.whole) found.id = parts.id(document);
    take(std::move(found));
  }
  return true;
}

}  // namespace pilcrow::index
