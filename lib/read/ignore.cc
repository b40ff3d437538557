#include "read/ignore.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/utf8.h"

namespace pilcrow::read {
namespace {

// No path is longer.
constexpr std::size_t kLongestPattern = 4096;

constexpr std::size_t kLongestClass = 10;  // [:xdigit:]

constexpr std::string_view kAnyFolders = "**";

// Takes the first character: a code point, or a byte that is none (told apart by an offset).
char32_t take(std::string_view& text) {
  constexpr char32_t kByte = 0x110000;
  std::size_t at = 0;
  for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size) {
    if (!is_utf8(text.substr(0, size))) continue;
    const char32_t c = next_code_point(text, at);
    text.remove_prefix(size);
    return c;
  }
  const char32_t c = kByte + static_cast<unsigned char>(text[0]);
  text.remove_prefix(1);
  return c;
}

bool is_ascii(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_in_class(std::string_view name, char32_t c) {
  const bool digit = is_ascii(c, '0', '9');
  const bool upper = is_ascii(c, 'A', 'Z');
  const bool lower = is_ascii(c, 'a', 'z');
  const bool graph = is_ascii(c, '!', '~');
  if (name == "digit") return digit;
  if (name == "upper") return upper;
  if (name == "lower") return lower;
  if (name == "alpha") return upper || lower;
  if (name == "alnum") return digit || upper || lower;
  if (name == "xdigit") return digit || is_ascii(c, 'a', 'f') || is_ascii(c, 'A', 'F');
  if (name == "blank") return c == ' ' || c == '\t';
  if (name == "space") return c == ' ' || is_ascii(c, '\t', '\r');
  if (name == "punct") return graph && !digit && !upper && !lower;
  if (name == "print") return graph || c == ' ';
  if (name == "graph") return graph;
  if (name == "cntrl") return c < 0x20 || c == 0x7F;
  return false;
}

// Takes what follows '[' up to its ']', and says whether `c` is in it. `closed` tells whether there
// was a ']'.
bool take_bracket(std::string_view& pattern, char32_t c, bool& closed) {
  const bool negated = pattern.starts_with('!') || pattern.starts_with('^');
  if (negated) pattern.remove_prefix(1);
  bool found = false;
  closed = false;
  for (bool first = true; !pattern.empty(); first = false) {
    if (pattern[0] == ']' && !first) {
      pattern.remove_prefix(1);
      closed = true;
      break;
    }
    const std::size_t end = pattern.substr(0, kLongestClass).find(":]");
    if (pattern.starts_with("[:") && end != pattern.npos) {
      found = found || is_in_class(pattern.substr(2, end - 2), c);
      pattern.remove_prefix(end + 2);
      continue;
    }
    const auto take_one = [&pattern] {
      if (pattern.starts_with('\\') && pattern.size() > 1) pattern.remove_prefix(1);
      return take(pattern);
    };
    const char32_t low = take_one();
    char32_t high = low;
    if (pattern.size() > 1 && pattern[0] == '-' && pattern[1] != ']') {
      pattern.remove_prefix(1);
      high = take_one();
    }
    found = found || (c >= low && c <= high);
  }
  return found != negated;
}

// Takes one element other than * from each; false if they do not fit.
bool take_element(std::string_view& pattern, std::string_view& name) {
  const char32_t c = take(name);
  const char32_t element = take(pattern);
  if (element == '?') return true;
  if (element == '[') {
    bool closed = false;
    const bool fits = take_bracket(pattern, c, closed);
    return closed && fits;
  }
  if (element != '\\') return element == c;
  return !pattern.empty() && take(pattern) == c;
}

// Whether the parts of a path fit those of a pattern, where ** takes any number of them.
bool fit_parts(const std::vector<std::string>& parts, const std::vector<std::string_view>& names) {
  std::size_t part = 0;
  std::size_t name = 0;
  std::size_t retry_part = 0;  // after the last **; 0 if there was none
  std::size_t retry_name = 0;
  while (name < names.size()) {
    if (part < parts.size() && parts[part] == kAnyFolders) {
      // At the end it takes what is in a folder, and the folder itself never gets here.
      if (++part == parts.size()) return true;
      retry_part = part;
      retry_name = name;
    } else if (part < parts.size() && fits_pattern(parts[part], names[name])) {
      ++part;
      ++name;
    } else if (retry_part > 0) {
      // One name more for the last **: earlier ones need not take more, since it can.
      part = retry_part;
      name = ++retry_name;
    } else {
      return false;
    }
  }
  return part == parts.size();
}

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == path.npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

// Without the spaces at the end, unless a backslash keeps them.
std::string_view strip_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ')) {
    const std::string_view before = line.substr(0, line.size() - 1);
    const std::size_t backslashes = before.size() - (before.find_last_not_of('\\') + 1);
    if (backslashes % 2 == 1) break;
    line = before;
  }
  return line;
}

}  // namespace

bool fits_pattern(std::string_view pattern, std::string_view name) {
  bool starred = false;
  std::string_view retry_pattern;
  std::string_view retry_name;
  while (!name.empty()) {
    if (pattern.starts_with('*')) {
      pattern.remove_prefix(1);
      starred = true;
      retry_pattern = pattern;
      retry_name = name;
      continue;
    }
    if (!pattern.empty() && take_element(pattern, name)) continue;
    if (!starred || retry_name.empty()) return false;
    // One character more for the last *: earlier ones need not take more, since it can.
    take(retry_name);
    pattern = retry_pattern;
    name = retry_name;
  }
  return pattern.find_first_not_of('*') == pattern.npos;
}

IgnoreRules::IgnoreRules(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void IgnoreRules::add(std::string_view line) {
  line = strip_end(line);
  if (line.empty() || line[0] == '#' || line.size() > kLongestPattern) return;
  Rule rule;
  rule.negated = line[0] == '!';
  if (rule.negated) line.remove_prefix(1);
  rule.folders_only = line.ends_with('/');
  if (rule.folders_only) line.remove_suffix(1);
  rule.anchored = line.find('/') != line.npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;
  for (const std::string_view part : split(line)) {
    // a/**/**/b is a/**/b.
    if (part == kAnyFolders && !rule.parts.empty() && rule.parts.back() == part) continue;
    rule.parts.emplace_back(part);
  }
  rules_.push_back(std::move(rule));
}

IgnoreRules::Verdict IgnoreRules::judge(std::string_view path, bool is_folder) const {
  const std::vector<std::string_view> names = split(path);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder) continue;
    const bool fits = rule->anchored ? fit_parts(rule->parts, names)
                                     : fits_pattern(rule->parts.front(), names.back());
    if (fits) return rule->negated ? Verdict::kept : Verdict::ignored;
  }
  return Verdict::none;
}

}  // namespace pilcrow::read
