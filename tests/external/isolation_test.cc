// Readers that are not trusted.
#include <pilcrow/index.h>
#include <pilcrow/writer.h>
#include <unistd.h>

#include <chrono>
#include <map>

#include "external/fixture.h"
#include "external/trouble.h"

using pilcrow::IndexWriter;
using pilcrow::ProblemKind;

namespace {

pilcrow::WriterOptions options() {
  pilcrow::WriterOptions options;
  options.readers.add(std::make_shared<trouble::TroubleReader>());
  options.isolation.program = PILCROW_TROUBLE;
  options.isolation.limits.seconds = 1;
  options.isolation.limits.memory_bytes = std::size_t{1} << 30;
  options.isolation.limits.output_bytes = std::size_t{4} << 20;
  return options;
}

}  // namespace

TEST_SUITE("external") {
  TEST_CASE("a document that is read elsewhere is the same as if it were read here") {
    const support::TempDir folder;
    folder.write("in/a.trouble", "Words to find.\n");
    std::map<bool, pilcrow::DocumentInfo> documents;
    for (const bool trust : {false, true}) {
      auto how = options();
      how.isolation.trust = trust;
      const std::string index = folder / (trust ? "trusted" : "apart");
      IndexWriter writer(index, how);
      const auto report = writer.index_paths({folder / "in"});
      writer.commit();
      CHECK(report.readers == std::map<std::string, std::size_t>{{"trouble", 1}});
      REQUIRE(report.problems.size() == 2);
      CHECK(report.problems[0].reason == "line 7: one that is not");
      CHECK(report.problems[1].reason == "enough");
      CHECK(report.problems[1].kind == ProblemKind::cut);
      documents[trust] = pilcrow::Index::open(index).document("a.trouble").value();
      const auto paragraphs = pilcrow::Index::open(index).paragraphs("a.trouble");
      REQUIRE(paragraphs.size() == 1);
      CHECK(paragraphs[0].text == "Words to find.\n");
      CHECK(paragraphs[0].section == std::vector<std::string>{"Head"});
      CHECK(paragraphs[0].source == pilcrow::Range{0, 15});
    }
    const std::string here = std::to_string(::getpid());
    CHECK(documents[true].metadata.at("process").front() == here);
    CHECK(documents[false].metadata.at("process").front() != here);
    CHECK(documents[false].title == documents[true].title);
    CHECK(documents[false].language == documents[true].language);
  }

  TEST_CASE("a reader that crashes, hangs or floods is one failed file with its reason") {
    const support::TempDir folder;
    for (const char* const what : {"crash", "exit", "flood", "hang", "spin", "throw"}) {
      folder.write("in/" + std::string(what) + ".trouble", what);
    }
    folder.write("in/good.trouble", "Words.");
    folder.write("in/plain.txt", "Plain words.\n");
    IndexWriter writer(folder / "index", options());
    const auto report = writer.index_paths({folder / "in"});
    CHECK(report.documents == 2);
    std::map<std::string, std::string> reasons;
    for (const auto& problem : report.problems) {
      if (problem.path != folder / "in/good.trouble") {
        reasons[problem.path.substr((folder / "in/").size())] = problem.reason;
      }
    }
    CHECK(reasons.size() == 6);
    CHECK(reasons["crash.trouble"] == "its process crashed: Aborted");
    CHECK(reasons["exit.trouble"] == "its process ended with exit code 7");
    CHECK(reasons["flood.trouble"] == "it gives more than the limit of 4194304 bytes");
    CHECK(reasons["hang.trouble"] == "it takes longer than the limit of 1 s");
    CHECK(reasons["spin.trouble"] == "it takes longer than the limit of 1 s");
    CHECK(reasons["throw.trouble"] == "trouble: torn out");
  }

// Where sanitizers are at work, addresses are no measure of memory.
#if !defined(PILCROW_SANITIZED)
  TEST_CASE("a reader that wants too much memory is one failed file") {
    const support::TempDir folder;
    folder.write("in/hunger.trouble", "hunger");
    auto how = options();
    how.isolation.limits.seconds = 60;
    how.isolation.limits.memory_bytes = std::size_t{512} << 20;
    IndexWriter writer(folder / "index", how);
    const auto report = writer.index_paths({folder / "in"});
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason == "it takes more memory than the limit of 512 MiB");
  }
#endif

  TEST_CASE("without the program, files that need it fail and say so, and the rest is read") {
    const support::TempDir folder;
    folder.write("in/a.trouble", "Words.");
    folder.write("in/b.txt", "Plain words.\n");
    auto how = options();
    how.isolation.program = folder / "nowhere";
    IndexWriter writer(folder / "index", how);
    const auto report = writer.index_paths({folder / "in"});
    CHECK(report.documents == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason ==
          "the program that reads in processes of its own cannot be run");
  }

  TEST_CASE("a program that does not know the reader says so") {
    const support::TempDir folder;
    folder.write("in/a.trouble", "Words.");
    auto how = options();
    how.isolation.program.clear();
    IndexWriter writer(folder / "index", how);
    const auto report = writer.index_paths({folder / "in"});
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason ==
          "the program that reads in processes of its own has no reader 'trouble'");
  }

  TEST_CASE("one that is no such program at all is told apart") {
    const support::TempDir folder;
    folder.write("in/a.trouble", "Words.");
    auto how = options();
    how.isolation.program = "/bin/true";
    IndexWriter writer(folder / "index", how);
    const auto report = writer.index_paths({folder / "in"});
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].kind == ProblemKind::failed);
    CHECK(report.problems[0].reason.find("ended") + report.problems[0].reason.find("ends") > 0);
    CHECK(support::run({PILCROW_TROUBLE}).exit_code == 2);
  }

  TEST_CASE("stopping does not wait for a reader that hangs") {
    const support::TempDir folder;
    folder.write("in/a.txt", "Plain words.\n");
    folder.write("in/hang.trouble", "hang");
    auto how = options();
    how.isolation.limits.seconds = 600;
    pilcrow::IndexOptions index;
    const auto begin = std::chrono::steady_clock::now();
    index.progress = [&](const auto&) {
      return std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(500);
    };
    IndexWriter writer(folder / "index", how);
    const auto report = writer.index_paths({folder / "in"}, index);
    CHECK(report.stopped);
    CHECK(report.documents == 1);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  }
}
