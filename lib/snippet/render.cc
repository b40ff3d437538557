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

// What CommonMark and its common extensions take for markup within a line. All ASCII punctuation may be
// escaped; these are enough, with those that mean something at the beginning of a line.
bool is_markdown(char c) {
  return std::string_view("\\`*_[]<>&~|$!#@:").find(c) != std::string_view::npos;
}

// At the beginning: a mark of a list, a heading, a rule or a quotation; "1." and "1)" are lists too.
bool begins_markdown(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '-' || c == '+' || c == '=') return at == 0;
  if (c != '.' && c != ')') return false;
  return at > 0 && text.find_first_not_of("0123456789") == at;
}

// The text of a fragment that somebody made may be no UTF-8: then no byte may take the next one,
// which might be '<', for its own. `line_begin` says whether it begins a line of the output.
void append_text(std::string& out, std::string_view text, const Markup& markup, bool line_begin) {
  if (markup.escape_markdown && line_begin) {  // four spaces would make it code
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  }
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
    } else if (markup.escape_markdown && c == '\n') {
      out += ' ';  // a new line may begin a block
    } else {
      if (markup.escape_markdown &&
          (is_markdown(text[begin]) || (line_begin && begins_markdown(text, begin)))) {
        out += '\\';
      }
      out += text.substr(begin, at - begin);
    }
  }
}

bool splits_character(std::string_view text, std::size_t at) {
  return at < text.size() && is_continuation(text[at]);
}

void take_fragment(const Fragment& fragment, const std::function<void(const SnippetPiece&)>& take) {
  using Kind = SnippetPiece::Kind;
  const std::string_view text = fragment.text;
  const auto plain = [&](std::size_t begin, std::size_t end) {
    if (begin < end) take({Kind::text, text.substr(begin, end - begin), nullptr});
  };
  if (fragment.cut_front) take({Kind::cut, {}, nullptr});
  std::size_t done = 0;
  for (const Mark& mark : fragment.marks) {
    // Ranges that somebody changed are not trusted to be in order, nor within the text.
    const Range bytes = mark.bytes;
    if (bytes.begin < done || bytes.begin >= bytes.end || bytes.end > text.size()) continue;
    if (splits_character(text, bytes.begin) || splits_character(text, bytes.end)) continue;
    plain(done, bytes.begin);
    take({Kind::marked, text.substr(bytes.begin, bytes.size()), &mark});
    done = bytes.end;
  }
  plain(done, text.size());
  if (fragment.cut_back) take({Kind::cut, {}, nullptr});
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

Markup Markup::markdown() {
  Markup markup;
  markup.open = "**";
  markup.close = "**";
  markup.escape_markdown = true;
  return markup;
}

void render(const Snippet& snippet, const std::function<void(const SnippetPiece&)>& take) {
  for (const auto& fragment : snippet.fragments) {
    if (&fragment != snippet.fragments.data()) take({SnippetPiece::Kind::ellipsis, {}, nullptr});
    take_fragment(fragment, take);
  }
}

std::string render(const Snippet& snippet, const Markup& markup) {
  std::string out;
  render(snippet, [&](const SnippetPiece& piece) {
    switch (piece.kind) {
      case SnippetPiece::Kind::text:
        append_text(out, piece.text, markup, out.empty());
        break;
      case SnippetPiece::Kind::marked:
        out += markup.open;
        append_text(out, piece.text, markup, false);
        out += markup.close;
        break;
      case SnippetPiece::Kind::ellipsis: out += markup.ellipsis; break;
      case SnippetPiece::Kind::cut: out += markup.cut; break;
    }
  });
  return out;
}

}  // namespace pilcrow
