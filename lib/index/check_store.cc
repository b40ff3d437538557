#include "index/check_store.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace pilcrow::index {
namespace {

// What is checked in about a tenth of a second.
constexpr std::uint32_t kBlocksBetweenLooks = 1 << 14;

std::string named(const char* what, std::uint64_t number) {
  return what + (' ' + std::to_string(number));
}

void expect_count(std::uint64_t said, std::uint64_t found, const char* what, Findings& out) {
  if (said == found) return;
  out.add("it is said to have " + std::to_string(said) + ' ' + what + " and has " +
          std::to_string(found));
}

void check_records(const store::Store& store, Findings& out) {
  store.records().each([&](std::size_t item, std::string_view bytes) {
    if (out.full()) return;
    const auto document = static_cast<std::uint32_t>(item);
    const store::DocumentRecord record = store::decode_document(bytes);
    const bool same = record.id == store.id(document) && record.title == store.title(document);
    if (!same) out.add(named("the record is another one's: document", document));
    if (record.id.empty() || !is_utf8(record.id) || !is_utf8(record.title)) {
      out.add(named("the id or the title is not UTF-8: document", document));
    }
  });
}

void check_pasts(const store::Store& store, Findings& out) {
  store.pasts().each([&](std::size_t document, std::string_view bytes) {
    for (const auto& paragraph : store::decode_past(bytes)) {
      if (is_utf8(paragraph.text) || out.full()) continue;
      out.add(named("an earlier paragraph is not UTF-8: document", document));
    }
  });
}

// What a store knows of headings beside their texts.
void check_head(const store::Store& store, std::uint32_t block, const store::BlockRecord& record,
                Findings& out) {
  const std::uint32_t head = store.head_of(block);
  const std::string_view path = store.path(store.path_of(head));
  const std::string_view above = store.path(store.path_of(store.above(head)));
  const bool title = store.level(head) == 0;
  const bool fits = title ? path.empty() && record.text.empty() : path.starts_with(above);
  if (record.level != store.level(head) || !fits) {
    out.add(named("a heading is not as in the list of headings: block", block));
  }
}

struct Sums {
  std::uint64_t paragraphs = 0;
  std::uint64_t text_bytes = 0;
};

Sums check_texts(const store::Store& store, WordsCheck& words,
                 std::vector<std::uint32_t>& text_bytes, Findings& out) {
  Sums sums;
  text_bytes.reserve(store.blocks());
  store::Store::Blocks blocks(store);
  for (std::uint32_t block = 0; block < store.blocks() && !out.full(); ++block) {
    if (block % kBlocksBetweenLooks == kBlocksBetweenLooks - 1) out.look(static_cast<double>(block) / store.blocks());
    const store::BlockRecord& record = blocks.at(block);
    const bool head = record.kind == BlockKind::heading;
    if (head != store.is_head(block)) {
      out.add(named("a block is in the list of headings and is none, or the reverse: block", block));
    } else if (head) {
      check_head(store, block, record, out);
    }
    if (!is_utf8(record.text)) out.add(named("the text is not UTF-8: block", block));
    if (!is_utf8(record.locator)) out.add(named("the locator is not UTF-8: block", block));
    if (record.source.end < record.source.begin) {
      out.add(named("its place in its file ends before it begins: block", block));
    }
    const bool title = head && store.is_head(block) && store.level(store.head_of(block)) == 0;
    words.add(block, title ? store.title(store.document_of(block)) : record.text);
    text_bytes.push_back(static_cast<std::uint32_t>(record.text.size()));
    sums.text_bytes += record.text.size();
    if (!head) ++sums.paragraphs;
  }
  return sums;
}

// The numbers of what a block is tagged with, as its evidence has it.
std::vector<std::uint32_t> numbers_of(std::string_view evidence, const store::Tags& tags) {
  std::vector<std::uint32_t> out;
  for (const auto& [facet, value] : store::values_of(evidence)) {
    out.push_back(tags.find(facet, value).value_or(UINT32_MAX));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

bool check_sections(const store::SectionFile& file, Findings& out) {
  const std::vector<std::string> damaged = file.damaged();
  for (const auto& name : damaged) out.add("its part '" + name + "' is not as it was written");
  const bool stray = file.has_stray_bytes();
  if (stray) out.add("what stands between its parts is not as it was written");
  return damaged.empty() && !stray;
}

void check_store(const store::Store& store, WordsCheck& words,
                 std::vector<std::uint32_t>& text_bytes, Findings& out) {
  check_records(store, out);
  check_pasts(store, out);
  const Sums sums = check_texts(store, words, text_bytes, out);
  if (out.full()) return;
  const store::StoreCounts& counts = store.counts();
  expect_count(counts.paragraphs, sums.paragraphs, "paragraphs", out);
  expect_count(counts.text_bytes, sums.text_bytes, "bytes of text", out);
  expect_count(counts.words, words.words(), "words", out);
  words.finish(out);
}

void check_tags(const store::Tags& tags, const std::vector<std::uint32_t>& text_bytes,
                Findings& out) {
  const auto& values = tags.values();
  if (std::adjacent_find(values.begin(), values.end()) != values.end()) {
    out.add("a value stands twice in its part 'values'");
  }
  const auto blocks = tags.file().section("evidence.blocks").array<std::uint32_t>();
  std::vector<bool> tagged(text_bytes.size());
  const store::PackReader evidence(tags.file(), "evidence");
  evidence.each([&](std::size_t item, std::string_view bytes) {
    if (out.full()) return;
    const std::uint32_t block = blocks[item];
    if (block >= text_bytes.size() || tagged[block]) {
      out.add(named("there is no such block, or it comes twice: block", block));
      return;
    }
    tagged[block] = true;
    store::decode_evidence(bytes, text_bytes[block]);  // throws for what cannot be shown
    const auto found = numbers_of(bytes, tags);
    const auto said = tags.of(block);
    if (!std::equal(found.begin(), found.end(), said.begin(), said.end())) {
      out.add(named("tags and evidence do not agree: block", block));
    }
  });
  for (std::uint32_t block = 0; block < tagged.size() && !out.full(); ++block) {
    if (!tagged[block] && !tags.of(block).empty()) {
      out.add(named("there are tags without evidence: block", block));
    }
  }
}

}  // namespace pilcrow::index
