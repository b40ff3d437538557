// pilcrow readers: what reads which formats.
#include <algorithm>

#include "commands.h"
#include "items.h"
#include "json.h"
#include "readers.h"
#include "rules.h"
#include "style.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string description(const Readers::Entry& entry) {
  const Formats formats = entry.reader->formats();
  std::vector<std::string> all = formats.patterns;
  all.insert(all.end(), formats.media_types.begin(), formats.media_types.end());
  std::string out = joined(all, ", ");
  if (entry.priority != 0) out += "; priority " + std::to_string(entry.priority);
  if (entry.reader->wants_process()) out += "; in a process of its own";
  if (!entry.command.empty()) out += "; by the command " + joined(entry.command, " ");
  return clean_line(out);
}

}  // namespace

Readers load_readers(const std::vector<std::string>& files, const Isolation& isolation) {
  Readers readers = Readers::standard();
  for (const std::string& file : files) {
    load_given([&] { readers.add_external(file, isolation); });
  }
  return readers;
}

Outcome run(const ReadersArgs& args, Output& out) {
  const Readers readers = load_readers(args.files, {});
  const std::vector<std::string> missing = Readers::missing();
  if (args.json) {
    out << readers_json(readers, missing);
    return Outcome::done;
  }
  if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(readers_json(readers, missing), "readers");
    return Outcome::done;
  }
  const Style style = Style::detect(args.color);
  std::size_t widest = 0;
  for (const auto& name : readers.names()) widest = std::max(widest, name.size());
  const std::string indent(widest + 2, ' ');
  for (const auto& entry : readers.entries()) {
    const std::string name = clean_line(entry.reader->name());
    const std::string blanks(indent.size() - std::min(indent.size(), name.size()), ' ');
    out << wrap(description(entry), style.width(), style.bold(name) + blanks, indent);
  }
  if (!missing.empty()) out << "This build lacks " + joined(missing, ", ") + ".\n";
  return Outcome::done;
}

}  // namespace pilcrow::cli
