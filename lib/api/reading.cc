#include "pilcrow/reading.h"

#include <algorithm>
#include <utility>

#include "api/boundary.h"
#include "api/document_handle.h"
#include "api/marker.h"
#include "api/search_run.h"
#include "api/views.h"
#include "pilcrow/error.h"
#include "search/clause.h"

namespace pilcrow {

using api::Session;

struct IndexedDocument::Rep {
  api::DocumentHandle handle;
  DocumentInfo info;

  const store::Store& store() const {
    return handle.generation->snapshot->segments()[handle.place.segment].store();
  }

  index::BlockPlace block(std::size_t number) const {
    const std::uint32_t document = handle.place.document;
    return {handle.place.segment, store().block_of(document, static_cast<std::uint32_t>(number))};
  }

  void require(std::size_t number) const {
    if (number >= 1 && number <= info.paragraphs) return;
    throw Error(ErrorCode::bad_argument, "there is no paragraph " + std::to_string(number),
                info.id);
  }

  std::vector<Paragraph> paragraphs(std::size_t first, std::size_t last) const {
    std::vector<Paragraph> out;
    api::Viewer viewer(*handle.generation, handle.label_language);
    for (std::size_t number = first; number <= last; ++number) {
      out.push_back(viewer.paragraph(block(number)));
    }
    return out;
  }

  // Runs `call` with a session at this document's generation.
  template <typename Call>
  auto with(Call&& call) const {
    return handle.sessions->with(handle.generation, call);
  }
};

struct DocumentMatches::Rep {
  std::shared_ptr<const IndexedDocument::Rep> document;
  search::Clause root;
  std::vector<std::size_t> numbers;
};

DocumentMatches::DocumentMatches(std::shared_ptr<const Rep> rep) : rep_(std::move(rep)) {}
DocumentMatches::~DocumentMatches() = default;
DocumentMatches::DocumentMatches(const DocumentMatches&) = default;
DocumentMatches& DocumentMatches::operator=(const DocumentMatches&) = default;
DocumentMatches::DocumentMatches(DocumentMatches&&) noexcept = default;
DocumentMatches& DocumentMatches::operator=(DocumentMatches&&) noexcept = default;

const std::vector<std::size_t>& DocumentMatches::numbers() const noexcept { return rep_->numbers; }

std::optional<std::size_t> DocumentMatches::next(std::size_t number) const noexcept {
  const auto& numbers = rep_->numbers;
  const auto found = std::upper_bound(numbers.begin(), numbers.end(), number);
  return found == numbers.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::size_t> DocumentMatches::previous(std::size_t number) const noexcept {
  const auto& numbers = rep_->numbers;
  const auto found = std::lower_bound(numbers.begin(), numbers.end(), number);
  return found == numbers.begin() ? std::nullopt : std::optional(*(found - 1));
}

std::vector<Mark> DocumentMatches::marks(std::size_t number) const {
  return api::boundary([&]() -> std::vector<Mark> {
    const auto& numbers = rep_->numbers;
    if (!std::binary_search(numbers.begin(), numbers.end(), number)) return {};
    const IndexedDocument::Rep& document = *rep_->document;
    return document.with([&](Session& session) {
      const Paragraph paragraph = document.paragraphs(number, number).front();
      std::vector<Mark> marks =
          api::Marker(session).marks(rep_->root, paragraph, document.block(number));
      for (Mark& mark : marks) {
        const SourcePlace place = map_to_source(paragraph.text, {}, 0, {}, mark.bytes);
        mark.utf16 = place.utf16;
      }
      return marks;
    });
  });
}

std::size_t DocumentMatches::count(const OutlineSection& section) const noexcept {
  const auto& numbers = rep_->numbers;
  const auto first = std::lower_bound(numbers.begin(), numbers.end(), section.paragraph);
  return static_cast<std::size_t>(
      std::lower_bound(first, numbers.end(), std::max(section.paragraph, section.end)) - first);
}

IndexedDocument::IndexedDocument(std::shared_ptr<const Rep> rep) : rep_(std::move(rep)) {}
IndexedDocument::~IndexedDocument() = default;
IndexedDocument::IndexedDocument(const IndexedDocument&) = default;
IndexedDocument& IndexedDocument::operator=(const IndexedDocument&) = default;
IndexedDocument::IndexedDocument(IndexedDocument&&) noexcept = default;
IndexedDocument& IndexedDocument::operator=(IndexedDocument&&) noexcept = default;

IndexedDocument api::open_document(DocumentHandle handle) {
  DocumentInfo info = view_document(*handle.generation, handle.place);
  return IndexedDocument(std::make_shared<const IndexedDocument::Rep>(
      IndexedDocument::Rep{std::move(handle), std::move(info)}));
}

const DocumentInfo& IndexedDocument::info() const noexcept { return rep_->info; }

std::vector<OutlineSection> IndexedDocument::outline() const {
  return api::boundary(
      [&] { return api::view_outline(*rep_->handle.generation, rep_->handle.place).sections; });
}

Paragraph IndexedDocument::paragraph(std::size_t number) const {
  return api::boundary([&] {
    rep_->require(number);
    return std::move(rep_->paragraphs(number, number).front());
  });
}

std::vector<Paragraph> IndexedDocument::paragraphs(std::size_t first, std::size_t last) const {
  return api::boundary([&] {
    return rep_->paragraphs(std::max<std::size_t>(first, 1), std::min(last, rep_->info.paragraphs));
  });
}

Range IndexedDocument::context(std::size_t number, std::size_t before, std::size_t after,
                               bool in_section) const {
  return api::boundary([&] {
    rep_->require(number);
    Range out = {number - std::min(before, number - 1),
                 number + std::min(after, rep_->info.paragraphs - number) + 1};
    if (!in_section) return out;
    // The paragraphs right below one heading follow one another.
    const store::Store& store = rep_->store();
    const std::uint32_t block = rep_->block(number).block;
    const std::uint32_t head = store.head_of(block);
    const std::uint32_t title = store.head_of(store.first(rep_->handle.place.document));
    const std::size_t first = store.head_block(head) + 1 - store.head_block(title) - (head - title);
    const bool last_head =
        head + 1 == store.heads() ||
        store.head_block(head + 1) >= store.first(rep_->handle.place.document + 1);
    const std::size_t end =
        last_head ? rep_->info.paragraphs + 1 : number + store.head_block(head + 1) - block;
    return Range{std::max(out.begin, first), std::min(out.end, end)};
  });
}

DocumentMatches IndexedDocument::find(const SearchRequest& request) const {
  return api::boundary([&] {
    return rep_->with([&](Session& session) {
      api::Found found = api::run_find(session, request);
      auto made = std::make_shared<DocumentMatches::Rep>();
      made->document = rep_;
      made->root = std::move(found.root);
      const auto [segment, document] = rep_->handle.place;
      const store::Store& store = rep_->store();
      const index::Hits& hits = found.matches.segments[segment];
      const auto by_block = [](const index::Hit& hit, std::uint32_t block) {
        return hit.block < block;
      };
      auto at = std::lower_bound(hits.begin(), hits.end(), store.first(document), by_block);
      for (; at != hits.end() && at->block < store.first(document + 1); ++at) {
        made->numbers.push_back(store.number_in(document, at->block));
      }
      return DocumentMatches(std::move(made));
    });
  });
}

}  // namespace pilcrow
