#include "help.h"

#include <algorithm>

#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kOptionColumn = 26;

std::string paragraphs(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) {
      out += '\n';
    } else if (const auto row = table_row(line)) {
      const auto indent = static_cast<std::size_t>(row->text.data() - line.data());
      out += wrap(row->text, kWidth, line.substr(0, indent), std::string(indent, ' '));
    } else {
      out += wrap(line, kWidth, "", "");
    }
  }
  return out;
}

std::string option_row(const OptionInfo& option) {
  std::string left = "  ";
  for (const std::string& name : option.each_name()) {
    left += (left.size() == 2 ? "" : ", ") + name;
  }
  if (!option.type.empty()) left += ' ' + option.type;
  const std::string indent(kOptionColumn, ' ');
  if (left.size() + 2 > kOptionColumn) return left + '\n' + wrap(option.text, kWidth, indent, indent);
  left.resize(kOptionColumn, ' ');
  return wrap(option.text, kWidth, left, indent);
}

}  // namespace

std::string help_of(const Usage& usage, const std::vector<OptionInfo>& options) {
  std::string out = "Usage: pilcrow " + std::string(usage.name) + ' ' +
                    std::string(usage.synopsis) + "\n\n" + std::string(usage.purpose) + ".\n";
  if (!usage.more.empty()) out += '\n' + paragraphs(usage.more);
  out += "\nOptions:\n";
  for (const OptionInfo& option : options) out += option_row(option);
  out += option_row({"-h,--help", "", "Print this help", {}});
  return out + "\nExamples:\n" + std::string(usage.examples);
}

std::string overview() {
  std::string out =
      "Usage: pilcrow COMMAND [OPTION]... [ARGUMENT]...\n\n"
      "Indexes documents by paragraph and searches them.\n";
  std::string_view group;
  for (const Usage& usage : all_usages()) {
    if (usage.group != group) out += "\n" + std::string(group = usage.group) + ":\n";
    out += "  " + std::string(usage.name) + std::string(12 - usage.name.size(), ' ') +
           std::string(usage.purpose) + '\n';
  }
  return out +
         "  help        Print this, or the help of a command: pilcrow help search\n\n"
         "pilcrow --version prints the version.\n\nExamples:\n"
         "  pilcrow index articles/\n"
         "  pilcrow search railway bridge\n"
         "  pilcrow show en/treaty.html:7 --context 2\n\n"
         "Exit codes: 0 found or done, 1 nothing found, 2 wrong use or bad query, 3 no\n"
         "index or another version of one, 4 locked by another writer, 5 some input\n"
         "failed or was lost, 6 anything else.\n";
}

std::string short_usage(const std::string& folder, Place place) {
  const std::string name = clean_line(folder);
  std::string out = "Usage: pilcrow COMMAND [OPTION]... [ARGUMENT]...\n";
  switch (place) {
    case Place::index:
      out += "There is an index in " + name + ". What next:\n" +
             "  pilcrow search QUERY...    searches it\n"
             "  pilcrow facets             says what it is about\n"
             "  pilcrow index PATH...      adds to it, or takes in what has changed\n";
      break;
    case Place::nothing:
      out += "There is no index in " + name + " yet. What next:\n" +
             "  pilcrow index PATH...      makes one of files and folders\n"
             "  pilcrow search QUERY...    then searches it\n";
      break;
    case Place::something_else:
      out += name + " holds something else than an index, and an index needs a folder of its\n" +
             "own: name another in the variable PILCROW_DB, or behind -d. What next:\n"
             "  pilcrow index -d DIR PATH...    makes one of files and folders\n"
             "  pilcrow search -d DIR QUERY...  then searches it\n";
      break;
    case Place::unreadable_index:
      out += "There is an index in " + name + " that cannot be opened. What next:\n" +
             "  pilcrow check              says what is wrong with it\n";
      break;
  }
  return out + "  pilcrow help               says what else there is\n";
}

}  // namespace pilcrow::cli
