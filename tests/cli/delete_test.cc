#include <doctest/doctest.h>

#include <filesystem>
#include <optional>

#include "cli/cli.h"
#include "pilcrow/writer.h"

using cli::contains;
using cli::pilcrow_json;
using cli::run_pilcrow;

namespace {

std::size_t documents(const cli::Library& library) {
  return pilcrow_json(library.on("stats", {"--json"}))["documents"];
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("documents are deleted by id and by folder, as one") {
    const cli::Library library;
    REQUIRE(documents(library) == 7);
    const auto one = run_pilcrow(library.on("delete", {"hostile.txt"}));
    CHECK(one.exit_code == 0);
    CHECK(one.out == "Deleted 1 document.\n");
    CHECK(one.err == "");
    CHECK(documents(library) == 6);
    const auto folder = run_pilcrow(library.on("delete", {"en/", "ru/doroga.txt"}));
    CHECK(folder.exit_code == 0);
    CHECK(folder.out == "Deleted 3 documents.\n");
    CHECK(documents(library) == 3);
    CHECK(run_pilcrow(library.on("search", {"railway"})).exit_code == 1);
    CHECK(run_pilcrow(library.on("check")).exit_code == 0);
  }

  TEST_CASE("what is not there is told, and is exit code 1 when nothing else was") {
    const cli::Library library;
    const auto none = run_pilcrow(library.on("delete", {"nosuch", "nosuch/"}));
    CHECK(none.exit_code == 1);
    CHECK(none.out == "Deleted 0 documents.\n");
    CHECK(contains(none.err, "pilcrow: there is no document nosuch\n"));
    CHECK(contains(none.err, "pilcrow: there are no documents below nosuch/\n"));
    const auto some = run_pilcrow(library.on("delete", {"nosuch", "hostile.txt", "hostile.txt"}));
    CHECK(some.exit_code == 0);
    CHECK(some.out == "Deleted 1 document.\n");
    CHECK(contains(some.err, "there is no document nosuch\n"));
    // A folder's name without the stroke is no document, and a part of a name no folder.
    CHECK(run_pilcrow(library.on("delete", {"en"})).exit_code == 1);
    CHECK(run_pilcrow(library.on("delete", {"e/"})).exit_code == 1);
    CHECK(documents(library) == 6);
  }

  TEST_CASE("deleting as JSON has its keys and no others") {
    const cli::Library library;
    const auto json = pilcrow_json(library.on("delete", {"--json", "en/", "nosuch"}));
    cli::has_exactly(json, {"format_version", "documents", "missing"});
    CHECK(json["documents"] == 2);
    CHECK(json["missing"] == nlohmann::json::array({"nosuch"}));
    CHECK(pilcrow_json(library.on("delete", {"--json", "en/"}), 1)["documents"] == 0);
  }

  TEST_CASE("deleting, merging and checking make no index and wait for its writer") {
    const support::TempDir folder;
    for (const cli::Arguments& arguments :
         {cli::Arguments{"delete", "-d", folder / "i", "doc"}, {"optimize", "-d", folder / "i"},
          {"check", "-d", folder / "i"}, {"check", "--repair", "-d", folder / "i"}}) {
      CHECK(run_pilcrow(arguments).exit_code == 3);
      CHECK_FALSE(std::filesystem::exists(folder / "i"));
    }
    std::optional<pilcrow::IndexWriter> holder(std::in_place, folder / "i");
    for (const cli::Arguments& arguments :
         {cli::Arguments{"delete", "-d", folder / "i", "doc"}, {"optimize", "-d", folder / "i"},
          {"check", "--repair", "-d", folder / "i"}}) {
      const auto result = run_pilcrow(arguments);
      CHECK(result.exit_code == 4);
      CHECK(contains(result.err, "--wait"));
    }
    CHECK(run_pilcrow({"check", "-d", folder / "i"}).exit_code == 0);
    holder.reset();
    CHECK(run_pilcrow({"optimize", "--wait", "5", "-d", folder / "i"}).exit_code == 0);
  }
}
