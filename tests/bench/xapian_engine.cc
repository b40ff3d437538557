// Plain Xapian, as its manual shows it: TermGenerator with a stemmer and positions, the text as
// document data, one database, the default flush.
#include <xapian.h>

#include <cstdio>
#include <filesystem>

#include "engine.h"

namespace bench {
namespace {

constexpr Xapian::valueno kDocumentSlot = 0;
constexpr std::size_t kSnippetBytes = 320;

// A boolean term; names that are too long for one are cut and hashed.
std::string document_term(const std::string& document) {
  constexpr std::size_t kMost = 200;
  if (document.size() <= kMost) return "XD:" + document;
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : document) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return "XD:" + document.substr(0, kMost) + "#" + std::to_string(hash);
}

class XapianEngine final : public Engine {
 public:
  XapianEngine() {
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  std::size_t index(const IndexTask& task) override {
    Xapian::WritableDatabase database(task.folder, Xapian::DB_CREATE_OR_OPEN);
    Xapian::TermGenerator generator;
    generator.set_stemmer(stemmer_);
    ParagraphFile file(task.input);
    ParagraphRecord record;
    std::size_t count = 0;
    while (file.next(record)) {
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(record.text);
      document.set_data(record.text);
      document.add_boolean_term(document_term(record.document));
      document.add_value(kDocumentSlot, record.document);
      database.add_document(document);
      ++count;
    }
    database.commit();
    return count;
  }

  bool optimize(const std::string& folder) override {
    const std::string compacted = folder + ".compact";
    Xapian::Database(folder).compact(compacted);
    std::filesystem::remove_all(folder);
    std::filesystem::rename(compacted, folder);
    return true;
  }

  void open(const std::string& folder) override {
    database_ = Xapian::Database(folder);
    parser_.set_database(database_);
  }

  Answer search(const Query& query, const Ask& ask) override {
    Xapian::Enquire enquire(database_);
    enquire.set_query(parse(query));
    Xapian::ValueCountMatchSpy spy(kDocumentSlot);
    const bool facets = ask.documents || ask.all_facets;
    if (facets) enquire.add_matchspy(&spy);
    const bool every = ask.total || facets;
    const Xapian::MSet found = enquire.get_mset(0, 10, every ? database_.get_doccount() : 0);
    Answer out;
    out.hits = found.size();
    if (every) out.total = found.get_matches_estimated();
    if (facets) {
      for (auto at = spy.values_begin(); at != spy.values_end(); ++at) ++out.facet_values;
    }
    if (ask.snippets) out.snippet_bytes = snippets(found);
    return out;
  }

  std::vector<std::uint32_t> matches(const Query& query, const Paragraphs&) override {
    Xapian::Enquire enquire(database_);
    enquire.set_query(parse(query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
    std::vector<std::uint32_t> out;
    for (auto at = found.begin(); at != found.end(); ++at) out.push_back(*at - 1);
    return out;
  }

 private:
  Xapian::Query parse(const Query& query) {
    using Parser = Xapian::QueryParser;
    const Xapian::Query words = parser_.parse_query(
        expression(query), Parser::FLAG_BOOLEAN | Parser::FLAG_PHRASE | Parser::FLAG_WILDCARD);
    if (query.document.empty()) return words;
    return {Xapian::Query::OP_FILTER, words, Xapian::Query(document_term(query.document))};
  }

  std::size_t snippets(const Xapian::MSet& found) const {
    std::size_t bytes = 0;
    for (auto at = found.begin(); at != found.end(); ++at) {
      bytes += found.snippet(at.get_document().get_data(), kSnippetBytes, stemmer_).size();
    }
    return bytes;
  }

  Xapian::Stem stemmer_{"english"};
  Xapian::QueryParser parser_;
  Xapian::Database database_;
};

}  // namespace

EngineInfo xapian_engine() {
  return {"xapian", Xapian::version_string(), {"optimize"}, [] {
            return std::unique_ptr<Engine>(std::make_unique<XapianEngine>());
          }};
}

}  // namespace bench
