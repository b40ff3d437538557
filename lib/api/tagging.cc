#include "api/tagging.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/language.h"

namespace pilcrow::api {
namespace {

constexpr std::size_t kMaxIdBytes = 4096;
constexpr std::size_t kMaxParagraphBytes = 64 * 1024;
// Enough of a document to tell its language.
constexpr std::size_t kLanguageBytes = 2048;

void check(const Document& document) {
  const auto fail = [&](const std::string& message) {
    throw Error(ErrorCode::bad_argument, message, document.id);
  };
  const bool control = std::any_of(document.id.begin(), document.id.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (document.id.empty() || document.id.size() > kMaxIdBytes || control || !is_utf8(document.id)) {
    fail("a document's id is 1 to 4096 bytes of UTF-8 without control characters");
  }
  if (!is_utf8(document.title)) fail("the title is not UTF-8");
  for (const auto& [name, values] : document.metadata) {
    if (!is_utf8(name) || !std::all_of(values.begin(), values.end(), is_utf8)) {
      fail("metadata is not UTF-8");
    }
  }
  for (const auto& block : document.blocks) {
    if (!is_utf8(block.text)) fail("a block is not UTF-8");
    if (block.text.size() > kMaxParagraphBytes) fail("a block is larger than 64 KiB");
    if (block.source.end < block.source.begin) fail("a block's range ends before it begins");
    if (block.kind == BlockKind::heading && (block.level < 1 || block.level > 6)) {
      fail("a heading's level is 1 to 6");
    }
  }
}

std::string document_language(const Document& document) {
  std::string declared = text::primary_language(document.language);
  if (!declared.empty()) return declared;
  std::string sample;
  for (const auto& block : document.blocks) {
    if (sample.size() >= kLanguageBytes) break;
    if (block.kind != BlockKind::code) sample += block.text + "\n";
  }
  return text::find_language(sample, {});
}

// The same words hash alike, whatever stands between them.
std::uint64_t hash_words(const std::vector<text::Token>& tokens, std::string_view text) {
  std::uint64_t hash = hash64("");
  bool any = false;
  for (const auto& token : tokens) {
    if (token.pair) continue;
    hash = hash64(" ", hash64(token.exact, hash));
    any = true;
  }
  return any ? hash : hash64(text);
}

// Headings open above the place that has been reached, with their words.
class Sections {
 public:
  explicit Sections(const std::vector<store::HeadingRecord>& headings) : headings_(headings) {}

  // Opens the last of the headings, which closes those that are not above it.
  void open(std::vector<text::Token> tokens) {
    tokens_.push_back(std::move(tokens));
    const std::size_t last = headings_.size() - 1;
    while (!open_.empty() && headings_[open_.back()].level >= headings_[last].level) {
      open_.pop_back();
    }
    open_.push_back(last);
  }

  // Outermost first.
  std::vector<const std::vector<text::Token>*> tokens() const {
    std::vector<const std::vector<text::Token>*> out;
    for (const std::size_t i : open_) out.push_back(&tokens_[i]);
    return out;
  }

  // Innermost first, as the tagger takes them.
  std::vector<theme::AnalysedText> texts() const {
    std::vector<theme::AnalysedText> out;
    for (auto i = open_.rbegin(); i != open_.rend(); ++i) {
      out.push_back({headings_[*i].text, &tokens_[*i]});
    }
    return out;
  }

 private:
  const std::vector<store::HeadingRecord>& headings_;
  std::vector<std::vector<text::Token>> tokens_;
  std::vector<std::size_t> open_;
};

}  // namespace

Tagging::Tagging(const Taxonomy& themes, const Names& names)
    : tagger_(themes, names), rules_(hash64(names.source(), hash64(themes.source()) + 1)) {}

PreparedDocument Tagging::prepare(const Document& document) {
  check(document);
  PreparedDocument out;
  store::DocumentRecord& record = out.record;
  record.id = document.id;
  record.path = document.path;
  record.title = document.title;
  record.metadata = document.metadata;
  record.language_declared = !text::primary_language(document.language).empty();
  record.language = document_language(document);
  record.rules = rules_;
  const std::vector<text::Token> title = analyser_.analyse(document.title, record.language);
  record.headings.reserve(document.blocks.size());  // Sections keeps views of their texts
  Sections sections(record.headings);
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::heading) {
      record.headings.push_back(
          {block.text, block.level, block.source, block.line, out.paragraphs.size() + 1});
      sections.open(analyser_.analyse(block.text, record.language));
      continue;
    }
    index::Writer::Paragraph paragraph;
    paragraph.record.kind = block.kind;
    paragraph.record.text = block.text;
    paragraph.record.source = block.source;
    paragraph.record.line = block.line;
    paragraph.record.language = text::find_language(block.text, record.language);
    const std::string& language = paragraph.record.language;
    const std::vector<text::Token> tokens = analyser_.analyse(block.text, language);
    std::vector<theme::AnalysedText> above = sections.texts();
    above.push_back({document.title, &title});
    theme::Tags tags = tagger_.tag({block.text, &tokens}, language, above, analyser_);

    store::ParagraphColumns columns;
    columns.section = record.headings.size();
    columns.hash = hash_words(tokens, block.text);
    columns.language = language;
    for (const auto& theme : tags.themes) columns.themes.push_back(theme.id);
    for (const auto& name : tags.names) columns.names.push_back(name.kind + ":" + name.id);
    paragraph.postings = index::make_postings(
        {&tokens, sections.tokens(), &title, language, document.id, columns.themes});
    paragraph.record.themes = std::move(tags.themes);
    paragraph.record.names = std::move(tags.names);
    record.paragraphs.push_back(std::move(columns));
    record.text_bytes += block.text.size();
    out.paragraphs.push_back(std::move(paragraph));
  }
  return out;
}

Document restore(const store::DocumentRecord& record,
                 const std::vector<store::ParagraphRecord>& paragraphs) {
  Document document;
  document.id = record.id;
  document.path = record.path;
  document.title = record.title;
  document.language = record.language_declared ? record.language : "";
  document.metadata = record.metadata;
  auto heading = record.headings.begin();
  for (std::size_t number = 1; number <= paragraphs.size() + 1; ++number) {
    for (; heading != record.headings.end() && heading->paragraph <= number; ++heading) {
      document.blocks.push_back(
          {BlockKind::heading, heading->level, heading->text, heading->source, heading->line});
    }
    if (number > paragraphs.size()) break;
    const store::ParagraphRecord& paragraph = paragraphs[number - 1];
    document.blocks.push_back(
        {paragraph.kind, 0, paragraph.text, paragraph.source, paragraph.line});
  }
  return document;
}

}  // namespace pilcrow::api
