// What was typed, as plain values: parsing checks form only and touches neither files nor index.
#ifndef PILCROW_CLI_OPTIONS_H_
#define PILCROW_CLI_OPTIONS_H_

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pilcrow/isolation.h"
#include "pilcrow/reader.h"
#include "pilcrow/search.h"
#include "usage.h"

namespace pilcrow::cli {

enum class Color { automatic, always, never };

// What commands whose answers people read share.
struct ViewArgs {
  Color color = Color::automatic;
  bool pager = true;
};

// Program alone, `help [COMMAND]`, `COMMAND --help`, `--version`.
struct BareArgs {
  std::string folder = {};
};
struct HelpArgs : ViewArgs {
  std::string command = {};  // empty for the overview
  bool manual = false;
};
struct VersionArgs {};

// `complete WORD...`, which shells ask: the words of a command line, the last unfinished.
struct CompleteArgs {
  std::vector<std::string> words = {};
};

enum class Shell { bash, zsh, fish };

struct CompletionArgs {
  Shell shell = Shell::bash;
};

// What all commands share.
struct BaseArgs {
  bool json = false;
  bool quiet = false;
};

// What all commands on an index share.
struct CommonArgs : BaseArgs {
  std::string folder = {};
};

// What commands share whose answers are lists.
struct ItemArgs {
  bool jsonl = false;
  std::string format = {};
  std::string command = {};  // whose help has these
};

// Such a command on an index.
struct ListArgs : CommonArgs, ViewArgs, ItemArgs {};

struct ReadersArgs : BaseArgs, ViewArgs, ItemArgs {
  std::vector<std::string> files = {};
};

struct IndexArgs : CommonArgs {
  std::optional<std::string> themes = {};
  std::optional<std::string> names = {};
  std::vector<std::string> exclude = {};
  std::vector<std::string> include = {};
  bool hidden = false;
  bool follow = false;
  bool one_file_system = false;
  ReadLimits limits = {};
  std::vector<std::string> xml_rules = {};
  std::vector<std::string> readers = {};
  Isolation isolation = {};
  std::size_t jobs = 0;
  std::optional<std::size_t> memory_bytes = {};
  bool all = false;
  bool prune = false;
  bool watch = false;
  bool forget = false;
  unsigned wait_ms = 0;
  bool verbose = false;
  std::vector<std::string> paths = {};
};

// What is chosen and counted by facets.
struct FacetArgs {
  std::vector<FacetSelection> select = {};
  std::vector<FacetRequest> facets = {};
  FacetOrder order = FacetOrder::count;
};

struct SearchArgs : ListArgs, FacetArgs {
  std::string query = {};
  bool strict = false;
  bool no_aliases = false;
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::score;
  bool reverse = false;
  Group group = Group::none;
  std::size_t per_document = 0;
  bool all = false;
  std::vector<std::string> relevant = {};
  std::string like = {};
  bool expand = false;
  bool full = false;
  bool verbose = false;
  bool stats = false;
};

struct SimilarArgs : SearchArgs {};

struct ExplainArgs : ListArgs {
  std::string query = {};
  std::string anchor = {};
  bool strict = false;
  bool no_aliases = false;
  std::vector<std::string> relevant = {};
  std::string like = {};
  bool expand = false;
};

struct FacetsArgs : ListArgs, FacetArgs {
  std::string query = {};
  bool strict = false;
  bool no_aliases = false;
  bool verbose = false;
  bool stats = false;
};

struct EvalArgs : CommonArgs, ViewArgs {
  std::string queries = {};
  std::string qrels = {};
  std::optional<std::string> run = {};
  std::optional<std::string> baseline = {};
  std::vector<std::pair<std::string, double>> minima = {};  // measures by name, known ones only
  bool per_query = false;
  bool expand = false;
  bool paragraphs = false;  // the unit: documents else
  std::size_t depth = 1000;
};

enum class ThemesAction { check, test, apply, score, suggest, learn };

struct ThemesArgs : ListArgs {
  ThemesAction action = ThemesAction::check;
  std::string file = {};  // the taxonomy; for suggest and learn that of the index if empty
  std::optional<std::string> names = {};
  std::string labels = {};
  std::string part = {};
  std::string theme = {};
  std::string section = {};
  std::optional<std::string> output = {};
  std::vector<std::pair<std::string, double>> minima = {};
  std::size_t examples = 3;
  std::size_t limit = 30;
  std::size_t cues = 400;
  double cost = 1;
  unsigned wait_ms = 0;
};

struct ReportArgs : CommonArgs {
  std::optional<std::string> output = {};
  std::string title = "An index by paragraph";
};

struct SuggestArgs : ListArgs {
  std::string prefix = {};
  std::size_t limit = 10;
};

struct ShowArgs : ListArgs {
  std::string target = {};  // an anchor, a document, or DOCUMENT:NUMBER
  std::size_t context = 0;
  bool in_section = false;
};

struct OutlineArgs : ListArgs {
  std::string query = {};
  std::string document = {};
};

struct ResolveArgs : ListArgs {
  std::vector<std::string> anchors = {};
  std::optional<std::string> annotations = {};
};

enum class CiteStyle { text, markdown, json, bibtex };

struct CiteArgs : ListArgs {
  std::vector<std::string> anchors = {};
  CiteStyle style = CiteStyle::text;
};

struct StatsArgs : CommonArgs, ViewArgs {};
struct FailuresArgs : ListArgs {};

struct DeleteArgs : CommonArgs {
  bool verbose = false;
  std::vector<std::string> documents = {};
  unsigned wait_ms = 0;
};

struct OptimizeArgs : CommonArgs {
  unsigned wait_ms = 0;
};

struct CheckArgs : CommonArgs {
  bool repair = false;
  bool verbose = false;
  unsigned wait_ms = 0;
};

using Command = std::variant<BareArgs, HelpArgs, VersionArgs, CompleteArgs, CompletionArgs, IndexArgs, SearchArgs, FacetsArgs,
                             ThemesArgs, ReportArgs, SuggestArgs, EvalArgs, SimilarArgs, ExplainArgs,
                             ShowArgs, OutlineArgs, ResolveArgs, CiteArgs, StatsArgs, FailuresArgs,
                             ReadersArgs, DeleteArgs, OptimizeArgs, CheckArgs>;

// $PILCROW_DB, or .pilcrow.
std::string default_folder();

// The command line cannot be understood.
class UsageError : public std::runtime_error {
 public:
  UsageError(const std::string& message, std::string command = {})
      : std::runtime_error(message), command_(std::move(command)) {}

  // The command whose help would have told; empty if it was not even known.
  const std::string& command() const noexcept { return command_; }

 private:
  std::string command_;
};

// Takes the arguments without the program's name. Throws UsageError.
Command parse(const std::vector<std::string>& arguments);

// What a command declares. Throws UsageError for an unknown one.
std::vector<OptionInfo> options_of(const std::string& command);

// What was asked for: the overview, a command's help, or its man page. Throws UsageError for an
// unknown command.
std::string help(const HelpArgs& args);

// By whether --json or --jsonl is there, however wrong the rest of the command line.
enum class ErrorForm { text, json, json_line };
ErrorForm error_form(const std::vector<std::string>& arguments);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_H_
