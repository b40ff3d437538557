#include <doctest/doctest.h>

#include <cctype>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::run_pilcrow;

namespace {

// Whether anything is in it that could steer a terminal, but for new lines.
bool is_harmless(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return false;
    if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) return false;
  }
  for (const char* mark :
       {"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
        "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"}) {
    if (contains(text, mark)) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("control characters of documents reach no terminal") {
    for (const auto& arguments :
         {library().on("search", {"saboteur"}), library().on("search", {"--full", "saboteur"}),
          library().on("show", {"hostile.txt"}), library().on("show", {"hostile.txt:1"}),
          library().on("outline", {"hostile.txt"}),
          library().on("facets", {"--facet", "document"})}) {
      const auto result = run_pilcrow(arguments);
      CAPTURE(result.out);
      CHECK(result.exit_code == 0);
      CHECK(is_harmless(result.out));
    }
    const auto colored = run_pilcrow(library().on("search", {"--color", "always", "saboteur"}));
    CHECK(contains(colored.out, "\x1b["));
    CHECK_FALSE(contains(colored.out, "\x1b]"));
    CHECK_FALSE(contains(colored.out, "\x1b[31m"));
  }

  TEST_CASE("control characters of arguments are not echoed") {
    CHECK(is_harmless(run_pilcrow(library().on("search", {"zeppelin\x1b[31m"})).err));
    CHECK(is_harmless(run_pilcrow(library().on("show", {"zeppelin\x1b[31m"})).err));
    CHECK(is_harmless(run_pilcrow({"stats", "-d", "zeppelin\x1b[31m"}).err));
    CHECK(is_harmless(run_pilcrow({"zeppelin\x1b[31m"}).err));
    CHECK(is_harmless(run_pilcrow({"search", "--limit", "\x1b[31m", "x"}).err));
  }

  TEST_CASE("colour is there when asked for and marks are bold") {
    const auto colored =
        run_pilcrow(library().on("search", {"--color", "always", "ledger"}), {{"NO_COLOR", "1"}});
    CHECK(contains(colored.out, "\x1b[1mledger\x1b["));
    CHECK_FALSE(contains(run_pilcrow(library().on("search", {"ledger"})).out, "\x1b"));
    CHECK_FALSE(
        contains(run_pilcrow(library().on("search", {"--color", "never", "ledger"})).out, "\x1b"));
  }

  TEST_CASE("a terminal gets colour unless the environment says no" *
            doctest::skip(!cli::has_terminals())) {
    const auto arguments = library().on("search", {"ledger"});
    CHECK(contains(cli::pilcrow_on_terminal(arguments, 80).text, "\x1b[1mledger"));
    CHECK_FALSE(
        contains(cli::pilcrow_on_terminal(arguments, 80, {{"NO_COLOR", "1"}}).text, "\x1b"));
    CHECK_FALSE(contains(cli::pilcrow_on_terminal(arguments, 80, {{"TERM", "dumb"}}).text, "\x1b"));
    const auto never = library().on("search", {"--color", "never", "ledger"});
    CHECK_FALSE(contains(cli::pilcrow_on_terminal(never, 80).text, "\x1b"));
  }

  TEST_CASE("text is wrapped at the terminal's width" * doctest::skip(!cli::has_terminals())) {
    const auto narrow = cli::pilcrow_on_terminal(library().on("show", {"en/harbour.txt:1"}), 40);
    CHECK(contains(narrow.text, "Ships under foreign flags reported\r\n"));
    const auto wide = cli::pilcrow_on_terminal(library().on("show", {"en/harbour.txt:1"}), 200);
    CHECK(contains(wide.text, "harbour office before they were unloaded.\r\n"));
  }

  TEST_CASE("a full disk behind standard output is an error") {
    for (const char* rest : {"search -d \"$1\" bridge", "search -d \"$1\" --json bridge",
                             "stats -d \"$1\"", "help", "--version"}) {
      CAPTURE(rest);
      const auto result =
          cli::shell("exec \"$0\" " + std::string(rest) + " > /dev/full", {library().index()});
      CHECK(result.exit_code == 6);
      CHECK(contains(result.err, "pilcrow: cannot write to standard output"));
    }
  }

  TEST_CASE("standard output that is closed is an error") {
    const auto result = cli::shell("exec \"$0\" stats -d \"$1\" >&-", {library().index()});
    CHECK(result.exit_code == 6);
  }

  TEST_CASE("a closed pipe is no error") {
    const auto result =
        cli::shell("{ sleep 0.3; \"$0\" search -d \"$1\" bridge; echo \"code $?\" >&2; } | true",
                   {library().index()});
    CHECK(result.err == "code 0\n");
  }

  TEST_CASE("progress shows on a terminal and leaves it clean" *
            doctest::skip(!cli::has_terminals())) {
    const support::TempDir folder;
    const auto result =
        cli::pilcrow_on_terminal({"index", "-d", folder / "i", library().tree()}, 80);
    CHECK(result.exit_code == 0);
    CHECK(contains(result.text, "/6 files, "));
    const std::size_t summary = result.text.find("Indexed 7 documents");
    REQUIRE(summary != std::string::npos);
    CHECK(result.text[summary - 1] == '\r');
  }

  TEST_CASE("Ctrl-C stops indexing and keeps what was read" *
            doctest::skip(!cli::has_terminals())) {
    const support::TempDir folder;
    for (int i = 0; i < 2000; ++i) {
      const std::string number = std::to_string(i);
      std::string text = "Report " + number + "\n\n";
      for (int line = 0; line < 20; ++line) {
        text += "Line " + std::to_string(line) + " of report " + number +
                " tells of freight that went by rail.\n\n";
      }
      folder.write("tree/" + number + ".txt", text);
    }
    const auto result = cli::pilcrow_on_terminal({"index", "-d", folder / "i", folder / "tree"}, 80,
                                                 {}, " files, ");
    CAPTURE(result.text);
    CHECK(result.exit_code == 130);
    CHECK(contains(result.text, "pilcrow: stopped"));
    const auto stats = cli::pilcrow_json({"stats", "--json", "-d", folder / "i"});
    CHECK(stats["documents"].get<int>() < 2000);
    // What is there can be searched, and the index takes more.
    CHECK(run_pilcrow({"search", "-d", folder / "i", "freight"}).exit_code <= 1);
    CHECK(run_pilcrow({"index", "-d", folder / "i", folder / "tree/1999.txt"}).exit_code == 0);
    CHECK(run_pilcrow({"show", "-d", folder / "i", "1999.txt"}).exit_code == 0);
  }
}
