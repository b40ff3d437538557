// pilcrow index: reads files and folders, and commits once.
#include "commands.h"
#include "interrupt.h"
#include "json.h"
#include "numbers.h"
#include "pilcrow/writer.h"
#include "progress.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// Taxonomy::load or Names::load. A file that is not there is a wrong option, not a missing index.
template <typename Rules>
std::optional<Rules> load(const std::optional<std::string>& path) {
  if (!path) return std::nullopt;
  try {
    return Rules::load(*path);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    throw Error(ErrorCode::bad_argument, error.what(), error.context());
  }
}

IndexOptions index_options(const IndexArgs& args, ProgressLine& line) {
  IndexOptions options;
  options.exclude = args.exclude;
  if (args.max_file_bytes) options.max_file_bytes = *args.max_file_bytes;
  options.progress = [&line](const IndexOptions::Progress& progress) {
    line.show(progress);
    return InterruptGuard::received() == 0;
  };
  return options;
}

void tell_problems(const IndexReport& report, bool failures_only) {
  for (const InputProblem& problem : report.problems) {
    if (problem.skipped && failures_only) continue;
    complain((problem.skipped ? "skipped " : "failed ") + clean_line(problem.path) + ": " +
             clean_line(problem.reason));
  }
}

std::string summary(const IndexReport& report, double seconds) {
  const auto bytes = static_cast<double>(report.bytes);
  const std::string speed = rate(bytes, seconds);
  std::string out = "Indexed " + counted(report.documents, "document") + ", " +
                    counted(report.paragraphs, "paragraph") + " (" + human_bytes(bytes) + ") in " +
                    fixed(seconds, 2) + " s" + (speed.empty() ? "" : ", " + speed);
  const std::size_t failed = report.failed();
  const std::size_t skipped = report.problems.size() - failed;
  if (skipped > 0) out += "; " + grouped(skipped) + " skipped";
  if (failed > 0) out += "; " + grouped(failed) + " failed";
  return out + '\n';
}

Outcome outcome(const IndexReport& report) {
  const int signal = InterruptGuard::received();
  if (signal != 0) return signal == SIGTERM ? Outcome::terminated : Outcome::interrupted;
  return report.failed() > 0 ? Outcome::some_input_failed : Outcome::done;
}

}  // namespace

Outcome run(const IndexArgs& args, Output& out) {
  WriterOptions options;
  options.themes = load<Taxonomy>(args.themes);
  options.names = load<Names>(args.names);
  options.lock_wait_ms = args.wait_ms;
  IndexWriter writer(args.folder, options);

  // From here on Ctrl-C asks to stop; while waiting for a lock it still ends the program.
  const InterruptGuard guard;
  ProgressLine line(!args.quiet && !args.json);
  const IndexReport report = writer.index_paths(args.paths, index_options(args, line));
  line.show("writing the index");
  writer.commit();
  line.clear();

  const double seconds = line.seconds();
  if (args.json) {
    out << pretty(index_json(report, seconds));
    return outcome(report);
  }
  tell_problems(report, args.quiet);
  if (InterruptGuard::received() != 0) {
    complain(report.stopped ? "stopped; what was read until then is in the index"
                            : "stopped when all was read; it is in the index");
  }
  if (!args.quiet) out << summary(report, seconds);
  return outcome(report);
}

}  // namespace pilcrow::cli
