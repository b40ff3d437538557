#include "api/tagging.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "base/source_map.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "pilcrow/error.h"
#include "text/common_words.h"
#include "text/language.h"

namespace pilcrow::api {
namespace {

constexpr std::size_t kMaxIdBytes = 4096;
constexpr std::size_t kMaxParagraphBytes = std::size_t{64} * 1024;
// Enough of a document to tell its language.
constexpr std::size_t kLanguageBytes = 2048;

[[noreturn]] void refuse(const std::string& message, const std::string& id) {
  throw Error(ErrorCode::bad_argument, message, id);
}

void check(const Document& document) {
  const auto fail = [&](const std::string& message) { refuse(message, document.id); };
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
}

void check(std::span<const Block> blocks, const std::string& id) {
  const auto fail = [&](const std::string& message) { refuse(message, id); };
  for (const auto& block : blocks) {
    if (!is_utf8(block.text)) fail("a block is not UTF-8");
    if (block.text.size() > kMaxParagraphBytes) fail("a block is larger than 64 KiB");
    if (block.source.end < block.source.begin) fail("a block's range ends before it begins");
    if (!is_utf8(block.locator)) fail("a block's locator is not UTF-8");
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
    if (token.extra) continue;
    hash = hash64(" ", hash64(token.exact, hash));
    any = true;
  }
  return any ? hash : hash64(text);
}

// Numbers a document's words and pairs of words.
class Words {
 public:
  explicit Words(store::InputDocument& document) : document_(document) {}

  void add(const std::vector<text::Token>& tokens, const std::string& language,
           store::InputBlock& block) {
    auto& known = forms_[language];
    const text::Token* before = nullptr;  // if it is common
    for (const auto& token : tokens) {
      if (token.extra) {
        add_pair(index::term(index::kStem, token.stem), block);
        continue;
      }
      const auto next = static_cast<std::uint32_t>(document_.forms.size());
      const auto [found, fresh] = known.emplace(token.exact, next);
      if (fresh) document_.forms.push_back({token.exact, token.stem});
      block.words.push_back(found->second);
      const bool common = text::is_common(token.exact);
      if (common && before != nullptr) {
        add_pair(index::pair_term(before->exact, token.exact), block);
      }
      before = common ? &token : nullptr;
    }
  }

 private:
  void add_pair(std::string term, store::InputBlock& block) {
    const auto next = static_cast<std::uint32_t>(document_.pairs.size());
    const auto [found, fresh] = pairs_.emplace(std::move(term), next);
    if (fresh) document_.pairs.push_back(found->first);
    block.pairs.push_back(found->second);
  }

  store::InputDocument& document_;
  // In one language a word has one stem.
  std::unordered_map<std::string, std::unordered_map<std::string, std::uint32_t>> forms_;
  std::unordered_map<std::string, std::uint32_t> pairs_;
};

// Headings open above the place that has been reached, as the tagger takes them.
class Sections {
 public:
  explicit Sections(theme::Heading& title) : title_(title) {}

  // The text must outlive this.
  void open(int level, std::string_view text, std::vector<text::Token> tokens) {
    while (!open_.empty() && open_.back().level >= level) open_.pop_back();
    open_.push_back({level, std::make_unique<theme::Heading>(
                                theme::Heading{text, std::move(tokens), {}})});
  }

  theme::Heading& innermost() { return *open_.back().heading; }

  // Innermost first, the title last.
  std::vector<theme::Heading*> all() const {
    std::vector<theme::Heading*> out;
    for (auto section = open_.rbegin(); section != open_.rend(); ++section) {
      out.push_back(section->heading.get());
    }
    out.push_back(&title_);
    return out;
  }

 private:
  struct Open {
    int level = 0;
    std::unique_ptr<theme::Heading> heading = {};
  };
  std::vector<Open> open_;
  theme::Heading& title_;
};

}  // namespace

store::DocumentRecord record_of(const Document& document, const store::FileStamp& file) {
  check(document);
  store::DocumentRecord record;
  record.id = document.id;
  record.path = document.path;
  record.title = document.title;
  record.metadata = document.metadata;
  record.language_declared = !text::primary_language(document.language).empty();
  record.language = document_language(document);
  record.file = file;
  return record;
}

Tagging::Tagging(std::shared_ptr<theme::RuleBook> book) : tagger_(std::move(book)) {}

store::InputDocument Tagging::prepare(const Document& document, const store::FileStamp& file) {
  return prepare(Passage{record_of(document, file), false, {}, document.blocks});
}

store::InputDocument Tagging::prepare(const Passage& passage) {
  check(passage.blocks, passage.record.id);
  store::InputDocument out;
  out.record = passage.record;
  out.continued = passage.continued;
  out.above = passage.above;
  const std::string& main_language = out.record.language;
  Words words(out);
  theme::Heading title{out.record.title, analyser_.analyse(out.record.title, main_language), {}};
  Sections sections(title);
  if (!out.continued) {
    store::InputBlock head;
    head.record.kind = BlockKind::heading;
    head.language = main_language;
    words.add(title.tokens, main_language, head);
    head.evidence = store::Evidence{{}, names_of(title, main_language), {}};
    out.blocks.push_back(std::move(head));
  }
  for (const auto& heading : out.above) {
    sections.open(heading.level, heading.text, analyser_.analyse(heading.text, main_language));
  }
  for (const auto& block : passage.blocks) {
    store::InputBlock made;
    made.record = store::to_record(block);
    const bool heading = block.kind == BlockKind::heading;
    if (!heading) made.record.level = 0;
    if (!fits(block.map, block.text, block.source, block.line)) made.record.map.clear();
    made.language = heading ? main_language : text::find_language(block.text, main_language);
    std::vector<text::Token> tokens = analyser_.analyse(block.text, made.language);
    words.add(tokens, made.language, made);
    if (heading) {
      sections.open(block.level, block.text, std::move(tokens));
      made.evidence = store::Evidence{{}, names_of(sections.innermost(), made.language), {}};
    } else {
      made.hash = hash_words(tokens, block.text);
      const auto above = sections.all();
      theme::Tags tags = tagger_.tag({{block.text, &tokens}, made.language, above, out.record.id,
                                      &out.record.metadata},
                                     analyser_);
      made.evidence = store::Evidence{std::move(tags.themes), std::move(tags.names),
                                      std::move(tags.periods)};
    }
    out.blocks.push_back(std::move(made));
  }
  return out;
}

std::vector<NameMention> Tagging::names_of(theme::Heading& heading, const std::string& language) {
  std::vector<NameMention> names = tagger_.names(heading, language, analyser_);
  for (auto& name : names) name.range = {};
  return names;
}

std::vector<store::PackedEvidence> Tagging::tag(const store::InputDocument& document) {
  const std::size_t titles = document.continued ? 0 : 1;
  std::vector<Block> blocks;
  for (std::size_t i = titles; i < document.blocks.size(); ++i) {
    blocks.push_back(store::to_block(document.blocks[i].record));
  }
  std::vector<store::PackedEvidence> out;
  const Passage passage{document.record, document.continued, document.above, blocks};
  for (auto& block : prepare(passage).blocks) out.push_back(std::move(block.evidence));
  return out;
}

std::size_t count_paragraphs(const store::InputDocument& document) {
  std::size_t count = 0;
  for (const auto& block : document.blocks) {
    if (block.record.kind != BlockKind::heading) ++count;
  }
  return count;
}

}  // namespace pilcrow::api
