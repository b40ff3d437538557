// pilcrow themes: works on a taxonomy, against an index or alone.
#include <algorithm>

#include "commands.h"
#include "errors.h"
#include "items.h"
#include "json.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "pilcrow/writer.h"
#include "progress.h"
#include "rules.h"
#include "text.h"
#include "themes_report.h"
#include "write_file.h"

namespace pilcrow::cli {
namespace {

Taxonomy taxonomy(const ThemesArgs& args) { return *load_rules<Taxonomy>(args.file); }

// Those that were given, else the index's.
Names names(const ThemesArgs& args, const Index& index) {
  const auto given = load_rules<Names>(args.names);
  return given ? *given : index.names();
}

std::vector<LabelledItem> labels(const ThemesArgs& args) {
  std::vector<LabelledItem> out = load_labels(args.labels);
  if (!args.part.empty()) {
    std::erase_if(out, [&](const LabelledItem& item) { return item.part != args.part; });
  }
  if (out.empty()) {
    throw Error(
        ErrorCode::bad_argument,
        "there are no labels" + (args.part.empty() ? "" : " of the part '" + args.part + "'"),
        args.labels);
  }
  return out;
}

// The same where no index is needed: without one there may be no names.
Names names_at_hand(const ThemesArgs& args) {
  if (const auto given = load_rules<Names>(args.names)) return *given;
  try {
    return Index::open(args.folder).names();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return {};
  }
}

Outcome run_check(const ThemesArgs& args, Output& out) {
  const std::vector<RuleRemark> remarks = check(taxonomy(args), names_at_hand(args));
  if (args.json) {
    out << remarks_json(remarks, JsonLayout::indented) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(remarks_json(remarks), "remarks");
  } else {
    const std::size_t width = Style::detect(args.color).width();
    for (const auto& one : remarks) {
      const std::string about = one.id.empty() ? "" : clean_line(one.id) + ": ";
      out << wrap(about + clean_line(one.message), width, "", "  ");
    }
    if (remarks.empty()) out << "nothing is odd\n";
  }
  return remarks.empty() ? Outcome::done : Outcome::fell_short;
}

Outcome run_test(const ThemesArgs& args, Output& out) {
  const Index index = Index::open(args.folder);
  ProgressLine line(!args.json && !args.quiet);
  const auto changes = index.compare_themes(
      taxonomy(args), names(args, index), args.examples,
      [&](const WorkProgress& progress) { line.show("comparing", progress); });
  line.clear();
  if (args.json) {
    out << changes_json(changes, JsonLayout::indented) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(changes_json(changes), "themes");
  } else {
    out << changes_text(changes, Style::detect(args.color));
  }
  return Outcome::done;
}

Outcome run_apply(const ThemesArgs& args, Output& out) {
  WriterOptions options;
  options.themes = taxonomy(args);
  options.names = load_rules<Names>(args.names);
  options.lock_wait_ms = args.wait_ms;
  const Index index = Index::open(args.folder);  // a writer would make the one that is not there
  ProgressLine line(!args.json && !args.quiet);
  options.progress = [&](const WorkProgress& progress) {
    line.show("tagging", progress);
    return true;
  };
  line.show("tagging " + counted(index.stats().paragraphs, "paragraph"));
  IndexWriter(args.folder, options).commit();
  line.clear();
  index.refresh();
  const IndexStats stats = index.stats();
  if (args.json) {
    out << applied_json(stats, index.generation(), line.seconds());
  } else {
    out << "Tagged " << counted(stats.paragraphs, "paragraph") << " in " << fixed(line.seconds(), 2)
        << " s\n";
  }
  return Outcome::done;
}

Outcome run_score(const ThemesArgs& args, Output& out) {
  const Index index = Index::open(args.folder);
  const auto items = labels(args);
  ProgressLine line(!args.json && !args.quiet);
  const FoundThemes found =
      index.tag(items, taxonomy(args), names(args, index),
                [&](const WorkProgress& progress) { line.show("tagging", progress); });
  line.clear();
  const ThemeScores scores = score(items, found);
  if (args.json) {
    out << scores_json(scores);
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(scores_json(scores), "themes");
  } else {
    out << scores_text(scores, Style::detect(args.color));
  }
  if (!scores.unknown.empty() && !args.json) {
    complain(counted(scores.unknown.size(), "item") + " of " + clean_line(args.labels) +
             " are not in the index: " + clean_line(scores.unknown.front()) +
             (scores.unknown.size() > 1 ? " and others" : ""));
  }
  bool reached = true;
  for (const auto& [name, least] : args.minima) {
    for (const auto& [measure, value] : measures_of(scores)) {
      if (measure != name || value >= least) continue;
      complain(name + " is " + fixed(value, 4) + ", less than the " + fixed(least, 4) +
               " asked for");
      reached = false;
    }
  }
  return reached ? Outcome::done : Outcome::fell_short;
}

Outcome run_suggest(const ThemesArgs& args, Output& out) {
  const auto found = Index::open(args.folder).suggest_cues({args.theme, args.section, args.limit});
  if (args.json) {
    out << candidates_json(found, JsonLayout::indented) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(candidates_json(found), "cues");
  } else if (found.empty()) {
    out.remark("nothing sets these paragraphs apart");
  } else {
    out << candidates_text(found, Style::detect(args.color));
  }
  return found.empty() ? Outcome::nothing_found : Outcome::done;
}

Outcome run_learn(const ThemesArgs& args, Output& out) {
  const auto items = labels(args);
  ProgressLine line(!args.json && !args.quiet);
  line.show("learning from " + counted(items.size(), "item"));
  const std::string learned = Index::open(args.folder).learn_themes(
      items, {args.cues, args.cost, {}, [&](const WorkProgress& progress) {
                line.show("learning themes", progress);
              }});
  line.clear();
  if (args.output) write_file(*args.output, learned);
  const std::size_t themes = Taxonomy::parse(learned).ids().size();
  if (args.json) {
    out << learned_json(themes, items.size(), args.output ? std::string() : learned);
  } else if (args.output) {
    out << "Learned " << counted(themes, "theme") << " from " << counted(items.size(), "item")
        << " in " << fixed(line.seconds(), 2) << " s\n";
  } else {
    out << learned;
  }
  return Outcome::done;
}

}  // namespace

Outcome run(const ThemesArgs& args, Output& out) {
  switch (args.action) {
    case ThemesAction::check: return run_check(args, out);
    case ThemesAction::test: return run_test(args, out);
    case ThemesAction::apply: return run_apply(args, out);
    case ThemesAction::score: return run_score(args, out);
    case ThemesAction::suggest: return run_suggest(args, out);
    case ThemesAction::learn: return run_learn(args, out);
  }
  return Outcome::done;
}

}  // namespace pilcrow::cli
