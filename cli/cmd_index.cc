// pilcrow index: reads files and folders, and commits what is in them.
#include <utility>

#include "commands.h"
#include "index_report.h"
#include "insight.h"
#include "interrupt.h"
#include "pilcrow/json.h"
#include "pilcrow/writer.h"
#include "pilcrow/xml.h"
#include "progress.h"
#include "readers.h"
#include "rules.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// A run that is stopped loses less than that: half a minute's work.
constexpr std::uint64_t kCommitBytes = std::uint64_t{256} << 20;

IndexOptions index_options(const IndexArgs& args, ProgressLine& line) {
  IndexOptions options;
  options.exclude = args.exclude;
  options.include = args.include;
  options.hidden = args.hidden;
  options.follow_links = args.follow;
  options.one_file_system = args.one_file_system;
  options.read_all = args.all;
  options.prune = args.prune;
  options.limits = args.limits;
  options.commit_bytes = kCommitBytes;
  options.progress = [&line](const IndexOptions::Progress& progress) {
    line.show(progress);
    return InterruptGuard::received() == 0;
  };
  return options;
}

Outcome outcome(const IndexReport& report) {
  const int signal = InterruptGuard::received();
  if (signal != 0) return signal == SIGTERM ? Outcome::terminated : Outcome::interrupted;
  return report.failed() > 0 ? Outcome::some_input_failed : Outcome::done;
}

WriterOptions writer_options(const IndexArgs& args) {
  WriterOptions options;
  options.readers = load_readers(args.readers, args.isolation);
  options.isolation = args.isolation;
  options.themes = load_rules<Taxonomy>(args.themes);
  options.names = load_rules<Names>(args.names);
  for (const auto& path : args.xml_rules) {
    for (auto& reader : load_given([&] { return xml_readers(path); })) {
      options.readers.add(std::move(reader));
    }
  }
  options.lock_wait_ms = args.wait_ms;
  options.jobs = static_cast<unsigned>(args.jobs);
  if (args.memory_bytes) options.memory_bytes = *args.memory_bytes;
  options.remember = !args.forget;
  return options;
}

// What a run did, as it is asked for.
void tell(const IndexArgs& args, const IndexReport& report, double seconds, Output& out) {
  if (args.json) {
    out << index_json(report, seconds, args.watch ? JsonLayout::line : JsonLayout::indented) << "\n";
    return;
  }
  for (const InputProblem& problem : report.problems) {
    if (args.quiet && problem.kind != ProblemKind::failed) continue;
    complain_of_item(problem_line(problem));
  }
  if (InterruptGuard::received() != 0 && !args.watch) {
    complain(report.stopped ? "stopped; what was read until then is in the index"
                            : "stopped when all was read; it is in the index");
  }
  out << summary(report, seconds);
}

Outcome follow(const IndexArgs& args, IndexWriter& writer, Output& out) {
  ProgressLine line(!args.quiet && !args.json);
  WatchOptions options;
  options.index = index_options(args, line);
  bool idle = true;
  options.index.progress = [&](const IndexOptions::Progress& progress) {
    if (std::exchange(idle, false)) line.restart();
    line.show(progress);
    return InterruptGuard::received() == 0;
  };
  IndexReport last;
  options.committed = [&](const IndexReport& report) {
    line.clear();
    tell(args, report, line.seconds(), out);
    out.flush();
    last = report;
  };
  options.go_on = [&] {
    if (!std::exchange(idle, true)) line.show("watching for changes; Ctrl-C ends");
    return InterruptGuard::received() == 0;
  };
  writer.watch(args.paths, options);
  return outcome(last);
}

}  // namespace

Outcome run(const IndexArgs& args, Output& out) {
  ProgressLine line(!args.quiet && !args.json && !args.watch);
  WriterOptions options = writer_options(args);
  std::string work = "tagging";
  options.progress = [&](const WorkProgress& progress) {
    line.show(work, progress);
    return InterruptGuard::received() == 0;
  };
  IndexWriter writer(args.folder, options);

  // From here on Ctrl-C asks to stop; while waiting for a lock it still ends the program.
  const InterruptGuard guard;
  if (args.watch) return follow(args, writer, out);
  line.restart();
  Stopwatch watch;
  const IndexReport report = writer.index_paths(args.paths, index_options(args, line));
  watch.lap("reading");
  line.show("writing the index");
  writer.commit();
  watch.lap("writing");
  const double seconds = line.seconds();
  work = "merging";
  line.show(work);
  if (InterruptGuard::received() == 0) writer.finish_merges();
  watch.lap("merging");
  line.clear();
  tell(args, report, seconds, out);
  if (args.verbose) out.note(watch.text());
  return outcome(report);
}

}  // namespace pilcrow::cli
