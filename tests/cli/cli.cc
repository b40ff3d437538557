#include "cli/cli.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace cli {
namespace {

// Variables that change what the program prints. Empty counts as not set.
Environment plain(const Environment& more) {
  Environment all = {{"PILCROW_DB", ""}, {"NO_COLOR", ""}, {"COLUMNS", ""}, {"TERM", "xterm"}};
  for (const auto& [name, value] : more) all[name] = value;
  return all;
}

Arguments command_line(const Arguments& arguments) {
  Arguments all = {PILCROW_BINARY};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

constexpr std::string_view kRailway = R"(---
title: The border railway
author: [Mira Holt, Jan Aas]
date: 2021-04-09
---
# Building the line

The railway bridge over the border river was opened in the autumn of 1959. Freight trains crossed it
from the first day, and passengers had to wait for another two years.

Engineers chose a wider gauge for the northern half of the line.

## Trade over the bridge

Trade between the two towns doubled within ten years of the opening. Most of it was timber, coal and
frozen fish.

- Timber went south on open wagons.
- Machines came north in sealed ones.

# Closing

The last train ran in 1991: nobody announced it.
)";

constexpr std::string_view kHarbour =
    "The harbour office\n\n"
    "Ships under foreign flags reported to the harbour office before they were unloaded.\n\n"
    "The office kept a ledger of all trade, and the ledger burnt in 1962.\n";

constexpr std::string_view kRussian =
    "Железная дорога\n\n"
    "Мост через пограничную реку открыли осенью 1959 года, и поезда пошли в первый же день.\n\n"
    "Торговля между городами выросла вдвое за десять лет.\n";

constexpr std::string_view kKorean =
    "<html lang=\"ko\"><head><title>국경 철도</title></head><body><article><h1>개통</h1>"
    "<p>국경의 강을 건너는 철교는 1959년 가을에 개통되었다.</p>"
    "<p>두 도시 사이의 무역은 십 년 만에 두 배로 늘었다.</p></article></body></html>\n";

constexpr std::string_view kRecords =
    "{\"id\": \"note:1\", \"title\": \"First note\", \"text\": \"A telegram about the bridge "
    "arrived "
    "late.\"}\n"
    "{\"id\": \"note:2\", \"title\": \"Second note\", \"text\": \"Nothing was said of it "
    "again.\"}\n";

// An escape sequence that would rename a window, a bell, DEL, C1, and an override of direction.
constexpr std::string_view kHostile =
    "Careful reading\n\n"
    "The saboteur wrote \x1b]0;owned\x07 and \x1b[31mred\x1b[0m and \x7f and \xC2\x9B"
    "31m and \xE2\x80\xAE"
    "backwards\xE2\x80\xAC into the file.\n";

constexpr std::string_view kThemes = R"([[theme]]
id = "economy"
label = {en = "Economy", ru = "Экономика", ko = "경제"}
cues = ['trade', 'торговля', '무역']

[[theme]]
id = "economy/transport"
label = {en = "Transport", ru = "Транспорт"}
cues = ['railway', 'train', '"border river"^2', 'поезд', '철교']
)";

constexpr std::string_view kNames = R"([[name]]
id = "harbour-office"
kind = "org"
label = {en = "Harbour Office"}
aliases = ["harbour office"]
)";

}  // namespace

support::CommandResult run_pilcrow(const Arguments& arguments, const Environment& environment,
                                   const std::string& folder) {
  return support::run(command_line(arguments), plain(environment), folder);
}

support::CommandResult shell(const std::string& command, const Arguments& arguments) {
  Arguments all = {"sh", "-c", command, PILCROW_BINARY};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return support::run(all, plain({}));
}

nlohmann::json pilcrow_json(const Arguments& arguments, int exit_code) {
  const auto result = run_pilcrow(arguments);
  CAPTURE(result.out);
  CAPTURE(result.err);
  CHECK(result.exit_code == exit_code);
  CHECK(result.err == "");
  auto json = nlohmann::json::parse(result.out, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

Library::Library() : tree_(folder_ / "tree"), index_(folder_ / "index") {
  folder_.write("tree/en/railway.md", kRailway);
  folder_.write("tree/en/harbour.txt", kHarbour);
  folder_.write("tree/ru/doroga.txt", kRussian);
  folder_.write("tree/ko/cheoldo.html", kKorean);
  folder_.write("tree/records.jsonl", kRecords);
  folder_.write("tree/hostile.txt", kHostile);
  folder_.write("themes.toml", kThemes);
  folder_.write("names.toml", kNames);
  const auto made =
      run_pilcrow({"index", "-d", index_, "--themes", themes(), "--names", names(), tree_});
  CAPTURE(made.err);
  REQUIRE(made.exit_code == 0);
}

Arguments Library::on(const std::string& command, const Arguments& rest) const {
  Arguments all = {command, "-d", index_};
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

const Library& library() {
  static const Library only;
  return only;
}

void has_exactly(const nlohmann::json& object, const std::vector<std::string>& keys) {
  REQUIRE(object.is_object());
  std::vector<std::string> wanted = keys;
  std::sort(wanted.begin(), wanted.end());
  std::vector<std::string> present;
  for (const auto& item : object.items()) present.push_back(item.key());
  std::sort(present.begin(), present.end());
  CHECK(present == wanted);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace cli
