// A random corpus of several languages, and what waits in it for a matcher to go wrong.
#ifndef PILCROW_TESTS_UNIT_INDEX_CORPUS_H_
#define PILCROW_TESTS_UNIT_INDEX_CORPUS_H_

#include <string>
#include <vector>

#include "base/utf8.h"
#include "pilcrow/document.h"
#include "theme/rule_book.h"
#include "unit/index/sample.h"

namespace sample {

struct Tongue {
  std::string code = {};
  Strings words = {};
  std::string between = " ";
};

inline const std::vector<Tongue>& tongues() {
  static const std::vector<Tongue> all = {
      {"en",
       {"oil", "oils", "gas", "gasoline", "trade", "trading", "traded", "the", "the", "of", "and",
        "of", "to", "die", "dies", "Korea", "Six-Party", "café", "in"}},
      {"de", {"die", "der", "und", "Handel", "Handels", "Öl", "Gas", "in", "Korea", "handeln"}},
      {"ru", {"нефть", "нефти", "торговля", "торговли", "и", "в", "газ", "газа", "Корея"}},
      {"ko", {"북한은", "북한의", "북한", "무역", "무역을", "한국", "석유", "자유무역은", "석유공사"}},
      {"vi", {"dầu", "đầu", "dâu", "dau", "khí", "khi", "Việt", "viết", "mỏ", "mỡ", "mơ", "in"}},
      {"zh", {"北京", "大", "学", "大学", "石油", "北", "油"}, ""}};
  return all;
}

inline std::string any_text(Random& random, const Tongue& tongue, std::size_t most) {
  std::string out;
  const std::size_t words = random() % (most + 1);
  for (std::size_t i = 0; i < words; ++i) {
    if (!out.empty()) out += random() % 9 == 0 ? ", " : tongue.between;
    out += pick(random, tongue.words);
    if (random() % 12 == 0) out += " x" + std::to_string(random() % 400);
  }
  return out;
}

inline pilcrow::Block any_paragraph(Random& random, const Tongue& tongue) {
  std::string text = any_text(random, tongue, random() % 20 == 0 ? 60 : 7);
  if (random() % 150 == 0) {
    for (int i = 0; i < 300; ++i) text += " oil";  // more often than a posting can say
  }
  return {pilcrow::BlockKind::paragraph, 0, text, {}, 0};
}

inline pilcrow::Document any_text_document(Random& random, const std::string& id) {
  const Tongue& tongue = pick(random, tongues());
  pilcrow::Document out;
  out.id = id;
  if (random() % 3 != 0) out.title = any_text(random, tongue, 3);
  if (random() % 3 != 0) out.language = tongue.code;
  for (std::size_t i = random() % 12; i-- > 0;) {
    const Tongue& other = random() % 4 == 0 ? pick(random, tongues()) : tongue;
    if (random() % 4 == 0) {
      const int level = static_cast<int>(1 + random() % 6);
      out.blocks.push_back({pilcrow::BlockKind::heading, level, any_text(random, other, 3), {}, 0});
    } else {
      out.blocks.push_back(any_paragraph(random, other));
    }
  }
  return out;
}

// A word with a letter changed, left out, added, or exchanged with the next.
inline std::string misspelt(Random& random, const std::string& word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) letters += pilcrow::next_code_point(word, at);
  const std::size_t at = random() % letters.size();
  switch (random() % 5) {
    case 0: letters[at] = U"aeх한"[random() % 4]; break;
    case 1: letters.erase(at, 1); break;
    case 2: letters.insert(at, 1, U"aeх한"[random() % 4]); break;
    case 3:
      if (at + 1 < letters.size()) std::swap(letters[at], letters[at + 1]);
      break;
    default: break;
  }
  std::string out;
  for (const char32_t c : letters) pilcrow::append_utf8(out, c);
  return out.empty() ? word : out;
}

// Names of what several of the tongues have a word for.
inline const pilcrow::Names& names() {
  static const auto all = pilcrow::Names::parse(
      "[[name]]\nid = \"korea\"\nkind = \"place\"\naliases = ['Korea', 'Корея', '한국']\n"
      "[[name]]\nid = \"commerce\"\nkind = \"org\"\n"
      "aliases = ['Handel', 'trading', 'торговля', '무역', 'oil trade', '石油']\n"
      "[[name]]\nid = \"fuel\"\nkind = \"treaty\"\naliases = ['gas oil', 'нефть', '石油']\n");
  return all;
}

// "pages" are numbers, "Date" has dates, and "tag" lists of words.
inline pilcrow::Metadata any_metadata(std::size_t seed) {
  static const Strings tags = {"Öl", "a", "B", "carter", "c"};
  pilcrow::Metadata out;
  if (seed % 3 != 0) out["pages"] = {std::to_string(seed % 40) + (seed % 2 == 0 ? ".50" : "")};
  const std::string year = std::to_string(2015 + seed % 7);
  if (seed % 4 != 0) out["Date"] = {seed % 5 == 0 ? year : year + "-0" + std::to_string(1 + seed % 9) + "-15"};
  if (seed % 2 == 0) out["tag"] = {tags[seed % 5], tags[seed / 5 % 5]};
  return out;
}

// Documents as they are put, with names and with themes by their words: of paragraphs that say "gas"
// and "oil".
inline Documents any_corpus(Random& random, std::size_t count) {
  const auto themes = pilcrow::Taxonomy::parse(
      "[[theme]]\nid = \"energy\"\nlabel = {en = \"Energy\"}\ncues = ['gas*']\n"
      "[[theme]]\nid = \"energy/oil\"\nlabel = {en = \"Oil\"}\ncues = ['oil', '석유']\n"
      "[[theme]]\nid = \"trade\"\nlabel = {en = \"Trade\"}\ncues = ['trade', 'торговля']\n",
      "themes");
  pilcrow::api::Tagging tagging(std::make_shared<pilcrow::theme::RuleBook>(themes, names()));
  static const Strings folders = {"a/", "a/b/", "c/", ""};
  Documents out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = pick(random, folders) + std::to_string(random() % 90 * 100 + i);
    auto document = any_text_document(random, id);
    document.metadata = any_metadata(i);
    out.push_back(tagging.prepare(document));
  }
  return out;
}

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_INDEX_CORPUS_H_
