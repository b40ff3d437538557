#include "read/rtf/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pilcrow::read {
namespace {

constexpr std::pair<std::string_view, std::string_view> kSymbols[] = {
    {"tab", " "},    {"line", " "},    {"softline", " "}, {"nestcell", " "},  {"emdash", "—"},
    {"endash", "–"}, {"lquote", "‘"},  {"rquote", "’"},   {"ldblquote", "“"}, {"rdblquote", "”"},
    {"bullet", "•"}, {"emspace", " "}, {"enspace", " "}};

constexpr auto kNoText = [] {
  std::array<std::string_view, 42> words = {
      "aftncn",     "aftnsep",  "aftnsepc", "annotation", "atnauthor", "atnid",    "bkmkend",
      "bkmkstart",  "colortbl", "comment",  "datafield",  "falt",      "filetbl",  "fldinst",
      "fname",      "footer",   "footerf",  "footerl",    "footerr",   "ftncn",    "ftnsep",
      "ftnsepc",    "header",   "headerf",  "headerl",    "headerr",   "listtext", "listtable",
      "nonshppict", "objclass", "objdata",  "objname",    "panose",    "pict",     "pn",
      "pntext",     "private",  "sn",       "sv",         "tc",        "template", "xe"};
  std::sort(words.begin(), words.end());
  return words;
}();

constexpr std::string_view kText[] = {"shpinst", "shptxt", "ud"};

}  // namespace

std::string_view rtf_symbol(std::string_view word) {
  for (const auto& [name, text] : kSymbols) {
    if (name == word) return text;
  }
  return {};
}

bool rtf_holds_no_text(std::string_view word) {
  return std::binary_search(kNoText.begin(), kNoText.end(), word);
}

bool rtf_holds_text(std::string_view word) {
  return std::find(std::begin(kText), std::end(kText), word) != std::end(kText);
}

}  // namespace pilcrow::read
