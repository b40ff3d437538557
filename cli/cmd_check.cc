// pilcrow check: reads all of an index, says what is damaged, and repairs it if asked to.
#include <utility>

#include "commands.h"
#include "numbers.h"
#include "pilcrow/check.h"
#include "pilcrow/json.h"
#include "progress.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

std::string looked_at(const CheckReport& report) {
  return counted(report.segments, "segment") + ", " + counted(report.documents, "document") + ", " +
         counted(report.paragraphs, "paragraph") + ", " +
         human_bytes(static_cast<double>(report.bytes));
}

void tell_damage(const CheckReport& report, Output& out) {
  for (const Damage& damage : report.damage) {
    out << "damaged  " << clean_line(damage.file) << ": " << clean_line(damage.what) << "\n";
  }
}

// What there is to do again, whether it was repaired or not.
void tell_losses(const CheckReport& report, Output& out) {
  for (const std::string& id : report.lost) out << "lost     " << clean_line(id) << "\n";
  if (report.lost_unnamed > 0) {
    out << "lost     " << counted(report.lost_unnamed, "document") << " whose ids cannot be read\n";
  }
  if (report.lost_segments > 0) {
    out << "lost     " << counted(report.lost_segments, "segment")
        << " of which nothing can be read\n";
  }
  if (report.rules_lost) {
    out << "lost     themes or names: paragraphs stay tagged as they are\n";
  }
}

std::string advice(const CheckReport& report, const CheckArgs& args) {
  const std::string option = args.folder == ".pilcrow" ? "" : " -d " + clean_line(args.folder);
  if (!report.repaired) {
    return "The index is damaged. To repair it: pilcrow check --repair" + option + '\n';
  }
  std::string out = "The index is repaired";
  if (!report.anything_lost()) return out + "; nothing was lost.\n";
  out += ". What was lost comes back when it is indexed again: pilcrow index" + option;
  if (report.rules_lost) out += " --themes FILE --names FILE";
  return out + " PATH...\n";
}

Outcome outcome(const CheckReport& report) {
  if (report.damage.empty()) return Outcome::done;
  if (!report.repaired) return Outcome::damaged;
  return report.anything_lost() ? Outcome::some_input_failed : Outcome::done;
}

}  // namespace

Outcome run(const CheckArgs& args, Output& out) {
  ProgressLine line(!args.json && !args.quiet);
  CheckOptions options;
  options.lock_wait_ms = args.wait_ms;
  std::string told;
  options.progress = [&](const CheckProgress& progress) {
    if (args.verbose && std::exchange(told, progress.file) != progress.file) {
      line.clear();
      out.note("looking at " + clean_line(progress.file) + '\n');
    }
    line.show(progress);
    return true;
  };
  const CheckReport report =
      args.repair ? repair(args.folder, options) : check(args.folder, options);
  line.clear();
  const double seconds = line.seconds();
  if (args.json) {
    out << check_json(report, seconds, JsonLayout::indented) << "\n";
    return outcome(report);
  }
  tell_damage(report, out);
  tell_losses(report, out);
  out << "Checked " << looked_at(report) << " in " << fixed(seconds, 2) << " s\n";
  out << (report.damage.empty() ? "The index is as it was written.\n" : advice(report, args));
  return outcome(report);
}

}  // namespace pilcrow::cli
