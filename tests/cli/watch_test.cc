#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::run_pilcrow;

namespace {

// Begins to watch "$1/tree" with the options "$2", and goes on when the first run is done.
constexpr const char* kBegin = R"(
"$0" index --watch $2 -d "$1/i" "$1/tree" > "$1/out" 2> "$1/err" &
until [ -s "$1/out" ] || ! kill -0 $!; do sleep 0.05; done
)";

// Waits, not for ever, until a search finds "$3".
constexpr const char* kAwait = R"(
for i in $(seq 600); do "$0" search -d "$1/i" "$3" > /dev/null && break; sleep 0.05; done
)";

constexpr const char* kEnd = R"(
kill -TERM $!; wait $!; echo "exit $?"
)";

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("watching indexes what changes, tells each time, and ends on SIGTERM") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A file.\n");
    const auto result =
        cli::shell(std::string(kBegin) + "echo 'Something new.' > \"$1/tree/b.txt\"\n" + kAwait +
                       "rm \"$1/tree/a.txt\"\n" +
                       "for i in $(seq 600); do grep -q removed \"$1/out\" && break; sleep 0.05; "
                       "done\n" +
                       kEnd,
                   {folder.path(), "-j2", "new"});
    CAPTURE(result.err);
    CHECK(result.out == "exit 143\n");
    CHECK(support::read_file(folder / "err") == "");
    std::istringstream out(support::read_file(folder / "out"));
    std::string line;
    REQUIRE(std::getline(out, line));
    CHECK(line.starts_with("Indexed 1 document, 1 paragraph (8 bytes)"));
    REQUIRE(std::getline(out, line));
    CHECK(line == "  read by text 1");
    REQUIRE(std::getline(out, line));
    CHECK(line.starts_with("Indexed 1 document, 1 paragraph (15 bytes)"));
    REQUIRE(std::getline(out, line));
    CHECK(line == "  read by text 1");
    REQUIRE(std::getline(out, line));
    CHECK(line.starts_with("Indexed 0 documents"));
    CHECK(line.ends_with("; 1 removed"));
    CHECK_FALSE(std::getline(out, line));
    CHECK(run_pilcrow({"search", "-d", folder / "i", "new"}).exit_code == 0);
    CHECK(run_pilcrow({"search", "-d", folder / "i", "file"}).exit_code == 1);
  }

  TEST_CASE("watching with --json prints one object a line") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A file.\n");
    const auto result = cli::shell(
        std::string(kBegin) + "echo 'Something new.' > \"$1/tree/b.txt\"\n" + kAwait +
            "for i in $(seq 600); do [ $(wc -l < \"$1/out\") -ge 2 ] && break; sleep 0.05; done\n" +
            kEnd,
        {folder.path(), "--json", "new"});
    CHECK(result.out == "exit 143\n");
    std::istringstream out(support::read_file(folder / "out"));
    std::size_t lines = 0;
    for (std::string line; std::getline(out, line); ++lines) {
      REQUIRE(nlohmann::json::accept(line));
      CHECK(nlohmann::json::parse(line)["documents"] == 1);
    }
    CHECK(lines == 2);
  }

  TEST_CASE("watching ends on Ctrl-C and says on a terminal that it watches") {
    if (!cli::has_terminals()) return;
    const support::TempDir folder;
    folder.write("tree/a.txt", "A file.\n");
    const auto result = cli::pilcrow_on_terminal(
        {"index", "--watch", "-d", folder / "i", folder / "tree"}, 80, {}, "watching for changes");
    CHECK(result.exit_code == 130);
    CHECK(contains(result.text, "Indexed 1 document"));
    CHECK(run_pilcrow({"search", "-d", folder / "i", "file"}).exit_code == 0);
  }

  TEST_CASE("a second writer is locked out while one watches, readers are not") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A file.\n");
    const auto result = cli::shell(std::string(kBegin) +
                                       "\"$0\" index --quiet -d \"$1/i\" \"$1/tree\"; "
                                       "echo \"second $?\"\n"
                                       "\"$0\" search -d \"$1/i\" file > /dev/null; "
                                       "echo \"search $?\"\n" +
                                       kEnd,
                                   {folder.path(), "-j1"});
    CHECK(result.out == "second 4\nsearch 0\nexit 143\n");
  }
}
