// Files that name commands.
#include "external/fixture.h"

using external::readers_of;
using pilcrow::Error;
using pilcrow::ErrorCode;

namespace {

// "message (line:column)" of what is wrong with the file.
std::string complaint(const std::string& toml) {
  const support::TempDir folder;
  try {
    readers_of(folder, toml);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_argument);
    const std::string path = folder / "readers.toml:";
    REQUIRE(error.context().starts_with(path));
    return std::string(error.what()) + " (" + error.context().substr(path.size()) + ')';
  }
  return "nothing was thrown";
}

constexpr const char* kWhole = R"(
[[reader]]
name = "djvu"
command = ["djvutxt", "{}"]
media_types = ["image/vnd.djvu"]
patterns = ["*.djvu", "*.djv"]
output = "text"
priority = 7
seconds = 5
memory_mib = 512
output_mib = 10
file_mib = 100
open_files = 64

[[reader]]
name = "late"
command = ["{here}/late.sh"]
patterns = ["*.late"]
priority = -1
)";

}  // namespace

TEST_SUITE("external") {
  TEST_CASE("a file of readers puts them where their priorities say") {
    const support::TempDir folder;
    const auto readers = readers_of(folder, kWhole);
    const auto& first = readers.entries().front();
    CHECK(first.reader->name() == "djvu");
    CHECK(first.priority == 7);
    CHECK(first.command == std::vector<std::string>{"djvutxt", "{}"});
    CHECK(first.reader->formats().media_types == std::vector<std::string>{"image/vnd.djvu"});
    CHECK(first.reader->formats().patterns == std::vector<std::string>{"*.djvu", "*.djv"});
    const auto& last = readers.entries().back();
    CHECK(last.reader->name() == "late");
    CHECK(last.command == std::vector<std::string>{folder / "late.sh", "{}"});
    CHECK(readers.find({"a.DJVU", ""})->name() == "djvu");
  }

  TEST_CASE("a file without readers adds none") {
    const support::TempDir folder;
    CHECK(readers_of(folder, "# nothing\n").names() == pilcrow::Readers::standard().names());
  }

  TEST_CASE("what is wrong with a file is said with its place") {
    const std::string begin = "[[reader]]\nname = 'a'\npatterns = ['*.a']\n";
    const std::string good = begin + "command = ['a']\n";
    CHECK(complaint("[[reader]\n").ends_with("(1:10)"));
    CHECK(complaint("reader = 7\n") == "readers are written [[reader]] (1:10)");
    CHECK(complaint("[[readers]]\n").starts_with("there is no key 'readers'"));
    CHECK(complaint("[[reader]]\n") == "the reader has no name (1:1)");
    CHECK(complaint(begin).starts_with("the reader has no command"));
    CHECK(complaint("[[reader]]\nname = 'a'\ncommand = ['a']\n")
              .starts_with("the reader has neither media_types nor patterns"));
    CHECK(complaint("[[reader]]\nname = 'A b'\n").ends_with("digits and '-' (2:8)"));
    CHECK(complaint(begin + "command = 'a'\n").starts_with("a list of strings is wanted"));
    CHECK(complaint(begin + "command = []\n").starts_with("the command is empty"));
    CHECK(complaint(begin + "command = ['b/a']\n").starts_with("the path of a program is"));
    CHECK(complaint(begin + "command = ['{}']\n") == "the file to read is no program (4:11)");
    CHECK(complaint(good + "output = 'json'\n") == "output is one of blocks, html and text (5:10)");
    CHECK(complaint(good + "seconds = 0\n").starts_with("a whole number from 1 to 86400"));
    CHECK(complaint(good + "seconds = '5'\n").starts_with("a whole number from 1 to 86400"));
    CHECK(complaint(good + "shell = true\n").starts_with("a reader has no key 'shell'"));
    CHECK(complaint(good + good) == "the name 'a' stands twice (5:1)");
  }

  TEST_CASE("a file that is not there, or no file, is an error") {
    const support::TempDir folder;
    auto readers = pilcrow::Readers::standard();
    const auto code = [&](const std::string& path) {
      try {
        readers.add_external(path);
      } catch (const Error& error) {
        CHECK(error.context() == path);
        return error.code();
      }
      return ErrorCode::internal;
    };
    CHECK(code(folder / "none.toml") == ErrorCode::not_found);
    CHECK(code(folder.path()) == ErrorCode::io);
  }
}
