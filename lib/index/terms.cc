#include "index/terms.h"

#include "base/path.h"
#include "index/schema.h"

namespace pilcrow::index {
namespace {

class Builder {
 public:
  // Words of the paragraph, of a heading above it, or of the title.
  void add_words(const std::vector<text::Token>& tokens) { add(tokens, "", position_); }

  // Words of a heading, as such.
  void add_section(const std::vector<text::Token>& tokens) {
    add(tokens, kSection, section_position_);
  }

  void add_filter(std::string_view prefix, std::string_view value) {
    postings_[term(prefix, value)];
  }

  Postings finish() { return std::move(postings_); }

 private:
  // The words of one field from `position` on; the next one's positions begin behind a gap.
  void add(const std::vector<text::Token>& tokens, std::string_view prefix,
           std::uint32_t& position) {
    const std::string stem_prefix = std::string(kStem) + std::string(prefix);
    for (const auto& token : tokens) {
      // A pair stands where its first character does, which has been counted.
      Posting& word = postings_[term(prefix, token.exact)];
      ++word.frequency;
      word.positions.push_back(token.pair ? position - 1 : position);
      ++postings_[term(stem_prefix, token.stem)].frequency;
      if (!token.pair) ++position;
    }
    position += kFieldGap;
  }

  Postings postings_;
  std::uint32_t position_ = 1;
  std::uint32_t section_position_ = 1;
};

}  // namespace

Postings make_postings(const ParagraphTerms& paragraph) {
  Builder builder;
  builder.add_words(*paragraph.text);
  for (const auto* heading : paragraph.headings) {
    builder.add_words(*heading);
    builder.add_section(*heading);
  }
  if (paragraph.title != nullptr) builder.add_words(*paragraph.title);
  if (!paragraph.language.empty()) builder.add_filter(kLanguage, paragraph.language);
  const std::string& id = paragraph.document;
  builder.add_filter(kDocument, id);
  for (const auto folder : parents(id)) {
    builder.add_filter(kFolder, std::string_view(id).substr(0, folder.size() + 1));
  }
  for (const auto& theme : paragraph.themes) {
    for (const auto parent : parents(theme)) builder.add_filter(kTheme, parent);
    builder.add_filter(kTheme, theme);
  }
  return builder.finish();
}

}  // namespace pilcrow::index
