// Documents for the tests of the index, and what an index holds in a few words.
#ifndef PILCROW_TESTS_UNIT_INDEX_SAMPLE_H_
#define PILCROW_TESTS_UNIT_INDEX_SAMPLE_H_

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "api/tagging.h"
#include "index/counts.h"
#include "index/snapshot.h"
#include "index/writer.h"
#include "pilcrow/facets.h"
#include "theme/rule_book.h"
#include "unit/store/sample.h"

namespace sample {

using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using pilcrow::store::InputDocument;

inline InputDocument prepare(const pilcrow::Document& document) {
  thread_local pilcrow::api::Tagging tagging{
      std::make_shared<pilcrow::theme::RuleBook>(pilcrow::Taxonomy(), pilcrow::Names())};
  return tagging.prepare(document);
}

// A text with so many '#' before it is a heading of that level.
inline pilcrow::Block block_of(const std::string& text) {
  const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
  if (level == 0) return {pilcrow::BlockKind::paragraph, 0, text, {}, 0};
  return {pilcrow::BlockKind::heading, static_cast<int>(level), text.substr(level), {}, 0};
}

inline InputDocument document_of(const std::string& id, const Strings& texts,
                                 const std::string& title = {}) {
  pilcrow::Document document;
  document.id = id;
  document.title = title;
  document.language = "en";
  for (const auto& text : texts) document.blocks.push_back(block_of(text));
  return prepare(document);
}

inline void put(Writer& writer, const std::string& id, const Strings& texts) {
  writer.put(document_of(id, texts));
}

// Gives each paragraph one theme, for tests of what rules there are.
inline Writer::Tag tag_all(const std::string& theme) {
  return [theme](const InputDocument& document) {
    std::vector<pilcrow::store::PackedEvidence> out(document.blocks.size());
    for (std::size_t i = 1; i < out.size(); ++i) out[i] = pilcrow::store::Evidence{{{theme, {}, 1, {}}}};
    return out;
  };
}

// For indexes without rules.
inline std::vector<pilcrow::store::PackedEvidence> no_tags(const InputDocument& document) {
  return std::vector<pilcrow::store::PackedEvidence>(document.blocks.size());
}

inline void commit(Writer& writer) { writer.commit(no_tags); }

// "id: text, text" of all documents, by id.
inline Strings contents(const Snapshot& snapshot) {
  Strings out;
  for (const auto& place : snapshot.documents()) {
    const auto& store = snapshot.segments()[place.segment].store();
    std::string line = std::string(store.id(place.document)) + ":";
    for (std::uint32_t block = store.first(place.document) + 1;
         block < store.first(place.document + 1); ++block) {
      if (block > store.first(place.document) + 1) line += ",";
      line += " " + store.block(block).text;
    }
    out.push_back(line);
  }
  return out;
}

inline Strings contents(const std::string& folder) { return contents(*Snapshot::open(folder)); }

// Ids in the order of the index.
inline Strings ids(const Snapshot& snapshot) {
  Strings out;
  for (const auto& segment : snapshot.segments()) {
    for (std::uint32_t i = 0; i < segment.store().documents(); ++i) {
      if (!segment.is_deleted(i)) out.emplace_back(segment.store().id(i));
    }
  }
  return out;
}

// "id:theme" of each paragraph with one, in the order of the index.
inline Strings themes(const Snapshot& snapshot) {
  Strings out;
  for (const auto& segment : snapshot.segments()) {
    for (std::uint32_t block = 0; block < segment.store().blocks(); ++block) {
      const std::uint32_t document = segment.store().document_of(block);
      if (segment.is_deleted(document)) continue;
      for (const auto value : segment.tags->of(block)) {
        const std::string id(segment.store().id(document));
        out.push_back(id + ":" + segment.tags->values()[value].second);
      }
    }
  }
  return out;
}

// A writer that has made an index of documents of one paragraph, each in a segment of its own.
inline std::unique_ptr<Writer> write_segments(const std::string& folder, const Strings& names) {
  auto writer = std::make_unique<Writer>(folder, pilcrow::index::WriterSetup());
  for (const auto& name : names) {
    put(*writer, name, {"text of " + name});
    commit(*writer);
  }
  return writer;
}

// Filters of which one must hold: these themes.
inline std::vector<pilcrow::search::Clause> selection(const Strings& themes) {
  if (themes.empty()) return {};
  pilcrow::search::Clause any;
  any.kind = pilcrow::search::ClauseKind::any;
  for (const auto& theme : themes) {
    pilcrow::search::Clause& filter = any.children.emplace_back();
    filter.kind = pilcrow::search::ClauseKind::filter;
    filter.field = pilcrow::search::Field::theme;
    filter.text = theme;
  }
  return {any};
}

// A facet's counts, most paragraphs first, then by value.
inline std::vector<pilcrow::FacetCount> count_facet(const Snapshot& snapshot,
                                                    const pilcrow::index::Matches& matches,
                                                    std::string_view facet) {
  pilcrow::index::FacetCounter counter(snapshot, matches);
  std::vector<pilcrow::FacetCount> out;
  for (const auto& count : counter.count(facet)) {
    out.push_back({std::string(count.value), std::string(count.label),
                   static_cast<std::size_t>(count.paragraphs),
                   static_cast<std::size_t>(count.documents), false});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.paragraphs != b.paragraphs ? a.paragraphs > b.paragraphs : a.value < b.value;
  });
  return out;
}

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_INDEX_SAMPLE_H_
