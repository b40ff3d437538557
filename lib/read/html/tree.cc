#include "read/html/tree.h"

#include <algorithm>

#include "read/html/mend.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

// Gumbo makes a form with a sentence in English of <isindex>.
bool is_wanted(const GumboNode* node) {
  if (is_element(node)) return (node->parse_flags & GUMBO_INSERTION_FROM_ISINDEX) == 0;
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html)
    : html_(without_foreign_elements(html, mended_)), parser_(html_) {
  struct Step {
    Index index;
    unsigned int next_child;
  };
  add(parser_.root(), kNone);
  std::vector<Step> open = {{0, 0}};
  while (!open.empty()) {
    const Index index = open.back().index;
    const GumboNode* const node = nodes_[index].gumbo;
    if (!is_element(node) || open.back().next_child == node->v.element.children.length) {
      nodes_[index].end = nodes_.size();
      open.pop_back();
      continue;
    }
    const auto* const child =
        static_cast<const GumboNode*>(node->v.element.children.data[open.back().next_child++]);
    if (!is_wanted(child)) continue;
    add(child, index);
    open.push_back({nodes_.size() - 1, 0});
  }
}

void HtmlTree::add(const GumboNode* node, Index parent) {
  nodes_.push_back({node, parent, nodes_.size() + 1});
}

GumboTag HtmlTree::tag(Index i) const {
  return is_element(nodes_[i].gumbo) ? nodes_[i].gumbo->v.element.tag : GUMBO_TAG_LAST;
}

std::string_view HtmlTree::attribute(Index i, const char* name) const {
  if (is_text(i)) return {};
  const auto* found = gumbo_get_attribute(&nodes_[i].gumbo->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool HtmlTree::has_attribute(Index i, const char* name) const {
  return !is_text(i) &&
         gumbo_get_attribute(&nodes_[i].gumbo->v.element.attributes, name) != nullptr;
}

// Pieces point into the source, but for those of what the parser made up.
Range HtmlTree::range_of(const GumboStringPiece& piece) const {
  const auto begin = piece.data == nullptr ? html_.size() + 1
                                           : static_cast<std::size_t>(piece.data - html_.data());
  if (begin > html_.size()) return {};
  return {begin, begin + std::min(piece.length, html_.size() - begin)};
}

Range HtmlTree::text_source(Index i) const {
  const Range whole = range_of(nodes_[i].gumbo->v.text.original_text);
  const std::string_view inner = trimmed(html_.substr(whole.begin, whole.size()));
  if (inner.empty()) return {whole.begin, whole.begin};
  const auto begin = static_cast<std::size_t>(inner.data() - html_.data());
  return {begin, begin + inner.size()};
}

Range HtmlTree::element_source(Index i) const {
  const GumboNode* const node = nodes_[i].gumbo;
  constexpr auto kCopied = GUMBO_INSERTION_BY_PARSER | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED |
                           GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT |
                           GUMBO_INSERTION_IMPLICIT_END_TAG;
  if ((node->parse_flags & kCopied) != 0) return {};
  const Range begin = range_of(node->v.element.original_tag);
  const Range end = range_of(node->v.element.original_end_tag);
  if (begin.empty() || end.empty() || end.begin < begin.end) return {};
  return {begin.begin, end.end};
}

}  // namespace pilcrow::read
