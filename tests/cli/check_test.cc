#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "cli/cli.h"

using cli::contains;
using cli::pilcrow_json;
using cli::run_pilcrow;

namespace fs = std::filesystem;

namespace {

// A file of the one segment, below the index's folder.
std::string in_segment(const cli::Library& library, const std::string& name) {
  const fs::directory_iterator segments(library.index() + "/segments");
  return "segments/" + segments->path().filename().string() + '/' + name;
}

// Overwrites 16 bytes in the middle of the file of that name.
void damage(const cli::Library& library, const std::string& name) {
  const std::string path = library.index() + '/' + in_segment(library, name);
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  REQUIRE(file.good());
  file.seekp(static_cast<std::streamoff>(fs::file_size(path) / 2));
  file << "sixteen bytes...";
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a whole index is exit code 0") {
    const auto result = run_pilcrow(cli::library().on("check"));
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    CHECK(result.out.starts_with("Checked 1 segment, 7 documents, "));
    CHECK(result.out.ends_with("The index is as it was written.\n"));
    CHECK(run_pilcrow(cli::library().on("check", {"--repair"})).exit_code == 0);
  }

  TEST_CASE("damage is exit code 6, is told with a remedy, and is repaired without a loss") {
    const cli::Library library;
    const auto before = pilcrow_json(library.on("search", {"--json", "railway"}));
    const std::string postings = in_segment(library, "postings");
    damage(library, "postings");
    CHECK(run_pilcrow(library.on("search", {"railway"})).exit_code == 6);
    CHECK(contains(run_pilcrow(library.on("search", {"railway"})).err, "pilcrow check"));
    const auto found = run_pilcrow(library.on("check"));
    CHECK(found.exit_code == 6);
    CHECK(contains(found.out, "damaged  " + postings + ": it is not as it was written\n"));
    CHECK(contains(found.out, "pilcrow check --repair -d " + library.index()));
    const auto mended = run_pilcrow(library.on("check", {"--repair"}));
    CHECK(mended.exit_code == 0);
    CHECK(contains(mended.out, "The index is repaired; nothing was lost.\n"));
    CHECK(run_pilcrow(library.on("check")).exit_code == 0);
    CHECK(pilcrow_json(library.on("search", {"--json", "railway"})) == before);
  }

  TEST_CASE("a repair with losses is exit code 5 and says what to index again") {
    const cli::Library library;
    fs::resize_file(library.index() + '/' + in_segment(library, "store"), 50);
    const auto mended = run_pilcrow(library.on("check", {"--repair"}));
    CHECK(mended.exit_code == 5);
    CHECK(contains(mended.out, "lost     1 segment of which nothing can be read\n"));
    CHECK(contains(mended.out, "pilcrow index -d " + library.index() + " PATH...\n"));
    CHECK(run_pilcrow(library.on("check")).exit_code == 0);
    CHECK(run_pilcrow(library.on("index", {library.tree()})).exit_code == 0);
    CHECK(pilcrow_json(library.on("stats", {"--json"}))["documents"] == 7);
  }

  TEST_CASE("checking as JSON has its keys and no others") {
    const cli::Library library;
    damage(library, "postings");
    fs::remove(library.index() + "/rules-1");
    for (const bool repair : {false, true}) {
      auto arguments = library.on("check", {"--json"});
      if (repair) arguments.push_back("--repair");
      const auto json = pilcrow_json(arguments, repair ? 5 : 6);
      cli::has_exactly(json, {"format_version", "damage", "repaired", "lost", "segments",
                              "documents", "paragraphs", "bytes", "seconds"});
      REQUIRE(json["damage"].size() == 2);
      for (const auto& one : json["damage"]) cli::has_exactly(one, {"file", "what"});
      cli::has_exactly(json["lost"], {"documents", "unnamed_documents", "segments", "rules"});
      CHECK(json["lost"]["documents"] == nlohmann::json::array());
      CHECK(json["lost"]["rules"] == true);
      CHECK(json["repaired"] == repair);
      CHECK(json["segments"] == 1);
      CHECK(json["documents"] == 7);
    }
    CHECK(pilcrow_json(library.on("check", {"--json"}))["damage"].empty());
  }

  TEST_CASE("an index whose manifest is damaged can only be made anew") {
    const cli::Library library;
    fs::resize_file(library.index() + "/pilcrow-index", 30);
    for (const char* option : {"--json", "--repair"}) {
      CHECK(run_pilcrow(library.on("check", {option})).exit_code == 6);
    }
    CHECK(contains(run_pilcrow(library.on("check"), {{"COLUMNS", "500"}}).err, "index again"));
  }

  TEST_CASE("what is being looked at is told on a terminal" *
            doctest::skip(!cli::has_terminals())) {
    const auto result = cli::pilcrow_on_terminal(cli::library().on("check"), 80);
    CHECK(result.exit_code == 0);
    CHECK(contains(result.text, "looking at " + in_segment(cli::library(), "store")));
  }
}
