#include <algorithm>
#include <thread>
#include <utility>

#include "api/boundary.h"
#include "api/run.h"
#include "api/taggings.h"
#include "api/watch.h"
#include "index/writer.h"
#include "pilcrow/error.h"
#include "pilcrow/writer.h"
#include "read/isolate/apart.h"

namespace pilcrow {
namespace {

constexpr std::size_t kLeastMemory = std::size_t{64} << 20;

// Given rules, or those that the index has.
template <typename Rules>
Rules choose(const std::optional<Rules>& given, const std::string& stored, const char* name) {
  if (given) return *given;
  return stored.empty() ? Rules() : Rules::parse(stored, name);
}

}  // namespace

std::size_t IndexReport::failed() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(problems.begin(), problems.end(), [](const InputProblem& problem) {
        return problem.kind == ProblemKind::failed;
      }));
}

struct IndexWriter::Rep {
  Rep(const std::string& folder, const WriterOptions& given)
      : options(given),
        readers(given.isolation.trust ? given.readers : read::apart(given.readers, given.isolation)),
        writer(folder, setup(given)),
        taggings(choose(given.themes, writer.committed()->settings().themes, "the index's themes"),
                 choose(given.names, writer.committed()->settings().names, "the index's names")) {
    writer.set_rules(taggings.themes().source(), taggings.names().source());
  }

  static index::WriterSetup setup(const WriterOptions& options) {
    const unsigned cores = std::max(std::thread::hardware_concurrency(), 1U);
    index::WriterSetup out{options.lock_wait_ms, options.jobs == 0 ? cores : options.jobs,
                           options.memory_bytes, options.remember};
    if (options.progress) {
      out.progress = [tell = options.progress](std::uint64_t done, std::uint64_t total) {
        return tell({done, total});
      };
    }
    return out;
  }

  index::Writer::Tag tag() {
    return [this](const store::InputDocument& document) {
      return taggings.with([&](api::Tagging& tagging) { return tagging.tag(document); });
    };
  }

  IndexReport run(const std::vector<api::Root>& roots, const IndexOptions& given,
                  const std::function<void(const std::string&)>& entering) {
    // A quarter: what waits to be built and what is built take the rest.
    const std::size_t memory = std::max(options.memory_bytes, kLeastMemory) / 4;
    const bool was_committed = std::exchange(is_committed, false);
    std::function<void()> commit_some;
    if (!writer.will_tag_anew()) commit_some = [this] { writer.commit(tag()); };
    IndexReport report = api::run_over(
        roots, given, {writer, taggings, readers, memory, was_committed, commit_some, entering});
    is_committed = was_committed && report.documents == 0 && report.removed == 0;
    return report;
  }

  bool waits() const {
    return !is_committed || writer.failures() != writer.committed()->manifest().failures;
  }

  void commit() {
    writer.commit(tag());
    is_committed = true;
  }

  WriterOptions options;
  Readers readers;  // as they are used
  index::Writer writer;
  api::Taggings taggings;
  bool is_committed = true;  // nothing waits to be
};

IndexWriter::IndexWriter(const std::string& folder, const WriterOptions& options)
    : rep_(api::boundary([&] { return std::make_unique<Rep>(folder, options); })) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

std::size_t IndexWriter::add(const Document& document) {
  return api::boundary([&] {
    store::InputDocument prepared =
        rep_->taggings.with([&](api::Tagging& tagging) { return tagging.prepare(document); });
    const std::size_t paragraphs = api::count_paragraphs(prepared);
    rep_->is_committed = false;
    rep_->writer.put(std::move(prepared));
    return paragraphs;
  });
}

bool IndexWriter::remove(std::string_view id) {
  return api::boundary([&] {
    rep_->is_committed = false;
    return rep_->writer.remove(id);
  });
}

bool IndexWriter::contains(std::string_view id) const {
  return api::boundary([&] { return rep_->writer.contains(id); });
}

void IndexWriter::commit() {
  api::boundary([&] { rep_->commit(); });
}

void IndexWriter::finish_merges() {
  api::boundary([&] { rep_->writer.finish_merges(); });
}

void IndexWriter::optimize() {
  api::boundary([&] {
    rep_->writer.optimize(rep_->tag());
    rep_->is_committed = true;
  });
}

IndexReport IndexWriter::index_paths(const std::vector<std::string>& paths,
                                     const IndexOptions& options) {
  return api::boundary([&] {
    std::vector<api::Root> roots;
    roots.reserve(paths.size());
    for (const auto& path : paths) roots.push_back({path, {}});
    return rep_->run(roots, options, {});
  });
}

void IndexWriter::watch(const std::vector<std::string>& paths, const WatchOptions& options) {
  api::boundary([&] {
    IndexOptions each = options.index;
    each.prune = true;
    const api::WatchActions actions = {
        [&](const std::vector<api::Root>& roots, const api::WatchActions::Entering& entering) {
          IndexReport report = rep_->run(roots, each, entering);
          each.read_all = false;  // that was for the first run
          return report;
        },
        [&] { return rep_->waits(); }, [&] { rep_->commit(); }, [&] { rep_->writer.take_merges(); }};
    api::watch(paths, options, actions);
  });
}

}  // namespace pilcrow
