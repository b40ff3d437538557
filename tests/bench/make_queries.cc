// Makes queries from a corpus, by a seed and nothing else.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "paragraphs.h"
#include "query.h"
#include "words.h"

namespace bench {
namespace {

// SplitMix64: the standard library's distributions differ from one library to the next.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

  template <typename Values>
  const typename Values::value_type& pick(const Values& values) {
    return values[below(values.size())];
  }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t value = state_;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }

  std::uint64_t state_;
};

// Of 200.
struct Share {
  char kind;
  std::size_t count;
};
constexpr Share kShares[] = {{'C', 30}, {'R', 30}, {'O', 30}, {'A', 30},
                             {'P', 30}, {'X', 20}, {'F', 30}};
constexpr std::size_t kAll = 200;
constexpr std::size_t kTries = 200;
constexpr std::size_t kCommon = 200;  // so many words are common

class Maker {
 public:
  Maker(const std::string& file, std::uint64_t seed) : corpus_(file), random_(seed) {
    count_words();
    sort_words();
  }

  std::vector<Query> make(std::size_t count) {
    std::vector<Query> out;
    for (const auto& share : kShares) {
      const std::size_t wanted = std::max<std::size_t>(1, share.count * count / kAll);
      std::size_t made = 0;
      for (std::size_t tries = 0; made < wanted && tries < wanted * kTries; ++tries) {
        Query query = one(share.kind);
        if (query.words.empty() || std::find(out.begin(), out.end(), query) != out.end()) continue;
        out.push_back(std::move(query));
        ++made;
      }
    }
    // Classes mixed, so that none runs on caches that it warmed for itself.
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random_.below(i)]);
    return out;
  }

 private:
  void count_words() {
    for (const auto& record : corpus_.records) {
      std::unordered_set<std::string> seen;
      for (const auto& word : words_of(record.text)) {
        if (word.plain) seen.insert(lower(word.text));
      }
      for (const auto& word : seen) ++frequency_[word];
    }
  }

  void sort_words() {
    std::vector<std::pair<std::size_t, std::string>> all;
    for (const auto& [word, count] : frequency_) {
      if (!is_content(word)) continue;
      all.emplace_back(count, word);
      if (count >= 2 && count <= 5 && length(word) >= 4) rare_.push_back(word);
    }
    std::sort(all.rbegin(), all.rend());
    if (all.size() > kCommon) all.resize(kCommon);
    for (auto& [count, word] : all) common_.push_back(std::move(word));
    std::sort(rare_.begin(), rare_.end());
  }

  // No function word of English, and not so frequent that it must be one of another language.
  bool is_content(const std::string& word) const {
    const auto found = frequency_.find(word);
    return found != frequency_.end() && length(word) >= 3 && !is_function_word(word) &&
           found->second <= std::max<std::size_t>(4, corpus_.records.size() / 4);
  }

  std::vector<std::string> content_of(const ParagraphRecord& record) const {
    std::vector<std::string> out;
    for (const auto& word : words_of(record.text)) {
      if (word.plain && is_content(lower(word.text))) out.push_back(lower(word.text));
    }
    return out;
  }

  Query one(char kind) {
    if (corpus_.records.empty()) return {};
    switch (kind) {
      case 'C': return common_.empty() ? Query{} : Query{kind, {random_.pick(common_)}};
      case 'R': return rare_.empty() ? Query{} : Query{kind, {random_.pick(rare_)}};
      case 'O': return {kind, from_anywhere(2 + random_.below(2))};
      case 'A': return {kind, from_one(random_.pick(corpus_.records), 2 + random_.below(2))};
      case 'P': return phrase();
      case 'X': return prefix();
      default: return filter();
    }
  }

  std::vector<std::string> from_anywhere(std::size_t count) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) {
      const auto one = from_one(random_.pick(corpus_.records), 1);
      if (one.empty() || std::find(out.begin(), out.end(), one[0]) != out.end()) return {};
      out.push_back(one[0]);
    }
    return out;
  }

  // So many different words of a paragraph, or none.
  std::vector<std::string> from_one(const ParagraphRecord& record, std::size_t count) {
    const auto words = content_of(record);
    std::vector<std::string> out;
    for (std::size_t tries = 0; !words.empty() && out.size() < count && tries < 10; ++tries) {
      const std::string& word = random_.pick(words);
      if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
    }
    if (out.size() < count) out.clear();
    return out;
  }

  // Two or three words with a space between them, as they stand.
  Query phrase() {
    const ParagraphRecord& record = random_.pick(corpus_.records);
    const auto words = words_of(record.text);
    const std::size_t count = 2 + random_.below(2);
    if (words.size() < count) return {};
    const std::size_t first = random_.below(words.size() - count + 1);
    Query out = {'P'};
    for (std::size_t i = first; i < first + count; ++i) {
      const std::size_t end = words[i].begin + words[i].text.size();
      if (!words[i].plain) return {};
      if (i + 1 < first + count && (record.text[end] != ' ' || words[i + 1].begin != end + 1)) {
        return {};
      }
      out.words.emplace_back(words[i].text);
    }
    return out;
  }

  Query prefix() {
    const auto word = from_one(random_.pick(corpus_.records), 1);
    if (word.empty() || length(word[0]) < 5) return {};
    const std::size_t most = std::min<std::size_t>(5, length(word[0]) - 2);
    return {'X', {std::string(head(word[0], 3 + random_.below(most - 2)))}};
  }

  Query filter() {
    const ParagraphRecord& record = random_.pick(corpus_.records);
    // What would end a quoted name in the query languages.
    if (record.document.find_first_of("\"\\\xE2") != std::string::npos) return {};
    return {'F', from_one(record, 1 + random_.below(2)), record.document};
  }

  Paragraphs corpus_;
  Random random_;
  std::unordered_map<std::string, std::size_t> frequency_;  // paragraphs with a word
  std::vector<std::string> common_;
  std::vector<std::string> rare_;
};

}  // namespace

std::vector<Query> make_queries(const std::string& file, std::size_t count, std::uint64_t seed) {
  return Maker(file, seed).make(count);
}

}  // namespace bench
