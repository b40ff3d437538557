// What other processes write, and files that name commands.
#include <pilcrow/error.h>

#include "fuzz/read_as.h"
#include "fuzz/targets.h"
#include "read/external/external.h"
#include "read/isolate/block_lines.h"

namespace fuzz {
namespace {

// Takes what is given in one piece for what is given byte by byte.
struct Counts : pilcrow::DocumentSink {
  std::size_t documents = 0, blocks = 0, skipped = 0, cuts = 0, members = 0, bytes = 0;

  void add(pilcrow::Document document) override {
    ++documents;
    blocks += document.blocks.size();
  }
  void skip(std::size_t, const std::string&) override { ++skipped; }
  void cut(const std::string&) override { ++cuts; }
  bool add_member(const std::string&, std::string_view member) override {
    bytes += member.size();
    return ++members < 3;
  }
  bool operator==(const Counts& other) const {
    return documents == other.documents && blocks == other.blocks && skipped == other.skipped &&
           cuts == other.cuts && members == other.members && bytes == other.bytes;
  }
};

Counts parsed(std::string_view bytes, std::size_t piece) {
  Counts counts;
  try {
    pilcrow::read::LineParser lines(counts);
    auto taken = pilcrow::read::Taken::part;
    for (std::size_t at = 0; at < bytes.size() && taken != pilcrow::read::Taken::enough;
         at += piece) {
      taken = lines.take(bytes.substr(at, piece));
    }
    if (taken != pilcrow::read::Taken::enough) lines.finish();
  } catch (const pilcrow::Error& error) {
    require(error.code() != pilcrow::ErrorCode::bad_argument, "what is written is input");
  }
  return counts;
}

void run_block_lines(std::string_view bytes) {
  require(parsed(bytes, 1) == parsed(bytes, bytes.size() + 1), "pieces make no difference");
}

void run_readers_toml(std::string_view bytes) {
  try {
    for (const auto& reader : pilcrow::read::parse_external(bytes, "r.toml", "/here", {})) {
      require(!reader.command.empty() && !reader.name.empty(), "a reader has a name and a command");
    }
  } catch (const pilcrow::Error& error) {
    require(error.code() == pilcrow::ErrorCode::bad_argument, "a file of readers is an argument");
  }
}

}  // namespace

std::vector<Target> process_targets() {
  return {
      {"block_lines",
       run_block_lines,
       {"{\"document\": {\"id\": \"a\", \"title\": \"T\", \"language\": \"en\", \"metadata\": "
        "{\"d\": [\"x\", \"y\"], \"e\": \"z\"}}}\n{\"kind\": \"heading\", \"level\": 2, \"text\": "
        "\"H\"}\n{\"text\": \"x\", \"bytes\": [1, 2], \"line\": 3, \"page\": 4, \"locator\": "
        "\"l\"}\n{\"skip\": \"s\", \"line\": 7}\n{\"cut\": \"c\"}\n",
        "{\"member\": \"a/b\", \"bytes\": 4}\n{\"a\"\n{\"member\": \"c\", \"bytes\": 0}\n\n{\"text\": "
        "\"\\u0416\\ud83d\\ude00\"}\n{\"error\": \"e\", \"code\": \"unsupported\"}"}},
      {"readers_toml",
       run_readers_toml,
       {"[[reader]]\nname = 'a-1'\ncommand = ['{here}/x', '{}']\nmedia_types = ['a/b']\npatterns = "
        "['*.x']\noutput = 'html'\npriority = -2\nseconds = 5\nmemory_mib = 9\noutput_mib = 1\n"
        "file_mib = 3\nopen_files = 64\n[[reader]]\nname = 'b'\ncommand = ['y']\npatterns = ['*']\n"}},
  };
}

}  // namespace fuzz
