#include "report/page.h"

#include <algorithm>

#include "embedded.h"
#include "numbers.h"
#include "pilcrow/version.h"
#include "report/contrast.h"
#include "report/html.h"
#include "report/pictures.h"

namespace pilcrow::cli {
namespace {

std::string section(const std::string& id, const std::string& title, const std::string& about,
                    const std::string& content) {
  return "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + title + "</h2>\n<p>" +
         about + "</p>\n" + content + "</section>\n";
}

std::string none(const std::string& why) { return "<p class=\"none\">" + why + "</p>\n"; }

std::string figure(const std::string& name, const std::string& value) {
  return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>\n";
}

std::string overview(const Figures& figures) {
  const IndexStats& stats = figures.stats;
  return "<dl class=\"figures\">\n" + figure("documents", grouped(stats.documents)) +
         figure("paragraphs", grouped(stats.paragraphs)) +
         figure("of text", html(human_bytes(static_cast<double>(stats.text_bytes)))) +
         figure("languages", grouped(stats.languages.size())) +
         figure("themes", grouped(stats.themes)) + figure("names", grouped(stats.names)) +
         "</dl>\n";
}

// Bars in a table: the picture is its own table.
std::string bars(const std::vector<FacetCount>& counts, const std::string& what) {
  std::size_t greatest = 1;
  for (const FacetCount& one : counts) greatest = std::max(greatest, one.paragraphs);
  std::string out = "<div class=\"wide\"><table class=\"bars\">\n<thead><tr><th scope=\"col\">" + what +
                    "</th><th scope=\"col\" aria-hidden=\"true\"></th><th scope=\"col\">paragraphs"
                    "</th><th scope=\"col\">documents</th></tr></thead>\n<tbody>\n";
  for (const FacetCount& one : counts) {
    const auto depth = std::count(one.value.begin(), one.value.end(), '/');
    const double part = static_cast<double>(one.paragraphs) / static_cast<double>(greatest);
    out += depth == 0 ? "<tr>" : depth == 1 ? "<tr class=\"below\">" : "<tr class=\"below deep\">";
    out += "<th scope=\"row\">" + html(one.label.empty() ? "unknown" : one.label) +
           "</th><td class=\"bar\" aria-hidden=\"true\"><span style=\"width:" +
           coordinate(100 * part) + "%\"></span></td><td>" + grouped(one.paragraphs) + "</td><td>" +
           grouped(one.documents) + "</td></tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string themes(const Figures& figures) {
  return section("themes", "Themes",
                 "How many paragraphs and documents have each theme. A paragraph may have several, "
                 "and counts once for those above.",
                 figures.themes.empty()
                     ? none("No paragraph has a theme. Themes are given by <code>pilcrow index "
                            "--themes FILE</code>.")
                     : bars(figures.themes, "theme"));
}

std::string timeline(const Figures& figures) {
  const std::string about = "Which decades the paragraphs of a theme speak of. Each row has its own "
                            "scale, so that rows can be compared by their shape.";
  if (figures.decades.empty() || figures.top.empty()) {
    return section("periods", "Themes over time", about,
                   none("No paragraph with a theme speaks of a time."));
  }
  std::vector<std::string> columns = {"theme"};
  for (const FacetCount& decade : figures.decades) columns.push_back(html(decade.label));
  std::vector<std::vector<std::string>> rows;
  for (const ThemeFigures& theme : figures.top) {
    rows.push_back({html(theme.theme.label)});
    for (const std::size_t each : theme.decades) rows.back().push_back(grouped(each));
  }
  std::string content = timeline_svg(figures) +
                        html_details("The numbers", html_table("Paragraphs by theme and decade",
                                                               columns, rows));
  if (figures.decades_left_out > 0) {
    content += none(counted(figures.decades_left_out, "more decade") +
                    ", at the ends, hardly spoken of, are left out.");
  }
  return section("periods", "Themes over time", about, content);
}

// What the cells of the heat map are made of: --accent and --card of report.css, in light and dark.
constexpr Rgb kLightAccent = {36, 92, 138};
constexpr Rgb kLightCard = {255, 255, 255};
constexpr Rgb kDarkAccent = {110, 176, 226};
constexpr Rgb kDarkCard = {28, 32, 38};

std::string heat_cell(std::size_t paragraphs, std::size_t all) {
  const double share =
      static_cast<double>(paragraphs) / static_cast<double>(std::max<std::size_t>(1, all));
  std::string classes = needs_white(kLightAccent, share, kLightCard) ? " deep" : "";
  if (!needs_white(kDarkAccent, share, kDarkCard)) classes += " bright";
  return "<td" + (classes.empty() ? "" : " class=\"" + classes.substr(1) + '"') + " style=\"--v:" +
         fixed(share, 2) + "\" title=\"" + counted(paragraphs, "paragraph") + "\">" +
         (paragraphs == 0 ? "" : fixed(100 * share, 0)) + "</td>";
}

std::string heat(const Figures& figures) {
  const std::string about = "What share of a document's paragraphs has a theme, in hundredths: of "
                            "the documents with the most paragraphs that have one.";
  if (figures.documents.empty()) {
    return section("documents", "Themes by document", about, none("No paragraph has a theme."));
  }
  std::string out = "<div class=\"wide\"><table class=\"heat\">\n<thead><tr><th scope=\"col\" "
                    "class=\"text\">document</th>";
  for (const ThemeFigures& theme : figures.top) {
    out += "<th scope=\"col\">" + html(theme.theme.label) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < figures.documents.size(); ++row) {
    const DocumentInfo& document = figures.documents[row];
    const std::string name = document.title.empty() ? document.id : document.title;
    out += "<tr><th scope=\"row\" title=\"" + html(document.id) + "\">" + html_clipped(name, 48) +
           "</th>";
    for (const ThemeFigures& theme : figures.top) {
      out += heat_cell(theme.documents[row], document.paragraphs);
    }
    out += "</tr>\n";
  }
  return section("documents", "Themes by document", about, out + "</tbody></table></div>\n");
}

std::string names(const Figures& figures) {
  const std::string about = "The names with the most paragraphs, and which of them stand in one "
                            "paragraph.";
  if (figures.names.size() < 3) {
    return section("names", "Names together", about,
                   none("There are too few names. Names are given by <code>pilcrow index --names "
                        "FILE</code>."));
  }
  std::string key = "<ul class=\"key\">";
  for (std::size_t kind = 0; kind < kNameKinds.size(); ++kind) {
    const bool there = std::any_of(figures.names.begin(), figures.names.end(),
                                   [&](const auto& one) { return one.kind == kind; });
    if (!there) continue;
    key += "<li><i class=\"" + kind_class(kind) + "\"></i>" + kNameKinds[kind].plural + "</li>";
  }
  struct Pair {
    std::size_t a, b, both;
  };
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < figures.names.size(); ++a) {
    for (std::size_t b = a + 1; b < figures.names.size(); ++b) {
      if (figures.names[a].together[b] > 0) pairs.push_back({a, b, figures.names[a].together[b]});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.both > b.both; });
  if (pairs.size() > 60) pairs.resize(60);
  std::vector<std::vector<std::string>> rows;
  for (const Pair& pair : pairs) {
    const FacetCount& a = figures.names[pair.a].name;
    const FacetCount& b = figures.names[pair.b].name;
    rows.push_back({html(a.label) + " and " + html(b.label), grouped(pair.both),
                    grouped(a.paragraphs), grouped(b.paragraphs)});
  }
  return section("names", "Names together", about,
                 key + "</ul>\n<div class=\"names\">" + names_svg(figures) + "</div>\n" +
                     html_details("The numbers",
                                  html_table("Pairs of names, the most frequent 60",
                                             {"names", "paragraphs with both", "with the first",
                                              "with the second"},
                                             rows)));
}

std::string duplicates(const Figures& figures) {
  const std::string about = "Paragraphs of eight words or more that read the same as others, or "
                            "nearly so.";
  if (figures.duplicates.empty()) {
    return section("duplicates", "Near-duplicates", about, none("There are none."));
  }
  std::string out = none(counted(figures.duplicate_paragraphs, "paragraph") + " in groups; shown: " +
                         counted(figures.duplicates.size(), "group") + ".") +
                    "<ol class=\"groups\">\n";
  for (const NearDuplicates& group : figures.duplicates) {
    out += "<li><q>" + html_clipped(group.text, 180) + "</q><small>" +
           (group.similarity == 1 ? "the same words" : fixed(100 * group.similarity, 0) +
                                                           " % the same, or more");
    for (std::size_t i = 0; i < std::min<std::size_t>(group.places.size(), 6); ++i) {
      out += " · " + html(group.places[i].anchor);
    }
    if (group.places.size() > 6) out += " · and " + grouped(group.places.size() - 6) + " more";
    out += "</small></li>\n";
  }
  return section("duplicates", "Near-duplicates", about, out + "</ol>\n");
}

std::string failures(const Figures& figures) {
  constexpr std::size_t kMost = 200;
  const std::string about = "What could not be read, was empty, or was cut at a limit when it was "
                            "indexed last.";
  if (figures.failures.empty()) {
    return section("failures", "Failures", about, none("There are none."));
  }
  std::string out = "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\" class=\"text\">file</th>"
                    "<th scope=\"col\" class=\"text\">what</th><th scope=\"col\" class=\"text\">why"
                    "</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < std::min(figures.failures.size(), kMost); ++i) {
    const InputProblem& one = figures.failures[i];
    out += "<tr><th scope=\"row\" class=\"text\"><code>" + html(one.path) +
           "</code></th><td class=\"text\">" + std::string(to_string(one.kind)) +
           "</td><td class=\"text\">" + html(one.reason) + "</td></tr>\n";
  }
  out += "</tbody></table></div>\n";
  if (figures.failures.size() > kMost) {
    out += none("And " + grouped(figures.failures.size() - kMost) + " more: <code>pilcrow failures"
                "</code>.");
  }
  return section("failures", "Failures", about, out);
}

}  // namespace

std::string report_page(const Figures& figures, const std::string& title) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\">\n<title>" +
                    html(title) + "</title>\n<style>\n" + std::string(kReportStyle) +
                    "</style>\n</head>\n<body>\n<header>\n<h1>" + html(title) +
                    "</h1>\n<p>What these documents are about, paragraph by paragraph.</p>\n" +
                    overview(figures) + "<nav aria-label=\"Parts\">";
  const std::pair<const char*, const char*> parts[] = {
      {"themes", "Themes"},         {"periods", "Over time"},
      {"documents", "By document"}, {"names", "Names together"},
      {"languages", "Languages"},   {"duplicates", "Near-duplicates"},
      {"failures", "Failures"}};
  for (const auto& [id, name] : parts) {
    out += std::string("<a href=\"#") + id + "\">" + name + "</a>";
  }
  out += "</nav>\n</header>\n<main>\n" + themes(figures) + timeline(figures) + heat(figures) +
         names(figures) +
         section("languages", "Languages", "Of paragraphs.", bars(figures.languages, "language")) +
         duplicates(figures) + failures(figures) + "</main>\n<footer><p>Made by pilcrow " +
         html(version()) + ".</p></footer>\n</body>\n</html>\n";
  return out;
}

}  // namespace pilcrow::cli
