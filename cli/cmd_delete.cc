// pilcrow delete: removes documents, by id or all below a folder, and commits once.
#include "commands.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "pilcrow/writer.h"
#include "progress.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

void remove_folder(IndexWriter& writer, const Index& index, const std::string& folder,
                   std::vector<std::string>& removed) {
  for (const DocumentInfo& document : index.documents()) {
    if (document.id.starts_with(folder) && writer.remove(document.id)) {
      removed.push_back(document.id);
    }
  }
}

}  // namespace

Outcome run(const DeleteArgs& args, Output& out) {
  // A writer would make the index that is not there.
  const Index index = Index::open(args.folder);
  WriterOptions options;
  options.lock_wait_ms = args.wait_ms;
  IndexWriter writer(args.folder, options);
  index.refresh();

  ProgressLine line(!args.json && !args.quiet);
  std::vector<std::string> removed;
  std::vector<std::string> missing;
  for (const std::string& id : args.documents) {
    const std::size_t before = removed.size();
    if (writer.remove(id)) removed.push_back(id);
    if (id.ends_with('/')) {
      line.show("looking for documents below " + clean_line(id));
      remove_folder(writer, index, id, removed);
    }
    if (removed.size() == before) missing.push_back(id);
  }
  if (!removed.empty()) {
    line.show("writing the index");
    writer.commit();
    line.show("merging segments");
    writer.finish_merges();
  }
  line.clear();

  if (args.json) {
    out << delete_json(removed.size(), missing, JsonLayout::indented) << "\n";
  } else {
    for (const std::string& id : missing) {
      complain_of_item(
          (id.ends_with('/') ? "there are no documents below " : "there is no document ") +
          clean_line(id));
    }
    if (args.verbose) {
      for (const std::string& id : removed) out << clean_line(id) << "\n";
    }
    out << "Deleted " << counted(removed.size(), "document") << ".\n";
  }
  return !removed.empty() ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
