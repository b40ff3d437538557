#include "options_themes.h"

#include <algorithm>
#include <array>

#include "items.h"
#include "nearest.h"
#include "numbers.h"

namespace pilcrow::cli {
namespace {

constexpr std::array<std::string_view, 6> kActions = {"check", "test",    "apply",
                                                      "score", "suggest", "learn"};
constexpr std::array<std::string_view, 4> kMeasures = {"micro", "macro", "top-micro", "top-macro"};

// "top-micro=0.9".
bool take_minimum(const std::string& given, ThemesArgs& args) {
  const std::size_t sign = given.find('=');
  if (sign == std::string::npos) return false;
  const std::string name = given.substr(0, sign);
  const auto value = parse_decimal(std::string_view(given).substr(sign + 1));
  const bool known = std::find(kMeasures.begin(), kMeasures.end(), name) != kMeasures.end();
  if (!known || !value || *value > 1) return false;
  args.minima.emplace_back(name, *value);
  return true;
}

bool takes_file(ThemesAction action) {
  return action != ThemesAction::suggest && action != ThemesAction::learn;
}

}  // namespace

void declare(Parser& parser, ThemesArgs& args) {
  parser.value("--names", args.names, "FILE", "Names that go with it; else those of the index");
  parser.value("--gold,--labels", args.labels, "FILE", "Labels: ITEM <tab> THEME... [<tab> PART]");
  parser.value("--part", args.part, "NAME", "Only labels of this part");
  parser.values("--min", "MEASURE=VALUE",
                "Fail below this F1; micro, macro, top-micro or top-macro",
                [&args](const std::string& given) { return take_minimum(given, args); });
  parser.count("--examples", args.examples, "Show so many paragraphs of each kind; 3 unless given");
  parser.value("--theme", args.theme, "ID", "suggest: for this theme");
  parser.value("--section", args.section, "TEXT", "suggest: for paragraphs below such a heading");
  parser.count("--limit", args.limit, "suggest: so many; 30 unless given");
  parser.count("--cues", args.cues, "learn: at most so many cues for a theme; 400 unless given");
  parser.value("--cost", "NUMBER", "learn: what an error costs; 1 unless given",
               [&args](const std::string& given) {
                 const auto cost = parse_decimal(given);
                 args.cost = cost.value_or(0);
                 return args.cost > 0;
               });
  parser.value("-o,--output", args.output, "FILE", "learn: write there, not to standard output");
  parser.value("--wait", "SECONDS", "apply: wait so long for another writer; 0 unless given",
               [&args](const std::string& given) {
                 const auto ms = parse_seconds(given);
                 args.wait_ms = ms.value_or(0);
                 return ms.has_value();
               });
  declare_items(parser, args, "'{id}\\t{message}' for check");
}

void declare(Parser& parser, ReportArgs& args) {
  parser.value("-o,--output", args.output, "FILE", "Write there, not to standard output");
  parser.value("--title", args.title, "TEXT", "What stands above it");
}

std::optional<ThemesAction> find_action(const std::string& word) {
  const auto* const found = std::find(kActions.begin(), kActions.end(), word);
  if (found == kActions.end()) return {};
  return static_cast<ThemesAction>(found - kActions.begin());
}

void take_words(const Parser& parser, ReportArgs&, const std::vector<std::string>& words) {
  if (!words.empty()) parser.fail("'" + words[0] + "' is one word too many");
}

void take_words(const Parser& parser, ThemesArgs& args, const std::vector<std::string>& words) {
  if (words.empty()) parser.fail("ACTION is missing: check, test, apply, score, suggest or learn");
  const auto action = find_action(words[0]);
  if (!action) {
    const std::vector<std::string> known(kActions.begin(), kActions.end());
    parser.fail("there is no action '" + words[0] + "': there are " + listed(known) +
                did_you_mean(words[0], known));
  }
  args.action = *action;
  check_items(parser, args.json, args);
  const bool lists = args.action != ThemesAction::apply && args.action != ThemesAction::learn;
  if (ItemPrinter::wanted(args) && !lists) {
    parser.fail("--jsonl and --format are for check, test, score and suggest");
  }
  if (words.size() > 2) parser.fail("'" + words[2] + "' is one word too many");
  if (words.size() == 2) args.file = words[1];
  if (args.file.empty() && takes_file(args.action)) parser.fail("FILE is missing: which taxonomy?");
  if (!args.file.empty() && !takes_file(args.action)) {
    parser.fail("'" + args.file + "' is one word too many");
  }
  const bool labels = args.action == ThemesAction::score || args.action == ThemesAction::learn;
  if (labels && args.labels.empty()) parser.fail("--labels FILE is missing");
  if (args.action == ThemesAction::suggest && args.theme.empty() == args.section.empty()) {
    parser.fail("either --theme ID or --section TEXT is needed");
  }
}

}  // namespace pilcrow::cli
