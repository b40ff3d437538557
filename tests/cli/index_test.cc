#include <doctest/doctest.h>

#include <filesystem>
#include <optional>

#include "cli/cli.h"
#include "pilcrow/writer.h"

using cli::Arguments;
using cli::contains;
using cli::pilcrow_json;
using cli::run_pilcrow;

TEST_SUITE("cli") {
  TEST_CASE("indexing sums up what it did") {
    const support::TempDir folder;
    const auto result = run_pilcrow({"index", "-d", folder / "i", cli::library().tree()});
    CAPTURE(result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    CHECK(result.out.starts_with("Indexed 7 documents, "));
    CHECK(contains(result.out, " s"));
  }

  TEST_CASE("quiet indexing says nothing when all is well") {
    const support::TempDir folder;
    const auto result =
        run_pilcrow({"index", "--quiet", "-d", folder / "i", cli::library().tree()});
    CHECK(result.exit_code == 0);
    CHECK(result.out == "");
    CHECK(result.err == "");
  }

  TEST_CASE("the report of indexing as JSON has its keys and no others") {
    const support::TempDir folder;
    folder.write("tree/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
    folder.write("tree/good.txt", "A line that can be read.\n");
    const auto json = pilcrow_json({"index", "--json", "-d", folder / "i", folder / "tree"});
    cli::has_exactly(json, {"format_version", "documents", "paragraphs", "bytes", "unchanged",
                            "removed", "seconds", "problems", "readers"});
    CHECK(json["format_version"] == 1);
    CHECK(json["documents"] == 1);
    CHECK(json["paragraphs"] == 1);
    CHECK(json["bytes"] == 25);
    CHECK(json["seconds"].is_number());
    REQUIRE(json["problems"].size() == 1);
    cli::has_exactly(json["problems"][0], {"path", "reason", "kind", "skipped"});
    CHECK(json["problems"][0]["path"] == folder / "tree/picture.png");
    CHECK(json["problems"][0]["skipped"] == true);
    CHECK(json["problems"][0]["kind"] == "passed-over");
    CHECK(json["readers"] == nlohmann::json{{"text", 1}});
  }

  TEST_CASE("indexing counts what each reader read, and each reason for what was not") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A line.\n");
    folder.write("tree/b.txt", "B line.\n");
    folder.write("tree/c.md", "# C\n\nA line.\n");
    folder.write("tree/blank.txt", "\n\n");
    folder.write("tree/picture.png", "\x89PNG\r\n\x1a\n");
    folder.write("tree/records.jsonl", "nonsense\n7\n8\n");
    const auto result = run_pilcrow({"index", "-d", folder / "i", folder / "tree"});
    CHECK(result.exit_code == 5);
    CHECK(contains(result.out, "; 1 skipped; 1 empty; 3 failed\n"));
    CHECK(contains(result.out, "\n  read by json-lines 1, markdown 1, text 3\n"));
    CHECK(contains(result.out, "\n  2 failed: not a JSON object\n"));
    CHECK(contains(result.out, "\n  1 empty: there is no text in it\n"));
    CHECK(contains(result.out, "\n  1 skipped: no reader for this format\n"));
    CHECK(contains(result.err, "pilcrow: empty " + folder / "tree/blank.txt"));
  }

  TEST_CASE("what is walked is a matter of options") {
    const support::TempDir folder;
    for (const char* const name : {"a.txt", "b.md", ".hidden.txt", "sub/c.txt"}) {
      folder.write(std::string("tree/") + name, "A line.\n");
    }
    folder.write("beside/d.txt", "A line.\n");
    std::filesystem::create_directory_symlink(folder / "beside", folder / "tree/link");
    const auto documents = [&](const Arguments& options) {
      Arguments all = {"index", "--json", "-d", folder / ("i" + std::to_string(options.size()))};
      all.insert(all.end(), options.begin(), options.end());
      all.push_back(folder / "tree");
      return pilcrow_json(all)["documents"].get<int>();
    };
    CHECK(documents({}) == 3);
    CHECK(documents({"--hidden"}) == 4);
    CHECK(documents({"--hidden", "--follow"}) == 5);
    CHECK(documents({"--one-file-system", "--include", "*.md"}) == 1);
  }

  TEST_CASE("a path that does not exist fails and the rest is indexed") {
    const support::TempDir folder;
    const std::string good = folder.write("good.txt", "A line that can be read.\n");
    const auto result = run_pilcrow({"index", "-d", folder / "i", folder / "nosuch", good});
    CHECK(result.exit_code == 5);
    CHECK(contains(result.err, "pilcrow: failed " + folder / "nosuch" + ": "));
    CHECK(contains(result.out, "Indexed 1 document, "));
    CHECK(contains(result.out, "1 failed"));
    CHECK(run_pilcrow({"search", "-d", folder / "i", "read"}).exit_code == 0);
  }

  TEST_CASE("a dangling link and a binary file fail when they are named") {
    const support::TempDir folder;
    std::filesystem::create_symlink(folder / "nowhere", folder / "link.txt");
    folder.write("binary.txt", std::string(4000, '\0') + "\x01\x02\xFF\xFE");
    const auto result =
        run_pilcrow({"index", "-d", folder / "i", folder / "link.txt", folder / "binary.txt"});
    CHECK(result.exit_code == 5);
    CHECK(contains(result.err, "pilcrow: failed " + folder / "link.txt"));
    CHECK(contains(result.err, "pilcrow: failed " + folder / "binary.txt"));
  }

  TEST_CASE("failures are told even when quiet, and passed over files are not") {
    const support::TempDir folder;
    folder.write("tree/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
    const auto result =
        run_pilcrow({"index", "--quiet", "-d", folder / "i", folder / "tree", folder / "nosuch"});
    CHECK(result.exit_code == 5);
    CHECK(result.out == "");
    CHECK(contains(result.err, "failed " + folder / "nosuch"));
    CHECK_FALSE(contains(result.err, "picture.png"));
  }

  TEST_CASE("files that are left out or too large are not indexed") {
    const support::TempDir folder;
    folder.write("tree/keep.txt", "A line to keep.\n");
    folder.write("tree/drafts/leave.txt", "A line to leave.\n");
    folder.write("tree/old.log.txt", "Another line to leave.\n");
    folder.write("tree/large.txt", std::string(3000, 'x') + ".\n");
    const auto result =
        run_pilcrow({"index", "-d", folder / "i", "--exclude", "drafts/", "--exclude", "*.log.txt",
                     "--max-size", "2K", folder / "tree"});
    CHECK(contains(result.out, "Indexed 1 document, "));
    CHECK(contains(result.err, "large.txt"));
  }

  TEST_CASE("themes or names that are wrong stop before anything is made") {
    const support::TempDir folder;
    const std::string good = folder.write("good.txt", "A line.\n");
    const std::string bad = folder.write("themes.toml", "[[theme]]\nid = 7 7\n");
    for (const char* option : {"--themes", "--names"}) {
      const auto result = run_pilcrow({"index", "-d", folder / "i", option, bad, good});
      CHECK(result.exit_code == 2);
      CHECK(contains(result.err, "themes.toml:2"));
      const auto missing =
          run_pilcrow({"index", "-d", folder / "i", option, folder / "nosuch", good});
      CHECK(missing.exit_code == 2);
      CHECK(contains(missing.err, "nosuch"));
    }
    CHECK_FALSE(std::filesystem::exists(folder / "i"));
  }

  TEST_CASE("a folder that holds something else is not touched") {
    const support::TempDir folder;
    folder.write("mine/letter.txt", "Dear all.\n");
    const auto result = run_pilcrow({"index", "-d", folder / "mine", cli::library().tree()});
    CHECK(result.exit_code == 3);
    CHECK(contains(result.err, "pilcrow: "));
    CHECK(support::read_file(folder / "mine/letter.txt") == "Dear all.\n");
    CHECK(std::distance(std::filesystem::directory_iterator(folder / "mine"), {}) == 1);
  }

  TEST_CASE("an index that another writer holds is exit code 4 and can be waited for") {
    const support::TempDir folder;
    const std::string good = folder.write("good.txt", "A line to find.\n");
    std::optional<pilcrow::IndexWriter> holder(std::in_place, folder / "i");
    const auto result = run_pilcrow({"index", "-d", folder / "i", good});
    CHECK(result.exit_code == 4);
    CHECK(result.out == "");
    CHECK(contains(result.err, "--wait"));
    const auto json =
        pilcrow_json({"index", "--json", "--wait", "0.1", "-d", folder / "i", good}, 4);
    CHECK(json["error"]["code"] == "locked");
    holder.reset();
    CHECK(run_pilcrow({"index", "--wait", "5", "-d", folder / "i", good}).exit_code == 0);
  }

  TEST_CASE("a document that is indexed again replaces itself") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "The first wording.\n");
    CHECK(run_pilcrow({"index", "-d", folder / "i", folder / "tree"}).exit_code == 0);
    folder.write("tree/a.txt", "The second wording.\n");
    CHECK(run_pilcrow({"index", "-d", folder / "i", folder / "tree"}).exit_code == 0);
    CHECK(run_pilcrow({"search", "-d", folder / "i", "first"}).exit_code == 1);
    CHECK(run_pilcrow({"search", "-d", folder / "i", "second"}).exit_code == 0);
  }

  TEST_CASE("a run that follows another says what is unchanged and what was removed") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "One file.\n");
    folder.write("tree/b.txt", "Another file.\n");
    const auto index = [&](const Arguments& options) {
      Arguments all = {"index", "-d", folder / "i", folder / "tree"};
      all.insert(all.end(), options.begin(), options.end());
      return run_pilcrow(all);
    };
    const auto first = index({});
    CHECK_FALSE(contains(first.out, "unchanged"));
    CHECK_FALSE(contains(first.out, "removed"));
    const auto second = index({});
    CHECK(second.out.starts_with("Indexed 0 documents, "));
    CHECK(contains(second.out, "; 2 unchanged\n"));
    CHECK(index({"--all"}).out.starts_with("Indexed 2 documents, "));
    std::filesystem::remove(folder / "tree/a.txt");
    CHECK(contains(index({}).out, "; 1 unchanged\n"));
    CHECK(contains(index({"--prune"}).out, "; 1 unchanged; 1 removed\n"));
    const auto json = pilcrow_json({"index", "--json", "-d", folder / "i", folder / "tree"});
    CHECK(json["unchanged"] == 1);
    CHECK(json["removed"] == 0);
  }

  TEST_CASE("threads and memory are given as numbers, and what is none is wrong use") {
    const support::TempDir folder;
    const std::string good = folder.write("good.txt", "A line to find.\n");
    for (const Arguments& options :
         {Arguments{"-j", "3"}, {"--jobs=1"}, {"--memory", "64M"}, {"--memory", "100M"}}) {
      Arguments all = {"index", "--all", "-d", folder / "i", good};
      all.insert(all.end(), options.begin(), options.end());
      CHECK(run_pilcrow(all).exit_code == 0);
    }
    for (const Arguments& options : {Arguments{"-j", "many"},
                                     {"-j", "-1"},
                                     {"-j", "100000"},
                                     {"--memory", "lots"},
                                     {"--memory", "1"},
                                     {"--memory", "-5M"}}) {
      Arguments all = {"index", "-d", folder / "i", good};
      all.insert(all.end(), options.begin(), options.end());
      CAPTURE(options[1]);
      CHECK(run_pilcrow(all).exit_code == 2);
    }
  }

  TEST_CASE("the index stands in .pilcrow unless a variable or an option says otherwise") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A line to find.\n");
    CHECK(run_pilcrow({"index", "tree"}, {}, folder.path()).exit_code == 0);
    CHECK(std::filesystem::exists(folder / ".pilcrow"));
    CHECK(run_pilcrow({"search", "find"}, {}, folder.path()).exit_code == 0);
    CHECK(run_pilcrow({"search", "find"}, {{"PILCROW_DB", folder / "other"}}, folder.path())
              .exit_code == 3);
    CHECK(run_pilcrow({"search", "find"}, {{"PILCROW_DB", folder / ".pilcrow"}}).exit_code == 0);
    CHECK(run_pilcrow({"search", "-d", folder / ".pilcrow", "find"}, {{"PILCROW_DB", "other"}})
              .exit_code == 0);
  }

  TEST_CASE("a path that begins with a dash comes behind the mark") {
    const support::TempDir folder;
    folder.write("-odd.txt", "A line in an odd file.\n");
    CHECK(run_pilcrow({"index", "-d", "i", "-odd.txt"}, {}, folder.path()).exit_code == 2);
    CHECK(run_pilcrow({"index", "-d", "i", "--", "-odd.txt"}, {}, folder.path()).exit_code == 0);
    CHECK(run_pilcrow({"search", "-d", "i", "odd"}, {}, folder.path()).exit_code == 0);
  }
}
