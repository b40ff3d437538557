// This library, as its users call it: a folder in, the public API, nothing tuned.
#include <pilcrow/pilcrow.h>

#include <algorithm>

#include "engine.h"

namespace bench {
namespace {

// What not every version of the library has, so that older ones can be measured too; each is used
// in one place.

template <typename Options>
constexpr bool has_jobs = requires(Options options) {
  options.jobs;
};
template <typename Options>
constexpr bool has_memory = requires(Options options) {
  options.memory_bytes;
};
template <typename Writer>
constexpr bool has_optimize = requires(Writer writer) {
  writer.optimize();
};

template <typename Options>
void set_jobs(Options& options, unsigned jobs) {
  if constexpr (has_jobs<Options>) {
    if (jobs > 0) options.jobs = static_cast<decltype(options.jobs)>(jobs);
  }
}

template <typename Options>
void set_memory(Options& options, std::size_t bytes) {
  if constexpr (has_memory<Options>) {
    if (bytes > 0) options.memory_bytes = bytes;
  }
}

template <typename Writer>
bool run_optimize(Writer& writer) {
  if constexpr (has_optimize<Writer>) writer.optimize();
  return has_optimize<Writer>;
}

// Totals are always made. Versions that took no fragments for one made snippets, too.
void set_asked(pilcrow::SearchRequest& request, const Ask& ask) {
  if (!ask.snippets) request.snippet.fragments = 0;
  if (ask.documents) request.facets = {"document"};
  if (ask.all_facets) {
    request.facets = {"theme:20", "section:20", "document:20", "language:20", "person:20",
                      "place:20", "org:20", "treaty:20", "event:20"};
  }
}

std::string text_of(const Query& query) {
  const std::string words = expression(query);
  if (query.document.empty()) return words;
  return "(" + words + ") AND doc:\"" + query.document + "\"";
}

class PilcrowEngine final : public Engine {
 public:
  std::size_t index(const IndexTask& task) override {
    pilcrow::WriterOptions writing;
    set_memory(writing, task.memory_bytes);
    pilcrow::IndexOptions reading;
    set_jobs(reading, task.jobs);
    pilcrow::IndexWriter writer(task.folder, writing);
    const pilcrow::IndexReport report = writer.index_paths({task.input}, reading);
    writer.commit();
    return report.paragraphs;
  }

  bool optimize(const std::string& folder) override {
    pilcrow::IndexWriter writer(folder);
    return run_optimize(writer);
  }

  void open(const std::string& folder) override { index_ = pilcrow::Index::open(folder); }

  Answer search(const Query& query, const Ask& ask) override {
    pilcrow::SearchRequest request;
    request.query = text_of(query);
    request.limit = 10;
    set_asked(request, ask);
    const pilcrow::SearchResult result = index_->search(request);
    Answer out;
    out.hits = result.hits.size();
    out.total = result.total_paragraphs;
    for (const auto& [name, counts] : result.facets) out.facet_values += counts.size();
    for (const auto& hit : result.hits) {
      for (const auto& fragment : hit.snippet.fragments) out.snippet_bytes += fragment.text.size();
    }
    return out;
  }

  std::vector<std::uint32_t> matches(const Query& query, const Paragraphs& all) override {
    pilcrow::SearchRequest request;
    request.query = text_of(query);
    request.limit = 10'000;
    request.duplicates = 1'000'000;
    std::vector<std::uint32_t> out;
    for (const auto& hit : index_->search(request).hits) {
      out.push_back(all.place(hit.paragraph.document.id, hit.paragraph.number));
      for (const auto& twin : hit.duplicates) {
        out.push_back(all.place(twin.document, twin.number));
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  std::string language(const ParagraphRecord& record) override {
    const auto found = index_->paragraphs(record.document, record.number, record.number);
    return found.empty() ? "" : found[0].language;
  }

 private:
  std::optional<pilcrow::Index> index_;
};

}  // namespace

EngineInfo pilcrow_engine() {
  std::vector<std::string> options;
  if (has_jobs<pilcrow::IndexOptions>) options.emplace_back("jobs");
  if (has_memory<pilcrow::WriterOptions>) options.emplace_back("memory");
  if (has_optimize<pilcrow::IndexWriter>) options.emplace_back("optimize");
  return {"pilcrow", std::string(pilcrow::version()), std::move(options),
          [] { return std::unique_ptr<Engine>(std::make_unique<PilcrowEngine>()); }};
}

}  // namespace bench
