#include <doctest/doctest.h>

#include "cli/cli.h"

using cli::contains;
using cli::has_exactly;
using cli::library;
using cli::pilcrow_json;
using cli::run_pilcrow;

namespace {

std::string anchor_of(const std::string& place) {
  return pilcrow_json(library().on("show", {"--json", place}))["paragraphs"][0]["anchor"];
}

// A folder with an index of one document.
class Place {
 public:
  explicit Place(const std::string& text) { write(text); }

  void write(const std::string& text, cli::Arguments options = {}) {
    folder_.write("a.txt", text);
    cli::Arguments arguments = {"index", "--quiet", "-d", "i", "a.txt"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    REQUIRE(run(arguments).exit_code == 0);
  }
  support::CommandResult run(const cli::Arguments& arguments) const {
    return run_pilcrow(arguments, {}, folder_.path());
  }
  std::string anchor(int number) const {
    const auto shown = run({"show", "--json", "-d", "i", "a.txt:" + std::to_string(number)});
    return nlohmann::json::parse(shown.out)["paragraphs"][0]["anchor"];
  }
  std::string write_file(const std::string& name, const std::string& text) const {
    return folder_.write(name, text);
  }

 private:
  support::TempDir folder_;
};

const std::string kBefore =
    "The first paragraph says something that stays as it is.\n\n"
    "The harbour master kept a ledger of all ships that came in before the winter.\n\n"
    "The last paragraph moves to the front of the text.\n";
const std::string kAfter =
    "The last paragraph moves to the front of the text.\n\n"
    "The first paragraph says something that stays as it is.\n\n"
    "The harbour master kept a diary of all boats that came in before the winter.\n";

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("resolve says what became of paragraphs, and its exit code whether all are found") {
    Place place(kBefore);
    const std::string stays = place.anchor(1);
    const std::string edited = place.anchor(2);
    const std::string moved = place.anchor(3);
    CHECK(place.run({"resolve", "-d", "i", stays, edited, moved}).out ==
          "exact      " + stays + "\nexact      " + edited + "\nexact      " + moved + "\n");
    place.write(kAfter);
    const auto result = place.run({"resolve", "-d", "i", stays, edited, moved});
    CAPTURE(result.out);
    CHECK(result.exit_code == 0);
    CHECK(contains(result.out, "moved      " + moved + " → a.txt#p1-"));
    CHECK(contains(result.out, "edited     " + edited + " → a.txt#p3-"));
    CHECK(contains(result.out, ", 86 % the same\n"));
    CHECK(contains(result.out, "kept a [-ledger-] {+diary+} of all [-ships-] {+boats+}"));
    const auto gone = place.run({"resolve", "-d", "i", stays, "a.txt#p9-01234567"});
    CHECK(gone.exit_code == 1);
    CHECK(contains(gone.out, "gone       a.txt#p9-01234567\n"));
    CHECK(place.run({"resolve", "-d", "i", "no-anchor"}).exit_code == 2);
  }

  TEST_CASE("a Web Annotation finds what an index that forgets does not know") {
    Place place(kBefore);
    const std::string anchor = place.anchor(2);
    const auto annotation = place.run({"cite", "-d", "i", "--style", "json", anchor});
    REQUIRE(annotation.exit_code == 0);
    place.write(kAfter, {"--forget"});
    CHECK(place.run({"resolve", "-d", "i", anchor}).exit_code == 1);
    const std::string file = place.write_file("note.json", annotation.out);
    const auto result = place.run({"resolve", "-d", "i", "--json", "--annotations", file});
    CHECK(result.exit_code == 0);
    const auto json = nlohmann::json::parse(result.out);
    has_exactly(json, {"format_version", "resolved"});
    const auto& answer = json["resolved"][0];
    has_exactly(answer, {"anchor", "resolution", "similarity", "paragraph", "old_text", "changes",
                         "candidates"});
    CHECK(answer["anchor"] == anchor);
    CHECK(answer["resolution"] == "edited");
    CHECK(answer["paragraph"]["paragraph"] == 3);
    for (const char* bad : {"", "{", "[]x", "{\"id\": 1}", "[1]", "{\"id\":\"urn:other:x\"}"}) {
      CAPTURE(bad);
      const std::string other = place.write_file("bad.json", bad);
      const auto refused = place.run({"resolve", "-d", "i", "--annotations", other});
      CHECK(refused.exit_code == 2);
      CHECK(contains(refused.err, "bad.json"));
    }
    CHECK(place.run({"resolve", "-d", "i", "--annotations", "nosuch.json"}).exit_code == 6);
  }

  TEST_CASE("a paragraph is cited in text, Markdown and BibTeX, and as an annotation") {
    const std::string anchor = anchor_of("en/railway.md:3");
    const auto text = run_pilcrow(library().on("cite", {anchor}));
    CAPTURE(text.out);
    CHECK(text.exit_code == 0);
    CHECK(text.out.starts_with("“Trade between"));
    CHECK(contains(text.out,
                   "” — Mira Holt, Jan Aas, The border railway, 2021-04-09, Building the "
                   "line › Trade over the bridge, paragraph 3. [" +
                       anchor + "]\n"));
    const auto markdown = run_pilcrow(library().on("cite", {"--style", "markdown", anchor}));
    CHECK(markdown.out.starts_with("> Trade between"));
    CHECK(contains(markdown.out, "\n>\n> — Mira Holt, Jan Aas, *The border railway*, 2021-04-09"));
    const auto bibtex = run_pilcrow(library().on("cite", {"--style", "bibtex", anchor}));
    CHECK(bibtex.out.starts_with("@misc{en/railway.md-p3-"));
    CHECK(contains(bibtex.out, "\n  author = {{Mira Holt} and {Jan Aas}},\n"));
    CHECK(contains(bibtex.out, "\n  year = {2021},\n"));

    const auto json = pilcrow_json(library().on("cite", {"--style", "json", anchor}));
    has_exactly(json, {"@context", "id", "type", "motivation", "target"});
    CHECK(json["target"]["selector"][0]["type"] == "TextQuoteSelector");
    CHECK(json["target"]["selector"][1]["type"] == "TextPositionSelector");
    const auto own = pilcrow_json(library().on("cite", {"--json", anchor}));
    has_exactly(own, {"format_version", "citations"});
    has_exactly(own["citations"][0],
                {"anchor", "authors", "date", "url", "link", "quotation", "position", "paragraph"});
    const auto missing = run_pilcrow(library().on("cite", {"en/railway.md#p3-00000000"}));
    CHECK(missing.exit_code == 1);
    CHECK(contains(missing.err, "pilcrow resolve"));
  }
}
