#include "read/html/tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>

#include "read/space.h"

namespace pilcrow::read {
namespace {

using TagSet = std::array<bool, GUMBO_TAG_LAST + 1>;

constexpr TagSet set_of(std::initializer_list<GumboTag> tags) {
  TagSet set{};
  for (const GumboTag tag : tags) set[static_cast<std::size_t>(tag)] = true;
  return set;
}

constexpr TagSet kBlocks =
    set_of({GUMBO_TAG_HTML,      GUMBO_TAG_BODY,       GUMBO_TAG_ADDRESS,  GUMBO_TAG_ARTICLE,
            GUMBO_TAG_ASIDE,     GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,
            GUMBO_TAG_DD,        GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,      GUMBO_TAG_DIV,
            GUMBO_TAG_DL,        GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
            GUMBO_TAG_FIGURE,    GUMBO_TAG_FOOTER,     GUMBO_TAG_FORM,     GUMBO_TAG_H1,
            GUMBO_TAG_H2,        GUMBO_TAG_H3,         GUMBO_TAG_H4,       GUMBO_TAG_H5,
            GUMBO_TAG_H6,        GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,
            GUMBO_TAG_LEGEND,    GUMBO_TAG_LI,         GUMBO_TAG_LISTING,  GUMBO_TAG_MAIN,
            GUMBO_TAG_MENU,      GUMBO_TAG_NAV,        GUMBO_TAG_OL,       GUMBO_TAG_P,
            GUMBO_TAG_PLAINTEXT, GUMBO_TAG_PRE,        GUMBO_TAG_SECTION,  GUMBO_TAG_SUMMARY,
            GUMBO_TAG_TABLE,     GUMBO_TAG_TBODY,      GUMBO_TAG_TD,       GUMBO_TAG_TFOOT,
            GUMBO_TAG_TH,        GUMBO_TAG_THEAD,      GUMBO_TAG_TR,       GUMBO_TAG_UL,
            GUMBO_TAG_XMP});

// Readings above ruby text would stand between its characters.
constexpr TagSet kNever =
    set_of({GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT,
            GUMBO_TAG_TITLE,    GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT,   GUMBO_TAG_TEXTAREA,
            GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,   GUMBO_TAG_EMBED,    GUMBO_TAG_AUDIO,
            GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOEMBED,
            GUMBO_TAG_NOFRAMES, GUMBO_TAG_DATALIST, GUMBO_TAG_RT,       GUMBO_TAG_RP,
            GUMBO_TAG_APPLET,   GUMBO_TAG_INPUT});

// What a cell of data does not hold.
constexpr TagSet kLayout =
    set_of({GUMBO_TAG_TABLE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
            GUMBO_TAG_H6, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION,
            GUMBO_TAG_FORM, GUMBO_TAG_NAV, GUMBO_TAG_CENTER});

bool contains(const TagSet& set, GumboTag tag) { return set[static_cast<std::size_t>(tag)]; }

bool hides(std::string_view style) {
  std::string packed;
  for (const char c : lower_ascii(style)) {
    if (!is_space(c)) packed += c;
  }
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

bool is_hidden(const HtmlTree& tree, HtmlTree::Index i) {
  return tree.has_attribute(i, "hidden") ||
         lower_ascii(tree.attribute(i, "aria-hidden")) == "true" ||
         hides(tree.attribute(i, "style"));
}

}  // namespace

bool is_block(GumboTag tag) { return contains(kBlocks, tag); }

int heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? tag - GUMBO_TAG_H1 + 1 : 0;
}

BlockKind kind_inside(GumboTag tag, BlockKind outer) {
  if (heading_level(tag) > 0) return BlockKind::heading;
  switch (tag) {
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT: return BlockKind::list_item;
    case GUMBO_TAG_BLOCKQUOTE: return BlockKind::quotation;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION: return BlockKind::caption;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_PLAINTEXT: return BlockKind::code;
    case GUMBO_TAG_P: return outer == BlockKind::heading ? BlockKind::paragraph : outer;
    default: return outer;
  }
}

bool is_note(const HtmlTree& tree, HtmlTree::Index i) {
  const std::string_view role = tree.attribute(i, "role");
  if (role == "doc-footnote" || role == "doc-endnote") return true;
  const std::string_view type = tree.attribute(i, "epub:type");
  return type == "footnote" || type == "endnote" || type == "rearnote";
}

std::vector<bool> never_shown(const HtmlTree& tree) {
  std::vector<bool> never(tree.size());
  for (HtmlTree::Index i = 0; i < tree.size(); ++i) {
    if (tree.is_text(i)) continue;
    const bool page = tree.tag(i) == GUMBO_TAG_HTML || tree.tag(i) == GUMBO_TAG_BODY;
    never[i] = contains(kNever, tree.tag(i)) || (!page && is_hidden(tree, i));
  }
  return never;
}

bool is_data_table(const HtmlTree& tree, HtmlTree::Index table) {
  const std::string_view role = tree.attribute(table, "role");
  if (role == "presentation" || role == "none") return false;
  int paragraphs = 0;  // in the cell at hand
  int in_row = 0;      // cells in the row at hand
  int columns = 0;
  for (HtmlTree::Index i = table + 1; i < tree.end(table); ++i) {
    const GumboTag tag = tree.tag(i);
    if (contains(kLayout, tag)) return false;
    if (tag == GUMBO_TAG_TR) in_row = 0;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      columns = std::max(columns, ++in_row);
      paragraphs = 0;
    }
    if (tag == GUMBO_TAG_P && ++paragraphs > 1) return false;
  }
  return columns > 1;
}

}  // namespace pilcrow::read
