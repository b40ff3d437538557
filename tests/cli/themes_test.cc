// pilcrow themes and pilcrow explain ANCHOR: working on a taxonomy against an index.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <filesystem>
#include <string>

#include "cli.h"
#include "support/support.h"

using nlohmann::json;

namespace {

const std::string kNames =
    "[[name]]\nid = \"holm\"\nkind = \"place\"\nlabel = \"Holm\"\naliases = [\"Holm\"]\n";

// An index of one text in a folder of its own.
class Place {
 public:
  Place() {
    folder_.write("texts/a.txt",
                  "The ship left in 1953.\n\nA road to Holm was built.\n\nNothing at all.\n");
    folder_.write("themes.toml", themes());
    folder_.write("names.toml", kNames);
    const auto made = run({"index", "--quiet", "--themes", path("themes.toml"), "--names",
                           path("names.toml"), path("texts")});
    REQUIRE(made.exit_code == 0);
  }

  static std::string themes() {
    return "[[theme]]\nid = \"sea\"\nlabel = \"The sea\"\ncues = [\"ship\", \"harbour\"]\n"
           "[[theme]]\nid = \"land\"\ncues = [\"road^0.6\", \"place:holm OR wood^0.6\"]\n";
  }

  std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

  support::CommandResult run(cli::Arguments arguments) const {
    arguments.insert(arguments.begin() + 1, {"-d", path("index")});
    return cli::run_pilcrow(arguments);
  }

  json run_json(cli::Arguments arguments, int exit_code = 0) const {
    arguments.insert(arguments.begin() + 1, {"--json", "-d", path("index")});
    json out = cli::pilcrow_json(arguments, exit_code);
    CHECK(out["format_version"] == 1);
    return out;
  }

  std::string anchor(std::size_t paragraph) const {
    const json shown = run_json({"show", "a.txt:" + std::to_string(paragraph)});
    return shown["paragraphs"][0]["anchor"];
  }

 private:
  support::TempDir folder_;
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("themes check takes the names of the index where none are given") {
    const Place place;
    const cli::Arguments check = {"themes", "check", place.path("themes.toml")};
    place.write("none.toml", "");
    CHECK_FALSE(cli::contains(place.run(check).out, "holm"));
    CHECK(cli::contains(place.run({"themes", "check", place.path("themes.toml"), "--names",
                                   place.path("none.toml")})
                            .out,
                        "holm"));
    // Without an index there are none, and that is no error.
    const support::TempDir empty;
    const auto alone = cli::run_pilcrow(check, {}, empty.path());
    CHECK(alone.exit_code == 1);
    CHECK(alone.err == "");
    CHECK(cli::contains(alone.out, "holm"));
  }

  TEST_CASE("explain with an anchor alone shows themes with their cues, near misses, names, periods") {
    const Place place;
    const json first = place.run_json({"explain", place.anchor(1)});
    REQUIRE(first["themes"].size() == 1);
    CHECK(first["themes"][0]["id"] == "sea");
    CHECK(first["themes"][0]["assigned"] == true);
    CHECK(first["themes"][0]["cues"][0]["cue"] == "ship");
    CHECK(first["themes"][0]["cues"][0]["above"] == 0);
    CHECK(first["themes"][0]["cues"][0]["ranges"] == json::array({json::array({4, 8})}));
    CHECK(first["above"].size() == 1);
    CHECK(first["periods"][0]["id"] == "1953");
    const json second = place.run_json({"explain", place.anchor(2)});
    CHECK(second["themes"][0]["id"] == "land");
    CHECK(second["names"][0]["id"] == "holm");
    const auto text = place.run({"explain", place.anchor(2)});
    CHECK(text.out.find("place:holm OR wood^0.6") != std::string::npos);
    CHECK(place.run({"explain", "a.txt#p9-00000000"}).exit_code == 1);
  }

  TEST_CASE("themes check is silent about what is right and names what is odd") {
    Place place;
    const auto good = cli::run_pilcrow(
        {"themes", "check", place.path("themes.toml"), "--names", place.path("names.toml")});
    CHECK(good.exit_code == 0);
    CHECK(good.out == "nothing is odd\n");
    place.write("odd.toml",
                "[[theme]]\nid = \"a\"\ncues = [\"x\", \"X\", \"person:nobody AND y\"]\n"
                "[[theme]]\nid = \"b\"\n[[theme]]\nid = \"c\"\ncues = [\"q^0.1\"]\nthreshold = 50\n");
    const json odd = place.run_json({"themes", "check", place.path("odd.toml")}, 1);
    REQUIRE(odd["remarks"].size() == 4);
    CHECK(odd["remarks"][0]["message"] == "'X' stands twice under cues");
    CHECK(odd["remarks"][1]["message"] == "'person:nobody AND y': there is no person 'nobody'");
    CHECK(odd["remarks"][2]["id"] == "b");
    CHECK(odd["remarks"][3]["id"] == "c");
    const auto broken = place.run({"themes", "check", place.path("names.toml")});
    CHECK(broken.exit_code == 2);
  }

  TEST_CASE("themes test tells what is gained and lost, and changes nothing") {
    Place place;
    place.write("new.toml",
                "[[theme]]\nid = \"sea\"\ncues = [\"harbour\"]\n"
                "[[theme]]\nid = \"land\"\ncues = [\"road\", \"nothing\"]\n");
    const json changes = place.run_json({"themes", "test", place.path("new.toml")});
    REQUIRE(changes["themes"].size() == 2);
    CHECK(changes["themes"][0]["theme"] == "land");
    CHECK(changes["themes"][0]["before"] == 1);
    CHECK(changes["themes"][0]["gained"] == 1);
    CHECK(changes["themes"][0]["gained_examples"][0]["cues"][0]["cue"] == "nothing");
    CHECK(changes["themes"][1]["lost"] == 1);
    CHECK(changes["themes"][1]["lost_examples"][0]["anchor"] == place.anchor(1));
    CHECK(place.run_json({"facets"})["facets"]["theme"].size() == 2);
  }

  TEST_CASE("themes apply tags the index without its sources, as a new generation") {
    Place place;
    place.write("new.toml", "[[theme]]\nid = \"new\"\ncues = [\"nothing\"]\n");
    std::filesystem::remove_all(place.path("texts"));
    const json applied = place.run_json({"themes", "apply", place.path("new.toml")});
    CHECK(applied["paragraphs"] == 3);
    const json facets = place.run_json({"facets"});
    REQUIRE(facets["facets"]["theme"].size() == 1);
    CHECK(facets["facets"]["theme"][0]["value"] == "new");
    CHECK(place.run_json({"facets", "--facet", "place"})["facets"]["place"].size() == 1);
    CHECK(place.run({"check"}).exit_code == 0);
  }

  TEST_CASE("themes score measures against labels, of one part, and fails below a minimum") {
    Place place;
    place.write("gold.tsv", "# labels\n" + place.anchor(1) + "\tsea\ttest\n" + place.anchor(2) +
                                "\tland,sea\ttest\n" + place.anchor(3) + "\tland\tother\n" +
                                "gone.txt#p1-00000000\t-\ttest\n");
    const cli::Arguments common = {"themes", "score", place.path("themes.toml"), "--gold",
                                   place.path("gold.tsv")};
    cli::Arguments test = common;
    test.insert(test.end(), {"--part", "test"});
    const json scores = place.run_json(test);
    CHECK(scores["items"] == 2);
    CHECK(scores["unknown"].size() == 1);
    CHECK(scores["measures"]["micro"] == doctest::Approx(0.8));
    CHECK(scores["themes"][1]["theme"] == "sea");
    CHECK(scores["themes"][1]["missing"] == 1);
    test.insert(test.end(), {"--min", "micro=0.9"});
    const auto fell_short = place.run(test);
    CHECK(fell_short.exit_code == 1);
    CHECK(fell_short.err.find("micro is 0.8000, less than the 0.9000 asked for") !=
          std::string::npos);
    place.write("gold.tsv", "a.txt\n");
    const auto bad = place.run(common);
    CHECK(bad.exit_code == 2);
    CHECK(bad.err.find("gold.tsv:1") != std::string::npos);
  }

  TEST_CASE("themes suggest names words and names that set paragraphs apart") {
    Place place;
    place.write("texts/b.txt", "A road is wet.\n\nThe road of Holm is wet.\n\nA dry ship.\n\nWet Holm "
                               "roads.\n");
    REQUIRE(place.run({"index", "--quiet", place.path("texts")}).exit_code == 0);
    const json found = place.run_json({"themes", "suggest", "--theme", "land"});
    REQUIRE(found["cues"].size() == 4);
    bool road = false;
    for (const auto& cue : found["cues"]) {
      road = road || (cue["cue"] == "road" && cue["inside"] == 3 && cue["known"] == true);
    }
    CHECK(road);
    CHECK(place.run({"themes", "suggest", "--theme", "none"}).exit_code == 2);
    CHECK(place.run({"themes", "suggest", "--section", "none"}).exit_code == 1);
  }

  TEST_CASE("themes learn makes a taxonomy that gives what was labelled, and can be applied") {
    Place place;
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += "The ship number " + std::to_string(i) + " sails the ocean.\n\n";
      text += "The train number " + std::to_string(i) + " crosses the plain.\n\n";
    }
    place.write("texts/a.txt", text);
    REQUIRE(place.run({"index", "--quiet", place.path("texts")}).exit_code == 0);
    std::string labels;
    for (std::size_t i = 1; i <= 24; ++i) {
      labels += place.anchor(i) + (i % 2 == 1 ? "\twater/sea\n" : "\tland\n");
    }
    place.write("labels.tsv", labels);
    const json told = place.run_json({"themes", "learn", "--labels", place.path("labels.tsv"), "-o",
                                      place.path("learned.toml")});
    CHECK(told["themes"] == 3);
    CHECK(told["items"] == 24);
    const json scores = place.run_json(
        {"themes", "score", place.path("learned.toml"), "--gold", place.path("labels.tsv")});
    CHECK(scores["measures"]["micro"] == 1.0);
    CHECK(place.run({"themes", "apply", place.path("learned.toml")}).exit_code == 0);
    const json facets = place.run_json({"facets"});
    CHECK(facets["facets"]["theme"][0]["paragraphs"] == 12);
    const auto again = place.run({"themes", "learn", "--labels", place.path("labels.tsv")});
    CHECK(again.out == support::read_file(place.path("learned.toml")));
    // What most paragraphs have is told by what the others say.
    std::string usual;
    for (std::size_t i = 1; i <= 24; ++i) {
      usual += place.anchor(i) + (i % 12 == 1 ? "\twater\n" : "\tusual\n");
    }
    place.write("usual.tsv", usual);
    CHECK(place.run({"themes", "learn", "--labels", place.path("usual.tsv"), "-o",
                     place.path("usual.toml")}).exit_code == 0);
    CHECK(cli::contains(support::read_file(place.path("usual.toml")), "\nbias = "));
    for (const auto& theme : place.run_json({"themes", "score", place.path("usual.toml"), "--gold",
                                             place.path("usual.tsv")})["themes"]) {
      if (theme["theme"] == "usual") CHECK(theme["recall"] > 0.9);
    }
    place.write("labels.tsv", "a.txt\tNot An Id\n");
    CHECK(place.run({"themes", "learn", "--labels", place.path("labels.tsv")}).exit_code == 2);
  }

  TEST_CASE("themes says what is missing") {
    const Place place;
    CHECK(place.run({"themes"}).exit_code == 2);
    CHECK(place.run({"themes", "bake", "x"}).exit_code == 2);
    CHECK(place.run({"themes", "test"}).exit_code == 2);
    CHECK(place.run({"themes", "score", place.path("themes.toml")}).exit_code == 2);
    CHECK(place.run({"themes", "suggest"}).exit_code == 2);
    CHECK(place.run({"themes", "test", place.path("none.toml")}).exit_code == 2);
  }
}
