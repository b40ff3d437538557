#include "api/run.h"

#include <chrono>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "api/claims.h"
#include "api/failures.h"
#include "api/flight.h"
#include "api/known.h"
#include "base/every.h"
#include "pilcrow/error.h"
#include "read/file.h"

namespace pilcrow::api {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);
constexpr const char* kNoText = "there is no text in it";

// What a file's documents keep when others of them are missing here, since another file has their
// ids: it is to be read again the next time, as that may have changed.
store::FileStamp incomplete(const store::FileStamp& stamp) { return {stamp.size, -1, 0}; }

// Thrown in here when `progress` asked for an end.
struct Stopped {};

class Run {
 public:
  Run(const std::vector<Root>& roots, const IndexOptions& options, const RunSetup& setup)
      : options_(options),
        writer_(setup.writer),
        commit_(options.commit_bytes > 0 ? setup.commit : std::function<void()>()),
        failures_before_(setup.writer.failures()),
        inputs_(roots, options, setup.entering),
        known_(setup.writer.committed(), inputs_),
        claims_(known_, inputs_.files().size()),
        done_(inputs_.files().size()),
        preparer_(setup.writer.pool(), setup.taggings, setup.readers, options.limits),
        flight_(preparer_, inputs_, options.read_all || !setup.is_committed ? nullptr : &known_,
                setup.memory_bytes) {}

  IndexReport run() {
    if (options_.prune) {
      for (const auto& path : known_.missing()) inputs_.excuse(path);
    }
    report_.problems = inputs_.problems();
    progress_.files_total = inputs_.files().size();
    try {
      while (!flight_.done()) take(flight_.take());
      if (options_.prune) remove(known_.gone());
    } catch (const Stopped&) {
      report_.stopped = true;
    }
    progress_.current = {};
    remember_failures();
    if (options_.progress) options_.progress(progress_);
    return std::move(report_);
  }

 private:
  using Places = std::span<const index::DocumentPlace>;

  // Those of before stay for what this run did not come to.
  void remember_failures() {
    std::vector<InputProblem> failures = decode_failures(failures_before_);
    std::unordered_map<std::string_view, bool> files;
    for (std::uint32_t file = 0; file < done_.size(); ++file) {
      files[inputs_.files()[file].path] |= done_[file];
    }
    std::erase_if(failures, [&](const InputProblem& failure) {
      const auto found = files.find(failure.path);
      return found == files.end() ? inputs_.is_gone(failure.path) : found->second;
    });
    for (const auto& problem : report_.problems) {
      const bool counts = problem.kind != ProblemKind::passed_over &&
                          !inputs_.is_missing(problem.path);
      if (counts) failures.push_back(problem);
    }
    writer_.set_failures(encode_failures(std::move(failures)));
  }

  void take(Turn turn) {
    progress_.current = inputs_.files()[turn.file].path;
    tell();
    if (turn.unchanged) {
      keep(turn.file);
    } else {
      put(turn.file, wait(turn.prepared));
    }
    ++progress_.files_done;
  }

  void keep(std::uint32_t file) {
    if (claims_.keep(file)) {
      ++report_.unchanged;
    } else {
      auto prepared = flight_.read_again(file);
      put(file, wait(prepared));
    }
  }

  void put(std::uint32_t file, PreparedFile prepared) {
    if (prepared.unchanged) return keep(file);
    replace(file, std::move(prepared));
    done_[file] = true;
    if (commit_ && report_.bytes - committed_bytes_ >= options_.commit_bytes) {
      remember_failures();
      commit_();
      committed_bytes_ = report_.bytes;
    }
  }

  void replace(std::uint32_t file, PreparedFile prepared) {
    if (!prepared.failure.empty()) return fail(file, prepared);
    if (prepared.stream) return put_parts(file, prepared);
    // A file is put whole or not at all, lest what is missing looks unchanged the next time.
    std::vector<PreparedDocument> documents;
    for (auto& part : prepared.parts) {
      for (auto& document : wait(part)) documents.push_back(std::move(document));
    }
    for (const auto& reason : prepared.skipped) problem(file, reason);
    for (const auto& reason : prepared.cut) problem(file, reason, ProblemKind::cut);
    for (const auto& reason : prepared.passed_over) {
      problem(file, reason, ProblemKind::passed_over);
    }
    const bool complete = claim(file, documents);
    bool has_text = false;
    for (auto& [document, trouble] : documents) {
      has_text = has_text || !trouble.empty() || document.blocks.size() > 1;  // beside the title
      if (!trouble.empty()) continue;
      if (!complete) document.record.file = incomplete(prepared.stamp);
      progress_.paragraphs = report_.paragraphs += count_paragraphs(document);
      progress_.documents = ++report_.documents;
      writer_.put(std::move(document));
    }
    if (!has_text && prepared.skipped.empty()) problem(file, kNoText, ProblemKind::empty);
    ++report_.readers[prepared.reader];
    remove(known_.documents(file));  // which it gave before, and gives no more
    progress_.bytes_done = report_.bytes += prepared.stamp.size;
  }

  // A large file, whose only document comes in parts.
  void put_parts(std::uint32_t file, PreparedFile& prepared) {
    const std::string& id = inputs_.files()[file].name;
    std::string taken;
    claim(file, id, taken);
    if (!taken.empty()) {
      problem(file, taken);
    } else if (!put_all(file, *prepared.stream, prepared.failure)) {
      claims_.forget(id);
      return fail(file, prepared);
    }
    if (taken.empty()) ++report_.readers[prepared.reader];
    remove(known_.documents(file));
    progress_.bytes_done = report_.bytes += prepared.stamp.size;
  }

  bool put_all(std::uint32_t file, PartStream& stream, std::string& failure) {
    index::Writer::Parts parts(writer_);
    std::size_t paragraphs = report_.paragraphs;
    std::size_t blocks = 0;
    while (PartStream::Part part = next_part(stream, failure)) {
      blocks += part->blocks.size();
      progress_.paragraphs = paragraphs += count_paragraphs(*part);
      if (!part->blocks.empty()) {
        progress_.bytes_done = report_.bytes + part->blocks.back().record.source.end;
      }
      parts.add(std::move(*part));
      tell();
    }
    if (!failure.empty()) return false;
    parts.finish();
    if (blocks <= 1) problem(file, kNoText, ProblemKind::empty);  // the title's
    report_.paragraphs = paragraphs;
    progress_.documents = ++report_.documents;
    return true;
  }

  // Nothing at the end, and when the file fails.
  PartStream::Part next_part(PartStream& stream, std::string& failure) {
    auto part = stream.next();
    try {
      return wait(part);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::internal) throw;
      failure = error.what();
      return std::nullopt;
    }
  }

  // Whether no other file has taken an id from this one.
  bool claim(std::uint32_t file, std::vector<PreparedDocument>& documents) {
    bool complete = true;
    for (auto& prepared : documents) {
      if (!claim(file, prepared.document.record.id, prepared.problem)) complete = false;
      if (!prepared.problem.empty()) problem(file, prepared.problem);
    }
    return complete;
  }

  bool claim(std::uint32_t file, const std::string& id, std::string& trouble) {
    const auto holder = claims_.claim(id, file);
    if (!holder) return true;
    const bool same = known_.first(*holder) == known_.first(file);
    trouble = "the id '" + id + "' is taken by " +
              (same ? "an earlier record of this file" : inputs_.files()[*holder].path);
    return same;
  }

  void fail(std::uint32_t file, const PreparedFile& prepared) {
    const Input& input = inputs_.files()[file];
    if (options_.prune && read::look_at(input.path).missing) {
      remove(known_.documents(file));
    } else {
      const bool passed_over = prepared.unsupported && !input.named;
      problem(file, prepared.failure, passed_over ? ProblemKind::passed_over : ProblemKind::failed);
    }
  }

  // But those whose ids others have taken.
  void remove(Places documents) {
    for (const auto& place : documents) {
      const std::string_view id = known_.id(place);
      const bool taken = claims_.is_put(id) || writer_.is_waiting(id);
      if (!taken && writer_.remove(id)) ++report_.removed;
    }
  }

  void problem(std::uint32_t file, const std::string& reason,
               ProblemKind kind = ProblemKind::failed) {
    report_.problems.push_back({inputs_.files()[file].path, reason, kind});
  }

  template <typename Result>
  Result wait(std::future<Result>& result) {
    while (result.wait_for(kProgressInterval) != std::future_status::ready) tell();
    return result.get();
  }

  void tell() {
    if (!options_.progress || !every_.is_due()) return;
    if (!options_.progress(progress_)) throw Stopped();
  }

  const IndexOptions& options_;
  index::Writer& writer_;
  std::function<void()> commit_;
  std::string failures_before_;
  Inputs inputs_;
  KnownFiles known_;
  Claims claims_;
  std::vector<bool> done_;  // files that were read, or could not be
  Preparer preparer_;
  Flight flight_;
  IndexReport report_;
  std::uint64_t committed_bytes_ = 0;  // of the files in the report
  IndexOptions::Progress progress_;
  Every every_{kProgressInterval};
};

}  // namespace

IndexReport run_over(const std::vector<Root>& roots, const IndexOptions& options,
                     const RunSetup& setup) {
  return Run(roots, options, setup).run();
}

}  // namespace pilcrow::api
