#include "api/boundary.h"
#include "api/run.h"
#include "api/tagging.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"
#include "pilcrow/writer.h"

namespace pilcrow {
namespace {

// Given rules, or those that the index has.
template <typename Rules>
Rules choose(const std::optional<Rules>& given, const std::string& stored, const char* name) {
  if (given) return *given;
  return stored.empty() ? Rules() : Rules::parse(stored, name);
}

}  // namespace

std::size_t IndexReport::failed() const noexcept {
  std::size_t count = 0;
  for (const auto& problem : problems) count += problem.skipped ? 0U : 1U;
  return count;
}

struct IndexWriter::Rep {
  Rep(const std::string& folder, const WriterOptions& given)
      : options(given),
        writer(folder, given.lock_wait_ms),
        stored(writer.settings()),
        themes(choose(given.themes, stored.themes, "the index's themes")),
        names(choose(given.names, stored.names, "the index's names")),
        tagging(themes, names) {}

  // Documents that were tagged with other rules are tagged with these, from what the index holds.
  void tag_anew() {
    if (stored.themes == themes.source() && stored.names == names.source()) return;
    for (const auto& id : writer.ids()) {
      store::DocumentRecord record;
      if (!writer.find(id, record) || record.rules == tagging.rules()) continue;
      std::vector<store::ParagraphRecord> paragraphs;
      for (std::uint32_t i = 0; i < record.paragraphs.size(); ++i) {
        paragraphs.push_back(writer.paragraph(record.first + i));
      }
      put(api::restore(record, paragraphs));
    }
  }

  std::size_t put(const Document& document) {
    api::PreparedDocument prepared = tagging.prepare(document);
    writer.put(std::move(prepared.record), prepared.paragraphs);
    return prepared.paragraphs.size();
  }

  WriterOptions options;
  index::Writer writer;
  index::Settings stored;
  Taxonomy themes;
  Names names;
  api::Tagging tagging;
};

IndexWriter::IndexWriter(const std::string& folder, const WriterOptions& options)
    : rep_(api::boundary([&] { return std::make_unique<Rep>(folder, options); })) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

std::size_t IndexWriter::add(const Document& document) {
  return api::boundary([&] { return rep_->put(document); });
}

bool IndexWriter::remove(std::string_view id) {
  return api::boundary([&] { return rep_->writer.remove(id); });
}

void IndexWriter::commit() {
  api::boundary([&] {
    rep_->tag_anew();
    rep_->stored = {std::string(version()), rep_->themes.source(), rep_->names.source()};
    rep_->writer.set_settings(rep_->stored);
    rep_->writer.commit();
  });
}

IndexReport IndexWriter::index_paths(const std::vector<std::string>& paths,
                                     const IndexOptions& options) {
  return api::boundary(
      [&] { return api::index_paths(*this, rep_->options.readers, paths, options); });
}

}  // namespace pilcrow
