#include "store/record.h"

#include <algorithm>
#include <map>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

constexpr int kKinds = 7;

void put(Encoder& out, Range range) {
  out.number(range.begin);
  out.number(range.size());
}

Range take_range(Decoder& in) {
  const std::size_t begin = in.size();
  return {begin, begin + in.size()};
}

// A range of a text that is known: renderers cut by it.
Range take_range_in(Decoder& in, std::size_t size) {
  const std::size_t begin = in.index(size + 1);
  return {begin, begin + in.index(size - begin + 1)};
}

void put(Encoder& out, const ThemeAssignment& theme) {
  out.string(theme.id);
  out.real(theme.score);
  out.number(theme.cues.size());
  for (const auto& cue : theme.cues) {
    out.string(cue.cue);
    out.real(cue.score);
    put(out, cue.range);
    out.number(cue.heading ? 1 : 0);
  }
}

ThemeAssignment take_theme(Decoder& in) {
  ThemeAssignment theme;
  theme.id = in.string();
  theme.score = in.real();
  theme.cues.resize(in.count(12));
  for (auto& cue : theme.cues) {
    cue.cue = in.string();
    cue.score = in.real();
    cue.range = take_range(in);
    cue.heading = in.number() != 0;
  }
  return theme;
}

// Strings that recur within a record stand in it once.
class Vocabulary {
 public:
  std::size_t number(const std::string& word) {
    const auto [found, fresh] = numbers_.emplace(word, words_.size());
    if (fresh) words_.push_back(word);
    return found->second;
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> words_;
};

void put(Encoder& out, const std::vector<std::string>& strings) {
  out.number(strings.size());
  for (const auto& string : strings) out.string(string);
}

std::vector<std::string> take_strings(Decoder& in) {
  std::vector<std::string> strings(in.count());
  for (auto& string : strings) string = in.string();
  return strings;
}

void put_columns(Encoder& out, const std::vector<ParagraphColumns>& paragraphs) {
  Vocabulary vocabulary;
  Encoder rows;
  const auto put_words = [&](const std::vector<std::string>& words) {
    rows.number(words.size());
    for (const auto& word : words) rows.number(vocabulary.number(word));
  };
  for (const auto& paragraph : paragraphs) {
    rows.number(paragraph.section);
    rows.number(paragraph.hash);
    rows.number(vocabulary.number(paragraph.language));
    put_words(paragraph.themes);
    put_words(paragraph.names);
  }
  put(out, vocabulary.words());
  out.number(paragraphs.size());
  out.string(rows.finish());
}

std::vector<ParagraphColumns> take_columns(Decoder& in, std::size_t headings) {
  const std::vector<std::string> vocabulary = take_strings(in);
  // The rows come after their number, in a string that holds at least five bytes for each.
  const std::size_t count = in.count(5);
  const std::string bytes = in.string();
  Decoder rows(bytes, "columns");
  const auto take_words = [&] {
    std::vector<std::string> words(rows.count());
    for (auto& word : words) word = vocabulary[rows.index(vocabulary.size())];
    return words;
  };
  std::vector<ParagraphColumns> out(count);
  for (auto& paragraph : out) {
    paragraph.section = rows.index(headings + 1);
    paragraph.hash = rows.number();
    paragraph.language = vocabulary[rows.index(vocabulary.size())];
    paragraph.themes = take_words();
    paragraph.names = take_words();
  }
  return out;
}

}  // namespace

std::vector<const HeadingRecord*> DocumentRecord::headings_above(std::size_t section) const {
  std::vector<const HeadingRecord*> out;
  int below = 7;  // no heading is that deep
  for (std::size_t i = section; i-- > 0 && below > 1;) {
    if (headings[i].level >= below) continue;
    below = headings[i].level;
    out.push_back(&headings[i]);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::string encode(const ParagraphRecord& record) {
  Encoder out;
  out.number(static_cast<std::uint64_t>(record.kind));
  out.string(record.text);
  put(out, record.source);
  out.number(record.line);
  out.string(record.language);
  out.number(record.themes.size());
  for (const auto& theme : record.themes) put(out, theme);
  out.number(record.names.size());
  for (const auto& name : record.names) {
    out.string(name.id);
    out.string(name.kind);
    put(out, name.range);
  }
  return out.finish();
}

ParagraphRecord decode_paragraph(std::string_view bytes) {
  Decoder in(bytes, "paragraph");
  ParagraphRecord record;
  record.kind = static_cast<BlockKind>(in.index(kKinds));
  record.text = in.string();
  record.source = take_range(in);
  record.line = in.size();
  record.language = in.string();
  record.themes.resize(in.count(10));
  for (auto& theme : record.themes) theme = take_theme(in);
  record.names.resize(in.count(4));
  for (auto& name : record.names) {
    name.id = in.string();
    name.kind = in.string();
    name.range = take_range_in(in, record.text.size());
  }
  return record;
}

std::string encode(const DocumentRecord& record) {
  Encoder out;
  out.string(record.id);
  out.string(record.path);
  out.string(record.title);
  out.string(record.language);
  out.number(record.language_declared ? 1 : 0);
  out.number(record.metadata.size());
  for (const auto& [name, values] : record.metadata) {
    out.string(name);
    put(out, values);
  }
  out.number(record.rules);
  out.number(record.first);
  out.number(record.text_bytes);
  out.number(record.headings.size());
  for (const auto& heading : record.headings) {
    out.string(heading.text);
    out.number(static_cast<std::uint64_t>(heading.level));
    put(out, heading.source);
    out.number(heading.line);
    out.number(heading.paragraph);
  }
  put_columns(out, record.paragraphs);
  return out.finish();
}

DocumentRecord decode_document(std::string_view bytes) {
  Decoder in(bytes, "document");
  DocumentRecord record;
  record.id = in.string();
  record.path = in.string();
  record.title = in.string();
  record.language = in.string();
  record.language_declared = in.number() != 0;
  for (std::size_t i = in.count(2); i-- > 0;) {
    const std::string name = in.string();
    record.metadata[name] = take_strings(in);
  }
  record.rules = in.number();
  record.first = static_cast<std::uint32_t>(in.index(std::size_t{1} << 32));
  record.text_bytes = in.number();
  record.headings.resize(in.count(6));
  for (auto& heading : record.headings) {
    heading.text = in.string();
    heading.level = static_cast<int>(in.index(7));
    heading.source = take_range(in);
    heading.line = in.size();
    heading.paragraph = in.size();
  }
  record.paragraphs = take_columns(in, record.headings.size());
  return record;
}

}  // namespace pilcrow::store
