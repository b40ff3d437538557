// Opens an index that an earlier build wrote, and refuses those of other versions.
//
// index-1/ is an index of format 1. To write it anew, which is only right for as long as format 1 has
// not been released:
//
//   PILCROW_COMPAT_UPDATE=1 build/…/tests/compat/compat_tests -tc='*written anew*'
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/codec.h"
#include "pilcrow/pilcrow.h"
#include "store/file.h"
#include "support/support.h"
#include "text/analysis.h"

using pilcrow::Block;
using pilcrow::BlockKind;
using pilcrow::Document;
using pilcrow::ErrorCode;

namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

// One on a line, so that a failing check shows them.
std::string lines(const Strings& strings) {
  std::string out;
  for (const auto& string : strings) out += string + '\n';
  return out;
}

const std::string kFixture = support::source_path("tests/compat/index-1");

// As it was printed when the index was made first.
constexpr std::string_view kAnchor = "en/lighthouse.md#p2-ec050175";

constexpr std::string_view kThemes = R"([[theme]]
id = "sea"
label = {en = "The sea", ru = "Море", ko = "바다"}
cues = ['ship', 'lighthouse^2', 'маяк', '등대']

[[theme]]
id = "sea/trade"
label = {en = "Trade by sea"}
cues = ['cargo', 'груз', '화물']
)";

constexpr std::string_view kNames = R"([[name]]
id = "grey-point"
kind = "place"
label = {en = "Grey Point"}
aliases = ["Grey Point", "Серый мыс", "회색곶"]
)";

std::vector<Document> documents() {
  const auto paragraph = [](const char* text) {
    return Block{BlockKind::paragraph, 0, text, {}, 0};
  };
  Document en;
  en.id = "en/lighthouse.md";
  en.path = "texts/en/lighthouse.md";
  en.title = "The lighthouse of Grey Point";
  en.language = "en";
  en.metadata = {{"author", {"Mira Holt", "Jan Aas"}}, {"date", {"2021-04-09"}}};
  en.blocks = {{BlockKind::heading, 1, "Building it", {30, 41}, 3},
               {BlockKind::paragraph, 0, "The lighthouse of Grey Point was lit in 1871.", {43, 88}, 5},
               {BlockKind::heading, 2, "Cargo", {90, 98}, 7},
               {BlockKind::list_item, 0, "Ships brought all of the cargo to the pier.", {100, 143}, 9},
               paragraph("Of the old pier nothing is left.")};
  Document ru;
  ru.id = "ru/mayak.txt";
  ru.title = "Маяк";
  ru.blocks = {paragraph("Маяк на Сером мысу зажгли осенью, и корабли пошли к берегу."),
               paragraph("Груз везли по железной дороге.")};
  Document ko;
  ko.id = "ko/deungdae.txt";
  ko.blocks = {paragraph("회색곶의 등대는 가을에 불을 밝혔다. 배가 화물을 실었다."),
               paragraph("燈臺 등대, 北京")};
  Document gone;
  gone.id = "gone.txt";
  gone.blocks = {paragraph("This was deleted, and the lighthouse with it.")};
  return {en, gone, ru, ko};
}

void write_fixture() {
  fs::remove_all(kFixture);
  {
    pilcrow::WriterOptions options;
    options.themes = pilcrow::Taxonomy::parse(kThemes);
    options.names = pilcrow::Names::parse(kNames);
    pilcrow::IndexWriter writer(kFixture, options);
    const auto all = documents();
    for (std::size_t i = 0; i < 3; ++i) writer.add(all[i]);
    writer.commit();
    writer.add(all[3]);
    writer.remove("gone.txt");
    writer.commit();
  }
  fs::remove(kFixture + "/lock");
}

// A copy of the fixture, lest the tests change it.
std::string copy_fixture(const support::TempDir& folder) {
  fs::copy(kFixture, folder / "index", fs::copy_options::recursive);
  return folder / "index";
}

// "document:number" of each paragraph found, one on a line.
std::string search(const pilcrow::Index& index, const std::string& query) {
  pilcrow::SearchRequest request;
  request.query = query;
  Strings out;
  for (const auto& hit : index.search(request).hits) {
    out.push_back(hit.paragraph.document.id + ':' + std::to_string(hit.paragraph.number));
  }
  std::sort(out.begin(), out.end());
  return lines(out);
}

void check_clean(const std::string& folder) {
  for (const auto& damage : pilcrow::check(folder).damage) {
    FAIL_CHECK(damage.file << ": " << damage.what);
  }
}

// The error's name, or "done".
template <typename Call>
std::string outcome(Call&& call) {
  try {
    call();
  } catch (const pilcrow::Error& error) {
    return std::string(to_string(error.code()));
  }
  return "done";
}

// Whoever opens it is refused, and nothing in it changes.
void check_refused(const std::string& folder) {
  const std::string manifest = support::read_file(folder + "/pilcrow-index");
  const auto entries = std::distance(fs::recursive_directory_iterator(folder), {});
  CHECK(outcome([&] { pilcrow::Index::open(folder); }) == "version_mismatch");
  CHECK(outcome([&] { pilcrow::IndexWriter writer(folder); }) == "version_mismatch");
  CHECK(outcome([&] { (void)pilcrow::check(folder); }) == "version_mismatch");
  CHECK(outcome([&] { (void)pilcrow::repair(folder); }) == "version_mismatch");
  for (const char* command : {"search", "index", "delete"}) {
    const auto result = support::run({PILCROW_BINARY, command, "-d", folder, "word"});
    CHECK(result.exit_code == 3);
    CHECK(result.err.find("index again") != std::string::npos);
  }
  for (const char* command : {"stats", "check", "optimize"}) {
    CHECK(support::run({PILCROW_BINARY, command, "-d", folder}).exit_code == 3);
  }
  CHECK(support::read_file(folder + "/pilcrow-index") == manifest);
  CHECK(std::distance(fs::recursive_directory_iterator(folder), {}) == entries);
}

}  // namespace

TEST_SUITE("compat") {
  TEST_CASE("the index that is kept is written anew when asked to") {
    if (std::getenv("PILCROW_COMPAT_UPDATE") != nullptr) write_fixture();
    CHECK(fs::exists(kFixture + "/pilcrow-index"));
  }

  TEST_CASE("an index of format 1 is whole and answers") {
    const support::TempDir folder;
    const std::string path = copy_fixture(folder);
    check_clean(path);
    const auto index = pilcrow::Index::open(path);
    CHECK(index.stats().format == 1);
    CHECK(index.stats().documents == 3);
    CHECK(index.stats().paragraphs == 7);
    CHECK(index.stats().segments == 2);
    CHECK(index.stats().deleted == 1);
    CHECK(index.themes().source() == kThemes);
    CHECK(index.names().source() == kNames);

    CHECK(search(index, "lighthouse") ==
          lines({"en/lighthouse.md:1", "en/lighthouse.md:2", "en/lighthouse.md:3"}));
    CHECK(search(index, "маяка") == lines({"ru/mayak.txt:1", "ru/mayak.txt:2"}));
    CHECK(search(index, "등대") == lines({"ko/deungdae.txt:1", "ko/deungdae.txt:2"}));
    // Its particle is taken off in Korean; the second paragraph is Chinese by most of its words.
    CHECK(search(index, "등대를") == lines({"ko/deungdae.txt:1"}));
    CHECK(search(index, "燈臺") == lines({"ko/deungdae.txt:2"}));
    CHECK(search(index, "\"of the\"") == lines({"en/lighthouse.md:2", "en/lighthouse.md:3"}));
    CHECK(search(index, "theme:sea/trade") ==
          lines({"en/lighthouse.md:2", "en/lighthouse.md:3", "ko/deungdae.txt:1", "ru/mayak.txt:2"}));
    CHECK(search(index, "section:cargo") == lines({"en/lighthouse.md:2", "en/lighthouse.md:3"}));
    CHECK(search(index, "deleted") == "");

    for (const auto& document : documents()) {
      if (document.id == "gone.txt") continue;
      const auto found = index.document(document.id);
      REQUIRE(found);
      CHECK(found->title == document.title);
      CHECK(found->path == document.path);
      CHECK(found->metadata == document.metadata);
      std::size_t number = 0;
      for (const auto& block : document.blocks) {
        if (block.kind == BlockKind::heading) continue;
        const auto paragraphs = index.paragraphs(document.id, number + 1, number + 1);
        ++number;
        REQUIRE(paragraphs.size() == 1);
        CHECK(paragraphs[0].text == block.text);
        CHECK(paragraphs[0].kind == block.kind);
        CHECK(paragraphs[0].source == block.source);
        CHECK(paragraphs[0].line == block.line);
      }
    }
    // Citations stay good for as long as there is an index.
    const auto cited = index.paragraph(kAnchor);
    REQUIRE(cited);
    CHECK(cited->section == Strings{"Building it", "Cargo"});
    CHECK(index.paragraphs("ru/mayak.txt")[0].names.at(0).id == "grey-point");
  }

  TEST_CASE("an index of format 1 is written on and stays whole") {
    const support::TempDir folder;
    const std::string path = copy_fixture(folder);
    pilcrow::IndexWriter writer(path);
    Document more;
    more.id = "more.txt";
    more.blocks = {{BlockKind::paragraph, 0, "A ship came to the lighthouse.", {}, 0}};
    writer.add(more);
    writer.commit();
    check_clean(path);
    writer.optimize();
    check_clean(path);
    const auto index = pilcrow::Index::open(path);
    CHECK(index.stats().segments == 1);
    CHECK(search(index, "theme:sea") ==
          lines({"en/lighthouse.md:1", "en/lighthouse.md:2", "en/lighthouse.md:3",
                 "ko/deungdae.txt:1", "ko/deungdae.txt:2", "more.txt:1", "ru/mayak.txt:1",
                 "ru/mayak.txt:2"}));
  }

  TEST_CASE("indexes of other formats are refused, whatever else stands in them") {
    const std::string ours = support::read_file(kFixture + "/pilcrow-index");
    for (const char* version : {"0", "2", "10", "11", "1.1", "one", "-1", "01"}) {
      CAPTURE(version);
      const support::TempDir folder;
      const std::string path = copy_fixture(folder);
      folder.write("index/pilcrow-index",
                   "pilcrow index " + std::string(version) + ours.substr(ours.find('\n')));
      check_refused(path);
      folder.write("bare/pilcrow-index", "pilcrow index " + std::string(version) + "\n");
      check_refused(folder / "bare");
    }
  }

  TEST_CASE("an index whose texts were analysed by another version is refused") {
    const std::string ours = support::read_file(kFixture + "/pilcrow-index");
    std::size_t at = ours.find('\n') + 1;
    std::uint64_t check = 0;
    REQUIRE(pilcrow::take_varint(ours, at, check));
    REQUIRE(check == pilcrow::store::checksum(std::string_view(ours).substr(at)));
    REQUIRE(ours[at] == pilcrow::text::kAnalysisVersion);
    for (const int version : {0, pilcrow::text::kAnalysisVersion + 1, 100}) {
      const support::TempDir folder;
      const std::string path = copy_fixture(folder);
      std::string record = ours.substr(at);
      record[0] = static_cast<char>(version);
      std::string bytes = ours.substr(0, ours.find('\n') + 1);
      pilcrow::append_varint(bytes, pilcrow::store::checksum(record));
      folder.write("index/pilcrow-index", bytes + record);
      check_refused(path);
    }
  }

  TEST_CASE("the index that is kept takes no more room than it must") {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(kFixture)) {
      if (entry.is_regular_file()) bytes += entry.file_size();
    }
    CHECK(bytes < 60'000);
  }
}
