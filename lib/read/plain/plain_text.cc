#include "read/plain/plain_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "read/parts.h"
#include "read/plain/text_parts.h"
#include "text/charset_binary.h"

namespace pilcrow::read {
namespace {

// Formats whose text is not prose, or is so only under their own markup: other readers may know
// them, this one would index their syntax.
constexpr std::array<std::string_view, 93> kNotProse = {
    "asm",      "awk",  "bash", "bat",        "bib",     "c",    "cc",     "cfg",   "clj",  "cmake",
    "cmd",      "conf", "cpp",  "cs",         "css",     "csv",  "cxx",    "dart",  "diff", "el",
    "eml",      "env",  "erl",  "f90",        "geojson", "go",   "gradle", "h",     "hh",   "hpp",
    "hs",       "htm",  "html", "hxx",        "ics",     "ini",  "ipynb",  "java",  "js",   "json",
    "jsonl",    "jsx",  "kt",   "less",       "lisp",    "lock", "log",    "lua",   "m",    "map",
    "markdown", "mbox", "md",   "mjs",        "mk",      "ml",   "ndjson", "patch", "php",  "pl",
    "pm",       "po",   "pot",  "properties", "ps",      "ps1",  "py",     "r",     "rb",   "rs",
    "rtf",      "s",    "sass", "scala",      "scss",    "sh",   "sql",    "srt",   "svg",  "swift",
    "tcl",      "tei",  "tex",  "toml",       "ts",      "tsv",  "tsx",    "vcf",   "vtt",  "xhtml",
    "xml",      "yaml", "yml"};
static_assert(std::is_sorted(kNotProse.begin(), kNotProse.end()));

// In lower case, without the dot; empty if the name has none.
std::string extension_of(std::string_view name) {
  name.remove_prefix(std::min(name.size(), name.rfind('/') + 1));
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return {};
  std::string extension(name.substr(dot + 1));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

// Whether a file that does not say what it is begins as prose may.
bool may_be_prose(std::string_view head) {
  for (const std::string_view start : {"#!", "<?xml", "{\\rtf", "%!PS"}) {
    if (head.starts_with(start)) return false;
  }
  if (!text::binary_format(head).empty()) return false;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  return !text::too_many(text::count_controls(head), head.size()) ||
         !text::find_wide_encoding(head).empty();
}

class TextReader : public PartialReader {
 public:
  std::string name() const override { return "text"; }

  Formats formats() const override { return {{"text/plain"}, {"*.txt", "*.text"}}; }

  bool accepts(const Source& source) const override {
    const std::string extension = extension_of(source.name);
    if (extension == "txt" || extension == "text") return true;
    return !std::binary_search(kNotProse.begin(), kNotProse.end(), extension) &&
           may_be_prose(source.bytes);
  }

  void read(const Source& source, DocumentSink& sink) const override {
    text::MemoryWindows bytes(source.bytes);
    TextParts parts(bytes, {});
    Document document;
    document.blocks = parts.next(SIZE_MAX);
    document.title = parts.title();
    sink.add(std::move(document));
  }

  std::unique_ptr<DocumentParts> begin(text::ByteWindows& bytes) const override {
    return std::make_unique<TextParts>(bytes, text::find_encoding(bytes));
  }
};

}  // namespace

std::shared_ptr<const Reader> text_reader() { return std::make_shared<TextReader>(); }

}  // namespace pilcrow::read
