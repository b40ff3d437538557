#include "options_index.h"

#include "numbers.h"
#include "options_limits.h"
#include "options_readers.h"

namespace pilcrow::cli {
namespace {

// More threads than any machine has cores are a slip of the finger.
constexpr std::size_t kMostJobs = 1024;

// What WriterOptions::memory_bytes is at least.
constexpr std::size_t kLeastMemory = std::size_t{64} << 20;

}  // namespace

void declare_wait(Parser& parser, unsigned& wait_ms) {
  parser.value("--wait", "SECONDS", "Wait so long for another writer; 0 unless given",
               [&wait_ms](const std::string& given) {
                 const auto ms = parse_seconds(given);
                 wait_ms = ms.value_or(0);
                 return ms.has_value();
               });
}

void declare(Parser& parser, IndexArgs& args) {
  parser.value("--themes", args.themes, "FILE", "Themes to tag paragraphs with; else as before");
  parser.value("--names", args.names, "FILE", "Names to tag paragraphs with; else as before");
  parser.values("--exclude", args.exclude, "PATTERN", "Leave these out, as in .gitignore");
  parser.values("--include", args.include, "PATTERN", "Take only these, of what is not left out");
  parser.flag("--hidden", args.hidden, "Take files and folders that begin with a dot, too");
  parser.flag("--follow", args.follow, "Follow symbolic links below PATH");
  parser.flag("--one-file-system", args.one_file_system, "Stay on the file system of PATH");
  declare_limits(parser, args.limits);
  parser.values("--xml-rules", args.xml_rules, "FILE",
                "Read XML by the rules in FILE, too: pilcrow-xml(5)");
  declare_readers(parser, args);
  parser.flag("--all", args.all, "Read and index all files, also those that have not changed");
  parser.flag("--prune", args.prune, "Remove documents below PATH whose files are gone");
  parser.flag("--watch", args.watch, "Go on, and follow what changes below PATH, until Ctrl-C");
  parser.flag("--forget", args.forget,
              "Keep nothing of what documents said before, for 'pilcrow resolve'");
  parser.count("-j,--jobs", args.jobs, "Use so many threads; one for each core unless given");
  parser.value("--memory", "SIZE", "Use about so much memory, at least 64M; 512M unless given",
               [&args](const std::string& given) {
                 args.memory_bytes = parse_size(given);
                 return args.memory_bytes.has_value();
               });
  declare_wait(parser, args.wait_ms);
  parser.flag("-v,--verbose", args.verbose, "Say how long each step took");
}

void take_words(const Parser& parser, IndexArgs& args, const std::vector<std::string>& words) {
  if (words.empty()) parser.fail("PATH is missing: what is to be indexed?");
  if (args.jobs > kMostJobs) parser.fail("--jobs is at most " + std::to_string(kMostJobs));
  if (args.memory_bytes.value_or(kLeastMemory) < kLeastMemory) {
    parser.fail("--memory is at least 64M");
  }
  args.paths = words;
}

}  // namespace pilcrow::cli
