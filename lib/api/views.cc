#include "api/views.h"

#include <algorithm>

#include "base/hash.h"
#include "store/anchor.h"

namespace pilcrow::api {
namespace {

struct Heading {
  store::BlockRecord record = {};
  std::size_t paragraph = 0;  // number of the next one
};

// The headings from `at` on that are deeper than `above`, as sections. `end` is one past the number of
// the document's last paragraph.
std::vector<OutlineSection> sections(const std::vector<Heading>& headings, std::size_t& at,
                                     int above, std::size_t end) {
  std::vector<OutlineSection> out;
  while (at < headings.size() && headings[at].record.level > above) {
    const Heading& heading = headings[at++];
    const store::BlockRecord& record = heading.record;
    OutlineSection section{record.text, record.level, record.line, heading.paragraph, 0, {}};
    section.children = sections(headings, at, record.level, end);
    section.end = at < headings.size() ? headings[at].paragraph : end;
    out.push_back(std::move(section));
  }
  return out;
}

const store::Store& store_of(const Generation& generation, std::uint32_t segment) {
  return generation.snapshot->segments()[segment].store();
}

}  // namespace

std::optional<index::BlockPlace> find_paragraph(const index::Snapshot& snapshot,
                                                std::string_view anchor) {
  const auto parsed = store::parse_anchor(anchor);
  if (!parsed) return {};
  const auto place = snapshot.find(parsed->document);
  if (!place) return {};
  const store::Store& store = snapshot.segments()[place->segment].store();
  if (parsed->number < 1 || parsed->number > store.paragraphs(place->document)) return {};
  const std::uint32_t block =
      store.block_of(place->document, static_cast<std::uint32_t>(parsed->number));
  if (fold32(store.hash(block)) != parsed->hash) return {};
  return index::BlockPlace{place->segment, block};
}

DocumentInfo view_document(const Generation& generation, index::DocumentPlace place) {
  const store::Store& store = store_of(generation, place.segment);
  store::DocumentRecord record = store.document(place.document);
  return {std::move(record.id),       std::move(record.path),
          std::move(record.title),    std::move(record.language),
          std::move(record.metadata), store.paragraphs(place.document)};
}

const DocumentInfo& Viewer::info(index::DocumentPlace place) {
  const bool same = place.segment == document_.segment && place.document == document_.document;
  if (!info_ || !same) info_ = view_document(generation_, place);
  document_ = place;
  return *info_;
}

store::Store::Blocks& Viewer::blocks(std::uint32_t segment) {
  if (!blocks_ || segment_ != segment) blocks_.emplace(store_of(generation_, segment));
  segment_ = segment;
  return *blocks_;
}

Paragraph Viewer::paragraph(index::BlockPlace place) {
  const store::Store& store = store_of(generation_, place.segment);
  store::Store::Blocks& blocks = this->blocks(place.segment);
  store::BlockRecord record = blocks.at(place.block);
  store::Evidence evidence = generation_.snapshot->segments()[place.segment].tags->evidence(
      place.block, record.text.size());
  Paragraph out;
  const std::uint32_t document = store.document_of(place.block);
  out.document = info({place.segment, document});
  out.number = store.number_in(document, place.block);
  out.anchor = store::make_anchor(out.document.id, out.number, store.hash(place.block));
  out.kind = record.kind;
  for (std::uint32_t head = store.head_of(place.block); store.level(head) > 0;
       head = store.above(head)) {
    out.section.push_back(blocks.at(store.head_block(head)).text);
  }
  std::reverse(out.section.begin(), out.section.end());
  out.text = std::move(record.text);
  out.source = record.source;
  out.line = record.line;
  out.page = record.page;
  out.locator = std::move(record.locator);
  out.source_map = std::move(record.map);
  out.language = store.language(place.block);
  out.themes = std::move(evidence.themes);
  for (auto& theme : out.themes) theme.label = generation_.themes.label(theme.id, label_language_);
  out.names = std::move(evidence.names);
  for (auto& name : out.names) name.label = generation_.names.label(name.id, label_language_);
  out.periods = std::move(evidence.periods);
  return out;
}

Outline view_outline(const Generation& generation, index::DocumentPlace place) {
  const store::Store& store = store_of(generation, place.segment);
  const std::uint32_t first = store.first(place.document);
  const std::uint32_t title = store.head_of(first);
  const std::uint32_t last = store.head_of(store.first(place.document + 1) - 1);
  store::Store::Blocks blocks(store);
  std::vector<Heading> headings;
  for (std::uint32_t head = title + 1; head <= last; ++head) {
    const std::uint32_t block = store.head_block(head);
    headings.push_back({blocks.at(block), block - first - (head - title) + 1});
  }
  Outline out{view_document(generation, place), {}};
  std::size_t at = 0;
  out.sections = sections(headings, at, 0, out.document.paragraphs + 1);
  return out;
}

std::string view_label(const Generation& generation, std::string_view facet,
                       const std::string& value, std::string_view language) {
  if (facet == "theme") return generation.themes.label(value, language);
  if (facet == "section" || facet == "language" || facet == "period") return value;
  return generation.names.label(value, language);
}

}  // namespace pilcrow::api

namespace pilcrow {

SourcePlace Paragraph::map(Range range) const {
  SourcePlace out = map_to_source(text, source, line, source_map, range);
  out.page = page;
  out.locator = locator;
  return out;
}

}  // namespace pilcrow
