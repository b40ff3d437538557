#include <algorithm>

#include "base/utf8.h"
#include "pilcrow/snippet.h"

namespace pilcrow {
namespace {

bool is_control(char32_t c) {
  const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || bidi;
}

const char* html_entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return nullptr;
  }
}

// The text of a fragment that somebody made may be no UTF-8: then no byte may take the next one,
// which might be '<', for its own.
void append_text(std::string& out, std::string_view text, const Markup& markup) {
  for (std::size_t at = 0, valid = find_invalid_utf8(text); at < text.size();) {
    if (at == valid) {
      append_utf8(out, 0xFFFD);
      ++at;
      valid = at + find_invalid_utf8(text.substr(at));
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const char* entity = markup.escape_html ? html_entity(text[begin]) : nullptr;
    if (entity != nullptr) {
      out += entity;
    } else if (!markup.control_characters && is_control(c)) {
      append_utf8(out, 0xFFFD);
    } else {
      out += text.substr(begin, at - begin);
    }
  }
}

bool splits_character(std::string_view text, std::size_t at) {
  return at < text.size() && is_continuation(text[at]);
}

void append_fragment(std::string& out, const Fragment& fragment, const Markup& markup) {
  const std::string_view text = fragment.text;
  if (fragment.cut_front) out += markup.cut;
  std::size_t done = 0;
  for (const Mark& mark : fragment.marks) {
    // Ranges that somebody changed are not trusted to be in order, nor within the text.
    const Range bytes = mark.bytes;
    if (bytes.begin < done || bytes.begin >= bytes.end || bytes.end > text.size()) continue;
    if (splits_character(text, bytes.begin) || splits_character(text, bytes.end)) continue;
    append_text(out, text.substr(done, bytes.begin - done), markup);
    out += markup.open;
    append_text(out, text.substr(bytes.begin, bytes.size()), markup);
    out += markup.close;
    done = bytes.end;
  }
  append_text(out, text.substr(done), markup);
  if (fragment.cut_back) out += markup.cut;
}

}  // namespace

std::string_view to_string(MarkKind kind) noexcept {
  switch (kind) {
    case MarkKind::exact: return "exact";
    case MarkKind::stem: return "stem";
    case MarkKind::prefix: return "prefix";
    case MarkKind::fuzzy: return "fuzzy";
    case MarkKind::alias: return "alias";
  }
  return "unknown";
}

Markup Markup::plain() { return {}; }

Markup Markup::ansi() {
  Markup markup;
  markup.open = "\x1b[1m";
  markup.close = "\x1b[0m";
  return markup;
}

Markup Markup::html() {
  Markup markup;
  markup.open = "<mark>";
  markup.close = "</mark>";
  markup.escape_html = true;
  return markup;
}

std::string render(const Snippet& snippet, const Markup& markup) {
  std::string out;
  for (const auto& fragment : snippet.fragments) {
    if (!out.empty()) out += markup.ellipsis;
    append_fragment(out, fragment, markup);
  }
  return out;
}

}  // namespace pilcrow
