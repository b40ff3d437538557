#include "text/common_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/utf8.h"

namespace pilcrow::text {
namespace {

constexpr std::array<std::string_view, 8> kLanguages = {"en", "ru", "de", "fr",
                                                        "es", "it", "pt", "nl"};

// Folded: without accents, ё as е, ß as ss. Between two spaces each.
constexpr std::array<std::string_view, kLanguages.size()> kLists = {
    // en
    " the of and to in a is was for on that with as by at from it be are this not or an which have"
    " his had he but they their were been has its who will would can could there when if than into"
    " she her him we you i these those about between while where ",
    // ru
    " и в на с по из к от о за для что как не он она они его ее их это этот эта эти был была было"
    " были быть который которая которое которые также или но а у до при во со же бы если когда так"
    " только после между под над об без где чтобы ",
    // de
    " der die das und in den von zu mit dem des im auf fur ist nicht ein eine als auch es an aus"
    " er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum war haben nur"
    " oder aber vor zur bis durch sich wurde wurden eines werden ",
    // fr
    " le la les de des du un une et en a au aux dans par pour sur avec est sont il elle ils elles"
    " que qui ce cette ces se son sa ses ne pas plus ou mais etait ete comme leur leurs dont entre"
    " nous vous je on sans sous d'un d'une qu'il ",
    // es
    " el la los las de del un una y en a al por para con se su sus que es son como mas no lo le fue"
    " ha han era entre sobre pero este esta estos estas desde hasta cuando ya o ser tambien sin"
    " donde muy les nos ",
    // it
    " il lo la i gli le di del della dei delle degli un una uno e in a al alla ai alle da dal dalla"
    " con per su sul sulla che non si sono come piu ma anche fu era suo sua nel nella nei nelle tra"
    " fra questo questa o ed ha stato stata ",
    // pt
    " o a os as de do da dos das um uma e em no na nos nas por para com que se nao mais como foi ao"
    " aos ou seu sua pelo pela entre sobre este esta era sao ser tem mas tambem quando ate desde"
    " sem ha ",
    // nl
    " de het een en van in is op te dat die voor met zijn niet aan er om ook als bij door maar naar"
    " uit over was wordt werd worden nog tot dan of heeft hebben had deze dit hun zich zij hij ze"
    " ik wij na tussen ",
};

// Letters of a word, at most 16 bytes, as two numbers.
struct Key {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  constexpr void append(unsigned char c) {
    high = high << 8 | low >> 56;
    low = low << 8 | c;
  }
  friend constexpr bool operator==(const Key&, const Key&) = default;
};
constexpr std::size_t kMaxBytes = 16;

constexpr std::size_t kPlaces = 2048;  // some times the number of words
constexpr std::size_t kMaxWords = 700;

constexpr std::size_t place_of(const Key& key) {
  return ((key.low ^ key.high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U) >> 53;
}

// All words of the lists, each with the lists it stands in as bits.
struct Table {
  struct Word {
    Key key = {};
    std::uint16_t lists = 0;
  };
  std::array<Word, kMaxWords> words = {};
  std::size_t size = 1;  // the first means none
  std::array<std::uint16_t, kPlaces> places = {};

  constexpr void add(std::string_view word, std::size_t list) {
    Key key;
    for (const char c : word) key.append(static_cast<unsigned char>(c));
    std::size_t place = place_of(key);
    while (places[place] != 0 && words[places[place]].key != key) place = (place + 1) % kPlaces;
    if (places[place] == 0) {
      places[place] = static_cast<std::uint16_t>(size);
      words[size++].key = key;
    }
    Word& entry = words[places[place]];
    entry.lists = static_cast<std::uint16_t>(entry.lists | 1U << list);
  }

  constexpr unsigned find(const Key& key) const {
    std::size_t place = place_of(key);
    while (places[place] != 0) {
      const Word& entry = words[places[place]];
      if (entry.key == key) return entry.lists;
      place = (place + 1) % kPlaces;
    }
    return 0;
  }
};

constexpr Table make_table() {
  Table table;
  for (std::size_t list = 0; list < kLists.size(); ++list) {
    std::string_view left = kLists[list].substr(1);
    for (; !left.empty(); left.remove_prefix(left.find(' ') + 1)) {
      table.add(left.substr(0, left.find(' ')), list);
    }
  }
  return table;
}
constexpr Table kTable = make_table();

// What U+00C0 to U+00DF fold to, and the 32 behind them; full stops for what the lists do not have.
constexpr std::string_view kLatin1 = "aaaaaa.ceeeeiiii.nooooo..uuuuy..";

// Of a letter of ASCII, the small one; else 0.
constexpr std::array<unsigned char, 256> make_small() {
  std::array<unsigned char, 256> small{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) small[c] = small[c - 0x20] = c;
  return small;
}
constexpr std::array<unsigned char, 256> kSmall = make_small();

enum Alphabet : unsigned { kLatin = 1, kRussian = 2, kOther = 4 };

// A word, as far as it is easily folded.
struct Word {
  Key key = {};
  std::size_t bytes = 0;  // in the key; more than kMaxBytes if it is in no list
  std::size_t letters = 0;
  unsigned alphabets = 0;  // of its letters, as bits
  bool typical = false;    // of Russian

  void append(unsigned c) {
    key.append(static_cast<unsigned char>(c));
    ++bytes;
  }
  void add(unsigned alphabet) {
    alphabets |= alphabet;
    ++letters;
  }
  // The lists that it stands in, as bits.
  unsigned lists() const { return bytes > kMaxBytes ? 0 : kTable.find(key); }
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // Gives the next word; false if there is none.
  bool next(Word& word) {
    word = {};
    while (at_ < text_.size()) {
      read_ascii(word);
      if (at_ < text_.size() && !read_other(word) && word.letters > 0) return true;
    }
    return word.letters > 0;
  }

 private:
  // Reads letters as far as they are ASCII.
  void read_ascii(Word& word) {
    const std::size_t begin = at_;
    Key key = word.key;
    for (; at_ < text_.size(); ++at_) {
      const unsigned char small = kSmall[static_cast<unsigned char>(text_[at_])];
      if (small == 0) break;
      key.append(small);
    }
    if (at_ == begin) return;
    word.key = key;
    word.bytes += at_ - begin;
    word.letters += at_ - begin;
    word.alphabets |= kLatin;
  }

  // Reads some other character; false if it belongs to no word.
  bool read_other(Word& word) {
    const unsigned c = static_cast<unsigned char>(text_[at_++]);
    if (c >= 0x80) return read_long(c, word);
    if (c != '\'' || word.letters == 0) return false;
    word.append(c);
    return true;
  }

  bool read_long(unsigned lead, Word& word) {
    std::size_t end = at_;
    while (end < text_.size() && is_continuation(text_[end])) ++end;
    const std::string_view rest = text_.substr(at_, end - at_);
    at_ = end;
    if (rest.empty() || lead == 0xC2 || lead >= 0xEE) return false;  // signs, symbols
    const unsigned next = static_cast<unsigned char>(rest.front());
    if (lead == 0xE2) return read_apostrophe(rest, word);
    if (lead == 0xC3) return read_latin(next, word);
    if (lead == 0xD0 || lead == 0xD1) {
      read_cyrillic((lead & 1U) << 6 | (next & 0x3FU), word);
      return true;
    }
    word.bytes = kMaxBytes + 1;
    word.add(lead < 0xCE || (lead == 0xE1 && next >= 0xB8 && next < 0xBC) ? kLatin : kOther);
    return true;
  }

  static bool read_apostrophe(std::string_view rest, Word& word) {
    if ((rest != "\x80\x98" && rest != "\x80\x99") || word.letters == 0) return false;
    word.append('\'');
    return true;
  }

  static bool read_latin(unsigned next, Word& word) {
    if (next == 0x97 || next == 0xB7) return false;  // × and ÷
    word.append(next == 0x9F ? 's' : static_cast<unsigned char>(kLatin1[next & 0x1FU]));
    if (next == 0x9F) word.append('s');  // ß
    word.add(kLatin);
    return true;
  }

  // By the place in U+0400 to U+047F.
  static void read_cyrillic(unsigned place, Word& word) {
    const bool io = place == 0x01 || place == 0x51;
    word.add(io || (place >= 0x10 && place < 0x50) ? kRussian : kOther);
    if (io) place = 0x35;
    if (place >= 0x10 && place < 0x30) place += 0x20;
    if (place == 0x4B || place == 0x4D) word.typical = true;
    word.append(0xD0U | place >> 6);
    word.append(0x80U | (place & 0x3FU));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// The lists that a folded word stands in, as bits.
unsigned lists_of(std::string_view word) {
  // Zeros at the beginning would not show in the key.
  if (word.size() > kMaxBytes || word.starts_with('\0')) return 0;
  Key key;
  for (const char c : word) key.append(static_cast<unsigned char>(c));
  return kTable.find(key);
}

// As the bit of the table; 0 if there is none.
unsigned list_of(std::string_view language) {
  const auto* const found = std::find(kLanguages.begin(), kLanguages.end(), language);
  return found == kLanguages.end() ? 0 : 1U << (found - kLanguages.begin());
}

}  // namespace

bool is_common(std::string_view word, std::string_view language) {
  return (lists_of(word) & list_of(language)) != 0;
}

bool is_common(std::string_view word) { return lists_of(word) != 0; }

CommonWords count_common_words(std::string_view text, std::string_view language) {
  const unsigned list = list_of(language);
  if (list == 0) return {};
  const unsigned alphabet = language == "ru" ? kRussian : kLatin;
  CommonWords out;
  std::array<std::size_t, kLanguages.size()> foreign = {};
  std::size_t foreign_letters = 0;
  Word word;
  for (Scanner scanner(text); scanner.next(word);) {
    ++out.words;
    if (word.typical) ++out.typical;
    if (word.alphabets != alphabet) ++foreign_letters;
    if (word.letters == 1) continue;
    unsigned lists = word.lists();
    if ((lists & list) != 0) {
      ++out.own;
      continue;
    }
    for (; lists != 0; lists &= lists - 1) {
      ++foreign[static_cast<std::size_t>(std::countr_zero(lists))];
    }
  }
  out.foreign = std::max(foreign_letters, *std::max_element(foreign.begin(), foreign.end()));
  return out;
}

}  // namespace pilcrow::text
