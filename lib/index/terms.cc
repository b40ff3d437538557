#include "index/terms.h"

#include "index/schema.h"

namespace pilcrow::index {
namespace {

class Builder {
 public:
  // Words of one field; the next one's positions begin behind a gap.
  void add_words(const std::vector<text::Token>& tokens) {
    for (const auto& token : tokens) {
      // A pair stands where its first character does, which has been counted.
      Posting& word = postings_[term("", token.exact)];
      ++word.frequency;
      word.positions.push_back(token.pair ? position_ - 1 : position_);
      ++postings_[term(kStem, token.stem)].frequency;
      if (!token.pair) ++position_;
    }
    position_ += kFieldGap;
  }

  void add_section(const std::vector<text::Token>& tokens) {
    const std::string stem = std::string(kStem) + std::string(kSection);
    for (const auto& token : tokens) {
      Posting& word = postings_[term(kSection, token.exact)];
      ++word.frequency;
      word.positions.push_back(token.pair ? section_position_ - 1 : section_position_);
      ++postings_[term(stem, token.stem)].frequency;
      if (!token.pair) ++section_position_;
    }
    section_position_ += kFieldGap;
  }

  void add_filter(std::string_view prefix, std::string_view value) {
    postings_[term(prefix, value)];
  }

  Postings finish() { return std::move(postings_); }

 private:
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
  for (std::size_t slash = id.find('/'); slash != std::string::npos;
       slash = id.find('/', slash + 1)) {
    builder.add_filter(kFolder, std::string_view(id).substr(0, slash + 1));
  }
  for (const auto& theme : paragraph.themes) {
    for (std::size_t slash = theme.find('/'); slash != std::string::npos;
         slash = theme.find('/', slash + 1)) {
      builder.add_filter(kTheme, std::string_view(theme).substr(0, slash));
    }
    builder.add_filter(kTheme, theme);
  }
  return builder.finish();
}

}  // namespace pilcrow::index
