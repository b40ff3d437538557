#include "options_readers.h"

#include "items.h"
#include "numbers.h"

namespace pilcrow::cli {
namespace {

void no_words(const Parser& parser, const std::vector<std::string>& words) {
  if (!words.empty()) parser.fail("'" + words[0] + "' is one word too many");
}

}  // namespace

void declare(Parser& parser, ReadersArgs& args) {
  parser.values("--readers", args.files, "FILE", "With the commands in FILE: pilcrow-readers(5)");
  declare_items(parser, args, "'{name}\\t{patterns}'");
}

void take_words(const Parser& parser, ReadersArgs& args, const std::vector<std::string>& words) {
  check_items(parser, args.json, args);
  no_words(parser, words);
}

void declare(Parser& parser, FailuresArgs& args) {
  declare_items(parser, args, "'{path}\\t{reason}'");
}

void take_words(const Parser& parser, FailuresArgs& args, const std::vector<std::string>& words) {
  check_items(parser, args.json, args);
  no_words(parser, words);
}

void declare_readers(Parser& parser, IndexArgs& args) {
  parser.values("--readers", args.readers, "FILE",
                "Read by the commands in FILE, too: pilcrow-readers(5)");
  parser.flag("--trust", args.isolation.trust,
              "Read all but these in this process: for files that mean no harm");
  ProcessLimits& limits = args.isolation.limits;
  parser.value("--max-seconds", "SECONDS", "Give up a document after so long; 60 unless given",
               [&limits](const std::string& given) {
                 const auto seconds = parse_count(given);
                 if (!seconds || *seconds == 0 || *seconds > 86'400) return false;
                 limits.seconds = static_cast<unsigned>(*seconds);
                 return true;
               });
  parser.value("--max-reading-memory", "SIZE",
               "Give up a document that takes more to read; 1G unless given",
               [&limits](const std::string& given) {
                 const auto size = parse_size(given);
                 limits.memory_bytes = size.value_or(0);
                 return limits.memory_bytes > 0;
               });
}

}  // namespace pilcrow::cli
