#include "text/stem.h"

#include <libstemmer.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "base/utf8.h"

namespace pilcrow::text {
namespace {

// Letters that repeated stemming leaves.
constexpr std::size_t kMinRussianLetters = 3;

struct Handle {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

UScriptCode script_of_word(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, at));
    const UScriptCode script = uscript_getScript(c, &status);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) return script;
  }
  return USCRIPT_COMMON;
}

// What is not here is written in Latin letters.
constexpr std::array<std::pair<std::string_view, UScriptCode>, 22> kScripts = {{
    {"ru", USCRIPT_CYRILLIC},   {"uk", USCRIPT_CYRILLIC},   {"be", USCRIPT_CYRILLIC},
    {"bg", USCRIPT_CYRILLIC},   {"sr", USCRIPT_CYRILLIC},   {"mk", USCRIPT_CYRILLIC},
    {"kk", USCRIPT_CYRILLIC},   {"mn", USCRIPT_CYRILLIC},   {"el", USCRIPT_GREEK},
    {"ko", USCRIPT_HANGUL},     {"ar", USCRIPT_ARABIC},     {"fa", USCRIPT_ARABIC},
    {"ur", USCRIPT_ARABIC},     {"he", USCRIPT_HEBREW},     {"yi", USCRIPT_HEBREW},
    {"hi", USCRIPT_DEVANAGARI}, {"ne", USCRIPT_DEVANAGARI}, {"ta", USCRIPT_TAMIL},
    {"hy", USCRIPT_ARMENIAN},   {"zh", USCRIPT_HAN},        {"ja", USCRIPT_HIRAGANA},
    {"th", USCRIPT_THAI},
}};

UScriptCode script_of_language(std::string_view language) {
  for (const auto& [code, script] : kScripts) {
    if (code == language) return script;
  }
  return USCRIPT_LATIN;
}

// What is written together with the next word where that begins with a vowel, as in l'accord.
constexpr std::array<std::string_view, 14> kFrenchElisions = {
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"};
constexpr std::array<std::string_view, 24> kItalianElisions = {
    "l",    "d",    "c",   "m",    "t",    "s",    "v",    "un",   "gl",    "all",   "dall", "dell",
    "nell", "sull", "coll", "pell", "agl", "dagl", "degl", "negl", "sugl", "quest", "quell", "sant"};
constexpr std::array<std::string_view, 6> kCatalanElisions = {"l", "d", "m", "n", "s", "t"};

std::span<const std::string_view> elisions_of(std::string_view language) {
  if (language == "fr") return kFrenchElisions;
  if (language == "it") return kItalianElisions;
  if (language == "ca") return kCatalanElisions;
  return {};
}

}  // namespace

struct Stemmer::Rep {
  std::unique_ptr<sb_stemmer, Handle> snowball;
  bool korean = false;
  bool russian = false;
  bool turkish = false;
  std::span<const std::string_view> elisions = {};
  std::string last;  // the stem given out

  std::string compute(const std::string& word) const {
    if (has_digit(word)) return word;
    if (korean) return stem_korean(word);
    if (!snowball) return word;
    return russian ? stem_russian(word) : apply(alone(word));
  }

  // Without what an apostrophe joins to it.
  std::string alone(const std::string& word) const {
    const std::size_t apostrophe = word.find('\'');
    if (apostrophe == std::string::npos || apostrophe == 0 || apostrophe + 1 == word.size()) {
      return word;
    }
    std::string before = word.substr(0, apostrophe);
    if (turkish) return before;  // Türkiye'nin
    const bool elided = std::find(elisions.begin(), elisions.end(), before) != elisions.end();
    return elided ? word.substr(apostrophe + 1) : word;
  }

  // Until it holds: once leaves Корея and Кореи, режим and режима, Пхеньян and Пхеньяне apart,
  // since what is left may look like an ending again.
  std::string stem_russian(const std::string& word) const {
    std::string stem = apply(word);
    for (;;) {
      std::string shorter = apply(stem);
      const bool holds = shorter.size() >= stem.size();
      if (holds || count_code_points(shorter) < kMinRussianLetters) return stem;
      stem = std::move(shorter);
    }
  }

  std::string apply(const std::string& word) const {
    const auto* stem =
        sb_stemmer_stem(snowball.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    const int length = sb_stemmer_length(snowball.get());
    if (stem == nullptr || length <= 0) return word;
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(length)};
  }
};

Stemmer::Stemmer(const std::string& language) : rep_(std::make_unique<Rep>()) {
  rep_->korean = language == "ko";
  rep_->russian = language == "ru";
  rep_->turkish = language == "tr";
  rep_->elisions = elisions_of(language);
  rep_->snowball.reset(sb_stemmer_new(language.c_str(), nullptr));
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::has_stems() const { return rep_->korean || rep_->snowball != nullptr; }

const std::string& Stemmer::stem(std::string_view word) {
  rep_->last = rep_->compute(std::string(word));
  return rep_->last;
}

bool is_of_script(std::string_view word, std::string_view language) {
  const UScriptCode script = script_of_word(word);
  return script == USCRIPT_COMMON || script_of_language(language) == script;
}

std::vector<std::string> languages_of_script(std::string_view word,
                                             const std::vector<std::string>& among) {
  std::vector<std::string> out;
  std::copy_if(among.begin(), among.end(), std::back_inserter(out),
               [&](const std::string& language) { return is_of_script(word, language); });
  return out;
}

}  // namespace pilcrow::text
