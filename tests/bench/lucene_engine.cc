// Lucene++: the Snowball analyser for English without stop words, positions, stored text.
#include <lucene++/LuceneHeaders.h>  // before all others of its

#include <lucene++/FieldCache.h>
#include <lucene++/Highlighter.h>
#include <lucene++/LuceneContrib.h>
#include <lucene++/QueryScorer.h>
#include <lucene++/SimpleFragmenter.h>
#include <lucene++/SimpleHTMLFormatter.h>
#include <lucene++/SnowballAnalyzer.h>

#include <algorithm>
#include <stdexcept>

#include "engine.h"

namespace bench {
namespace {

namespace lu = Lucene;
using lu::newLucene;

const wchar_t* const kText = L"text";
const wchar_t* const kDocument = L"document";
constexpr lu::LuceneVersion::Version kVersion = lu::LuceneVersion::LUCENE_CURRENT;
constexpr std::int32_t kSnippetCharacters = 320;

lu::String wide(const std::string& text) { return lu::StringUtils::toUnicode(text); }

// Its exceptions are no std::exception with words in it.
template <typename Call>
auto translated(const Call& call) {
  try {
    return call();
  } catch (const lu::LuceneException& error) {
    throw std::runtime_error("Lucene++: " + lu::StringUtils::toUTF8(error.getError()));
  }
}

// Counts matches by document.
class CountingCollector : public lu::Collector {
 public:
  CountingCollector(const lu::Collection<std::int32_t>& order, std::size_t values)
      : counts_(values), order_(order) {}

  void setScorer(const lu::ScorerPtr&) override {}
  void collect(std::int32_t place) override {
    ++counts_[static_cast<std::size_t>(order_[base_ + place])];
  }
  void setNextReader(const lu::IndexReaderPtr&, std::int32_t base) override { base_ = base; }
  bool acceptsDocsOutOfOrder() override { return true; }

  std::size_t values() const {
    return static_cast<std::size_t>(
        std::count_if(counts_.begin(), counts_.end(), [](auto count) { return count > 0; }));
  }
  std::size_t total() const {
    std::size_t sum = 0;
    for (const std::size_t count : counts_) sum += count;
    return sum;
  }

 private:
  std::vector<std::size_t> counts_;
  lu::Collection<std::int32_t> order_;
  std::int32_t base_ = 0;
};

// Lists them.
class ListingCollector : public lu::Collector {
 public:
  void setScorer(const lu::ScorerPtr&) override {}
  void collect(std::int32_t place) override {
    places.push_back(static_cast<std::uint32_t>(base_ + place));
  }
  void setNextReader(const lu::IndexReaderPtr&, std::int32_t base) override { base_ = base; }
  bool acceptsDocsOutOfOrder() override { return true; }

  std::vector<std::uint32_t> places;

 private:
  std::int32_t base_ = 0;
};

class LuceneEngine final : public Engine {
 public:
  std::size_t index(const IndexTask& task) override {
    return translated([&] {
      const lu::IndexWriterPtr writer = writer_for(task.folder, true);
      ParagraphFile file(task.input);
      ParagraphRecord record;
      std::size_t count = 0;
      while (file.next(record)) {
        const lu::DocumentPtr document = newLucene<lu::Document>();
        document->add(newLucene<lu::Field>(kDocument, wide(record.document), lu::Field::STORE_NO,
                                           lu::Field::INDEX_NOT_ANALYZED_NO_NORMS));
        document->add(newLucene<lu::Field>(kText, wide(record.text), lu::Field::STORE_YES,
                                           lu::Field::INDEX_ANALYZED));
        writer->addDocument(document);
        ++count;
      }
      writer->close();
      return count;
    });
  }

  bool optimize(const std::string& folder) override {
    return translated([&] {
      const lu::IndexWriterPtr writer = writer_for(folder, false);
      writer->optimize();
      writer->close();
      return true;
    });
  }

  void open(const std::string& folder) override {
    translated([&] {
      reader_ = lu::IndexReader::open(lu::FSDirectory::open(wide(folder)), true);
      searcher_ = newLucene<lu::IndexSearcher>(reader_);
      parser_ = newLucene<lu::QueryParser>(kVersion, kText, analyzer_);
    });
  }

  Answer search(const Query& query, const Ask& ask) override {
    return translated([&] {
      const lu::QueryPtr parsed = parse(query);
      const lu::TopDocsPtr found = searcher_->search(parsed, 10);
      Answer out;
      out.hits = static_cast<std::size_t>(found->scoreDocs.size());
      out.total = static_cast<std::size_t>(found->totalHits);
      if (ask.documents || ask.all_facets) count_documents(parsed, out);
      if (ask.snippets) out.snippet_bytes = snippets(parsed, found);
      return out;
    });
  }

  std::vector<std::uint32_t> matches(const Query& query, const Paragraphs&) override {
    return translated([&] {
      const auto collector = newLucene<ListingCollector>();
      searcher_->search(parse(query), collector);
      std::sort(collector->places.begin(), collector->places.end());
      return collector->places;
    });
  }

 private:
  lu::IndexWriterPtr writer_for(const std::string& folder, bool create) const {
    return newLucene<lu::IndexWriter>(lu::FSDirectory::open(wide(folder)), analyzer_, create,
                                      lu::IndexWriter::MaxFieldLengthUNLIMITED);
  }

  lu::QueryPtr parse(const Query& query) const {
    const lu::QueryPtr words = parser_->parse(wide(expression(query)));
    if (query.document.empty()) return words;
    const auto document =
        newLucene<lu::TermQuery>(newLucene<lu::Term>(kDocument, wide(query.document)));
    document->setBoost(0);
    const auto both = newLucene<lu::BooleanQuery>();
    both->add(words, lu::BooleanClause::MUST);
    both->add(document, lu::BooleanClause::MUST);
    return both;
  }

  // The first time loads every paragraph's document into memory.
  void count_documents(const lu::QueryPtr& query, Answer& out) {
    if (!documents_) documents_ = lu::FieldCache::DEFAULT()->getStringIndex(reader_, kDocument);
    const auto collector = newLucene<CountingCollector>(
        documents_->order, static_cast<std::size_t>(documents_->lookup.size()));
    searcher_->search(query, collector);
    out.facet_values = collector->values();
    out.total = collector->total();
  }

  std::size_t snippets(const lu::QueryPtr& query, const lu::TopDocsPtr& found) {
    const auto scorer = newLucene<lu::QueryScorer>(searcher_->rewrite(query), kText);
    const auto highlighter =
        newLucene<lu::Highlighter>(newLucene<lu::SimpleHTMLFormatter>(), scorer);
    highlighter->setTextFragmenter(newLucene<lu::SimpleFragmenter>(kSnippetCharacters));
    std::size_t characters = 0;
    for (std::int32_t i = 0; i < found->scoreDocs.size(); ++i) {
      const lu::String text = searcher_->doc(found->scoreDocs[i]->doc)->get(kText);
      characters += highlighter->getBestFragment(analyzer_, kText, text).size();
    }
    return characters;
  }

  lu::AnalyzerPtr analyzer_ = newLucene<lu::SnowballAnalyzer>(kVersion, L"english");
  lu::IndexReaderPtr reader_;
  lu::IndexSearcherPtr searcher_;
  lu::QueryParserPtr parser_;
  lu::StringIndexPtr documents_;
};

}  // namespace

EngineInfo lucene_engine() {
  return {"lucene", lu::StringUtils::toUTF8(lu::Constants::LUCENE_VERSION), {"optimize"}, [] {
            return std::unique_ptr<Engine>(std::make_unique<LuceneEngine>());
          }};
}

}  // namespace bench
