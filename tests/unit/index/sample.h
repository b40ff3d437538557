// Documents for the tests of the index, prepared without the API.
#ifndef PILCROW_TESTS_UNIT_INDEX_SAMPLE_H_
#define PILCROW_TESTS_UNIT_INDEX_SAMPLE_H_

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "index/database.h"
#include "index/terms.h"
#include "text/analysis.h"

namespace sample {

using Strings = std::vector<std::string>;

struct Paragraph {
  std::string text = {};
  Strings headings = {};
  Strings themes = {};
  std::string language = "en";
};

struct Document {
  std::string id = {};
  std::vector<Paragraph> paragraphs = {};
  std::string title = {};
};

inline pilcrow::index::Postings postings(const Paragraph& paragraph, const std::string& title,
                                         const std::string& id) {
  pilcrow::text::Analyser analyser;
  std::deque<std::vector<pilcrow::text::Token>> kept;
  const auto analyse = [&](const std::string& text) {
    kept.push_back(analyser.analyse(text, paragraph.language));
    return &kept.back();
  };
  pilcrow::index::ParagraphTerms terms;
  terms.text = analyse(paragraph.text);
  for (const auto& heading : paragraph.headings) terms.headings.push_back(analyse(heading));
  if (!title.empty()) terms.title = analyse(title);
  terms.language = paragraph.language;
  terms.document = id;
  terms.themes = paragraph.themes;
  return pilcrow::index::make_postings(terms);
}

inline void put(pilcrow::index::Writer& writer, const Document& document) {
  pilcrow::store::DocumentRecord record;
  record.id = document.id;
  record.title = document.title;
  std::vector<pilcrow::index::Writer::Paragraph> paragraphs;
  for (const auto& paragraph : document.paragraphs) {
    record.paragraphs.push_back({0, 1, paragraph.language, paragraph.themes, {}});
    pilcrow::index::Writer::Paragraph made;
    made.record.text = paragraph.text;
    made.record.language = paragraph.language;
    made.postings = postings(paragraph, document.title, document.id);
    paragraphs.push_back(std::move(made));
  }
  writer.put(std::move(record), paragraphs);
}

inline void put(pilcrow::index::Writer& writer, const std::string& id, const Strings& texts) {
  Document document{id, {}, {}};
  for (const auto& text : texts) document.paragraphs.push_back({text, {}, {}, "en"});
  put(writer, document);
}

// "id: text, text" of all documents, sorted.
inline Strings contents(const pilcrow::index::Reader& reader) {
  Strings out;
  for (const auto& document : reader.documents()) {
    std::string line = document.id + ":";
    for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
      line += (i == 0 ? " " : ", ") + reader.paragraph(document.first + i).text;
    }
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline Strings contents(const std::string& folder) {
  return contents(pilcrow::index::Reader(folder));
}

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_INDEX_SAMPLE_H_
