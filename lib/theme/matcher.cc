#include "theme/matcher.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/characters.h"

namespace pilcrow::theme {
namespace {

// How many words are remembered, of a language that is seldom met and of one that fills an index.
constexpr std::size_t kFewest = std::size_t{1} << 8;
constexpr std::size_t kMost = std::size_t{1} << 14;

// What tells a word from others of the place that it is remembered in, never 0: enough for 2^40 words.
constexpr std::uint32_t short_number(const text::Token& token) {
  return static_cast<std::uint32_t>(token.number / kFewest + 1);
}

constexpr std::uint64_t key(std::uint32_t node, std::uint32_t stem) {
  return std::uint64_t{node} << 32 | stem;
}

// The first two characters of a word in one number; 0 for those that it lacks.
struct Start {
  std::uint64_t one = 0;
  std::uint64_t two = 0;
};
Start start_of(std::string_view word) {
  std::size_t at = 0;
  Start out;
  if (!word.empty()) out.one = std::uint64_t{next_code_point(word, at)} << 32;
  out.two = out.one | (at < word.size() ? next_code_point(word, at) : 0);
  return out;
}

bool begins_with_capital(std::string_view text, std::size_t at) {
  return at < text.size() && text::is_upper(next_code_point(text, at));
}

bool any_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text::is_upper(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace

std::uint32_t Matcher::number_of(const std::string& stem) {
  any_stem_.add(std::hash<std::string>()(stem));
  return stems_.emplace(stem, static_cast<std::uint32_t>(stems_.size() + 1)).first->second;
}

// Most words of cues are those of other cues too.
std::uint32_t Matcher::number_of_word(const std::string& word, const std::string& language,
                                      text::Analyser& analyser) {
  const auto [known, fresh] = word_numbers_.try_emplace(word);
  if (fresh) known->second = number_of(analyser.stem(word, language));
  return known->second;
}

std::uint32_t Matcher::child(std::uint32_t node, std::uint32_t stem) {
  if (node == 0 && stem >= first_.size()) first_.resize(stem + std::size_t{1});
  std::uint32_t& child = node == 0 ? first_[stem] : children_[key(node, stem)];
  if (child == 0) {
    child = static_cast<std::uint32_t>(nodes_.size());
    if (node != 0) any_child_.add(key(node, stem));
    nodes_.emplace_back();
  }
  return child;
}

std::uint32_t Matcher::find_child(std::uint32_t node, std::uint32_t stem) const {
  if (node == 0) return stem < first_.size() ? first_[stem] : 0;
  if (!any_child_.may_have(key(node, stem))) return 0;
  const auto found = children_.find(key(node, stem));
  return found == children_.end() ? 0 : found->second;
}

void Matcher::add(const Cue& cue, std::size_t number, const std::string& language,
                  text::Analyser& analyser, bool capitals) {
  std::span<const std::string> words = cue.words;
  if (words.empty()) return;  // punctuation alone: nothing to find
  Pattern pattern{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(words.size()), 0};
  Demand demand{{}, {}, capitals && words.size() == 1 && cue.capital};
  if (cue.kind == Cue::Kind::capitals) demand.surface = cue.text;
  if (cue.kind == Cue::Kind::prefix) {
    demand.prefix = words.back();
    words = words.first(words.size() - 1);
    if (words.empty()) {
      const std::uint64_t start = start_of(demand.prefix).two;
      any_prefix_.add(start);
      prefixes_[start].push_back({demand.prefix, number});
      return;
    }
  }
  if (demand.capital || !demand.surface.empty() || !demand.prefix.empty()) {
    pattern.demand = static_cast<std::uint32_t>(demands_.size());
    demands_.push_back(std::move(demand));
  }
  std::uint32_t node = 0;
  for (const auto& word : words) {
    node = child(node, number_of_word(word, language, analyser));
  }
  const auto last = static_cast<std::uint32_t>(patterns_.size());
  patterns_.push_back(pattern);
  Node& end = nodes_[node];
  (end.first == 0 ? end.first : patterns_[end.last].next) = last;
  end.last = last;
}

void Matcher::add_near(const std::vector<std::string>& stems, std::size_t distance, bool ordered,
                       std::size_t number) {
  Near& near = near_.emplace_back(Near{number, {stems, distance, ordered}});
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (near.finder.place_of(i) != i) continue;
    near_words_[number_of(stems[i])].push_back({near_.size() - 1, i});
  }
}

void Matcher::pack() {
  std::vector<Pattern> packed{1};
  packed.reserve(patterns_.size());
  for (Node& node : nodes_) {
    if (node.first == 0) continue;
    const auto first = static_cast<std::uint32_t>(packed.size());
    for (std::uint32_t next = node.first; next != 0; next = patterns_[next].next) {
      packed.push_back(patterns_[next]);
      packed.back().next = static_cast<std::uint32_t>(packed.size());
    }
    packed.back().next = 0;
    node = {first, static_cast<std::uint32_t>(packed.size() - 1)};
  }
  patterns_ = std::move(packed);
  word_numbers_ = {};
}

// Most words are those of a moment ago.
Matcher::Memory::Known Matcher::look_up(const text::Token& token, Memory& memory) const {
  if (token.number == 0) return make_known(token, memory);
  auto& latest = memory.latest_;
  if (latest.empty()) latest.resize(kFewest);
  Memory::Known& known = latest[token.number & (latest.size() - 1)];
  if (known.word == short_number(token)) return known;
  const Memory::Known made = make_known(token, memory);
  known = made;
  if (++memory.made_ > latest.size() && latest.size() < kMost) {
    latest.assign(2 * latest.size(), {});
    memory.made_ = 0;
  }
  return made;
}

Matcher::Memory::Known Matcher::make_known(const text::Token& token, Memory& memory) const {
  const std::uint64_t hash = std::hash<std::string>()(token.stem);
  Memory::Known known{short_number(token), fold32(hash), 0, 0};
  if (any_stem_.may_have(hash)) {
    const auto stem = stems_.find(token.stem);
    if (stem != stems_.end()) known.stem = stem->second;
  }
  std::vector<std::size_t> prefixes = prefixes_of(token.exact);
  if (prefixes.empty()) return known;
  const auto next = static_cast<std::uint32_t>(memory.prefixes_.size());
  const auto [number, fresh] = memory.prefix_numbers_.emplace(prefixes, next);
  if (fresh) memory.prefixes_.push_back(std::move(prefixes));
  known.prefixes = number->second;
  return known;
}

// The cues of all prefixes that the word has.
std::vector<std::size_t> Matcher::prefixes_of(const std::string& word) const {
  std::vector<std::size_t> out;
  const Start start = start_of(word);
  add_prefixes(word, start.one, out);
  if (start.two != start.one) add_prefixes(word, start.two, out);
  return out;
}

void Matcher::add_prefixes(const std::string& word, std::uint64_t start,
                           std::vector<std::size_t>& out) const {
  if (!any_prefix_.may_have(start)) return;
  const auto found = prefixes_.find(start);
  if (found == prefixes_.end()) return;
  for (const Prefix& prefix : found->second) {
    if (word.starts_with(prefix.text)) out.push_back(prefix.cue);
  }
}

void Matcher::match(const AnalysedText& text, Memory& memory, std::vector<Match>& out) const {
  out.clear();
  if (stems_.empty() && prefixes_.empty()) return;
  Words& words = memory.words_;
  words.clear();
  for (const auto& token : *text.tokens) {
    if (!token.extra) words.push_back({&token, look_up(token, memory)});
  }
  std::optional<bool> has_capitals;  // of few texts anybody asks
  // Whether what a pattern asks for beside its stems is there too.
  const auto fits = [&](const Pattern& pattern, std::size_t at) {
    if (pattern.demand == 0) return true;
    const Demand& demand = demands_[pattern.demand];
    if (!demand.prefix.empty()) {
      const std::size_t last = at + pattern.words - 1;
      if (last >= words.size()) return false;
      if (!words[last].token->exact.starts_with(demand.prefix)) return false;
    }
    const std::size_t begin = words[at].token->range.begin;
    if (demand.capital && !begins_with_capital(text.text, begin)) {
      if (!has_capitals) has_capitals = any_capital(text.text);
      if (*has_capitals) return false;
    }
    return demand.surface.empty() || text.text.substr(begin).starts_with(demand.surface);
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Range here = words[at].token->range;
    std::uint32_t node = 0;
    for (std::size_t i = at; i < words.size() && words[i].known.stem != 0; ++i) {
      node = find_child(node, words[i].known.stem);
      if (node == 0) break;
      for (std::uint32_t next = nodes_[node].first; next != 0; next = patterns_[next].next) {
        const Pattern& pattern = patterns_[next];
        if (!fits(pattern, at)) continue;
        const Range last = words[at + pattern.words - 1].token->range;
        out.push_back({pattern.cue, {here.begin, last.end}, pattern.words, at});
      }
    }
    for (const std::size_t cue : memory.prefixes_[words[at].known.prefixes]) {
      out.push_back({cue, here, 1, at});
    }
  }
  if (!near_.empty()) match_near(words, out);
}

// Told apart by hashes: most of the time would go into comparing words.
std::size_t Matcher::count_stems(const AnalysedText& text, Memory& memory) const {
  std::vector<std::uint32_t>& hashes = memory.hashes_;
  hashes.clear();
  for (const auto& token : *text.tokens) {
    if (!token.extra) hashes.push_back(look_up(token, memory).hash);
  }
  std::sort(hashes.begin(), hashes.end());
  return static_cast<std::size_t>(std::unique(hashes.begin(), hashes.end()) - hashes.begin());
}

void Matcher::match_near(const Words& words, std::vector<Match>& out) const {
  // Where the words of each stand; most have none here.
  std::map<std::size_t, std::vector<std::size_t>> places;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].known.stem == 0) continue;
    const auto found = near_words_.find(words[at].known.stem);
    if (found == near_words_.end()) continue;
    for (const NearWord& word : found->second) {
      auto& text = places.try_emplace(word.near, words.size(), search::kNoPlace).first->second;
      text[at] = word.place;
    }
  }
  for (const auto& [i, text] : places) {
    search::NearFinder finder = near_[i].finder;  // which writes into itself
    for (const auto& group : finder.find(text)) {
      const Range first = words[group.front()].token->range;
      const Range last = words[group.back()].token->range;
      const std::size_t size = group.back() - group.front() + 1;
      out.push_back({near_[i].cue, {first.begin, last.end}, size, group.front()});
    }
  }
}

}  // namespace pilcrow::theme
