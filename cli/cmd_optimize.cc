// pilcrow optimize: merges all segments of an index into one.
#include "commands.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "pilcrow/writer.h"
#include "progress.h"

namespace pilcrow::cli {
namespace {

std::uint64_t size_of(const IndexStats& stats) {
  std::uint64_t total = 0;
  for (const auto& part : stats.bytes) total += part.second;
  return total;
}

std::string shown(const IndexStats& stats) {
  return counted(stats.segments, "segment") + ", " +
         human_bytes(static_cast<double>(size_of(stats)));
}

}  // namespace

Outcome run(const OptimizeArgs& args, Output& out) {
  // A writer would make the index that is not there.
  const Index index = Index::open(args.folder);
  WriterOptions options;
  options.lock_wait_ms = args.wait_ms;
  ProgressLine line(!args.json && !args.quiet);
  options.progress = [&](const WorkProgress& progress) {
    line.show("merging", progress);
    return true;
  };
  IndexWriter writer(args.folder, options);
  index.refresh();
  const IndexStats before = index.stats();

  line.restart();
  line.show("merging " + shown(before));
  writer.optimize();
  line.clear();
  const double seconds = line.seconds();
  index.refresh();
  const IndexStats after = index.stats();
  if (args.json) {
    out << optimize_json(before, after, seconds, JsonLayout::indented) << "\n";
  } else {
    out << "Merged " << shown(before) << " into " << shown(after) << " in " << fixed(seconds, 2)
        << " s\n";
  }
  return Outcome::done;
}

}  // namespace pilcrow::cli
