// pilcrow stats: what an index holds, and what it takes on disk.
#include "commands.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

std::string row(const std::string& name, const std::string& value) {
  constexpr std::size_t kNameWidth = 14;
  const std::string clean_name = clean_line(name);
  const std::size_t wide = columns(clean_name);
  const std::string blanks(wide < kNameWidth ? kNameWidth - wide : 1, ' ');
  return clean_name + blanks + clean_line(value) + '\n';
}

std::string languages(const IndexStats& stats) {
  std::string out;
  for (const auto& [language, paragraphs] : stats.languages) {
    out += (out.empty() ? "" : ", ") + (language.empty() ? "unknown" : language) + ' ' +
           grouped(paragraphs);
  }
  return out;
}

// " (12 %)" of a whole; empty for nothing.
std::string share(std::uint64_t part, std::uint64_t whole) {
  if (part == 0) return {};
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
  return " (" + fixed(percent, percent < 10 ? 1 : 0) + " %)";
}

std::string report(const IndexStats& stats) {
  std::string out = row("documents", grouped(stats.documents)) +
                    row("paragraphs", grouped(stats.paragraphs)) +
                    row("text", human_bytes(static_cast<double>(stats.text_bytes))) +
                    row("languages", languages(stats)) + row("themes", grouped(stats.themes)) +
                    row("names", grouped(stats.names)) + row("segments", grouped(stats.segments)) +
                    row("deleted", counted(stats.deleted, "paragraph") +
                                       share(stats.deleted, stats.paragraphs + stats.deleted));
  std::uint64_t total = 0;
  for (const auto& part : stats.bytes) total += part.second;
  out += row("on disk", human_bytes(static_cast<double>(total)));
  for (const auto& [part, bytes] : stats.bytes) {
    out += row("  " + part, human_bytes(static_cast<double>(bytes)) + share(bytes, total));
  }
  return out + row("format", std::to_string(stats.format) + ", by pilcrow " + stats.library);
}

}  // namespace

Outcome run(const StatsArgs& args, Output& out) {
  const IndexStats stats = Index::open(args.folder).stats();
  out << (args.json ? stats_json(stats, JsonLayout::indented) + "\n" : report(stats));
  return Outcome::done;
}

}  // namespace pilcrow::cli
