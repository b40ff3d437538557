#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "api/fixture.h"

namespace {

// Words that stand often, and words that stand once, so that there is something to rank.
std::string prose(std::size_t seed, std::size_t sentences) {
  static const char* const kWords[] = {"harbour", "coal",    "trade", "ferry",     "winter",
                                       "north",   "railway", "war",   "armistice", "fish"};
  std::string out;
  for (std::size_t i = 0; i < sentences; ++i) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    out += "The " + std::string(kWords[seed >> 33 & 7]) + " and the " + kWords[(seed >> 40) % 10] +
           " of number" + std::to_string(seed >> 50 & 511) + " stand here. ";
  }
  return out;
}

// A tree with small and large files, records, files that fail, and ids that are claimed twice.
void write_tree(const support::TempDir& folder) {
  for (std::size_t i = 0; i < 120; ++i) {
    std::string text;
    for (std::size_t p = 0; p <= i % 7; ++p) text += prose(i * 100 + p, 1 + i % 5) + "\n\n";
    folder.write("tree/a" + std::to_string(i) + ".txt", text);
  }
  std::string large;
  for (std::size_t p = 0; p < 1500; ++p) large += prose(50'000 + p, 6) + "\n\n";
  folder.write("tree/b-large.txt", large);
  std::string records;
  for (std::size_t i = 0; i < 3000; ++i) {
    records += "{\"id\": \"r" + std::to_string(i % 2900) + "\", \"text\": \"" +
               prose(90'000 + i, 3) + "\"}\n";
    if (i % 500 == 7) records += "not a record\n";
  }
  folder.write("tree/c-records.jsonl", records);
  folder.write("tree/d-more.jsonl", "{\"id\": \"r5\", \"text\": \"Taken.\"}\n");
  folder.write("tree/e.bin", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  folder.write("tree/f.txt", "");
  folder.write("tree/g.txt", prose(3, 3));
}

pilcrow::WriterOptions options_of(unsigned jobs, std::size_t memory) {
  pilcrow::WriterOptions options;
  options.themes = pilcrow::Taxonomy::parse(fixture::kThemes);
  options.names = pilcrow::Names::parse(fixture::kNames);
  options.jobs = jobs;
  options.memory_bytes = memory;
  return options;
}

// All that a search can tell, line by line.
std::vector<std::string> told(const std::string& folder) {
  const auto index = pilcrow::Index::open(folder);
  std::vector<std::string> out;
  for (const auto& document : index.documents()) {
    out.push_back(document.id + ' ' + document.path + ' ' + std::to_string(document.paragraphs));
  }
  for (const char* query : {"harbour", "coal OR fish", "+trade -war", "\"railway and the\"",
                            "numb*", "theme:economy winter", "number77 number300", "the"}) {
    pilcrow::SearchRequest request;
    request.query = query;
    request.limit = 200;
    request.facets = {"theme", "language", "document"};
    const auto result = index.search(request);
    out.push_back(std::string(query) + ' ' + std::to_string(result.total_paragraphs) + ' ' +
                  std::to_string(result.total_documents));
    for (const auto& hit : result.hits) {
      out.push_back(hit.paragraph.anchor + ' ' + std::to_string(hit.score));
    }
    for (const auto& [name, counts] : result.facets) {
      for (const auto& count : counts) {
        out.push_back(name + ' ' + count.value + ' ' + std::to_string(count.paragraphs));
      }
    }
  }
  return out;
}

std::vector<std::string> told(const pilcrow::IndexReport& report) {
  std::vector<std::string> out = {std::to_string(report.documents),
                                  std::to_string(report.paragraphs), std::to_string(report.bytes)};
  for (const auto& problem : report.problems) {
    const bool passed_over = problem.kind == pilcrow::ProblemKind::passed_over;
    out.push_back(problem.path + ": " + problem.reason + (passed_over ? " (skipped)" : ""));
  }
  return out;
}

// Fails, each in its own way, by the names of files.
class OddReader : public pilcrow::Reader {
 public:
  std::string name() const override { return "odd"; }
  bool accepts(const pilcrow::Source& source) const override {
    return source.name.ends_with(".odd");
  }
  void read(const pilcrow::Source& source, pilcrow::DocumentSink& sink) const override {
    if (source.name == "1.odd") throw std::runtime_error("this one is too odd");
    if (source.name == "2.odd") throw pilcrow::Error(pilcrow::ErrorCode::io, "no way in");
    pilcrow::Document document;
    document.blocks.push_back(fixture::paragraph("An odd text about " + std::string(source.name)));
    sink.add(std::move(document));
  }
};

class SlowReader : public OddReader {
 public:
  void read(const pilcrow::Source& source, pilcrow::DocumentSink& sink) const override {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    OddReader::read(source, sink);
  }
};

}  // namespace

TEST_SUITE("pipeline") {
  TEST_CASE("the number of threads and the memory change nothing of the result") {
    const support::TempDir folder;
    write_tree(folder);
    std::vector<std::string> first;
    std::vector<std::string> first_report;
    for (const unsigned jobs : {1U, 2U, 3U, 8U}) {
      CAPTURE(jobs);
      const std::string path = folder / "index" + std::to_string(jobs);
      pilcrow::IndexWriter writer(path,
                                  options_of(jobs, std::size_t{jobs == 3 ? 64U : 512U} << 20));
      const auto report = told(writer.index_paths({folder / "tree"}));
      writer.commit();
      const auto result = told(path);
      if (jobs == 1) {
        first = result;
        first_report = report;
        CHECK(result.size() > 3500);
      }
      CHECK(report == first_report);
      CHECK(result == first);
    }
  }

  TEST_CASE("adding what the files hold one by one makes the same index") {
    const support::TempDir folder;
    write_tree(folder);
    {
      pilcrow::IndexWriter writer(folder / "paths", options_of(3, std::size_t{512} << 20));
      writer.index_paths({folder / "tree"});
      writer.commit();
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 120; ++i) names.push_back("a" + std::to_string(i) + ".txt");
    std::sort(names.begin(), names.end());
    for (const char* name : {"b-large.txt", "c-records.jsonl", "f.txt", "g.txt"}) {
      names.push_back(name);
    }
    pilcrow::IndexWriter writer(folder / "added", options_of(2, std::size_t{512} << 20));
    std::vector<std::string> claimed;
    for (const auto& name : names) {
      for (auto document : pilcrow::read_file(folder / "tree/" + name, name).documents) {
        // Of records with the same id a run takes the first.
        if (writer.contains(document.id)) continue;
        document.path = folder / "tree/" + name;
        writer.add(document);
      }
    }
    writer.commit();
    CHECK(told(folder / "added") == told(folder / "paths"));
  }

  TEST_CASE("what a reader throws is a problem of that file, and the order is kept") {
    const support::TempDir folder;
    for (int i = 0; i < 5; ++i) folder.write("tree/" + std::to_string(i) + ".odd", "x");
    auto options = options_of(4, std::size_t{64} << 20);
    options.readers.add(std::make_shared<OddReader>());
    pilcrow::IndexWriter writer(folder / "index", options);
    const auto report = writer.index_paths({folder / "tree"});
    CHECK(report.documents == 3);
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].path == folder / "tree/1.odd");
    CHECK(report.problems[0].reason == "odd: this one is too odd");
    CHECK(report.problems[0].kind == pilcrow::ProblemKind::failed);
    CHECK(report.problems[1].reason == "no way in");
    writer.commit();
    CHECK(pilcrow::Index::open(folder / "index").stats().documents == 3);
  }

  TEST_CASE("progress comes from the calling thread, and goes on while one file takes long") {
    const support::TempDir folder;
    for (int i = 3; i < 6; ++i) folder.write("tree/" + std::to_string(i) + ".odd", "x");
    auto options = options_of(1, std::size_t{64} << 20);
    options.readers.add(std::make_shared<SlowReader>());
    pilcrow::IndexWriter writer(folder / "index", options);
    const auto self = std::this_thread::get_id();
    std::vector<pilcrow::IndexOptions::Progress> calls;
    bool elsewhere = false;
    pilcrow::IndexOptions run;
    run.progress = [&](const pilcrow::IndexOptions::Progress& progress) {
      elsewhere = elsewhere || std::this_thread::get_id() != self;
      calls.push_back(progress);
      return true;
    };
    writer.index_paths({folder / "tree"}, run);
    CHECK_FALSE(elsewhere);
    CHECK(calls.size() >= 6);
    CHECK(calls.size() <= 30);
    CHECK(calls.front().files_done == 0);
    CHECK(calls.front().files_total == 3);
    CHECK(calls.back().files_done == 3);
    CHECK(calls.back().documents == 3);
    CHECK(calls.back().bytes_done == 3);
  }

  TEST_CASE("a run that is stopped keeps whole files, in order, and goes on the next time") {
    const support::TempDir folder;
    for (int i = 3; i < 9; ++i) folder.write("tree/" + std::to_string(i) + ".odd", "x");
    auto options = options_of(2, std::size_t{64} << 20);
    options.readers.add(std::make_shared<SlowReader>());
    pilcrow::IndexWriter writer(folder / "index", options);
    pilcrow::IndexOptions run;
    run.prune = true;
    run.progress = [](const pilcrow::IndexOptions::Progress& progress) {
      return progress.files_done < 2;
    };
    const auto begin = std::chrono::steady_clock::now();
    const auto stopped = writer.index_paths({folder / "tree"}, run);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    CHECK(stopped.stopped);
    CHECK(stopped.documents >= 2);
    CHECK(stopped.documents <= 4);
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    CHECK(index.stats().documents == stopped.documents);
    CHECK(index.document("3.odd"));
    CHECK(index.document("4.odd"));
    const auto rest = writer.index_paths({folder / "tree"});
    CHECK_FALSE(rest.stopped);
    CHECK(rest.documents + stopped.documents == 6);
  }

  TEST_CASE("a run is thrown away while files are being read") {
    const support::TempDir folder;
    write_tree(folder);
    pilcrow::IndexWriter writer(folder / "index", options_of(3, std::size_t{512} << 20));
    pilcrow::IndexOptions run;
    run.progress = [](const pilcrow::IndexOptions::Progress&) -> bool {
      throw std::runtime_error("enough");
    };
    CHECK_THROWS_AS(writer.index_paths({folder / "tree"}, run), pilcrow::Error);
    const auto report = writer.index_paths({folder / "tree"});
    CHECK(report.documents > 3000);
  }
}
