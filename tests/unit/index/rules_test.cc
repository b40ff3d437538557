// Rules that change: what was tagged with others is tagged anew.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using sample::put;
using sample::Strings;
using sample::tag_all;
using sample::themes;
using support::TempDir;

namespace {

// A document as it is put while `theme` is the rule.
sample::InputDocument tagged(const std::string& id, const std::string& theme) {
  auto document = sample::document_of(id, {"text"});
  auto evidence = tag_all(theme)(document);
  for (std::size_t i = 0; i < evidence.size(); ++i) document.blocks[i].evidence = evidence[i];
  return document;
}

void no_tagging(Writer& writer) {
  writer.commit([](const sample::InputDocument&) -> std::vector<pilcrow::store::PackedEvidence> {
    FAIL("tagged anew");
    return {};
  });
}

std::size_t rules_files(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with("rules-")) ++count;
  }
  return count;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("what is in the index is tagged anew when the rules change, and only then") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    writer.set_rules("one", "names");
    writer.put(tagged("a", "one"));
    no_tagging(writer);
    writer.put(tagged("b", "one"));
    no_tagging(writer);
    CHECK(themes(*writer.committed()) == Strings{"a:one", "b:one"});
    const auto before = Snapshot::open(folder.path());
    writer.set_rules("one", "names");
    no_tagging(writer);
    writer.set_rules("two", "names");
    writer.put(tagged("c", "two"));
    writer.remove("a");
    writer.commit(tag_all("two"));
    CHECK(themes(*writer.committed()) == Strings{"b:two", "c:two"});
    CHECK(themes(*before) == Strings{"a:one", "b:one"});
    const auto after = Snapshot::open(folder.path(), before.get());
    CHECK(themes(*after) == Strings{"b:two", "c:two"});
    CHECK(after->settings().themes == "two");
    CHECK(after->settings().names == "names");
    CHECK(rules_files(folder.path()) == 1);
    no_tagging(writer);
  }

  TEST_CASE("rules are those of the index for the next writer") {
    const TempDir folder;
    const std::string large(300000, 't');
    {
      Writer writer(folder.path(), {});
      writer.set_rules(large, "n");
      writer.put(tagged("a", "one"));
      no_tagging(writer);
    }
    Writer writer(folder.path(), {});
    CHECK(writer.committed()->settings().themes == large);
    writer.set_rules(large, "n");
    writer.put(tagged("b", "one"));
    no_tagging(writer);
    CHECK(themes(*writer.committed()) == Strings{"a:one", "b:one"});
  }

  TEST_CASE("rules may be taken away") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    writer.set_rules("one", "");
    writer.put(tagged("a", "one"));
    no_tagging(writer);
    writer.set_rules("", "");
    writer.commit(sample::no_tags);
    CHECK(themes(*writer.committed()).empty());
    CHECK(Snapshot::open(folder.path())->settings().themes.empty());
    CHECK(rules_files(folder.path()) == 0);
  }

  TEST_CASE("the rules hold while documents wait to be committed") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    writer.set_rules("one", "");
    writer.put(tagged("a", "one"));
    CHECK(sample::outcome([&] { writer.set_rules("two", ""); }) == "bad_argument");
    writer.commit(sample::no_tags);
    CHECK(themes(*writer.committed()) == Strings{"a:one"});
  }

  TEST_CASE("segments are merged after they have been tagged anew") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    writer.set_rules("one", "");
    for (const auto* id : {"a", "b", "c"}) {
      writer.put(tagged(id, "one"));
      no_tagging(writer);
    }
    writer.set_rules("two", "");
    writer.optimize(tag_all("two"));
    CHECK(writer.committed()->segments().size() == 1);
    CHECK(themes(*writer.committed()) == Strings{"a:two", "b:two", "c:two"});
  }
}
