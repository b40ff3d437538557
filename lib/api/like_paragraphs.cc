#include "api/like_paragraphs.h"

#include <algorithm>

#include "base/codec.h"

namespace pilcrow::api {

LikeParagraphs::Found LikeParagraphs::all(const DocumentBlocks& document, double least) {
  Found out;
  document.each([&](std::uint32_t block) {
    if (may_be_like(document.store(), block, least)) add({document.segment(), block}, least, out);
  });
  return out;
}

LikeParagraphs::Found LikeParagraphs::in_place(const DocumentBlocks& document,
                                               const store::PastParagraph& old, double least) {
  std::vector<std::uint32_t> between;
  int begins = old.before == 0 ? 1 : 0;
  int ends = 0;
  bool open = old.before == 0;
  document.each([&](std::uint32_t block) {
    const std::uint64_t hash = document.store().hash(block);
    if (old.after != 0 && hash == old.after) {
      open = false;
      ++ends;
    }
    if (open) between.push_back(block);
    if (old.before != 0 && hash == old.before) {
      open = ends == 0;
      ++begins;
    }
  });
  Found out;
  if (begins != 1 || ends != (old.after == 0 ? 0 : 1)) return out;
  for (const std::uint32_t block : between) {
    if (may_be_like(document.store(), block, least)) add({document.segment(), block}, least, out);
  }
  return out;
}

LikeParagraphs::Found LikeParagraphs::among(const std::vector<index::BlockPlace>& places,
                                            double least) {
  Found out;
  for (const auto place : places) add(place, least, out);
  return out;
}

// Whether so many of a paragraph's words are in the text, in whatever order, that it may be as
// like; read from its forward list.
bool LikeParagraphs::may_be_like(const store::Store& store, std::uint32_t block, double least) {
  if (known_of_ != &store) {
    known_of_ = &store;
    known_.assign(store.vocabulary().size(), false);
    for (const auto& word : text_.words) {
      for (const auto& form : store.vocabulary().find(word.exact)) known_[form.number] = true;
    }
  }
  const std::string_view list = store.forward(block);
  std::size_t words = 0;
  std::size_t common = 0;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < list.size() && take_varint(list, at, number); ++words) {
    if (number < known_.size() && known_[number]) ++common;
  }
  common = std::min(common, text_.words.size());
  return 2 * static_cast<double>(common) >= least * static_cast<double>(words + text_.words.size());
}

void LikeParagraphs::add(index::BlockPlace place, double least, Found& out) {
  const std::string text = viewer_.text(place);
  const WordText words = words_of(text, analyser_);
  LikeParagraph found{place, 0, common_words(text_, words)};
  found.similarity = similarity(text_, words, found.common);
  if (found.similarity >= least) out.push_back(std::move(found));
}

}  // namespace pilcrow::api
