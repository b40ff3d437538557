#include "explain.h"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <sstream>

#include "words.h"

namespace bench {
namespace {

constexpr std::size_t kMostMatches = 10'000;
constexpr std::size_t kMostParagraphs = 100;  // of one query
constexpr std::size_t kPrefixWords = 256;

using Words = std::vector<std::string>;
using Form = std::function<std::string(const std::string&)>;

Words small_words(std::string_view text) {
  Words out;
  for (const auto& word : words_of(text)) out.push_back(lower(word.text));
  return out;
}

// How an engine sees words: those of the text, and those of a query, which may not be the same.
struct View {
  Form text;
  Form query;
};

// Whether a query holds in a list of words, as seen so.
bool holds(const Query& query, const Words& words, const View& view) {
  Words formed;
  std::transform(words.begin(), words.end(), std::back_inserter(formed), view.text);
  Words wanted;
  for (const auto& word : query.words) wanted.push_back(view.query(lower(word)));
  const auto has = [&](const std::string& word) {
    return std::find(formed.begin(), formed.end(), word) != formed.end();
  };
  switch (query.kind) {
    case 'O': return std::any_of(wanted.begin(), wanted.end(), has);
    case 'P':
      return std::search(formed.begin(), formed.end(), wanted.begin(), wanted.end()) !=
             formed.end();
    case 'X':
      return std::any_of(formed.begin(), formed.end(),
                         [&](const auto& word) { return word.starts_with(wanted[0]); });
    default: return std::all_of(wanted.begin(), wanted.end(), has);
  }
}

// Whether two words differ in letters beyond ASCII, and else in an ending at most.
bool alike_but_for_accents(std::string_view word, std::string_view other) {
  bool accent = false;
  while (!word.empty() && !other.empty()) {
    const std::string_view a = head(word, 1);
    const std::string_view b = head(other, 1);
    if (a != b && a.size() == 1 && b.size() == 1) break;
    accent = accent || a != b;
    word.remove_prefix(a.size());
    other.remove_prefix(b.size());
  }
  return accent && other.size() <= 3;
}

class Judge {
 public:
  Judge(Engine& ours, const std::string& peer, const Query& query, bool only_ours)
      : ours_(ours), peer_(peer), query_(query), only_ours_(only_ours) {}

  std::string reason(const ParagraphRecord& paragraph, bool many_words) const {
    const Words text = small_words(paragraph.text);
    Words all = text;
    for (auto& word : small_words(paragraph.above)) all.push_back(std::move(word));
    const bool here = holds(query_, text, our_view());
    const bool there = holds(query_, text, peer_view());
    if (only_ours_ && !here && holds(query_, all, our_view())) {
      return "this library finds the words of a paragraph's headings too";
    }
    if (here == only_ours_ && there != only_ours_) return different_views();
    if (!only_ours_ && here && many_words) {
      return "this library's prefix stands for the words of its 256 most frequent stems";
    }
    const std::string language = ours_.language(paragraph);
    if (!language.empty() && language != "en") {
      return "this library stems by the paragraph's own language, the peers as English";
    }
    if (only_ours_ && other_languages(all)) {
      return "this library asks for a word's stem in every language, another's finds more here";
    }
    if (accents(text)) return "the engines differ in what they make of accents";
    if (joined(paragraph.text)) {
      return "the tokenizers differ where punctuation or digits touch a word";
    }
    if (language.empty()) {
      return "this library does not stem where it finds no language, the peers stem as English";
    }
    return std::string("not explained, class ") + query_.kind;
  }

 private:
  static std::string as_written(const std::string& word) { return word; }
  bool by_words() const { return query_.kind == 'P' || query_.kind == 'X'; }

  View our_view() const {
    if (by_words()) return {as_written, as_written};
    return {snowball_, snowball_};
  }

  View peer_view() const {
    if (peer_ == "fts5") {
      // SQLite's Porter leaves words of two letters alone.
      const Form porter = [this](const std::string& word) {
        return word.size() < 3 ? word : porter_(word);
      };
      return {porter, porter};
    }
    if (peer_ == "lucene" && query_.kind == 'X') return {snowball_, as_written};
    if (peer_ == "lucene") return {snowball_, snowball_};
    return our_view();
  }

  std::string different_views() const {
    if (query_.kind == 'P') {
      return "the peer's phrases match inflections, this library's the words as written";
    }
    if (query_.kind == 'X') {
      return "the peer's prefixes are of stems, this library's of words as written";
    }
    return "the stemmers differ: Porter's first and Snowball's English";
  }

  // Whether a query's word, stemmed as some other language, is the stem of an English word here
  // or above. One word is enough: the rest of the query may hold in the same way.
  bool other_languages(const Words& words) const {
    Words stems;
    std::transform(words.begin(), words.end(), std::back_inserter(stems), snowball_);
    for (const auto& stemmer : every_stemmer()) {
      for (const auto& wanted : query_.words) {
        const std::string small = lower(wanted);
        const std::string stem = stemmer(small);
        if (stem != snowball_(small) &&
            std::find(stems.begin(), stems.end(), stem) != stems.end()) {
          return true;
        }
      }
    }
    return false;
  }

  static const std::vector<Xapian::Stem>& every_stemmer() {
    static const std::vector<Xapian::Stem> all = [] {
      std::istringstream names(Xapian::Stem::get_available_languages());
      std::vector<Xapian::Stem> out;
      for (std::string name; names >> name;) out.emplace_back(name);
      return out;
    }();
    return all;
  }

  bool accents(const Words& words) const {
    return std::any_of(query_.words.begin(), query_.words.end(), [&](const auto& wanted) {
      return std::any_of(words.begin(), words.end(), [&](const auto& word) {
        return alike_but_for_accents(word, lower(wanted));
      });
    });
  }

  // A word of the query, or its stem, somewhere with more than space and commas around it, or with
  // marks within: "R.A.F."
  bool joined(std::string_view text) const {
    const std::string together = without_marks(text);
    for (const auto& wanted : query_.words) {
      const std::string small = lower(wanted);
      const std::string stem = snowball_(small);
      const auto in = [&](const std::string& word) {
        return word.find(stem) != std::string::npos || word.find(small) != std::string::npos;
      };
      bool apart = false;
      for (const auto& word : words_of(text)) {
        const bool found = in(lower(word.text));
        if (found && !word.plain) return true;
        apart = apart || found;
      }
      if (!apart && in(together)) return true;
    }
    return false;
  }

  static std::string without_marks(std::string_view text) {
    constexpr std::string_view kMarks = "&'*+,-./:;=_";
    std::string out = lower(text);
    std::erase_if(out, [&](char c) { return kMarks.find(c) != std::string_view::npos; });
    return out;
  }

  Engine& ours_;
  const std::string& peer_;
  const Query& query_;
  bool only_ours_;
  Xapian::Stem snowball_{"english"};
  Xapian::Stem porter_{"porter"};
};

// How many words begin as a prefix query asks.
bool has_many_words(const Query& query, const Paragraphs& all) {
  if (query.kind != 'X') return false;
  std::map<std::string, bool> seen;
  for (const auto& record : all.records) {
    for (const auto& word : words_of(record.text)) {
      const std::string small = lower(word.text);
      if (small.starts_with(query.words[0])) seen.emplace(small, true);
    }
  }
  return seen.size() > kPrefixWords;
}

}  // namespace

Explanation explain(Engine& ours, Engine& peer, const std::string& peer_name,
                    const std::vector<Query>& queries, const Paragraphs& all) {
  Explanation out;
  for (const auto& query : queries) {
    if (ours.search(query, {.total = true}).total.value_or(0) > kMostMatches) {
      ++out.too_many;
      continue;
    }
    ++out.queries;
    const auto here = ours.matches(query, all);
    const auto there = peer.matches(query, all);
    if (here == there) continue;
    ++out.different;
    const bool many_words = has_many_words(query, all);
    const auto look = [&](const auto& some, const auto& others, bool only_ours) {
      std::vector<std::uint32_t> only;
      std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                          std::back_inserter(only));
      if (only.size() > kMostParagraphs) only.resize(kMostParagraphs);
      const Judge judge(ours, peer_name, query, only_ours);
      for (const std::uint32_t place : only) {
        const ParagraphRecord& record = all.records.at(place);
        Reason& reason = out.reasons[judge.reason(record, many_words)];
        ++out.paragraphs;
        if (++reason.paragraphs > 1) continue;
        reason.query = expression(query);
        reason.place = record.document + "#" + std::to_string(record.number);
        reason.found_by = only_ours ? "this library only" : "the peer only";
      }
    };
    look(here, there, true);
    look(there, here, false);
  }
  return out;
}

}  // namespace bench
