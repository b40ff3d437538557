#include "text/stem.h"

#include <libstemmer.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"

namespace pilcrow::text {
namespace {

// Words remembered for each language; then it starts afresh, so hostile input costs time, not memory.
constexpr std::size_t kMaxRemembered = 1 << 16;

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
    {"ru", USCRIPT_CYRILLIC}, {"uk", USCRIPT_CYRILLIC}, {"be", USCRIPT_CYRILLIC},
    {"bg", USCRIPT_CYRILLIC}, {"sr", USCRIPT_CYRILLIC}, {"mk", USCRIPT_CYRILLIC},
    {"kk", USCRIPT_CYRILLIC}, {"mn", USCRIPT_CYRILLIC}, {"el", USCRIPT_GREEK},
    {"ko", USCRIPT_HANGUL}, {"ar", USCRIPT_ARABIC}, {"fa", USCRIPT_ARABIC},
    {"ur", USCRIPT_ARABIC}, {"he", USCRIPT_HEBREW}, {"yi", USCRIPT_HEBREW},
    {"hi", USCRIPT_DEVANAGARI}, {"ne", USCRIPT_DEVANAGARI}, {"ta", USCRIPT_TAMIL},
    {"hy", USCRIPT_ARMENIAN}, {"zh", USCRIPT_HAN}, {"ja", USCRIPT_HIRAGANA},
    {"th", USCRIPT_THAI},
}};

UScriptCode script_of_language(std::string_view language) {
  for (const auto& [code, script] : kScripts) {
    if (code == language) return script;
  }
  return USCRIPT_LATIN;
}

}  // namespace

struct Stemmer::Rep {
  std::unique_ptr<sb_stemmer, Handle> snowball;
  bool korean = false;
  std::unordered_map<std::string, std::string> known;

  std::string compute(const std::string& word) const {
    if (has_digit(word)) return word;
    if (korean) return stem_korean(word);
    if (!snowball) return word;
    const auto* stem = sb_stemmer_stem(snowball.get(),
                                       reinterpret_cast<const sb_symbol*>(word.data()),
                                       static_cast<int>(word.size()));
    const int length = sb_stemmer_length(snowball.get());
    if (stem == nullptr || length <= 0) return word;
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(length)};
  }
};

Stemmer::Stemmer(const std::string& language) : rep_(std::make_unique<Rep>()) {
  rep_->korean = language == "ko";
  rep_->snowball.reset(sb_stemmer_new(language.c_str(), nullptr));
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

const std::string& Stemmer::stem(std::string_view word) {
  std::string key(word);
  const auto found = rep_->known.find(key);
  if (found != rep_->known.end()) return found->second;
  if (rep_->known.size() >= kMaxRemembered) rep_->known.clear();
  std::string stem = rep_->compute(key);
  return rep_->known.emplace(std::move(key), std::move(stem)).first->second;
}

std::vector<std::string> languages_of_script(std::string_view word,
                                             const std::vector<std::string>& among) {
  const UScriptCode script = script_of_word(word);
  std::vector<std::string> out;
  for (const auto& language : among) {
    if (script_of_language(language) == script) out.push_back(language);
  }
  return out;
}

}  // namespace pilcrow::text
