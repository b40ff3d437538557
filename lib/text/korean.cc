// Korean words: particles and the commonest endings, taken off by form alone.

#include <array>

#include "base/utf8.h"
#include "text/stem.h"

namespace pilcrow::text {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr std::size_t kMinSyllables = 2;
constexpr std::size_t kPairBytes = 2 * kSyllableBytes;

// What a particle wants before it: it follows a vowel, a final consonant, or either.
enum class After { any, vowel, consonant };

struct Ending {
  std::string_view text;
  After after = After::any;
};

// Longest first within what they share, so that 에게서 goes before 서. The forms are those of any
// school grammar of Korean (조사; 하다 and 되다 as they follow Sino-Korean nouns).
constexpr std::array<Ending, 108> kEndings = {{
    {"이었습니다", After::consonant},
    {"이야말로", After::consonant},
    {"였습니다", After::vowel},
    {"야말로", After::vowel},
    {"은커녕", After::consonant},
    {"는커녕", After::vowel},
    {"한테서"},
    {"입니다"},
    {"이라도", After::consonant},
    {"이라면", After::consonant},
    {"이라며", After::consonant},
    {"하였으며"},
    {"되었으며"},
    {"하였다"},
    {"되었다"},
    {"하면서"},
    {"되면서"},
    {"으로부터"},
    {"이라는"},
    {"이라고"},
    {"에게서"},
    {"으로서", After::consonant},
    {"으로써", After::consonant},
    {"이었다", After::consonant},
    {"했으며"},
    {"됐으며"},
    {"에서는"},
    {"에서도"},
    {"에서의"},
    {"으로의"},
    {"으로는"},
    {"에게는"},
    {"까지의"},
    {"까지는"},
    {"하도록"},
    {"하려는"},
    {"하지만"},
    {"로부터"},
    {"라는", After::vowel},
    {"라고", After::vowel},
    {"부터의"},
    {"로서", After::vowel},
    {"로써", After::vowel},
    {"였다", After::vowel},
    {"이다", After::consonant},
    {"이며", After::consonant},
    {"이고", After::consonant},
    {"이나", After::consonant},
    {"이란", After::consonant},
    {"이자", After::consonant},
    {"에서"},
    {"에게"},
    {"에선"},
    {"에겐"},
    {"한테"},
    {"께서"},
    {"마저"},
    {"에는"},
    {"에도"},
    {"에의"},
    {"와의", After::vowel},
    {"과의", After::consonant},
    {"와는", After::vowel},
    {"과는", After::consonant},
    {"으로"},
    {"까지"},
    {"부터"},
    {"보다"},
    {"처럼"},
    {"만이"},
    {"만을"},
    {"마다"},
    {"조차"},
    {"밖에"},
    {"들의"},
    {"들은"},
    {"들이"},
    {"들을"},
    {"했다"},
    {"됐다"},
    {"한다"},
    {"된다"},
    {"하다"},
    {"되다"},
    {"하는"},
    {"되는"},
    {"하고"},
    {"되고"},
    {"하며"},
    {"되며"},
    {"하여"},
    {"되어"},
    {"하기"},
    {"되기"},
    {"했고"},
    {"됐고"},
    {"한"},
    {"된"},
    {"은", After::consonant},
    {"는", After::vowel},
    {"이", After::consonant},
    {"가", After::vowel},
    {"을", After::consonant},
    {"를", After::vowel},
    {"의"},
    {"에"},
    {"도"},
    {"로", After::any},
}};
constexpr std::array<Ending, 4> kLastEndings = {{
    {"와", After::vowel},
    {"과", After::consonant},
    {"만"},
    {"들"},
}};

// Whether a syllable ends in a consonant: Hangul syllables run through 28 finals, none first.
bool ends_in_consonant(char32_t syllable) { return (syllable - kFirstSyllable) % 28 != 0; }

bool is_hangul(std::string_view word) {
  if (word.size() % kSyllableBytes != 0) return false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c < kFirstSyllable || c > kLastSyllable) return false;
  }
  return true;
}

bool fits(std::string_view word, const Ending& ending) {
  if (!word.ends_with(ending.text)) return false;
  const std::size_t left = word.size() - ending.text.size();
  if (left < kMinSyllables * kSyllableBytes) return false;
  if (ending.after == After::any) return true;
  std::size_t at = left - kSyllableBytes;
  const bool consonant = ends_in_consonant(next_code_point(word, at));
  return consonant == (ending.after == After::consonant);
}

template <std::size_t N>
bool take_off(std::string_view& word, const std::array<Ending, N>& endings) {
  for (const Ending& ending : endings) {
    if (!ending.text.empty() && fits(word, ending)) {
      word.remove_suffix(ending.text.size());
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> syllable_pairs(std::string_view stem) {
  std::vector<std::string> out;
  if (stem.size() <= kPairBytes || !is_hangul(stem)) return out;
  for (std::size_t at = 0; at + kPairBytes <= stem.size(); at += kSyllableBytes) {
    out.emplace_back(stem.substr(at, kPairBytes));
  }
  return out;
}

bool is_syllable_pair(std::string_view stem) {
  return stem.size() == kPairBytes && is_hangul(stem);
}

std::string stem_korean(std::string_view word) {
  if (!is_hangul(word)) return std::string(word);
  // To the end, not once: a name that looks like it carries a particle (김정은) must come out the
  // same with one (김정은이) as without.
  while (take_off(word, kEndings) || take_off(word, kLastEndings)) {
  }
  return std::string(word);
}

}  // namespace pilcrow::text
