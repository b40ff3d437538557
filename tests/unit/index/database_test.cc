// Writing an index and reading it meanwhile.

#include "index/database.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pilcrow/error.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Reader;
using pilcrow::index::Stale;
using pilcrow::index::Writer;
using pilcrow::store::DocumentRecord;
using sample::contents;
using sample::put;
using sample::Strings;
using support::TempDir;

namespace {

bool has(const Writer& writer, const std::string& id) {
  DocumentRecord record;
  const bool found = writer.find(id, record);
  if (found) CHECK(record.id == id);
  return found;
}

Strings sorted_ids(const Writer& writer) {
  Strings ids = writer.ids();
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a new index is empty") {
    const TempDir folder;
    const std::string path = folder / "idx";
    Writer writer(path, 0);
    CHECK(writer.ids().empty());
    CHECK(!has(writer, "a"));
    CHECK(!writer.remove("a"));
    const Reader reader(path);
    CHECK(reader.documents().empty());
    CHECK(reader.languages().empty());
    CHECK(reader.match({}, {}).all().empty());
    CHECK(reader.settings().themes.empty());
    CHECK(reader.sizes().front().second > 0);
  }

  TEST_CASE("documents are put, found, replaced and removed") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    put(writer, "a", {"one", "two"});
    put(writer, "b", {"three"});
    put(writer, "empty", {});
    DocumentRecord record;
    REQUIRE(writer.find("a", record));
    CHECK(record.paragraphs.size() == 2);
    CHECK(writer.paragraph(record.first).text == "one");
    CHECK(writer.paragraph(record.first + 1).text == "two");
    put(writer, "a", {"four", "five", "six"});
    REQUIRE(writer.find("a", record));
    CHECK(writer.paragraph(record.first + 2).text == "six");
    CHECK(writer.remove("b"));
    CHECK(!writer.remove("b"));
    CHECK(!has(writer, "b"));
    CHECK(sorted_ids(writer) == Strings{"a", "empty"});
    writer.commit();
    CHECK(contents(folder.path()) == Strings{"a: four, five, six", "empty:"});
    CHECK(Reader(folder.path()).match({}, {}).all().size() == 3);
  }

  TEST_CASE("ids of any length and content are told apart") {
    const TempDir folder;
    const std::string long_id(4000, 'x');
    const Strings ids = {"a",     "a/",          "a/b", "A",  "é", "북한",
                         long_id, long_id + "y", " ",   "D1", "I"};
    {
      Writer writer(folder.path(), 0);
      for (const auto& id : ids) put(writer, id, {"text of " + id.substr(0, 100)});
      put(writer, long_id, {"again"});
      writer.commit();
      for (const auto& id : ids) CHECK(has(writer, id));
      CHECK(writer.ids().size() == ids.size());
    }
    Writer writer(folder.path(), 0);
    CHECK(writer.remove(long_id));
    CHECK(has(writer, long_id + "y"));
  }

  TEST_CASE("what is not committed is not visible, and is as one when it is") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    put(writer, "a", {"one"});
    writer.commit();
    Reader reader(folder.path());
    put(writer, "b", {"two"});
    writer.remove("a");
    writer.set_settings({"1", "themes", "names"});
    CHECK(!reader.reopen());
    CHECK(contents(reader) == Strings{"a: one"});
    CHECK(contents(folder.path()) == Strings{"a: one"});
    CHECK(reader.settings().themes.empty());
    const auto before = reader.revision();
    writer.commit();
    CHECK(contents(reader) == Strings{"a: one"});  // of the commit that it opened
    CHECK(reader.reopen());
    CHECK(reader.revision() > before);
    CHECK(contents(reader) == Strings{"b: two"});
    CHECK(reader.settings().names == "names");
  }

  TEST_CASE("a writer that is destroyed without committing leaves nothing") {
    const TempDir folder;
    {
      Writer writer(folder.path(), 0);
      put(writer, "a", {"one"});
      writer.commit();
      put(writer, "b", {"two"});
      put(writer, "a", {"changed"});
    }
    CHECK(contents(folder.path()) == Strings{"a: one"});
    Writer writer(folder.path(), 0);
    CHECK(sorted_ids(writer) == Strings{"a"});
    put(writer, "c", {"three"});
    writer.commit();
    CHECK(contents(folder.path()) == Strings{"a: one", "c: three"});
  }

  TEST_CASE("a reader keeps working over many commits by opening again") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    const std::string filling(1000, '-');
    put(writer, "a", Strings(300, filling));
    writer.commit();
    Reader reader(folder.path());
    int stale = 0;
    for (int round = 0; round < 9; ++round) {
      const Strings texts(300, filling + " round " + std::to_string(round));
      put(writer, "a", texts);
      writer.commit();
      if (round % 3 != 0) continue;  // overtaken now and then
      try {
        contents(reader);
      } catch (const Stale&) {
        ++stale;
      }
      CHECK(reader.reopen());
      DocumentRecord record = reader.documents().front();
      CHECK(reader.paragraph(record.first + 299).text == texts.back());
      CHECK(reader.match({}, {}).all().size() == 300);
    }
    CHECK(stale > 0);
  }

  TEST_CASE("settings and languages are kept") {
    const TempDir folder;
    {
      Writer writer(folder.path(), 0);
      const std::string large(300000, 't');
      writer.set_settings({"0.1.0", large, "[[name]]"});
      put(writer, {"a", {{"one", {}, {}, "en"}, {"два", {}, {}, "ru"}, {"три", {}, {}, "ru"}}, ""});
      writer.commit();
      CHECK(writer.settings().themes == large);
    }
    const Reader reader(folder.path());
    CHECK(reader.settings().library == "0.1.0");
    CHECK(reader.settings().themes.size() == 300000);
    using Languages = std::vector<std::pair<std::string, std::size_t>>;
    CHECK(reader.languages() == Languages{{"en", 1}, {"ru", 2}});
  }

  TEST_CASE("a damaged database is an error, not a crash") {
    const TempDir folder;
    {
      Writer writer(folder.path(), 0);
      put(writer, "a", {"one"});
      writer.commit();
    }
    folder.write("db/iamglass", "not glass at all");
    for (const bool reading : {true, false}) {
      try {
        if (reading) Reader{folder.path()};
        if (!reading) Writer(folder.path(), 0);
        FAIL_CHECK("opened");
      } catch (const pilcrow::Error& error) {
        const auto code = error.code();
        CHECK(
            (code == pilcrow::ErrorCode::corrupt || code == pilcrow::ErrorCode::version_mismatch));
        CHECK(error.context() == folder.path());
      }
    }
  }
}
