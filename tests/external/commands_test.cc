// Commands as readers: what they write, and how they are called.
#include <algorithm>

#include "external/fixture.h"

using external::failure_of;
using external::read_by;
using external::readers_of;
using pilcrow::BlockKind;
using pilcrow::Range;

namespace {

// A command that writes these lines.
std::string writing(const std::string& lines) { return "cat <<'END'\n" + lines + "\nEND\n"; }

}  // namespace

TEST_SUITE("external") {
  TEST_CASE("the example in Python reads calendars") {
    const support::TempDir folder;
    const auto readers =
        readers_of(folder,
                   "[[reader]]\nname = 'calendar'\nmedia_types = ['text/calendar']\n"
                   "command = ['python3', '" +
                       support::source_path("tests/external/calendar_reader.py") + "']\n");
    const std::string bytes =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240501\r\n"
        "SUMMARY:Ferry\r\nDESCRIPTION:The boat\\, which is\r\n  late\\, leaves.\r\n"
        "DESCRIPTION:\xFF\r\nDESCRIPTION:배가 늦는다.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const auto result = pilcrow::read_bytes(bytes, "plans", readers);
    CHECK(result.reader == "calendar");
    CHECK(result.skipped == std::vector<std::string>{"line 8: not UTF-8"});
    REQUIRE(result.documents.size() == 1);
    const auto& document = result.documents[0];
    CHECK(document.id == "plans");
    CHECK(document.title == "Calendar");
    CHECK(document.metadata.at("kind") == std::vector<std::string>{"calendar"});
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[0].kind == BlockKind::heading);
    CHECK(document.blocks[0].text == "Ferry");
    CHECK(document.blocks[1].text == "The boat, which is late, leaves.");
    CHECK(document.blocks[1].locator == "20240501");
    CHECK(document.blocks[1].line == 6);
    CHECK(bytes.substr(document.blocks[1].source.begin, document.blocks[1].source.size()) ==
          "DESCRIPTION:The boat\\, which is\r\n  late\\, leaves.");
    CHECK(document.blocks[2].text == "배가 늦는다.");
  }

  TEST_CASE("the example in C++ reads message catalogues") {
    const support::TempDir folder;
    const auto readers =
        readers_of(folder,
                   "[[reader]]\nname = 'catalogue'\nmedia_types = ['text/x-gettext-translation', "
                   "'text/x-po']\ncommand = ['" PILCROW_CATALOGUE "']\n");
    const std::string bytes =
        "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\nmsgid \"open\"\nmsgstr \"открыть \"\n"
        "\"\\\"файл\\\"\"\n\nmsgid \"none\"\nmsgstr \"\"\n";
    const auto result = pilcrow::read_bytes(bytes, "ru.po", readers);
    CHECK(result.reader == "catalogue");
    REQUIRE(result.documents.size() == 1);
    REQUIRE(result.documents[0].blocks.size() == 1);
    CHECK(result.documents[0].blocks[0].text == "открыть \"файл\"");
    CHECK(result.documents[0].blocks[0].line == 6);
    CHECK(result.documents[0].metadata.at("header") == std::vector<std::string>{"Language: ru "});
  }

  TEST_CASE("the readers that are installed with the program read manual pages and Docutils' text") {
    auto readers = pilcrow::Readers::standard();
    readers.add_external(support::source_path("cli/readers.toml"));
    const auto page = pilcrow::read_bytes(
        ".TH FERRY 1 2024-05-01\n.SH NAME\nferry \\- carries carts\n.SH OPTIONS\n.TP\n.B \\-t\n"
        "The \\fItide\\fR that\nit waits for.\n",
        "share/ferry.1", readers);
    CHECK(page.reader == "man");
    REQUIRE(page.documents.size() == 1);
    CHECK(page.documents[0].title == "FERRY(1)");
    CHECK(external::text_of(page.documents[0]) ==
          "# NAME\nferry - carries carts\n# OPTIONS\n-t\nThe tide that it waits for.\n");

    const auto text = pilcrow::read_bytes(
        "=====\nFerry\n=====\n\nIt *carries* carts,\nand `waits <https://example.org/>`_.\n\n"
        "Tides\n-----\n\n- High\n- Low\n\n.. include:: /etc/passwd\n",
        "ferry.rst", readers);
    CHECK(text.reader == "restructuredtext");
    REQUIRE(text.documents.size() == 1);
    CHECK(text.documents[0].title == "Ferry");
    CHECK(external::text_of(text.documents[0]) ==
          "It carries carts, and waits.\n# Tides\nHigh\nLow\n");
  }

  TEST_CASE("lines make documents, blocks and what is missing") {
    const auto result = read_by(writing(R"(
{"document": {"id": "one", "title": "T", "language": "de", "metadata": {"date": "2024", "authors": ["A", "B"]}}}
{"kind": "heading", "level": 9, "text": "Head"}
{"text": "Body", "bytes": [1, 4], "line": 2, "page": 5, "locator": "s. 7"}
{"kind": "table-row", "text": "a | b"}
{"kind": "footnote", "text": "n", "bytes": [4, 99]}
{"skip": "torn", "line": 12}
{"document": {}}
{"cut": "too long"}
{"text": "Second"})"),
                                "bytes");
    REQUIRE(result.documents.size() == 2);
    const auto& one = result.documents[0];
    CHECK(one.id == "one");
    CHECK(one.title == "T");
    CHECK(one.language == "de");
    CHECK(one.metadata.at("authors") == std::vector<std::string>{"A", "B"});
    REQUIRE(one.blocks.size() == 4);
    CHECK(one.blocks[0].kind == BlockKind::heading);
    CHECK(one.blocks[0].level == 6);
    CHECK(one.blocks[1].source == Range{1, 4});
    CHECK(one.blocks[1].line == 2);
    CHECK(one.blocks[1].page == 5);
    CHECK(one.blocks[1].locator == "s. 7");
    CHECK(one.blocks[2].kind == BlockKind::table_row);
    CHECK(one.blocks[3].source == Range{});  // past the file
    CHECK(result.documents[1].id == "some/a.x");
    CHECK(result.skipped == std::vector<std::string>{"line 12: torn"});
    CHECK(result.cut == std::vector<std::string>{"too long"});
  }

  TEST_CASE("blocks need no document before them, and a last line no end") {
    const auto result = read_by("printf '{\"text\": \"Alone\"}'", "");
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].blocks.at(0).text == "Alone");
    CHECK(read_by("true", "bytes").documents.empty());
  }

  TEST_CASE("files that stand in a file are read by the readers for them") {
    const auto result = read_by(
        "printf '{\"member\": \"in/b.md\", \"bytes\": 9}\\n# H\\n\\nText'; "
        "printf '{\"member\": \"c.txt\", \"bytes\": 0}\\n\\n'; "
        "printf '{\"member\": \"d.gif\", \"bytes\": 6}\\nGIF89a\\n'; "
        "printf '{\"text\": \"Beside.\"}\\n'",
        "bytes");
    REQUIRE(result.documents.size() == 3);
    CHECK(result.documents[0].id == "some/a.x/in/b.md");
    CHECK(result.documents[0].title == "H");
    CHECK(result.documents[0].blocks.at(0).text == "Text");
    CHECK(result.documents[1].id == "some/a.x/c.txt");
    CHECK(result.documents[2].blocks.at(0).text == "Beside.");
    CHECK(result.skipped.size() + result.passed_over.size() == 1);
    CHECK(failure_of("printf '{\"member\": \"a\", \"bytes\": 9}\\nabc'").ends_with("their time"));
    CHECK(failure_of("echo '{\"member\": \"a\"}'").ends_with("how many bytes the member has"));
  }

  TEST_CASE("lines that are wrong fail the file and say why") {
    const std::string wrong = " of what its reader wrote is wrong: ";
    CHECK(failure_of(writing("{\"text\": \"a\"}\nnonsense")).starts_with("line 2" + wrong));
    CHECK(failure_of(writing("[1]")) == "line 1" + wrong + "it is a list, not an object");
    CHECK(failure_of(writing("{\"txt\": 1}")).starts_with("line 1" + wrong + "it has none"));
    CHECK(failure_of(writing("{\"text\": 1}")).ends_with("\"text\" is an integer, not a string"));
    CHECK(failure_of(writing("{\"text\": \"a\", \"kind\": \"poem\"}")).ends_with("kind \"poem\""));
    CHECK(failure_of(writing("{\"text\": \"a\", \"line\": -1}")).ends_with("number from 0 on"));
    CHECK(failure_of(writing("{\"text\": \"a\", \"bytes\": [1]}")).ends_with("two numbers"));
    CHECK(failure_of(writing("{\"text\": \"a\", \"colour\": 1}")).ends_with("no key \"colour\""));
    CHECK(failure_of(writing("{\"document\": {\"name\": 1}}")).ends_with("no key \"name\""));
    CHECK(failure_of("printf '{\"text\": \"\\377\"}\\n'").starts_with("line 1" + wrong));
    CHECK(failure_of(writing("{\"error\": \"it is encrypted\"}")) == "it is encrypted");
  }

  TEST_CASE("a command may write HTML or plain text") {
    const auto html =
        read_by("echo '<html lang=\"fr\"><title>T</title><body><h1>H</h1><p>Un <b>texte</b>.</p>'",
                "x", "output = 'html'\n");
    REQUIRE(html.documents.size() == 1);
    CHECK(html.documents[0].title == "T");
    CHECK(html.documents[0].language == "fr");
    CHECK(html.documents[0].blocks.back().text == "Un texte.");
    CHECK(html.documents[0].blocks.back().source == Range{});
    CHECK(html.documents[0].blocks.back().line == 0);
    // windows-1251
    const auto text = read_by("cat \"$1\"", "\xC3\xE0\xE7\xE5\xF2\xE0 \xE2\xFB\xF8\xEB\xE0.\n\n",
                              "output = 'text'\n");
    REQUIRE(text.documents.size() == 1);
    CHECK(text.documents[0].blocks.back().text == "Газета вышла.");
    CHECK(failure_of("head -c 2000 /dev/zero", "output = 'text'\n").starts_with("not text"));
  }

  TEST_CASE("a command has a copy of the file, its name, and a folder of its own") {
    const auto result = read_by(
        "echo \"$PILCROW_NAME|${1##*/}|$(cat \"$1\")|$(ls -A | wc -l)\"; touch new; rm \"$1\"",
        "bytes", "output = 'text'\n");
    CHECK(result.documents.at(0).blocks.at(0).text == "some/a.x|document.x|bytes|1");
    const std::string folder =
        read_by("pwd", "bytes", "output = 'text'\n").documents.at(0).blocks.at(0).text;
    CHECK(folder.find("pilcrow-read-") != std::string::npos);
    CHECK(support::run({"test", "-e", folder}).exit_code == 1);
  }

  TEST_CASE("names of any kind are no danger to a command") {
    const support::TempDir folder;
    const auto readers = readers_of(
        folder,
        external::shell_reader(R"(printf '{"document": {"id": "a"}}\n{"text": "%s"}\n' "$1")"));
    for (const std::string name :
         {"-rf.x", "$(touch gone).x", "new\nline.x", "a;b.x", "\xFF.x", "a.b c.x", ".x"}) {
      const auto result = pilcrow::read_bytes("bytes", name, readers);
      CHECK(result.documents.at(0).blocks.at(0).text.ends_with("/document.x"));
    }
  }

  TEST_CASE("a command that ends badly fails the file") {
    CHECK(failure_of("echo one >&2; echo two >&2; exit 3") == "sh ended with exit code 3: two");
    CHECK(failure_of("exit 1") == "sh ended with exit code 1");
    CHECK(failure_of("kill -SEGV $$") == "its process crashed: Segmentation fault");
    // What it had written counts for nothing.
    CHECK(failure_of(writing("{\"text\": \"a\"}") + "exit 9") == "sh ended with exit code 9");
    const support::TempDir folder;
    const auto readers = readers_of(
        folder, "[[reader]]\nname = 'x'\npatterns = ['*.x']\ncommand = ['{here}/nowhere']\n");
    CHECK(external::failure([&] {
            pilcrow::read_bytes("", "a.x", readers);
          }).ends_with("/nowhere: No such file or directory"));
  }
}
