// What a store says, held against the documents that it was made of.
#ifndef PILCROW_TESTS_UNIT_STORE_MODEL_H_
#define PILCROW_TESTS_UNIT_STORE_MODEL_H_

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/codec.h"
#include "store/store.h"
#include "unit/store/sample.h"

namespace sample {

using pilcrow::store::InputBlock;
using pilcrow::store::InputDocument;
using pilcrow::store::Store;

inline bool is_head(const InputBlock& block) {
  return block.record.kind == pilcrow::BlockKind::heading;
}

// Headings above each block of a document, outermost first and the title before them, by their
// places in the document; that of a head among them.
inline std::vector<std::vector<std::size_t>> open_heads(const InputDocument& document) {
  std::vector<std::vector<std::size_t>> out;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (is_head(document.blocks[i])) {
      const int level = document.blocks[i].record.level;
      while (!open.empty() && document.blocks[open.back()].record.level >= level) open.pop_back();
      open.push_back(i);
    }
    out.push_back(open);
  }
  return out;
}

inline std::string path_of(const InputDocument& document, const std::vector<std::size_t>& heads) {
  std::string out;
  for (std::size_t i = 1; i < heads.size(); ++i) {
    if (!out.empty()) out += " › ";
    out += document.blocks[heads[i]].record.text.substr(0, 256);
  }
  return out;
}

// Forms by their numbers in forward lists; numbers are those below their count, each once.
inline std::vector<pilcrow::store::Form> forms_by_number(const Store& store) {
  std::vector<pilcrow::store::Form> out(store.vocabulary().size());
  std::set<std::uint32_t> numbers;
  pilcrow::store::Vocabulary::Cursor cursor(store.vocabulary());
  while (cursor.next()) {
    out[cursor.form().number] = cursor.form().form;
    numbers.insert(cursor.form().number);
  }
  CHECK(numbers.size() == out.size());
  return out;
}

inline Strings words_of(const Store& store, const std::vector<pilcrow::store::Form>& forms,
                        std::uint32_t block) {
  Strings out;
  const std::string_view list = store.forward(block);
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < list.size();) {
    REQUIRE(pilcrow::take_varint(list, at, number));
    REQUIRE(number < forms.size());
    out.push_back(forms[number].exact + "/" + forms[number].stem);
  }
  return out;
}

inline Strings words_of(const InputDocument& document, const InputBlock& block) {
  Strings out;
  for (const auto word : block.words) {
    out.push_back(document.forms[word].exact + "/" + document.forms[word].stem);
  }
  return out;
}

inline void check_block(const Store& store, const InputDocument& document, std::size_t place,
                        std::uint32_t block) {
  const auto& expected = document.blocks[place];
  const auto found = store.block(block);
  CHECK(found.kind == expected.record.kind);
  CHECK(found.level == expected.record.level);
  CHECK(found.text == expected.record.text);
  CHECK(found.source == expected.record.source);
  CHECK(found.line == expected.record.line);
  CHECK(store.hash(block) == expected.hash);
  CHECK(store.language(block) == expected.language);
  CHECK(store.is_head(block) == is_head(expected));
}

// Blocks read one after the other are those read each by itself, in whatever order.
inline void check_reader(const Store& store) {
  Store::Blocks blocks(store);
  for (std::uint32_t i = 0; i < 3 * store.blocks(); ++i) {
    const std::uint32_t block = i < store.blocks() ? i : i * 7919 % store.blocks();
    const auto& read = blocks.at(block);
    const auto alone = store.block(block);
    CHECK(read.text == alone.text);
    CHECK(read.source == alone.source);
    CHECK(read.line == alone.line);
  }
}

inline void check_document(const Store& store, const InputDocument& document,
                           std::uint32_t number) {
  const auto record = store.document(number);
  CHECK(encode(record) == encode(document.record));
  CHECK(store.id(number) == document.record.id);
  CHECK(store.title(number) == document.record.title);
  const std::uint32_t first = store.first(number);
  REQUIRE(store.first(number + 1) - first == document.blocks.size());
  const auto heads = open_heads(document);
  std::uint32_t paragraphs = 0;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const std::uint32_t block = first + i;
    CHECK(store.document_of(block) == number);
    check_block(store, document, i, block);
    const std::uint32_t head = store.head_of(block);
    CHECK(store.head_block(head) == first + heads[i].back());
    CHECK(store.path(store.path_of(head)) == path_of(document, heads[i]));
    if (!is_head(document.blocks[i])) {
      ++paragraphs;
      CHECK(store.number_of(block) == paragraphs);
      CHECK(store.block_of(number, paragraphs) == block);
      continue;
    }
    CHECK(store.level(head) == document.blocks[i].record.level);
    const std::size_t above = heads[i].size() > 1 ? heads[i][heads[i].size() - 2] : i;
    CHECK(store.head_block(store.above(head)) == first + above);
    std::uint32_t end = i + 1;
    while (end < heads.size() && std::count(heads[end].begin(), heads[end].end(), i) > 0) ++end;
    CHECK(store.end_of(head) == first + end);
  }
  CHECK(store.paragraphs(number) == paragraphs);
}

inline void check_store(const Store& store, const Documents& documents) {
  REQUIRE(store.documents() == documents.size());
  pilcrow::store::StoreCounts counts;
  std::map<std::string, std::uint64_t> word_counts;
  const auto forms = forms_by_number(store);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    check_document(store, documents[i], i);
    CHECK(store.find(documents[i].record.id) == i);
    ++counts.documents;
    for (const auto& block : documents[i].blocks) {
      const auto at = static_cast<std::uint32_t>(counts.blocks++);
      const Strings words = words_of(documents[i], block);
      CHECK(words_of(store, forms, at) == words);
      for (const auto& word : words) ++word_counts[word];
      counts.text_bytes += block.record.text.size();
      if (is_head(block)) continue;
      ++counts.paragraphs;
      counts.words += words.size();
    }
  }
  check_reader(store);
  CHECK(store.blocks() == counts.blocks);
  CHECK(store.counts().documents == counts.documents);
  CHECK(store.counts().blocks == counts.blocks);
  CHECK(store.counts().paragraphs == counts.paragraphs);
  CHECK(store.counts().words == counts.words);
  CHECK(store.counts().text_bytes == counts.text_bytes);
  pilcrow::store::Vocabulary::Cursor cursor(store.vocabulary());
  while (cursor.next()) {
    const auto& form = cursor.form().form;
    CHECK(cursor.form().count == word_counts[form.exact + "/" + form.stem]);
  }
  for (const auto* id : {"", "none", "999/99", "\xFF"}) CHECK(!store.find(id));
}

// Sections are the same to the byte, but lists keep the packs that they were written in.
inline void check_same_bytes(const Store& a, const Store& b) {
  for (const auto& section : a.file().sizes()) {
    const auto& name = section.first;
    if (name.starts_with("text") || name.starts_with("records") || name.starts_with("past")) {
      continue;
    }
    CAPTURE(name);
    CHECK(a.file().section(name).all() == b.file().section(name).all());
  }
  CHECK(a.file().sizes().size() == b.file().sizes().size());
}

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_STORE_MODEL_H_
