// Text for people is no wider than their terminal, and 80 columns where there is none.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::run_pilcrow;

namespace {

// The longest line, in code points: none of the texts here has wide letters.
std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const auto points = std::count_if(line.begin(), line.end(), starts);
    most = std::max(most, static_cast<std::size_t>(points));
  }
  return most;
}

// An index of a document whose id, title and theme are long.
class LongNames {
 public:
  LongNames() {
    folder_.write("tree/" + id, "---\ntitle: " + title + "\n---\n# Ships\n\n" +
                                    "A ship came in, and a second ship left the harbour.\n");
    folder_.write("themes.toml",
                  "[[theme]]\nid = \"" + theme + "\"\nlabel = {en = \"" + title +
                      "\", ru = \"Море\"}\ncues = [\"ship\"]\n"
                      "[[theme]]\nid = \"sea\"\nlabel = {en = \"Sea\", ru = \"Море\"}\n"
                      "cues = [\"harbour\"]\n");
    const auto made = run_pilcrow({"index", "-q", "-d", index, "--themes", folder_ / "themes.toml",
                                   folder_ / "tree"});
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
  }

  std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

  std::string run(cli::Arguments arguments, const std::string& columns) const {
    arguments.insert(arguments.begin() + 1, {"-d", index});
    const auto result = run_pilcrow(arguments, {{"COLUMNS", columns}});
    return result.out + result.err;
  }

 private:
  support::TempDir folder_;

 public:
  const std::string index = folder_ / "index";
  const std::string id = "a-folder-of-reports/from-the-northern-harbours/of-1953.md";
  const std::string theme = "shipping-in-the-northern-harbours-before-the-second-war";
  const std::string title =
      "Reports of the Northern Harbours on Ships That Came in, Left, or Were Never Seen Again";
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("tables of facets are no wider than the terminal") {
    const LongNames names;
    for (const char* const columns : {"", "120", "60", "40", "20"}) {
      CAPTURE(columns);
      const std::size_t width = *columns == '\0' ? 80 : std::stoul(columns);
      for (const cli::Arguments& command : std::vector<cli::Arguments>{
               {"facets"}, {"facets", "--facet", "document"}, {"facets", "--facet", "language"}}) {
        const std::string table = names.run(command, columns);
        CAPTURE(table);
        CHECK(widest(table) <= width);
        CHECK(contains(table, "paragraphs"));
      }
    }
    // Label and id share the room; the id goes where it would say nothing.
    CHECK(contains(names.run({"facets"}, ""), "shipping-in-the-northern-ha…"));
    CHECK(contains(names.run({"facets"}, ""), "Reports of the Norther"));
    CHECK_FALSE(contains(names.run({"facets"}, "40"), "shipping"));
    // What is short leaves its room to the other.
    CHECK(contains(names.run({"facets", "--facet", "document"}, "150"), names.id));
    const std::string hits = names.run({"search", "ship", "--facet", "document"}, "");
    CHECK(widest(hits.substr(hits.find("1 paragraph in"))) <= 80);
  }

  TEST_CASE("the title above a document is broken, and its id stays whole") {
    const LongNames names;
    for (const char* const command : {"show", "outline"}) {
      const std::string out = names.run({command, names.id}, "");
      CAPTURE(out);
      CHECK(widest(out) <= 80);
      CHECK(contains(out, "\n" + names.id + "\n"));
    }
  }

  TEST_CASE("notes are broken at the width of the terminal") {
    const LongNames names;
    const std::string query = "ship \"" + std::string(40, 'x') + ' ' + std::string(40, 'y') + " OR";
    for (const char* const command : {"search", "facets"}) {
      const std::string out = names.run({command, "-v", query}, "60");
      CAPTURE(out);
      CHECK(contains(out, "Note: "));
      CHECK(widest(out.substr(out.find("Understood as"))) <= 60);
    }
    CHECK(widest(names.run({"search", "--format", "{rank}", query}, "60")) <= 60);
  }

  TEST_CASE("remarks on themes are broken at the width of the terminal") {
    const LongNames names;
    names.write("odd.toml", "[[theme]]\nid = \"" + names.theme + "\"\nlabel = \"Ships\"\n"
                            "cues = [\"ship\", \"ship\", \"ship*\"]\n");
    const std::string out = names.run({"themes", "check", names.path("odd.toml")}, "60");
    CHECK(contains(out, names.theme));
    CHECK(widest(out) <= 60);
  }

  TEST_CASE("messages are broken at 80 columns, or those that are asked for") {
    const cli::Arguments wrong = {"search", "-d", "no index " + std::string(40, 'x'), "a"};
    CHECK(widest(run_pilcrow(wrong).err) <= 80);
    CHECK(widest(run_pilcrow(wrong, {{"COLUMNS", "60"}}).err) <= 60);
    CHECK(widest(run_pilcrow(wrong, {{"COLUMNS", "300"}}).err) > 80);
    const cli::Arguments unknown = {"search", "--limit", std::string(70, '9'), "a"};
    CHECK(widest(run_pilcrow(unknown).err) <= 80);
  }

  TEST_CASE("files that failed are a line each where no terminal shows them") {
    const LongNames names;
    names.write("bad/" + std::string(60, 'a') + ".epub", "PK\x03\x04 no book, and no archive");
    const auto result =
        run_pilcrow({"index", "-d", names.path("other"), names.path("bad")}, {{"COLUMNS", "60"}});
    CHECK(result.exit_code == 5);
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
  }
}
