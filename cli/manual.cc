// Man pages of the commands, in the language of man(7).
#include <algorithm>
#include <cstdio>

#include "code_points.h"
#include "help.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// When what the pages say changed last.
const std::string kDate = "2026-11-30";

// Text that roff takes as it is.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    if (piece.code > 0x7F) {
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(piece.code));
      out += name;
    } else if (piece.code == '\\') {
      out += "\\e";
    } else if (piece.code == '-') {
      out += "\\-";
    } else if (piece.code == '\'') {
      out += "\\(aq";
    } else if (piece.code == '^' || piece.code == '~' || piece.code == '`') {
      out += piece.code == '^' ? "\\(ha" : piece.code == '~' ? "\\(ti" : "\\(ga";
    } else {
      out += static_cast<char>(piece.code);
    }
    at += piece.size;
  }
  // A point at the beginning of a line would be a request.
  return out.starts_with('.') ? "\\&" + out : out;
}

// For the argument of a macro.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : escaped(text)) out += c == '"' ? std::string("\\(dq") : std::string(1, c);
  return out + '"';
}

// "[OPTION]... QUERY..." with the placeholders, which are in capitals, in italics.
std::string synopsis(std::string_view text) {
  std::string out;
  bool italic = false;
  for (const char c : text) {
    const bool placeholder = c >= 'A' && c <= 'Z';
    if (placeholder != italic) out += placeholder ? "\\fI" : "\\fR";
    italic = placeholder;
    out += escaped(std::string(1, c));
  }
  return out + (italic ? "\\fR" : "");
}

std::string lower(std::string_view purpose) {
  std::string out(purpose);
  out[0] = static_cast<char>(out[0] | 0x20);
  return out;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    if (const auto row = table_row(line)) {
      out += ".TP\n.B " + quoted(row->about) + '\n' + escaped(row->text) + '\n';
    } else if (!line.empty()) {
      if (!out.empty()) out += ".PP\n";
      out += escaped(line) + '\n';
    }
  }
  return out;
}

std::string option(const OptionInfo& option) {
  std::string out = ".TP\n";
  std::string names;
  for (const std::string& name : option.each_name()) {
    names += (names.empty() ? "\\fB" : ", \\fB") + escaped(name) + "\\fR";
  }
  if (!option.type.empty()) names += ' ' + synopsis(option.type);
  return out + names + '\n' + escaped(option.text) + ".\n";
}

std::string examples(std::string_view text) {
  std::string out = ".nf\n";
  for (const std::string_view line : split(text, '\n')) out += escaped(line.substr(2)) + '\n';
  return out + ".fi\n";
}

std::string upper(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

}  // namespace

std::string manual_of(const Usage& usage, const std::vector<OptionInfo>& options) {
  const std::string name(usage.name);
  std::string out = ".\\\" Made of the program's own table: pilcrow help --man " + name + "\n";
  out += ".TH PILCROW\\-" + upper(name) + " 1 " + kDate + " \"pilcrow\" \"User Commands\"\n";
  out += ".SH NAME\npilcrow\\-" + name + " \\- " + escaped(lower(usage.purpose)) + '\n';
  out += ".SH SYNOPSIS\n\\fBpilcrow " + name + "\\fR " + synopsis(usage.synopsis) + '\n';
  if (!usage.more.empty()) out += ".SH DESCRIPTION\n" + paragraphs(usage.more);
  out += ".SH OPTIONS\n";
  for (const OptionInfo& one : options) out += option(one);
  out += option({"-h,--help", "", "Print the options and examples", {}});
  out += ".SH EXAMPLES\n" + examples(usage.examples);
  return out +
         ".SH SEE ALSO\n.BR pilcrow (1),\nwhich has the exit status and the environment of all "
         "commands, and names all other pages\n";
}

}  // namespace pilcrow::cli
