#include "api/stem_book.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/breaks.h"

namespace pilcrow::api {
namespace {

bool may_be_cue(const text::Token& token) {
  if (token.extra) return false;
  const bool digits = std::any_of(token.exact.begin(), token.exact.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return !digits && (count_code_points(token.exact) > 1 || text::is_ideograph(token.exact));
}

}  // namespace

std::optional<std::uint32_t> StemBook::number(const text::Token& token,
                                              const std::string& language) {
  if (!may_be_cue(token)) return {};
  const auto next = static_cast<std::uint32_t>(stems_.size());
  const auto [found, fresh] = numbers_.emplace(token.stem, next);
  if (fresh) stems_.push_back({token.stem, {}});
  ++stems_[found->second].forms[{token.exact, language}];
  return found->second;
}

std::string StemBook::form(std::uint32_t number, text::Analyser& analyser) const {
  const Stem& stem = stems_[number];
  std::vector<std::pair<std::uint32_t, std::pair<std::string, std::string>>> forms;
  for (const auto& [form, count] : stem.forms) forms.emplace_back(count, form);
  std::stable_sort(forms.begin(), forms.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [count, form] : forms) {
    const auto tokens = analyser.analyse(form.first, form.second);
    if (tokens.size() == 1 && tokens.front().stem == stem.stem) return form.first;
  }
  return {};
}

}  // namespace pilcrow::api
