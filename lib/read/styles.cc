#include "read/styles.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "read/space.h"

namespace pilcrow::read {
namespace {

// Styles are made from others; who makes them in a circle is stopped here.
constexpr int kMostParents = 20;

struct Named {
  std::string_view start;
  Look look;
};

// By how names begin, in lower case. Word keeps these whatever language it speaks; LibreOffice has
// "_20_" in place of spaces.
constexpr Named kNames[] = {
    {"toc ", {.contents = true}},
    {"table of figures", {.contents = true}},
    {"contents ", {.contents = true}},
    {"title", {.title = true}},
    {"caption", {.kind = BlockKind::caption}},
    {"illustration", {.kind = BlockKind::caption}},
    {"figure", {.kind = BlockKind::caption}},
    {"quote", {.kind = BlockKind::quotation}},
    {"quotation", {.kind = BlockKind::quotation}},
    {"intense quote", {.kind = BlockKind::quotation}},
    {"block text", {.kind = BlockKind::quotation}},
    {"html preformatted", {.kind = BlockKind::code}},
    {"preformatted", {.kind = BlockKind::code}},
    {"source code", {.kind = BlockKind::code}},
    {"list", {.kind = BlockKind::list_item}},
    {"footnote", {.kind = BlockKind::footnote}},
    {"endnote", {.kind = BlockKind::footnote}},
};

std::string plain_name(std::string_view name) {
  std::string out = lower_ascii(name);
  for (std::size_t at = 0; (at = out.find("_20_", at)) != out.npos;) out.replace(at, 4, " ");
  return out;
}

std::optional<Look> look_of_name(std::string_view given) {
  const std::string name = plain_name(given);
  constexpr std::string_view kHeading = "heading";
  if (name.starts_with(kHeading)) {
    const std::size_t digit = name.find_first_of("123456789", kHeading.size());
    if (digit != name.npos) return Look{BlockKind::heading, name[digit] - '0'};
  }
  for (const auto& [start, look] : kNames) {
    if (name.starts_with(start)) return look;
  }
  return std::nullopt;
}

}  // namespace

void Styles::add(const std::string& id, Style style) { styles_.emplace(id, std::move(style)); }

Look Styles::look(std::string_view id) const {
  for (int i = 0; i < kMostParents && !id.empty(); ++i) {
    const auto found = styles_.find(id);
    const Style style = found == styles_.end() ? Style{} : found->second;
    if (style.level > 0) return {BlockKind::heading, std::min(style.level, 6)};
    if (style.is_list) return {BlockKind::list_item};
    if (auto look = look_of_name(style.name.empty() ? id : style.name)) return *look;
    if (found == styles_.end()) break;
    id = found->second.parent;
  }
  return {};
}

}  // namespace pilcrow::read
