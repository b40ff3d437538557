#include "theme/matcher.h"

#include <algorithm>

#include "base/utf8.h"

namespace pilcrow::theme {

void Matcher::add(const Cue& cue, std::size_t number, const std::string& language,
                  text::Analyser& analyser) {
  Pattern pattern{number, {}, {}, cue.kind == Cue::Kind::capitals ? cue.text : std::string()};
  std::string last;
  for (auto& token : analyser.analyse(cue.text, language)) {
    if (token.pair) continue;
    pattern.stems.push_back(std::move(token.stem));
    last = std::move(token.exact);
  }
  if (pattern.stems.empty()) return;  // punctuation alone: nothing to find
  if (cue.kind == Cue::Kind::prefix && pattern.stems.size() == 1) {
    longest_prefix_ = std::max(longest_prefix_, last.size());
    by_prefix_[std::move(last)].push_back(number);
    return;
  }
  if (cue.kind == Cue::Kind::prefix) pattern.prefix = std::move(last);
  by_first_[pattern.stems.front()].push_back(patterns_.size());
  patterns_.push_back(std::move(pattern));
}

bool Matcher::fits(const Pattern& pattern, std::string_view text,
                   const std::vector<const text::Token*>& words, std::size_t at) const {
  if (at + pattern.stems.size() > words.size()) return false;
  for (std::size_t i = 1; i < pattern.stems.size(); ++i) {
    const bool open = !pattern.prefix.empty() && i + 1 == pattern.stems.size();
    const text::Token& word = *words[at + i];
    if (open ? !word.exact.starts_with(pattern.prefix) : word.stem != pattern.stems[i])
      return false;
  }
  return pattern.surface.empty() ||
         text.substr(words[at]->range.begin).starts_with(pattern.surface);
}

std::vector<Matcher::Match> Matcher::match(const AnalysedText& text) const {
  std::vector<const text::Token*> words;
  for (const auto& token : *text.tokens) {
    if (!token.pair) words.push_back(&token);
  }
  std::vector<Match> out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto first = by_first_.find(words[at]->stem);
    if (first != by_first_.end()) {
      for (const std::size_t index : first->second) {
        const Pattern& pattern = patterns_[index];
        if (!fits(pattern, text.text, words, at)) continue;
        const std::size_t length = pattern.stems.size();
        out.push_back(
            {pattern.cue, {words[at]->range.begin, words[at + length - 1]->range.end}, length, at});
      }
    }
    const std::string& exact = words[at]->exact;
    for (std::size_t size = 1; size <= std::min(longest_prefix_, exact.size()); ++size) {
      if (size < exact.size() && is_continuation(exact[size])) continue;
      const auto prefix = by_prefix_.find(exact.substr(0, size));
      if (prefix == by_prefix_.end()) continue;
      for (const std::size_t cue : prefix->second) out.push_back({cue, words[at]->range, 1, at});
    }
  }
  return out;
}

}  // namespace pilcrow::theme
