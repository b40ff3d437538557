#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "api/fixture.h"

using pilcrow::ErrorCode;

namespace {

int number(ErrorCode code) { return static_cast<int>(code); }

}  // namespace

TEST_SUITE("writer") {
  TEST_CASE("a document is replaced by its id, and removed") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    CHECK(writer.add(fixture::document("a", {fixture::paragraph("Old words stand here.")})) == 1);
    CHECK(writer.add(fixture::document("b", {fixture::paragraph("Other words.")})) == 1);
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    CHECK(index.stats().paragraphs == 2);
    CHECK(writer.add(fixture::document("a", {fixture::paragraph("New words."),
                                             fixture::paragraph("And more of them.")})) == 2);
    CHECK(fixture::search(index, "old").total_paragraphs == 1);  // not before the commit
    writer.commit();
    CHECK(fixture::search(index, "old").total_paragraphs == 1);  // nor before it is asked for
    const auto before = index.generation();
    CHECK(index.refresh());
    CHECK_FALSE(index.refresh());
    CHECK(index.generation() == before + 1);
    CHECK(fixture::search(index, "old").total_paragraphs == 0);
    CHECK(fixture::search(index, "new").total_paragraphs == 1);
    CHECK(index.stats().paragraphs == 3);
    CHECK(writer.remove("a"));
    CHECK_FALSE(writer.remove("a"));
    writer.commit();
    index.refresh();
    CHECK(index.stats().documents == 1);
    CHECK(index.stats().paragraphs == 1);
  }

  TEST_CASE("what was not committed is discarded") {
    const support::TempDir folder;
    {
      pilcrow::IndexWriter writer(folder / "index");
      writer.add(fixture::document("a", {fixture::paragraph("Kept.")}));
      writer.commit();
      writer.add(fixture::document("b", {fixture::paragraph("Lost.")}));
    }
    CHECK(pilcrow::Index::open(folder / "index").stats().documents == 1);
  }

  TEST_CASE("other themes tag anew what is in the index already") {
    const support::TempDir folder;
    (void)fixture::make_index(folder);
    const auto with_themes = [&](const char* toml) {
      pilcrow::WriterOptions options;
      options.themes = pilcrow::Taxonomy::parse(toml);
      pilcrow::IndexWriter writer(folder / "index", options);
      writer.commit();
      return pilcrow::Index::open(folder / "index");
    };
    const auto before = with_themes(fixture::kThemes).paragraphs("ports/fleet.txt");
    const auto index =
        with_themes("[[theme]]\nid = \"sea\"\ncues = ['ferr*', 'tanker', 'harbour']\n");
    CHECK(index.themes().ids() == std::vector<std::string>{"sea"});
    CHECK(fixture::search(index, "theme:sea").total_paragraphs == 5);
    CHECK(fixture::search(index, "North Korea").hits.front().paragraph.names.size() == 2);
    // All else is as it was.
    const auto after = index.paragraphs("ports/fleet.txt");
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      CHECK(after[i].anchor == before[i].anchor);
      CHECK(after[i].text == before[i].text);
      CHECK(after[i].section == before[i].section);
    }
    // A writer that is given none goes on with those of the index.
    pilcrow::IndexWriter writer(folder / "index");
    writer.add(fixture::document("new", {fixture::paragraph("A harbour in the north.")}));
    writer.commit();
    index.refresh();
    CHECK(fixture::search(index, "theme:sea").total_paragraphs == 6);
  }

  TEST_CASE("a second writer is locked out and told by whom") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    try {
      pilcrow::IndexWriter second(folder / "index");
      FAIL_CHECK("no error");
    } catch (const pilcrow::Error& error) {
      CHECK(error.code() == ErrorCode::locked);
      CHECK(std::string(error.what()).find("process ") != std::string::npos);
    }
  }

  TEST_CASE("a folder that is no index is refused and left as it is") {
    const support::TempDir folder;
    folder.write("mine/letter.txt", "Dear reader");
    const std::string mine = folder / "mine";
    CHECK(fixture::code_of([&] { pilcrow::IndexWriter writer(mine); }) ==
          number(ErrorCode::not_an_index));
    CHECK(fixture::code_of([&] { pilcrow::Index::open(mine); }) == number(ErrorCode::not_an_index));
    CHECK(fixture::code_of([&] { pilcrow::Index::open(folder / "nowhere"); }) ==
          number(ErrorCode::not_found));
    const auto entries = std::filesystem::directory_iterator(mine);
    CHECK(std::distance(begin(entries), end(entries)) == 1);
    CHECK(support::read_file(mine + "/letter.txt") == "Dear reader");
  }

  TEST_CASE("an index of another format is refused") {
    const support::TempDir folder;
    (void)fixture::make_index(folder);
    folder.write("index/pilcrow-index", "pilcrow index 99\n");
    CHECK(fixture::code_of([&] { pilcrow::Index::open(folder / "index"); }) ==
          number(ErrorCode::version_mismatch));
    CHECK(fixture::code_of([&] { pilcrow::IndexWriter writer(folder / "index"); }) ==
          number(ErrorCode::version_mismatch));
  }

  TEST_CASE("bad documents are refused, and the index is as before") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    const auto refused = [&](const pilcrow::Document& document) {
      return fixture::code_of([&] { writer.add(document); }) == number(ErrorCode::bad_argument);
    };
    CHECK(refused(fixture::document("", {})));
    CHECK(refused(fixture::document("line\nbreak", {})));
    CHECK(refused(fixture::document(std::string(5000, 'x'), {})));
    CHECK(refused(fixture::document("a", {fixture::paragraph("not \xFF UTF-8")})));
    CHECK(refused(fixture::document("a", {fixture::paragraph(std::string(65'537, 'x'))})));
    CHECK(refused(fixture::document("a", {fixture::heading("deep", 7)})));
    // At the limits all is well: a long id, a paragraph of one word of 64 KiB, hostile words.
    CHECK(writer.add(fixture::document(std::string(4096, 'i'),
                                       {fixture::paragraph(std::string(65'536, 'x'))})) == 1);
    CHECK(writer.add(fixture::document("nul", {fixture::paragraph(std::string("a\0b c", 5))})) ==
          1);
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    CHECK(index.document(std::string(4096, 'i')));
    CHECK(
        fixture::search(index, std::string(8000, 'x').insert(0, "doc:nul OR ")).total_paragraphs ==
        1);
    CHECK(fixture::search(index, "doc:" + std::string(4096, 'i')).total_paragraphs == 1);
  }

  TEST_CASE("paths: ids, claims, problems, and stopping") {
    const support::TempDir folder;
    folder.write("a/one.txt", "The first file says something.\n");
    folder.write("a/sub/two.md", "# Title\n\nThe second file says more.\n");
    folder.write(
        "a/records.jsonl",
        "{\"id\":\"r1\",\"text\":\"A record.\"}\nnot json\n{\"id\":\"r1\",\"text\":\"Again.\"}\n");
    folder.write("a/image.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    folder.write("b/one.txt", "A file of the same name elsewhere.\n");
    pilcrow::IndexWriter writer(folder / "index");
    const auto report = writer.index_paths(
        {folder / "a", folder / "b", folder / "nowhere", folder / "a/image.png"});
    CHECK(report.documents == 3);
    CHECK(report.paragraphs == 3);
    CHECK_FALSE(report.stopped);
    std::map<std::string, int> skipped;
    std::map<std::string, int> failed;
    for (const auto& problem : report.problems) {
      CAPTURE(problem.reason);
      CHECK_FALSE(problem.reason.empty());
      const bool passed_over = problem.kind == pilcrow::ProblemKind::passed_over;
      ++(passed_over ? skipped : failed)[problem.path.substr(folder.path().size())];
    }
    CHECK(skipped == std::map<std::string, int>{{"/a/image.png", 1}});
    CHECK(failed ==
          std::map<std::string, int>{
              {"/a/records.jsonl", 2}, {"/b/one.txt", 1}, {"/nowhere", 1}, {"/a/image.png", 1}});
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    CHECK(index.document("one.txt")->path == folder / "a/one.txt");
    CHECK(index.document("sub/two.md")->title == "Title");
    CHECK(index.document("r1"));

    std::size_t calls = 0;
    pilcrow::IndexOptions options;
    options.progress = [&](const pilcrow::IndexOptions::Progress&) { return ++calls > 100; };
    const auto stopped = writer.index_paths({folder / "a"}, options);
    CHECK(stopped.stopped);
    CHECK(stopped.documents == 0);
  }
}
