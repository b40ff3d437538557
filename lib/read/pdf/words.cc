#include "read/pdf/words.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <mutex>
#include <utility>

#include "pilcrow/error.h"
#include "read/metadata.h"
#include "read/space.h"
#include "text/converter.h"

namespace pilcrow::read {
namespace {

struct Ligature {
  std::string_view one;
  std::string_view many;
};

// Those of Latin, which fonts have as one character: U+FB00 to U+FB06.
constexpr Ligature kLigatures[] = {
    {"\uFB00", "ff"},  {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"},
    {"\uFB04", "ffl"}, {"\uFB05", "st"}, {"\uFB06", "st"},
};

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return text::repair_utf8({bytes.data(), bytes.size()});
}

void spell_ligatures(std::string& text) {
  if (text.find("\xEF\xAC") == text.npos) return;
  for (const auto& [one, many] : kLigatures) {
    for (std::size_t at = 0; (at = text.find(one, at)) != text.npos;) {
      text.replace(at, one.size(), many);
    }
  }
}

bool is_bold(const poppler::text_box& box) {
  if (!box.has_font_info()) return false;
  const std::string font = lower_ascii(box.get_font_name());
  return font.find("bold") != font.npos || font.find("black") != font.npos ||
         font.find("heavy") != font.npos;
}

PdfWord word_of(const poppler::text_box& box) {
  PdfWord word;
  word.text = utf8(box.text());
  std::erase_if(word.text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
  spell_ligatures(word.text);
  const poppler::rectf place = box.bbox();
  word.left = std::min(place.left(), place.right());
  word.right = std::max(place.left(), place.right());
  word.top = std::min(place.top(), place.bottom());
  word.bottom = std::max(place.top(), place.bottom());
  word.size = box.has_font_info() ? box.get_font_size() : word.height();
  word.bold = is_bold(box);
  word.space_after = box.has_space_after();
  return word;
}

// Poppler reports what is wrong with a document to the standard error unless told otherwise.
void keep_quiet() {
  static std::once_flag once;
  std::call_once(
      once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

std::string date_of(std::time_t seconds) {
  std::tm parts{};
  if (seconds <= 0 || gmtime_r(&seconds, &parts) == nullptr) return {};
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

// What programs put there when nobody gave a title: a file's name, or their own.
bool is_title(std::string_view text) {
  const std::string lower = lower_ascii(text);
  constexpr std::string_view kEndings[] = {".doc", ".docx", ".tex", ".dvi", ".indd", ".qxd",
                                           ".ps",  ".rtf",  ".pdf", ".odt", ".pmd",  ".wpd"};
  return !lower.empty() && !lower.starts_with("untitled") &&
         !lower.starts_with("microsoft word - ") && !lower.starts_with("(anonymous)") &&
         std::none_of(std::begin(kEndings), std::end(kEndings),
                      [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

PdfFile::PdfFile(std::string_view bytes) {
  keep_quiet();
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Error(ErrorCode::bad_input, "PDF of more than 2 GiB is not read");
  }
  document_.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document_ == nullptr) throw Error(ErrorCode::bad_input, "the PDF document is damaged");
  if (document_->is_locked()) {
    throw Error(ErrorCode::bad_input, "the PDF document is encrypted: it needs a password");
  }
}

PdfFile::~PdfFile() = default;

std::size_t PdfFile::pages() const {
  return static_cast<std::size_t>(std::max(0, document_->pages()));
}

PdfPage PdfFile::page(std::size_t number) const {
  PdfPage out;
  const std::unique_ptr<poppler::page> page(document_->create_page(static_cast<int>(number)));
  if (page == nullptr) return out;
  const poppler::rectf sheet = page->page_rect();
  out.width = sheet.width();
  out.height = sheet.height();
  for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
    PdfWord word = word_of(box);
    if (!word.text.empty()) out.words.push_back(std::move(word));
  }
  return out;
}

Document PdfFile::about() const {
  Document document;
  const auto field = [&](const char* key) { return collapsed(utf8(document_->info_key(key))); };
  document.title = field("Title");
  if (!is_title(document.title)) document.title.clear();
  add_value(document.metadata, "author", field("Author"));
  add_value(document.metadata, "subject", field("Subject"));
  add_value(document.metadata, "keywords", field("Keywords"));
  add_value(document.metadata, "date", date_of(document_->info_date_t("CreationDate")));
  return document;
}

}  // namespace pilcrow::read
