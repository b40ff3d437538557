// A small index that the tests of the API share in shape.
#ifndef PILCROW_TESTS_API_FIXTURE_H_
#define PILCROW_TESTS_API_FIXTURE_H_

#include <pilcrow/pilcrow.h>

#include <string>
#include <vector>

#include "support/support.h"

namespace fixture {

inline const char* const kThemes = R"([[theme]]
id = "economy"
label = {en = "Economy", ru = "Экономика"}
cues = ['trade', 'торговля', '무역']

[[theme]]
id = "economy/energy"
label = {en = "Energy"}
cues = ['"natural gas"^2', 'coal', 'уголь']

[[theme]]
id = "war"
cues = ['war', 'armistice^2', 'война', '전쟁']
)";

inline const char* const kNames = R"([[name]]
id = "north-korea"
kind = "place"
label = {en = "North Korea"}
aliases = ["North Korea", "DPRK", "КНДР", "북한"]

[[name]]
id = "ivan-petrov"
kind = "person"
aliases = ["Ivan Petrov", "Иван Петров"]
)";

inline pilcrow::Block heading(std::string text, int level = 1) {
  return {pilcrow::BlockKind::heading, level, std::move(text), {}, 0};
}

inline pilcrow::Block paragraph(std::string text) {
  return {pilcrow::BlockKind::paragraph, 0, std::move(text), {}, 0};
}

inline pilcrow::Document document(std::string id, std::vector<pilcrow::Block> blocks,
                                  std::string title = {}) {
  pilcrow::Document out;
  out.id = std::move(id);
  out.title = std::move(title);
  out.blocks = std::move(blocks);
  return out;
}

inline std::vector<pilcrow::Document> documents() {
  return {
      document("ports/harbour.txt",
               {heading("Cargo"),
                paragraph("The harbour ships coal all winter. Trains bring it from the mines."),
                paragraph("Trade fell after the war. It rose again when coal was carried by rail."),
                heading("History"),
                paragraph("An armistice ended the fighting, and the harbour opened once more."),
                paragraph("Copied words stand here twice, letter for letter, in two documents.")},
               "The harbour of Wonsan"),
      document("ports/fleet.txt",
               {heading("Ships"), heading("Tankers", 2),
                paragraph("Natural gas is carried by tanker, oil by barge; trade needs both."),
                paragraph("Copied words stand here twice, letter for letter, in two documents!"),
                heading("Ferries", 2),
                paragraph("Ferries run to North Korea on Mondays, said Ivan Petrov.")}),
      document("ru/ugol.txt",
               {heading("Торговля"),
                paragraph("Уголь из России перевозят через порт КНДР. Торговля углём растёт."),
                paragraph("Война прервала движение поездов на три года.")}),
      document("ko/war.txt", {paragraph("전쟁은 삼 년 동안 계속되었다. 북한은 항구를 다시 열었다."),
                              paragraph("북한의 무역은 석탄 수출에 의존하였다. 항구가 중요하다.")}),
      document("empty.txt", {heading("Nothing follows")}),
  };
}

// Writes them into a new index below `folder` and opens it.
inline pilcrow::Index make_index(const support::TempDir& folder) {
  pilcrow::WriterOptions options;
  options.themes = pilcrow::Taxonomy::parse(kThemes);
  options.names = pilcrow::Names::parse(kNames);
  pilcrow::IndexWriter writer(folder / "index", options);
  for (const auto& each : documents()) writer.add(each);
  writer.commit();
  return pilcrow::Index::open(folder / "index");
}

inline pilcrow::SearchResult search(const pilcrow::Index& index, const std::string& query,
                                    std::vector<std::string> themes = {}) {
  pilcrow::SearchRequest request;
  request.query = query;
  if (!themes.empty()) request.select = {{"theme", themes}};
  request.full_text = true;
  request.limit = 100;
  return index.search(request);
}

// "document:number" of each hit.
inline std::vector<std::string> places(const pilcrow::SearchResult& result) {
  std::vector<std::string> out;
  for (const auto& hit : result.hits) {
    out.push_back(hit.paragraph.document.id + ":" + std::to_string(hit.paragraph.number));
  }
  return out;
}

// The code of the Error that `call` throws, or 0 when it throws none.
template <typename Call>
int code_of(Call&& call) {
  try {
    call();
  } catch (const pilcrow::Error& error) {
    return static_cast<int>(error.code());
  }
  return 0;
}

}  // namespace fixture

#endif  // PILCROW_TESTS_API_FIXTURE_H_
