// What is marked is what satisfied the query.

#include "snippet/marks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "search/parser.h"

using pilcrow::Mark;
using pilcrow::MarkKind;
using pilcrow::snippet::find_marks;
using pilcrow::snippet::MarkedText;
using pilcrow::text::Analyser;
using pilcrow::text::Token;

namespace {

using Strings = std::vector<std::string>;

struct Paragraph {
  std::string text = {};
  Strings headings = {};
  std::string title = {};
  Strings filters = {};  // values that the paragraph passes
  std::string language = "en";
};

// "clause:kind:text" of each mark.
Strings marked(const std::string& query, const Paragraph& paragraph) {
  Analyser analyser;
  const auto parsed = pilcrow::search::parse(query, {"en", "ru", "ko", "ja"}, analyser);
  const auto tokens = analyser.analyse(paragraph.text, paragraph.language);
  std::vector<std::vector<Token>> above;
  for (const auto& heading : paragraph.headings) {
    above.push_back(analyser.analyse(heading, paragraph.language));
  }
  above.push_back(analyser.analyse(paragraph.title, paragraph.language));
  MarkedText seen;
  seen.text = paragraph.text;
  seen.language = paragraph.language;
  seen.document_language = paragraph.language;
  seen.tokens = &tokens;
  seen.sections = paragraph.headings.size();
  seen.heading = [&](std::size_t i) -> const std::vector<Token>& { return above.at(i); };
  seen.passes_filter = [&](const pilcrow::search::Clause& clause) {
    return std::count(paragraph.filters.begin(), paragraph.filters.end(), clause.text) > 0;
  };
  Strings out;
  for (const Mark& mark : find_marks(parsed.root, seen)) {
    CHECK(mark.utf16.empty());
    out.push_back(std::to_string(mark.clause) + ":" + std::string(to_string(mark.kind)) + ":" +
                  paragraph.text.substr(mark.bytes.begin, mark.bytes.size()));
  }
  return out;
}

Strings marked(const std::string& query, const std::string& text) {
  return marked(query, Paragraph{text});
}

}  // namespace

TEST_SUITE("snippet") {
  TEST_CASE("weights change no marks, and words of the title or a heading mark nothing") {
    const Paragraph paragraph{"oil and gas", {"gas"}, "oil prices"};
    CHECK(marked("oil^3 \"and gas\"^0.5", paragraph) == Strings{"0:exact:oil", "1:exact:and gas"});
    CHECK(marked("title:oil gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("title:oil AND gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("title:gas AND oil", paragraph).empty());
    CHECK(marked("title:\"oil prices\" AND oil", paragraph) == Strings{"0:exact:oil"});
    CHECK(marked("section:oil AND gas", paragraph).empty());
    CHECK(marked("title:oil", paragraph).empty());
  }

  TEST_CASE("words are marked in any inflection, and it is said which are as typed") {
    CHECK(marked("trains", "The train and TRAINS, training trainees") ==
          Strings{"0:stem:train", "0:exact:TRAINS", "0:stem:training"});
    CHECK(marked("gas oil", "Oil, then gas.") == Strings{"1:exact:Oil", "0:exact:gas"});
    CHECK(marked("Корее", Paragraph{"О Корее и Корея", {}, "", {}, "ru"}) ==
          Strings{"0:exact:Корее", "0:stem:Корея"});
    CHECK(marked("북한", Paragraph{"북한은 DMZ는", {}, "", {}, "ko"}) == Strings{"0:stem:북한은"});
    CHECK(marked("missions", Paragraph{"эти missions", {}, "", {}, "ru"}) ==
          Strings{"0:exact:missions"});
    CHECK(marked("", "text").empty());
    CHECK(marked("a", "").empty());
  }

  TEST_CASE("prefixes are marked by whole words") {
    CHECK(marked("tra*", "Trains and tracks, not contra") ==
          Strings{"0:prefix:Trains", "0:prefix:tracks"});
  }

  TEST_CASE("a phrase is marked whole or not at all") {
    CHECK(marked("\"six party talks\"", "Six-Party Talks; six talks; party talks") ==
          Strings{"0:exact:Six-Party Talks"});
    CHECK(marked("\"six party\"", "six parties, party six").empty());
    CHECK(marked("\"a a\"", "a a a") == Strings{"0:exact:a a", "0:exact:a a"});
    CHECK(marked("\"six party talks\"", "six party").empty());
    CHECK(marked("\"核実験\"", Paragraph{"核実験は核実だ", {}, "", {}, "ja"}) ==
          Strings{"0:exact:核実験"});
  }

  TEST_CASE("words near one another are marked, within their distance only") {
    CHECK(marked("oil NEAR/2 gas", "Gas and oil, then gas; oil for cars and gas") ==
          Strings{"0:exact:Gas", "0:exact:oil", "0:exact:gas", "0:exact:oil"});
    CHECK(marked("oil ADJ/2 gas", "Gas and oil, then gas") ==
          Strings{"0:exact:oil", "0:exact:gas"});
    CHECK(marked("oil NEAR/2 gas", "oil for the gas").empty());
    CHECK(marked("a NEAR/4 a NEAR/4 b", "a b c b a") ==
          Strings{"0:exact:a", "0:exact:b", "0:exact:a"});
    CHECK(marked("a NEAR a", "a").empty());
    CHECK(marked("oil NEAR gas", "oils, gases").empty());
    CHECK(marked("oil NEAR gas", Paragraph{"cars", {"Oil and gas"}}).empty());
    CHECK(marked("cars AND oil NEAR gas", Paragraph{"cars", {"Oil and gas"}}) ==
          Strings{"0:exact:cars"});
  }

  TEST_CASE("pairs of ideographs are marked as pairs") {
    CHECK(marked("核実験", Paragraph{"の核実験", {}, "", {}, "ja"}) ==
          Strings{"0:exact:核実", "1:exact:実験"});
  }

  TEST_CASE("a branch of AND that is not satisfied gives no marks") {
    CHECK(marked("oil AND gas", "oil alone").empty());
    CHECK(marked("(oil AND gas) OR coal", "oil and coal") == Strings{"2:exact:coal"});
    CHECK(marked("(oil AND gas) coal", "oil and coal") == Strings{"2:exact:coal"});
    CHECK(marked("oil AND (gas OR coal)", "oil and coal") ==
          Strings{"0:exact:oil", "2:exact:coal"});
    CHECK(marked("+oil gas", "gas alone").empty());
    CHECK(marked("+oil gas", "oil, gas") == Strings{"0:exact:oil", "1:exact:gas"});
  }

  TEST_CASE("nothing that is negated is marked") {
    CHECK(marked("-oil", "oil").empty());
    CHECK(marked("gas -oil", "gas and coal") == Strings{"0:exact:gas"});
    CHECK(marked("gas -oil", "gas and oil").empty());
    CHECK(marked("gas AND NOT oil", "gas and coal") == Strings{"0:exact:gas"});
    CHECK(marked("gas OR NOT oil", "gas and oil") == Strings{"0:exact:gas"});
    CHECK(marked("gas OR NOT (oil AND coal)", "gas and oil") == Strings{"0:exact:gas"});
    CHECK(marked("gas -NOT oil", "gas and oil") == Strings{"0:exact:gas"});
    CHECK(marked("gas -NOT oil", "gas").empty());
    CHECK(marked("gas (-oil coal)", "gas oil coal") == Strings{"0:exact:gas"});
  }

  TEST_CASE("headings and titles satisfy words without being marked") {
    const Paragraph paragraph{"about gas", {"Energy", "Oil pipelines"}, "Trade report"};
    CHECK(marked("oil AND gas", paragraph) == Strings{"1:exact:gas"});
    CHECK(marked("report AND gas", paragraph) == Strings{"1:exact:gas"});
    CHECK(marked("\"oil pipelines\" AND gas", paragraph) == Strings{"1:exact:gas"});
    CHECK(marked("oil", paragraph).empty());
    CHECK(marked("gas -oil", paragraph).empty());
    CHECK(marked("\"pipelines about\" OR gas", paragraph) == Strings{"1:exact:gas"});
  }

  TEST_CASE("section looks in headings only, and marks nothing in the text") {
    const Paragraph paragraph{"gas and oil", {"Oil"}, "Gas"};
    CHECK(marked("section:oil", paragraph).empty());
    CHECK(marked("section:oil AND gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("section:gas AND oil", paragraph).empty());  // a title is no heading
    CHECK(marked("section:oi* AND gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("section:\"oil\" gas", paragraph) == Strings{"0:exact:gas"});
  }

  TEST_CASE("filters decide like other clauses") {
    const Paragraph paragraph{"gas and oil", {}, "", {"economy", "en"}};
    CHECK(marked("theme:economy gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("theme:war gas", paragraph).empty());
    CHECK(marked("theme:war theme:economy gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("theme:war lang:en gas", paragraph).empty());
    CHECK(marked("-theme:economy gas", paragraph).empty());
    CHECK(marked("-theme:war gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("(theme:war AND gas) OR oil", paragraph) == Strings{"1:exact:oil"});
    CHECK(marked("(theme:economy AND gas) OR coal", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("theme:war OR gas", paragraph) == Strings{"0:exact:gas"});
    CHECK(marked("theme:economy coal", paragraph).empty());
    CHECK(marked("theme:economy", paragraph).empty());
  }

  TEST_CASE("marks come by position, the longer first where two begin together") {
    CHECK(marked("korea \"korea talks\" kor*", "North Korea talks") ==
          Strings{"1:exact:Korea talks", "0:exact:Korea", "2:prefix:Korea"});
  }

  TEST_CASE("a query of very many clauses is run over a long text") {
    std::string query = "a";
    std::string text;
    for (int i = 0; i < 1000; ++i) query += " OR w" + std::to_string(i);
    for (int i = 0; i < 3000; ++i) text += "w" + std::to_string(i % 1500) + " ";
    CHECK(marked(query, text).size() == 2000);
  }
}
