#include "options.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdlib>

#include "help.h"
#include "items.h"
#include "nearest.h"
#include "numbers.h"
#include "options_eval.h"
#include "options_facets.h"
#include "options_feedback.h"
#include "options_index.h"
#include "options_order.h"
#include "options_read.h"
#include "options_readers.h"
#include "options_themes.h"
#include "parser.h"
#include "usage.h"

namespace pilcrow::cli {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (&word == words.data() ? "" : " ") + word;
  return out;
}

std::string only_word(const Parser& parser, const Words& words, const std::string& what) {
  if (words.empty()) parser.fail(what + " is missing");
  if (words.size() > 1) parser.fail("'" + words[1] + "' is one word too many");
  return words[0];
}

// What several commands share, as far as a command has it.
template <typename Args>
void declare_common(Parser& parser, Args& args) {
  if constexpr (std::derived_from<Args, CommonArgs>) {
    args.folder = default_folder();
    parser.value("-d", "DIR", "The index's folder; else $PILCROW_DB, else .pilcrow",
                 [&args](const std::string& given) { return !(args.folder = given).empty(); });
  }
  if constexpr (std::derived_from<Args, BaseArgs>) {
    parser.flag("--json", args.json, "Print one JSON object: pilcrow-json(5)");
    parser.flag("-q,--quiet", args.quiet,
                "Print errors, and JSON or lines that were asked for, and nothing else");
  }
  if constexpr (std::derived_from<Args, ViewArgs>) {
    parser.choice("--color", args.color, "WHEN", "auto (unless given), always or never",
                  {"auto", "always", "never"});
    parser.unflag("--no-pager", args.pager, "Do not hand what is longer than the screen to a pager");
  }
}

template <typename Args>
void declare_selection(Parser& parser, Args& args) {
  declare_facets(parser, args);
  parser.flag("--no-aliases", args.no_aliases, "Do not look for names under their other aliases");
}

void declare(Parser&, CompletionArgs&) {}

void declare_strict(Parser& parser, bool& strict) {
  parser.flag("--strict", strict, "Refuse a query that is not quite right, rather than mend it");
}

template <typename Args>
void declare_insight(Parser& parser, Args& args) {
  parser.flag("-v,--verbose", args.verbose, "Say how the query was understood");
  parser.flag("--stats", args.stats, "Say what time was spent on");
}

void declare_hits(Parser& parser, SearchArgs& args) {
  declare_selection(parser, args);
  parser.count("--limit", args.limit, "So many hits; 10 unless given, at most 10000");
  parser.count("--offset", args.offset, "Pass over so many of the first hits");
  declare_order(parser, args);
  parser.flag("--full", args.full, "Print whole paragraphs, not snippets");
  declare_insight(parser, args);
  declare_items(parser, args, "'{anchor}\\t{document.title}'");
}

void declare(Parser& parser, SearchArgs& args) {
  declare_hits(parser, args);
  declare_strict(parser, args.strict);
  declare_feedback(parser, args);
}

void declare(Parser& parser, SimilarArgs& args) { declare_hits(parser, args); }

void declare(Parser& parser, ExplainArgs& args) {
  declare_strict(parser, args.strict);
  parser.flag("--no-aliases", args.no_aliases, "Do not look for names under their other aliases");
  declare_feedback(parser, args);
  declare_items(parser, args, "'{label}\\t{score}', or with a QUERY '{what}\\t{score}'");
}

void declare(Parser& parser, FacetsArgs& args) {
  declare_selection(parser, args);
  declare_insight(parser, args);
  declare_items(parser, args, "'{label}\\t{paragraphs}'");
  declare_strict(parser, args.strict);
}

void declare(Parser& parser, SuggestArgs& args) {
  parser.count("--limit", args.limit, "So many suggestions; 10 unless given, at most 1000");
  declare_items(parser, args, "'{text}\\t{paragraphs}'");
}

void declare(Parser&, StatsArgs&) {}

void declare(Parser& parser, DeleteArgs& args) {
  declare_wait(parser, args.wait_ms);
  parser.flag("-v,--verbose", args.verbose, "Name what was deleted");
}
void declare(Parser& parser, OptimizeArgs& args) { declare_wait(parser, args.wait_ms); }

void declare(Parser& parser, CheckArgs& args) {
  parser.flag("--repair", args.repair, "Write anew what is damaged from what is not");
  declare_wait(parser, args.wait_ms);
  parser.flag("-v,--verbose", args.verbose, "Name each file that is looked at");
}

void take_words(const Parser& parser, CompletionArgs& args, const Words& words) {
  const std::string name = only_word(parser, words, "SHELL (bash, zsh or fish)");
  const Words shells = {"bash", "zsh", "fish"};
  const auto found = std::find(shells.begin(), shells.end(), name);
  if (found == shells.end()) parser.fail("'" + name + "' is none of bash, zsh and fish");
  args.shell = static_cast<Shell>(found - shells.begin());
}

void take_words(const Parser& parser, SearchArgs& args, const Words& words) {
  if (words.empty() && args.like.empty() && args.relevant.empty()) {
    parser.fail("QUERY is missing: what is to be found?");
  }
  check_items(parser, args.json, args);
  args.query = joined(words);
}

void take_words(const Parser& parser, SimilarArgs& args, const Words& words) {
  check_items(parser, args.json, args);
  args.relevant = {only_word(parser, words, "ANCHOR")};
}

void take_words(const Parser& parser, ExplainArgs& args, const Words& words) {
  if (words.empty()) parser.fail("ANCHOR is missing: which paragraph?");
  check_items(parser, args.json, args);
  args.anchor = words.back();
  args.query = joined({words.begin(), words.end() - 1});
}

void take_words(const Parser& parser, FacetsArgs& args, const Words& words) {
  check_items(parser, args.json, args);
  args.query = joined(words);
  if (args.facets.empty()) args.facets = {"theme"};
}

void take_words(const Parser& parser, SuggestArgs& args, const Words& words) {
  if (words.empty()) parser.fail("PREFIX is missing: what is to be completed?");
  check_items(parser, args.json, args);
  args.prefix = joined(words);
}

void no_words(const Parser& parser, const Words& words) {
  if (!words.empty()) parser.fail("'" + words[0] + "' is one word too many");
}

void take_words(const Parser& parser, StatsArgs&, const Words& words) { no_words(parser, words); }

void take_words(const Parser& parser, DeleteArgs& args, const Words& words) {
  if (words.empty()) parser.fail("DOC is missing: what is to be deleted?");
  args.documents = words;
}

void take_words(const Parser& parser, OptimizeArgs&, const Words& words) {
  no_words(parser, words);
}

void take_words(const Parser& parser, CheckArgs&, const Words& words) { no_words(parser, words); }

template <typename Args>
Command parse_as(const Usage& usage, const Words& arguments) {
  Args args;
  Parser parser(usage);
  declare(parser, args);
  declare_common(parser, args);
  const auto words = parser.parse(arguments);
  if (!words) return HelpArgs{{}, std::string(usage.name), false};
  take_words(parser, args, *words);
  return args;
}

template <typename Args>
std::vector<OptionInfo> options_as(const Usage& usage) {
  Args args;
  Parser parser(usage);
  declare(parser, args);
  declare_common(parser, args);
  return parser.options();
}

struct Entry {
  std::string_view name;
  Command (*parse)(const Usage&, const Words&);
  std::vector<OptionInfo> (*options)(const Usage&);
};

template <typename Args>
constexpr Entry entry(std::string_view name) {
  return {name, parse_as<Args>, options_as<Args>};
}

constexpr auto kCommands = std::to_array<Entry>(
    {entry<IndexArgs>("index"), entry<FailuresArgs>("failures"), entry<ReadersArgs>("readers"),
     entry<SearchArgs>("search"), entry<FacetsArgs>("facets"), entry<SimilarArgs>("similar"),
     entry<SuggestArgs>("suggest"), entry<ExplainArgs>("explain"), entry<ShowArgs>("show"),
     entry<OutlineArgs>("outline"), entry<CiteArgs>("cite"), entry<ResolveArgs>("resolve"),
     entry<ThemesArgs>("themes"), entry<ReportArgs>("report"), entry<EvalArgs>("eval"), entry<StatsArgs>("stats"),
     entry<DeleteArgs>("delete"), entry<OptimizeArgs>("optimize"), entry<CheckArgs>("check"),
     entry<CompletionArgs>("completion")});

const Entry& find_command(const std::string& name) {
  Words known = {"help", "--version"};
  for (const Entry& command : kCommands) {
    if (command.name == name) return command;
    known.emplace_back(command.name);
  }
  throw UsageError("there is no command '" + name + "'" + did_you_mean(name, known));
}

Command parse_help(const Words& words) {
  HelpArgs args;
  for (const std::string& word : words) {
    if (word == "--man") {
      args.manual = true;
    } else if (word.starts_with('-')) {
      throw UsageError("unknown option '" + word + "'" + did_you_mean(word, {"--man"}), "help");
    } else if (args.command.empty()) {
      args.command = word;
    } else if (args.command != "themes" || !find_action(word)) {  // which have one page together
      throw UsageError("'" + word + "' is one word too many", "help");
    }
  }
  if (args.manual && args.command.empty()) throw UsageError("COMMAND is missing", "help");
  return args;
}

}  // namespace

std::string default_folder() {
  const char* const given = std::getenv("PILCROW_DB");
  return given != nullptr && *given != '\0' ? given : ".pilcrow";
}

Command parse(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return BareArgs{default_folder()};
  const std::string& first = arguments[0];
  const Words rest(arguments.begin() + 1, arguments.end());
  if (first == "--version" || first == "-V") return VersionArgs{};
  if (first == "--help" || first == "-h") return HelpArgs{};
  if (first == "help") return parse_help(rest);
  if (first == "complete") {
    const bool marked = !rest.empty() && rest[0] == "--";
    return CompleteArgs{{rest.begin() + (marked ? 1 : 0), rest.end()}};
  }
  if (first.starts_with('-')) {
    const std::string meant = did_you_mean(first, {"--version", "--help"});
    throw UsageError(meant.empty() ? "the command comes first, then '" + first + "'"
                                   : "unknown option '" + first + "'" + meant);
  }
  const Entry& command = find_command(first);
  return command.parse(*find_usage(command.name), rest);
}

std::vector<OptionInfo> options_of(const std::string& command) {
  const Entry& entry = find_command(command);
  return entry.options(*find_usage(entry.name));
}

std::string help(const HelpArgs& args) {
  if (args.command.empty() || args.command == "help") return overview();
  const auto options = options_of(args.command);
  const Usage& usage = *find_usage(args.command);
  return args.manual ? manual_of(usage, options) : help_of(usage, options);
}

ErrorForm error_form(const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  if (std::find(arguments.begin(), end, "--jsonl") != end) return ErrorForm::json_line;
  return std::find(arguments.begin(), end, "--json") != end ? ErrorForm::json : ErrorForm::text;
}

}  // namespace pilcrow::cli
