// pilcrow delete: removes documents, by id or all below a folder, and commits once.
#include "commands.h"
#include "json.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "pilcrow/writer.h"
#include "progress.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

std::size_t remove_folder(IndexWriter& writer, const Index& index, const std::string& folder) {
  std::size_t removed = 0;
  for (const DocumentInfo& document : index.documents()) {
    if (document.id.starts_with(folder) && writer.remove(document.id)) ++removed;
  }
  return removed;
}

}  // namespace

Outcome run(const DeleteArgs& args, Output& out) {
  // A writer would make the index that is not there.
  const Index index = Index::open(args.folder);
  WriterOptions options;
  options.lock_wait_ms = args.wait_ms;
  IndexWriter writer(args.folder, options);
  index.refresh();

  ProgressLine line(!args.json);
  std::size_t removed = 0;
  std::vector<std::string> missing;
  for (const std::string& id : args.documents) {
    std::size_t count = writer.remove(id) ? 1 : 0;
    if (id.ends_with('/')) {
      line.show("looking for documents below " + clean_line(id));
      count += remove_folder(writer, index, id);
    }
    if (count == 0) missing.push_back(id);
    removed += count;
  }
  if (removed > 0) {
    line.show("writing the index");
    writer.commit();
    line.show("merging segments");
    writer.finish_merges();
  }
  line.clear();

  if (args.json) {
    out << delete_json(removed, missing, JsonLayout::indented) << "\n";
  } else {
    for (const std::string& id : missing) {
      complain((id.ends_with('/') ? "there are no documents below " : "there is no document ") +
               clean_line(id));
    }
    out << "Deleted " << counted(removed, "document") << ".\n";
  }
  return removed > 0 ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
