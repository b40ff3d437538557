#include "read/xml/xml.h"

#include <algorithm>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "read/space.h"
#include "text/converter.h"

namespace pilcrow::read {
namespace {

// Each may become two nodes of 64 bytes.
constexpr std::ptrdiff_t kMostTags = 8'000'000;

// Who reads the tree goes down by recursion.
constexpr std::size_t kDeepest = 2048;

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorCode::bad_input, "XML that cannot be read: " + reason);
}

// The encoding that is declared, where pugixml, which knows only Unicode and Latin 1, would not
// know it: "windows-1251".
std::string foreign_encoding(std::string_view xml) {
  const std::string_view declaration = xml.substr(0, std::min(xml.find("?>"), std::size_t{200}));
  const std::size_t at = declaration.find("encoding");
  if (!declaration.starts_with("<?xml") || at == declaration.npos) return {};
  const std::size_t begin = declaration.find_first_of("\"'", at);
  if (begin == declaration.npos) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  if (end == declaration.npos) return {};
  const std::string name = lower_ascii(declaration.substr(begin + 1, end - begin - 1));
  if (name.starts_with("utf") || name == "us-ascii" || name == "iso-8859-1" || is_utf8(xml))
    return {};
  return text::has_converter(name) ? name : std::string();
}

// Elements within each other; stops counting past `most`.
std::size_t depth_of(pugi::xml_node node, std::size_t most) {
  const pugi::xml_node root = node;
  std::size_t depth = 0, deepest = 0;
  while (deepest <= most) {
    if (node.first_child()) {
      node = node.first_child();
      deepest = std::max(deepest, ++depth);
      continue;
    }
    while (node != root && !node.next_sibling()) node = node.parent(), --depth;
    if (node == root) break;
    node = node.next_sibling();
  }
  return deepest;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

XmlTree::XmlTree(std::string_view xml, const ReadLimits& limits) : xml_(xml) {
  if (std::count(xml.begin(), xml.end(), '<') > kMostTags) refuse("it has too many tags");
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
  const std::string encoding = foreign_encoding(xml);
  pugi::xml_parse_result result;
  if (encoding.empty()) {
    result = document_.load_buffer(xml.data(), xml.size(), kOptions,
                                   is_utf8(xml) ? pugi::encoding_utf8 : pugi::encoding_auto);
  } else {
    const std::string utf8 = text::to_utf8(encoding, xml);
    result = document_.load_buffer(utf8.data(), utf8.size(), kOptions, pugi::encoding_utf8);
  }
  if (!result) {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
    problem_ = result.description() + (" in line " + std::to_string(line_at(xml, at)));
  }
  if (!root()) refuse(problem_.empty() ? "it has no elements" : problem_);
  const std::size_t deepest = std::min(limits.max_depth, kDeepest);
  if (depth_of(document_, deepest) > deepest) {
    refuse("its elements are nested more than " + std::to_string(deepest) + " deep");
  }
}

Range XmlTree::source(pugi::xml_node text) const {
  const auto offset = text.offset_debug();
  if (offset < 0) return {};
  const auto begin = static_cast<std::size_t>(offset);
  if (begin >= xml_.size()) return {};
  const std::string_view end = text.type() == pugi::node_cdata ? "]]>" : "<";
  return {begin, std::min(xml_.find(end, begin), xml_.size())};
}

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& inner) { return local_name(inner) == name; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  return node
      .find_attribute(
          [&](const pugi::xml_attribute& one) { return local_name(one.name()) == name; })
      .value();
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

namespace {

void append_text(const pugi::xml_node& node, std::string& out) {
  for (const pugi::xml_node& inner : node.children()) {
    if (is_text(inner)) {
      append_collapsed(out, inner.value());
    } else {
      append_text(inner, out);
    }
  }
}

}  // namespace

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  append_text(node, out);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace pilcrow::read
