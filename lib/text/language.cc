#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/stem.h"

namespace pilcrow::text {
namespace {

// What CLD2 looks at: enough to be sure, bounded for a paragraph of any size.
constexpr std::size_t kMaxBytes = 2048;

// Below this CLD2 guesses: a line of a table, a caption. Measured on headings of encyclopedia
// pages.
constexpr std::size_t kMinBytes = 60;

// A script that only one language of note uses decides without statistics; few ideographs alone
// leave Japanese to `prior`.
std::string by_script(std::string_view text, const std::string& prior) {
  std::size_t hangul = 0;
  std::size_t kana = 0;
  std::size_t han = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0xAC00 && c <= 0xD7A3) {
      ++hangul;
    } else if (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) {  // the dot stands in Chinese too
      ++kana;
    } else if (c >= 0x4E00 && c <= 0x9FFF) {
      ++han;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000)) {
      ++others;
    }
  }
  // One syllable or ideograph says as much as two or three letters.
  if (2 * hangul > others && hangul >= kana + han) return "ko";
  if (kana > 0 && 2 * (kana + han) > others) return "ja";
  if (2 * han > others && han > 0) return prior == "ja" && text.size() < kMinBytes ? "ja" : "zh";
  return {};
}

}  // namespace

std::string find_language(std::string_view utf8, const std::string& prior) {
  const std::string_view text = utf8.substr(0, floor_boundary(utf8, kMaxBytes));
  if (const std::string script = by_script(text, prior); !script.empty()) return script;
  bool reliable = false;
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int counted = 0;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                 languages, percents, scores, nullptr, &counted, &reliable);
  const std::string found = languages[0] == CLD2::UNKNOWN_LANGUAGE
                                ? ""
                                : primary_language(CLD2::LanguageCode(languages[0]));
  if (!found.empty() && reliable && counted >= static_cast<int>(kMinBytes)) return found;
  if (!prior.empty() && !languages_of_script(text, {prior}).empty()) return prior;
  return found;
}

std::string primary_language(std::string_view tag) {
  std::string code(tag.substr(0, tag.find_first_of("-_")));
  if (code.size() < 2 || code.size() > 3) return {};
  for (char& c : code) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c < 'a' || c > 'z') return {};
  }
  return code;
}

}  // namespace pilcrow::text
