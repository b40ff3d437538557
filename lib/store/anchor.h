// Anchors: citations of paragraphs as text.
#ifndef PILCROW_STORE_ANCHOR_H_
#define PILCROW_STORE_ANCHOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pilcrow::store {

// What "article.txt#p7-3fa9c1d2" says.
struct Anchor {
  std::string document = {};
  std::size_t number = 0;  // of the paragraph, from 1
  std::uint32_t hash = 0;  // of its words, folded to 32 bits
};

std::string make_anchor(std::string_view document, std::size_t number, std::uint64_t hash);

// Empty where the text is no anchor.
std::optional<Anchor> parse_anchor(std::string_view text);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_ANCHOR_H_
