// pilcrow report: what an index is about, drawn on one page of HTML.
#include "commands.h"
#include "json.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "progress.h"
#include "report/page.h"
#include "text.h"
#include "write_file.h"

namespace pilcrow::cli {

Outcome run(const ReportArgs& args, Output& out) {
  const Index index = Index::open(args.folder);
  ProgressLine line(!args.json && !args.quiet);
  line.show("looking at " + counted(index.stats().paragraphs, "paragraph"));
  const Figures figures = gather(index);
  const std::string page = report_page(figures, args.title);
  line.clear();
  if (args.output) write_file(*args.output, page);
  if (args.json) {
    out << report_json(figures.stats, line.seconds(), args.output ? std::string() : page);
  } else if (args.output) {
    out << "Wrote a report on " << counted(figures.stats.documents, "document") << ", "
        << counted(figures.stats.paragraphs, "paragraph") << " to " << clean_line(*args.output)
        << " in " << fixed(line.seconds(), 2) << " s\n";
  } else {
    out << page;
  }
  return Outcome::done;
}

}  // namespace pilcrow::cli
