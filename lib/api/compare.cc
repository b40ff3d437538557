#include "api/compare.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "api/boundary.h"
#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::api {
namespace {

// The table of the longest common subsequence has a cell for each two words.
constexpr std::size_t kMostCells = std::size_t{4000} * 4000;

// Words as numbers, which are the same where the words are.
class Numbers {
 public:
  std::vector<std::uint32_t> of(const WordText& text) {
    std::vector<std::uint32_t> out;
    for (const auto& word : text.words) {
      out.push_back(
          numbers_.emplace(word.exact, static_cast<std::uint32_t>(numbers_.size())).first->second);
    }
    return out;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

// Of the words [a, a_end) and [b, b_end), by dynamic programming from the end.
void add_subsequence(const std::vector<std::uint32_t>& of_a, const std::vector<std::uint32_t>& of_b,
                     std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end,
                     Matches& out) {
  const std::size_t rows = a_end - a;
  const std::size_t columns = b_end - b;
  if (rows == 0 || columns == 0 || rows > kMostCells / columns) return;
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1));
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return length[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      cell(i, j) = of_a[a + i] == of_b[b + j] ? static_cast<std::uint16_t>(cell(i + 1, j + 1) + 1)
                                              : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (of_a[a + i] == of_b[b + j]) {
      out.emplace_back(a + i++, b + j++);
    } else if (cell(i + 1, j) >= cell(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

// From where one word begins to where the next does; the first with what stands before it.
std::string_view piece(const WordText& text, std::size_t word) {
  const std::size_t begin = word == 0 ? 0 : text.words[word].range.begin;
  const std::size_t end =
      word + 1 < text.words.size() ? text.words[word + 1].range.begin : text.text.size();
  return text.text.substr(begin, end - begin);
}

void add(std::vector<WordChange>& out, WordChange::Kind kind, std::string_view text) {
  if (out.empty() || out.back().kind != kind) out.push_back({kind, {}});
  out.back().text += text;
}

}  // namespace

WordText words_of(std::string_view text, text::Analyser& analyser) {
  WordText out{text, analyser.analyse(text, {})};
  std::erase_if(out.words, [](const text::Token& token) { return token.extra; });
  return out;
}

Matches common_words(const WordText& before, const WordText& after) {
  Numbers numbers;
  const std::vector<std::uint32_t> a = numbers.of(before);
  const std::vector<std::uint32_t> b = numbers.of(after);
  Matches out;
  std::size_t begin = 0;
  std::size_t end = 0;  // words that are the same, from the back
  const std::size_t most = std::min(a.size(), b.size());
  while (begin < most && a[begin] == b[begin]) ++begin;
  while (end < most - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  for (std::size_t i = 0; i < begin; ++i) out.emplace_back(i, i);
  add_subsequence(a, b, begin, a.size() - end, begin, b.size() - end, out);
  for (std::size_t i = end; i-- > 0;) out.emplace_back(a.size() - 1 - i, b.size() - 1 - i);
  return out;
}

double similarity(const WordText& before, const WordText& after, const Matches& common) {
  const std::size_t sum = before.words.size() + after.words.size();
  if (sum == 0) return before.text == after.text ? 1 : 0;
  return 2 * static_cast<double>(common.size()) / static_cast<double>(sum);
}

std::vector<WordChange> changes(const WordText& before, const WordText& after,
                                const Matches& common) {
  std::vector<WordChange> out;
  std::size_t a = 0;
  std::size_t b = 0;
  const auto pass = [&](std::size_t a_end, std::size_t b_end) {
    while (a < a_end) add(out, WordChange::Kind::removed, piece(before, a++));
    while (b < b_end) add(out, WordChange::Kind::added, piece(after, b++));
  };
  for (const auto& [in_a, in_b] : common) {
    pass(in_a, in_b);
    add(out, WordChange::Kind::same, piece(after, b++));
    ++a;
  }
  pass(before.words.size(), after.words.size());
  return out;
}

}  // namespace pilcrow::api

namespace pilcrow {

std::vector<WordChange> compare_words(std::string_view before, std::string_view after) {
  return api::boundary([&] {
    if (!is_utf8(before) || !is_utf8(after)) {
      throw Error(ErrorCode::bad_argument, "a text to be compared is not UTF-8");
    }
    text::Analyser analyser;
    const api::WordText a = api::words_of(before, analyser);
    const api::WordText b = api::words_of(after, analyser);
    return api::changes(a, b, api::common_words(a, b));
  });
}

}  // namespace pilcrow
