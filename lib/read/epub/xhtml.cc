#include "read/epub/xhtml.h"

#include <algorithm>
#include <cstddef>

#include "read/space.h"

namespace pilcrow::read {
namespace {

// Elements that HTML has no end tags for.
constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                      "input", "link", "meta", "param", "source", "track", "wbr"};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
         c == '-' || c == '_';
}

// Behind the '>' of the tag that begins at `at`; the end of all where there is none.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = '\0';
  for (; at < text.size(); ++at) {
    if (quote != '\0') {
      if (text[at] == quote) quote = '\0';
    } else if (text[at] == '"' || text[at] == '\'') {
      quote = text[at];
    } else if (text[at] == '>') {
      return at + 1;
    }
  }
  return at;
}

}  // namespace

std::string close_empty_elements(std::string_view xhtml) {
  std::string out;
  out.reserve(xhtml.size() + xhtml.size() / 16);
  for (std::size_t at = 0; at < xhtml.size();) {
    const std::size_t tag = std::min(xhtml.find('<', at), xhtml.size());
    out += xhtml.substr(at, tag - at);
    at = tag;
    if (at == xhtml.size()) break;
    std::size_t name = at + 1;
    while (name < xhtml.size() && is_name(xhtml[name])) ++name;
    const std::string_view element = xhtml.substr(at + 1, name - at - 1);
    std::size_t end = tag_end(xhtml, at);
    if (xhtml.substr(at).starts_with("<!--")) {
      const std::size_t close = xhtml.find("-->", at);
      end = close == xhtml.npos ? xhtml.size() : close + 3;
    }
    const std::string_view whole = xhtml.substr(at, end - at);
    at = end;
    const bool closes =
        !element.empty() && whole.ends_with("/>") &&
        std::find(std::begin(kVoid), std::end(kVoid), lower_ascii(element)) == std::end(kVoid);
    if (!closes) {
      out += whole;
    } else {
      out += whole.substr(0, whole.size() - 2);
      out += "></" + std::string(element) + '>';
    }
  }
  return out;
}

}  // namespace pilcrow::read
