#include "theme/cue.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/analysis.h"
#include "text/characters.h"
#include "theme/cue_tree.h"

namespace pilcrow::theme {
namespace {

constexpr std::size_t kMaxCueBytes = 1000;
constexpr std::size_t kMaxAliasBytes = 200;
constexpr double kMaxWeight = 100;

[[noreturn]] void fail_cue(std::string_view cue, const std::string& message,
                           const std::string& where) {
  throw Error(ErrorCode::bad_argument, "cue '" + std::string(cue) + "': " + message, where);
}

double parse_weight(std::string_view digits, std::string_view cue, const std::string& where) {
  double weight = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
  if (error != std::errc() || end != digits.data() + digits.size() || !(weight > 0) ||
      weight > kMaxWeight) {
    fail_cue(cue, "expected a weight above 0 and up to 100 behind '^'", where);
  }
  return weight;
}

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1;
}

// Whether a word is an operator of the query language, has one or a field before it.
bool is_syntax(std::string_view word, bool before_quote) {
  const auto operates = [&](std::string_view name) {
    return word == name || (word.starts_with(name) && word[name.size()] == '/');
  };
  if (word == "AND" || word == "OR" || word == "NOT" || operates("NEAR") || operates("ADJ")) {
    return true;
  }
  if (word.starts_with('-') || word.starts_with('+')) return word.size() > 1 || before_quote;
  const std::size_t colon = word.find(':');
  const bool is_named = colon > 0 && !(word[0] >= '0' && word[0] <= '9');  // not 12:30
  return colon != std::string_view::npos && is_named && (colon + 1 < word.size() || before_quote);
}

bool is_tree(std::string_view text) {
  if (is_quoted(text)) return false;
  bool quoted = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \"", begin), text.size());
    const bool quote = end < text.size() && text[end] == '"';
    const std::string_view word = text.substr(begin, end - begin);
    if (!quoted && (is_syntax(word, quote) || word.find_first_of("()~") != word.npos)) return true;
    quoted = quoted != quote;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool is_capitals(std::string_view text) {
  int capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool latin = c >= U'A' && c <= U'Z';
    const bool cyrillic = c >= 0x0410 && c <= 0x042F;
    if (!latin && !cyrillic && c != U'.' && c != U'-' && !(c >= U'0' && c <= U'9')) return false;
    capitals += latin || cyrillic ? 1 : 0;
  }
  return capitals >= 2;
}

text::Analyser& reading_analyser() {
  thread_local text::Analyser analyser;
  return analyser;
}

void find_words(Cue& cue) {
  cue.words.clear();
  for (auto& token : reading_analyser().analyse(cue.text, {})) {
    if (token.extra) continue;
    if (cue.words.empty()) {
      std::size_t first = token.range.begin;
      cue.capital = text::is_upper(next_code_point(cue.text, first));
    }
    cue.words.push_back(std::move(token.exact));
  }
}

Cue parse_cue(std::string_view text, const std::string& where, Trees trees) {
  Cue cue;
  cue.source = text;
  std::string_view rest = text;
  if (rest.size() > kMaxCueBytes) fail_cue(text.substr(0, 20), "longer than 1,000 bytes", where);
  if (const std::size_t caret = rest.rfind('^'); caret != std::string_view::npos) {
    cue.weight = parse_weight(rest.substr(caret + 1), text, where);
    rest = rest.substr(0, caret);
  }
  if (is_tree(rest)) {
    cue.kind = Cue::Kind::tree;
    cue.text = rest;
    cue.tree = std::make_shared<const LazyTree>(cue, where);
    if (trees == Trees::now) cue.tree->get();
    return cue;
  }
  if (is_quoted(rest)) {
    rest = rest.substr(1, rest.size() - 2);
  } else if (rest.size() > 1 && rest.back() == '*') {
    rest.remove_suffix(1);
    cue.kind = Cue::Kind::prefix;
  } else if (is_capitals(rest)) {
    cue.kind = Cue::Kind::capitals;
  }
  if (rest.find_first_not_of(' ') == std::string_view::npos) {
    fail_cue(text, "expected a word, a \"phrase\" or a prefix*", where);
  }
  if (rest.find_first_of("\"*^") != std::string_view::npos) {
    fail_cue(text,
             "quotes go around the whole, '*' behind one word, '^' behind all; between words and "
             "phrases stand AND, OR, NEAR or ADJ",
             where);
  }
  cue.text = rest;
  find_words(cue);
  return cue;
}

Alias parse_alias(std::string_view text, const std::string& where) {
  if (text.find_first_not_of(' ') == std::string_view::npos || text.size() > kMaxAliasBytes) {
    throw Error(ErrorCode::bad_argument, "expected an alias of 1 to 200 bytes", where);
  }
  Alias alias;
  alias.kind = is_capitals(text) ? Cue::Kind::capitals : Cue::Kind::words;
  alias.text = alias.source = text;
  find_words(alias);
  return alias;
}

}  // namespace pilcrow::theme
