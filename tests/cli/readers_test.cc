// Readers, and what they could not read.
#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "cli/cli.h"

using cli::Arguments;
using cli::contains;
using cli::pilcrow_json;
using cli::run_pilcrow;

namespace {

constexpr const char* kReaders = R"(
[[reader]]
name = "shout"
command = ["tr", "a-z", "A-Z"]
patterns = ["*.never"]
priority = 3

[[reader]]
name = "slow"
command = ["sh", "-c", "sleep TIME & setsid sleep TIME & touch {here}/begun; sleep TIME"]
patterns = ["*.slow"]
output = "text"
)";

// The readers above, of which the slow one sleeps so long.
std::string write_readers(const support::TempDir& folder, const std::string& time) {
  std::string text = kReaders;
  for (std::size_t at = 0; (at = text.find("TIME")) != std::string::npos;) {
    text.replace(at, 4, time);
  }
  return folder.write("readers.toml", text);
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("readers are listed in the order in which they are asked") {
    const auto result = run_pilcrow({"readers"});
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    CHECK(contains(result.out, "\nmarkdown "));
    CHECK(contains(result.out, "*.md, *.markdown, *.mdown, text/markdown\n"));
    CHECK(contains(result.out, "\ntext "));
  }

  TEST_CASE("readers of one's own are listed with their commands") {
    const support::TempDir folder;
    const std::string path = write_readers(folder, "1");
    const auto result = run_pilcrow({"readers", "--readers", path});
    CHECK(result.out.starts_with("shout "));
    CHECK(contains(result.out, "*.never; priority 3; by the command tr a-z A-Z {}\n"));
    const auto json = pilcrow_json({"readers", "--json", "--readers", path});
    cli::has_exactly(json, {"format_version", "readers", "missing"});
    const auto& first = json["readers"][0];
    cli::has_exactly(first, {"name", "media_types", "patterns", "priority", "process", "command"});
    CHECK(first["name"] == "shout");
    CHECK(first["patterns"] == nlohmann::json{"*.never"});
    CHECK(first["priority"] == 3);
    CHECK(first["command"] == nlohmann::json{"tr", "a-z", "A-Z", "{}"});
    CHECK(json["readers"].back()["name"] == "text");
    CHECK(json["readers"].back()["command"].is_null());
    CHECK(json["missing"].is_array());
  }

  TEST_CASE("bad files of readers are wrong use, with the place") {
    const support::TempDir folder;
    const std::string bad = folder.write("bad.toml", "[[reader]]\nname = 7\n");
    folder.write("tree/a.txt", "Words.\n");
    for (const Arguments& begin : {Arguments{"readers"}, Arguments{"index", "-d", folder / "i"}}) {
      Arguments all = begin;
      all.insert(all.end(), {"--readers", bad});
      if (begin.size() > 1) all.push_back(folder / "tree");
      const auto result = run_pilcrow(all);
      CHECK(result.exit_code == 2);
      CHECK(contains(result.err, "bad.toml:2:8: a string is wanted here"));
    }
    CHECK(run_pilcrow({"readers", "--readers", folder / "none.toml"}).exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(folder / "i"));
    CHECK(run_pilcrow({"readers", "more"}).exit_code == 2);
  }

  TEST_CASE("a command reads what its pattern names") {
    const support::TempDir folder;
    folder.write("readers.toml",
                 "[[reader]]\nname = 'shout'\ncommand = ['sh', '-c', 'tr a-z A-Z < \"$1\"', 'sh', "
                 "'{}']\npatterns = ['*.quiet']\noutput = 'text'\n");
    folder.write("tree/a.quiet", "The boat is late, and so are we.\n");
    const auto json = pilcrow_json({"index", "--json", "-d", folder / "i", "--readers",
                                    folder / "readers.toml", folder / "tree"});
    CHECK(json["readers"] == nlohmann::json{{"shout", 1}});
    const auto shown = run_pilcrow({"show", "-d", folder / "i", "a.quiet:1"});
    CHECK(contains(shown.out, "THE BOAT IS LATE"));
  }

  TEST_CASE("failures are listed until files are read well") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "GIF89a\1\1\1\1");
    folder.write("tree/new\nline.txt", "\n");
    run_pilcrow({"index", "-d", folder / "i", folder / "tree"});
    const auto result = run_pilcrow({"failures", "-d", folder / "i"});
    CHECK(result.exit_code == 0);
    CHECK(result.out == "failed " + folder / "tree/a.txt" + ": not text: it is a GIF image\n" +
                            "empty " + folder / "tree/new line.txt" + ": there is no text in it\n");
    const auto json = pilcrow_json({"failures", "--json", "-d", folder / "i"});
    cli::has_exactly(json, {"format_version", "failures"});
    REQUIRE(json["failures"].size() == 2);
    cli::has_exactly(json["failures"][0], {"path", "reason", "kind"});
    CHECK(json["failures"][0]["path"] == folder / "tree/a.txt");
    CHECK(json["failures"][1]["kind"] == "empty");
    folder.write("tree/a.txt", "Words.\n");
    folder.write("tree/new\nline.txt", "Words.\n");
    run_pilcrow({"index", "-d", folder / "i", folder / "tree"});
    const auto none = run_pilcrow({"failures", "-d", folder / "i"});
    CHECK(none.exit_code == 1);
    CHECK(none.out == "");
    CHECK(contains(none.err, "nothing failed"));
    CHECK(pilcrow_json({"failures", "--json", "-d", folder / "i"}, 1)["failures"].empty());
    CHECK(run_pilcrow({"failures", "-d", folder / "nosuch"}).exit_code == 3);
  }

  TEST_CASE("commands end with the program, however it ends") {
    const support::TempDir folder;
    folder.write("tree/a.slow", "bytes");
    for (const int signal : {SIGKILL, SIGTERM}) {
      const std::string time = '9' + std::to_string(::getpid()) + '.' + std::to_string(signal);
      const std::string readers = write_readers(folder, time);
      std::filesystem::remove(folder / "begun");
      const auto result = cli::shell(
          "\"$0\" index -d \"$1/i\" --readers \"$2\" \"$1/tree\" > /dev/null 2>&1 &\n"
          "for i in $(seq 200); do [ -e \"$1/begun\" ] && break; sleep 0.05; done\n"
          "kill -" +
              std::to_string(signal) + " $!; wait $!; echo $?",
          {folder.path(), readers});
      CAPTURE(signal);
      CHECK(std::filesystem::exists(folder / "begun"));
      CHECK(result.out == std::to_string(128 + signal) + '\n');
      CHECK(support::ends("sleep " + time));
    }
  }

  TEST_CASE("a document that takes too long is given up") {
    const support::TempDir folder;
    folder.write("tree/a.slow", "bytes");
    folder.write("tree/b.txt", "Words.\n");
    const std::string readers = write_readers(folder, "77");
    const auto result = run_pilcrow(
        {"index", "-d", folder / "i", "--readers", readers, "--max-seconds", "1", folder / "tree"});
    CHECK(result.exit_code == 5);
    CHECK(contains(result.err, "a.slow: it takes longer than the limit of 1 s"));
    CHECK(contains(result.out, "Indexed 1 document"));
    for (const char* const wrong : {"0", "x", "-1"}) {
      CHECK(run_pilcrow({"index", "--max-seconds", wrong, folder / "tree"}).exit_code == 2);
    }
    CHECK(run_pilcrow({"index", "--max-reading-memory", "much", folder / "tree"}).exit_code == 2);
  }
}
