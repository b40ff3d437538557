#include <algorithm>
#include <thread>

#include "api/boundary.h"
#include "api/run.h"
#include "api/tagging.h"
#include "index/writer.h"
#include "pilcrow/error.h"
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
        writer(folder, setup(given)),
        themes(choose(given.themes, writer.committed()->settings().themes, "the index's themes")),
        names(choose(given.names, writer.committed()->settings().names, "the index's names")),
        tagging(themes, names) {
    writer.set_rules(themes.source(), names.source());
  }

  static index::WriterSetup setup(const WriterOptions& options) {
    const unsigned cores = std::max(std::thread::hardware_concurrency(), 1U);
    return {options.lock_wait_ms, options.jobs == 0 ? cores : options.jobs, options.memory_bytes};
  }

  index::Writer::Tag tag() {
    return [this](const store::InputDocument& document) { return tagging.tag(document); };
  }

  WriterOptions options;
  index::Writer writer;
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
  return api::boundary([&] {
    store::InputDocument prepared = rep_->tagging.prepare(document);
    const std::size_t paragraphs = api::count_paragraphs(prepared);
    rep_->writer.put(std::move(prepared));
    return paragraphs;
  });
}

bool IndexWriter::remove(std::string_view id) {
  return api::boundary([&] { return rep_->writer.remove(id); });
}

bool IndexWriter::contains(std::string_view id) const {
  return api::boundary([&] { return rep_->writer.contains(id); });
}

void IndexWriter::commit() {
  api::boundary([&] { rep_->writer.commit(rep_->tag()); });
}

void IndexWriter::finish_merges() {
  api::boundary([&] { rep_->writer.finish_merges(); });
}

void IndexWriter::optimize() {
  api::boundary([&] { rep_->writer.optimize(rep_->tag()); });
}

IndexReport IndexWriter::index_paths(const std::vector<std::string>& paths,
                                     const IndexOptions& options) {
  return api::boundary([&] {
    return api::index_paths(*this, rep_->options.readers, paths, options);
  });
}

}  // namespace pilcrow
