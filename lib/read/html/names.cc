#include "read/html/names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "read/html/tags.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

constexpr std::array<std::string_view, 7> kRoles = {
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"};

// Sorted. Whole words of names only, for these begin other words.
constexpr std::array<std::string_view, 40> kWords = {
    "ad",      "ads",       "adsense",  "banner",    "byline",   "carousel", "footer",  "footers",
    "gallery", "gdpr",      "lightbox", "login",     "masthead", "menu",     "menus",   "modal",
    "nav",     "navbar",    "outbrain", "overlay",   "pager",    "paging",   "popular", "popup",
    "print",   "register",  "respond",  "share",     "sharebar", "sharing",  "signin",  "signup",
    "skip",    "slideshow", "social",   "subscribe", "taboola",  "teaser",   "toolbar", "trending"};

constexpr std::array<std::string_view, 12> kBeginnings = {
    "advert",     "breadcrumb", "comment", "cookie",    "disqus",  "navigat",
    "newsletter", "paginat",    "promo",   "recommend", "related", "sidebar"};

static_assert(std::is_sorted(kWords.begin(), kWords.end()));

bool is_boilerplate_word(std::string_view word) {
  if (std::binary_search(kWords.begin(), kWords.end(), word)) return true;
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view beginning) { return word.starts_with(beginning); });
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "relatedPosts", "related-posts" and "related_posts" are two words each.
bool has_boilerplate_word(std::string_view names) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const bool letter = i < names.size() && (is_lower(names[i]) || is_upper(names[i]));
    const bool hump = letter && i > begin && is_upper(names[i]) && is_lower(names[i - 1]);
    if (letter && !hump) continue;
    if (i > begin && is_boilerplate_word(lower_ascii(names.substr(begin, i - begin)))) return true;
    begin = hump ? i : i + 1;
  }
  return false;
}

bool is_in_article(const HtmlTree& tree, HtmlTree::Index i) {
  for (i = tree.parent(i); i != HtmlTree::kNone; i = tree.parent(i)) {
    if (tree.tag(i) == GUMBO_TAG_ARTICLE || tree.tag(i) == GUMBO_TAG_MAIN) return true;
  }
  return false;
}

}  // namespace

bool names_boilerplate(const HtmlTree& tree, HtmlTree::Index i) {
  const GumboTag tag = tree.tag(i);
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_MENU: return true;
    case GUMBO_TAG_HEADER:
      if (!is_in_article(tree, i)) return true;
      break;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE: return false;
    default: break;
  }
  if (!is_block(tag) || heading_level(tag) > 0) return false;
  const std::string role = lower_ascii(tree.attribute(i, "role"));
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end() ||
         has_boilerplate_word(tree.attribute(i, "class")) ||
         has_boilerplate_word(tree.attribute(i, "id"));
}

}  // namespace pilcrow::read
