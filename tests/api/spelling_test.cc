// Fuzzy words, spelling and suggestions: what the index's own words offer.
#include <doctest/doctest.h>

#include <algorithm>

#include "api/fixture.h"

using fixture::document;
using fixture::heading;
using fixture::paragraph;
using fixture::places;
using fixture::search;

namespace {

using Strings = std::vector<std::string>;

pilcrow::Index make_words(const support::TempDir& folder) {
  pilcrow::WriterOptions options;
  options.names = pilcrow::Names::parse(fixture::kNames);
  pilcrow::IndexWriter writer(folder / "index", options);
  writer.add(document("en", {heading("Railways of the North"),
                             paragraph("The government built a railway."),
                             paragraph("The railways belong to governments."),
                             heading("Railways of the North", 2),
                             paragraph("North Korea trades in coal, and receives rice.")},
                      "Northern lines"));
  writer.commit();
  writer.add(document("ru", {paragraph("Железная дорога и санкции против страны."),
                             paragraph("Санкции и дороги.")}));
  writer.add(document("ko", {paragraph("조선의 철도와 무역."), paragraph("철도 무역이 늘었다.")}));
  for (int i = 0; i < 30; ++i) {
    writer.add(document("many/" + std::to_string(i),
                        {paragraph("The harbour of the harbour, harbour " + std::to_string(i))}));
  }
  writer.add(document("once", {paragraph("A harbor.")}));
  writer.commit();
  return pilcrow::Index::open(folder / "index");
}

std::string corrected(const pilcrow::Index& index, const std::string& query) {
  return search(index, query).corrected.value_or("");
}

// "kind:text" of each mark of the best hit.
Strings marks(const pilcrow::SearchResult& result) {
  Strings out;
  if (result.hits.empty()) return out;
  for (const auto& fragment : result.hits.front().snippet.fragments) {
    for (const auto& mark : fragment.marks) {
      out.push_back(std::string(to_string(mark.kind)) + ":" +
                    fragment.text.substr(mark.bytes.begin, mark.bytes.size()));
    }
  }
  return out;
}

// "kind text paragraphs" of each.
Strings suggested(const pilcrow::Index& index, const std::string& prefix, std::size_t limit = 10) {
  Strings out;
  for (const auto& each : index.suggest(prefix, limit)) {
    out.push_back(std::string(to_string(each.kind)) + " " + each.text + " " +
                  std::to_string(each.paragraphs));
  }
  return out;
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("a fuzzy word finds words that are few edits away, the nearest first") {
    const support::TempDir folder;
    const pilcrow::Index index = make_words(folder);
    CHECK(places(search(index, "goverment~")) == Strings{"en:1", "en:2"});
    CHECK(places(search(index, "goverment~1")) == Strings{"en:1"});
    CHECK(places(search(index, "recieves~1")) == Strings{"en:3"});
    CHECK(places(search(index, "Сонкции~")).size() == 2);
    CHECK(places(search(index, "coat~")) == Strings{"en:3"});
    CHECK(places(search(index, "hoal~")) == Strings{"en:3"});
    CHECK(places(search(index, "coats~1")).empty());
    CHECK(places(search(index, "\"goverment\"~")).empty());
    CHECK(marks(search(index, "goverment~")) == Strings{"fuzzy:government"});
    CHECK(marks(search(index, "government~")) == Strings{"exact:government"});
    CHECK(places(search(index, "harbor~1")).front() == "once:1");
    CHECK(search(index, "harbor~").interpreted == "harbor~2");
    CHECK(search(index, "coal~ +section:nroth~1").interpreted == "coal~1 +section:nroth~1");
    CHECK(search(index, "1990~1995 3~2 7~").interpreted == "1990 1995 3 2 7");
    CHECK(places(search(index, "section:nroth~1")).size() == 3);
  }

  TEST_CASE("words that the index does not have are spelt as those that it has") {
    const support::TempDir folder;
    const pilcrow::Index index = make_words(folder);
    CHECK(corrected(index, "goverment") == "government");
    CHECK(corrected(index, "(Goverment OR xyz) AND railway") ==
          "(government OR xyz) AND railway");
    CHECK(corrected(index, "\"goverment built\" lang:en") == "\"government built\" lang:en");
    CHECK(corrected(index, "+section:nroth railway") == "+section:north railway");
    CHECK(corrected(index, "goverment NEAR/3 biult") == "government NEAR/3 built");
    // However much the other words find.
    CHECK(corrected(index, "goverment harbour") == "government harbour");
    CHECK(corrected(index, "\"goverment built\" harbour") == "\"government built\" harbour");
    CHECK(corrected(index, "сонкции") == "санкции");
    CHECK(corrected(index, "철더") == "철도");
    CHECK(corrected(index, "무욕이") == "무역이");
    CHECK(corrected(index, "harbor") == "harbour");  // far more frequent
  }

  TEST_CASE("nothing is offered for what is right, is no word, or would find no more") {
    const support::TempDir folder;
    const pilcrow::Index index = make_words(folder);
    for (const char* query :
         {"", "government", "governmental railways", "railway", "trading", "1991", "철도가", "DPRK",
          "goverment*", "goverment~", "coal -goverment", "coal NOT goverment", "doc:goverment", "xq",
          "zzzzzzzz", "goverment AND zzzzzzzz", "theme"}) {
      CAPTURE(query);
      CHECK(corrected(index, query).empty());
    }
    pilcrow::SearchRequest request;
    request.query = "goverment";
    request.spelling = false;
    CHECK(!index.search(request).corrected);
  }

  TEST_CASE("suggestions complete words, names and headings, the most frequent first") {
    const support::TempDir folder;
    const pilcrow::Index index = make_words(folder);
    CHECK(suggested(index, "railw") ==
          Strings{"word railways 3", "heading Railways of the North 3", "word railway 1"});
    CHECK(suggested(index, "NÓRTH") ==
          Strings{"word north 3", "word northern 3", "heading Northern lines 3",
                  "name North Korea 1"});
    CHECK(suggested(index, " north  k") == Strings{"name North Korea 1"});
    CHECK(suggested(index, "railways of") == Strings{"heading Railways of the North 3"});
    CHECK(suggested(index, "кндр") == Strings{"name КНДР 1"});
    CHECK(suggested(index, "дорог") == Strings{"word дорога 1", "word дороги 1"});
    CHECK(suggested(index, "철") == Strings{"word 철도 1", "word 철도와 1"});
    CHECK(suggested(index, "h", 1) == Strings{"word harbour 30"});
    CHECK(suggested(index, "").empty());
    CHECK(suggested(index, " ").empty());
    CHECK(suggested(index, "zzz").empty());
    CHECK(suggested(index, "h", 0).empty());
    CHECK(fixture::code_of([&] { index.suggest("\xFF"); }) ==
          static_cast<int>(pilcrow::ErrorCode::bad_argument));
  }
}
