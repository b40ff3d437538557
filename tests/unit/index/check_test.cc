// Cross-references: files whose checksums are right and which do not fit together.

#include "index/check.h"

#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "base/codec.h"
#include "index/build.h"
#include "index/repair.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::CheckReport;
using pilcrow::index::Manifest;
using pilcrow::store::Evidence;
using pilcrow::store::FileMark;
using pilcrow::store::SectionFile;
using pilcrow::store::SectionWriter;
using sample::InputDocument;
using support::TempDir;

namespace {

pilcrow::index::Analysis analysis() {
  return {[](const pilcrow::index::Settings&) {},
          [](const pilcrow::Document& document, const pilcrow::store::FileStamp&) {
            return sample::prepare(document);
          }};
}

CheckReport check(const std::string& folder) {
  return pilcrow::index::inspect(folder, {}, analysis()).report;
}

// "file: what" of all damage, one on a line.
std::string damage(const CheckReport& report) {
  std::string out;
  for (const auto& one : report.damage) {
    out += (out.empty() ? "" : "\n") + one.file + ": " + one.what;
  }
  return out;
}

std::vector<InputDocument> documents() {
  std::vector<InputDocument> out = {
      sample::document_of("a/one", {"#Cargo", "The harbour is on the coast of the sea.",
                                    "##Ships", "Ships and harbours, ships and more ships."},
                          "A title of its own"),
      sample::document_of("b/two", {"北京大学 and 北京, or 東 京", "Nothing of it."}),
      sample::document_of("c/three", {"The third: it has one paragraph."}, "Last"),
  };
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].blocks[1].evidence =
        Evidence{{{"economy/energy", {}, 1.5, {{"coal", 1.5, 0, {{0, 2}}}}}}};
    out[i].blocks.back().evidence = Evidence{{}, {{"un", "org", {}, {0, 3}}}};
  }
  return out;
}

// An index of one segment, whose parts may be changed before they are put together.
struct Craft {
  explicit Craft(const TempDir& temp) : folder(temp / "index") {
    const std::string segments = folder + "/segments";
    pilcrow::store::make_folder(segments);
    const auto run = pilcrow::index::build_run(documents(), folder + "/run", 0, pilcrow::index::kQuick);
    manifest.segments.push_back(pilcrow::index::merge_runs({run}, segments + "/1"));
    manifest.segments[0].number = 1;
    manifest.next = 2;
    segment = segments + "/1";
    write();
  }

  void write() const { pilcrow::index::write_manifest(folder, manifest); }

  std::string section(const std::string& file, const std::string& name) const {
    return std::string(SectionFile(segment + '/' + file, mark(file)).section(name).all());
  }

  // Writes a file anew with another section in it, and all checksums as they ought to be.
  void replace(const std::string& file, const std::string& name, const std::string& bytes) {
    const std::string path = segment + '/' + file;
    {
      const SectionFile old(path, mark(file));
      SectionWriter out(path + ".new");
      for (const auto& [each, size] : old.sizes()) {
        out.put(each, each == name ? bytes : std::string(old.section(each).all()));
      }
      mark(file) = out.finish();
    }
    pilcrow::store::rename_path(path + ".new", path);
    write();
  }

  FileMark& mark(const std::string& file) {
    return file == "store" ? manifest.segments[0].store : manifest.segments[0].tags;
  }
  const FileMark& mark(const std::string& file) const {
    return const_cast<Craft*>(this)->mark(file);
  }

  std::string folder;
  std::string segment;
  Manifest manifest;
};

sample::Strings any_texts(sample::Random& random) {
  static const sample::Strings words = {"of",  "the", "The", "to",  "ship", "ships", "北",
                                        "京", "、",  "일",  "море", "#",   ".",     "x\u0301y"};
  sample::Strings out;
  for (std::size_t i = random() % 9; i-- > 0;) {
    std::string text = random() % 3 == 0 ? "#" : "";
    for (std::size_t j = random() % 40; j-- > 0;) {
      text += sample::pick(random, words) + (random() % 2 == 0 ? " " : "");
    }
    out.push_back(text + "end");
  }
  return out;
}

// Flips bits, cuts, doubles, and puts numbers in that are too large.
std::string mutated(std::string bytes, sample::Random& random) {
  switch (random() % 6) {
    case 0: return {};
    case 1: return bytes.substr(0, random() % (bytes.size() + 1));
    case 2: return bytes + bytes;
    case 3: return std::string(random() % 40, '\xFF');
    default: break;
  }
  for (std::size_t i = 1 + random() % 4; i-- > 0 && !bytes.empty();) {
    bytes[random() % bytes.size()] = static_cast<char>(random());
  }
  return bytes;
}

std::uint64_t sum_of_sizes(const Manifest& manifest) {
  std::uint64_t sum = 0;
  for (const auto& entry : manifest.segments) {
    sum += entry.postings.bytes + entry.store.bytes + entry.tags.bytes;
  }
  return sum;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("nothing is wrong with an index as it was written") {
    const TempDir temp;
    const Craft craft(temp);
    const CheckReport report = check(craft.folder);
    CHECK(damage(report) == "");
    CHECK(report.segments == 1);
    CHECK(report.documents == 3);
    CHECK(report.paragraphs == 5);
    CHECK(report.bytes > sum_of_sizes(craft.manifest));
    CHECK_FALSE(report.anything_lost());
    CHECK_FALSE(pilcrow::index::repair(craft.folder, {}, analysis()).repaired);
  }

  TEST_CASE("random documents are whole after commits, deletions, merges") {
    const TempDir temp;
    sample::Random random(7);
    pilcrow::index::Writer writer(temp.path(), {});
    for (int round = 0; round < 12; ++round) {
      for (int i = 0; i < 5; ++i) {
        writer.put(sample::document_of(std::to_string(random() % 40), any_texts(random)));
      }
      if (round > 2) {
        for (const auto& id : sample::ids(*writer.committed())) {
          if (random() % 4 == 0) writer.remove(id);
        }
      }
      sample::commit(writer);
      CHECK(damage(check(temp.path())) == "");
      if (round % 3 == 0) writer.finish_merges();
      CHECK(damage(check(temp.path())) == "");
    }
    writer.optimize(sample::no_tags);
    const CheckReport report = check(temp.path());
    CHECK(damage(report) == "");
    CHECK(report.documents == writer.committed()->live().documents);
    CHECK(report.paragraphs == writer.committed()->live().paragraphs);
  }

  TEST_CASE("postings of other words, frequencies or blocks are found") {
    const std::vector<std::function<void(std::vector<InputDocument>&)>> changes = {
        [](auto& all) { all[0].blocks[2].words.pop_back(); },
        [](auto& all) { all[0].blocks[2].words[0] = all[0].blocks[2].words[1]; },
        [](auto& all) { std::swap(all[0].blocks[2].words, all[0].blocks[4].words); },
        [](auto& all) { all[0].forms[0].stem += "x"; },
        [](auto& all) { all[0].blocks[2].pairs.clear(); },
        [](auto& all) { all[1].blocks[1].pairs.pop_back(); },
        [](auto& all) { all[2].blocks.pop_back(); },
        [](auto& all) { all[2].blocks.push_back(all[2].blocks.back()); },
    };
    for (const auto& change : changes) {
      const TempDir temp;
      Craft craft(temp);
      auto others = documents();
      change(others);
      auto entry = pilcrow::index::merge_runs(
          {pilcrow::index::build_run(others, craft.folder + "/run", 0, pilcrow::index::kQuick)}, craft.folder + "/other");
      craft.manifest.segments[0].postings = entry.postings;
      pilcrow::store::rename_path(craft.folder + "/other/postings", craft.segment + "/postings");
      craft.write();
      const CheckReport report = check(craft.folder);
      REQUIRE_FALSE(report.damage.empty());
      for (const auto& one : report.damage) CHECK(one.file == "segments/1/postings");
      CHECK_FALSE(report.anything_lost());
      CHECK(pilcrow::index::repair(craft.folder, {}, analysis()).repaired);
      CHECK(damage(check(craft.folder)) == "");
      CHECK(sample::contents(craft.folder).size() == 3);
    }
  }

  TEST_CASE("parts of a store that do not agree are found") {
    const auto with = [](const char* name, const std::function<void(std::string&)>& change,
                         const std::string& what) {
      const TempDir temp;
      Craft craft(temp);
      std::string bytes = craft.section("store", name);
      change(bytes);
      craft.replace("store", name, bytes);
      const CheckReport report = check(craft.folder);
      CAPTURE(std::string(name));
      CHECK(damage(report).starts_with("segments/1/" + what));
    };
    const auto next = [](std::size_t at) { return [at](std::string& bytes) { ++bytes[at]; }; };
    with("counts", next(2), "store: it is said to have 6 paragraphs and has 5");
    with("ids", next(0), "store: the record is another one's: document 0");
    with("titles", next(0), "store: the record is another one's: document 0");
    with("levels", next(2), "store: a heading is not as in the list of headings: block 3");
    // Nothing in the store can tell whose a word is; the postings do.
    with("forward.ends", next(0), "postings: the postings of ");
    with("ids.order", [](std::string& bytes) { std::swap(bytes[0], bytes[4]); },
         "store: a document cannot be found by its id: b/two");
    with("documents", [](std::string& bytes) { bytes.resize(bytes.size() - 4); },
         "store: its part 'documents' is inconsistent");
  }

  TEST_CASE("tags that do not follow from their evidence are found") {
    const auto with = [](const char* name, const std::function<void(std::string&)>& change,
                         const std::string& what) {
      const TempDir temp;
      Craft craft(temp);
      std::string bytes = craft.section("tags-0", name);
      change(bytes);
      craft.replace("tags-0", name, bytes);
      const CheckReport report = check(craft.folder);
      CAPTURE(std::string(name));
      REQUIRE_FALSE(report.damage.empty());
      CHECK(damage(report).starts_with("segments/1/tags-0: " + what));
      CHECK(pilcrow::index::repair(craft.folder, {}, analysis()).repaired);
      CHECK(damage(check(craft.folder)) == "");
    };
    with("blocks", [](std::string& bytes) { std::swap(bytes[0], bytes[4]); },
         "tags and evidence do not agree: block 1");
    with("evidence.blocks", [](std::string& bytes) { bytes[0] = bytes[4]; },
         "tags and evidence do not agree: block 4");
    with("values", [](std::string& bytes) { bytes.back() = 'z'; },
         "tags and evidence do not agree: block 1");
  }

  TEST_CASE("a document that stands twice is told and loses the older") {
    const TempDir temp;
    Craft craft(temp);
    auto other = pilcrow::index::merge_runs(
        {pilcrow::index::build_run({sample::document_of("b/two", {"A later text."})},
                                   craft.folder + "/run", 0, pilcrow::index::kQuick)},
        craft.folder + "/segments/2");
    other.number = craft.manifest.next++;
    craft.manifest.segments.push_back(other);
    craft.write();
    CHECK(damage(check(craft.folder)) ==
          "segments/1/store: a document is in the index twice: b/two");
    CHECK(pilcrow::index::repair(craft.folder, {}, analysis()).repaired);
    CHECK(damage(check(craft.folder)) == "");
    CHECK(sample::contents(craft.folder)[1] == "b/two: A later text.");
  }

  TEST_CASE("a manifest that deletes what is not there, or has other rules, is found and mended") {
    const TempDir temp;
    Craft craft(temp);
    craft.manifest.segments[0].deleted = {1, 7};
    craft.manifest.segments[0].rules = 5;
    craft.write();
    CHECK(check(craft.folder).damage.size() == 2);
    CHECK(pilcrow::index::repair(craft.folder, {}, analysis()).repaired);
    CHECK(damage(check(craft.folder)) == "");
    CHECK(sample::contents(craft.folder).size() == 2);
  }

  TEST_CASE("whatever stands in a part, nothing crashes, and repairing leaves a whole index") {
    sample::Random random(20);
    for (int round = 0; round < 60; ++round) {
      const TempDir temp;
      Craft craft(temp);
      const std::string file = random() % 3 == 0 ? "tags-0" : "store";
      std::vector<std::string> names;
      for (const auto& [name, size] : SectionFile(craft.segment + '/' + file, craft.mark(file)).sizes()) {
        names.push_back(name);
      }
      const std::string& name = names[static_cast<std::size_t>(round) % names.size()];
      CAPTURE(name);
      CAPTURE(round);
      craft.replace(file, name, mutated(craft.section(file, name), random));
      const CheckReport before = check(craft.folder);
      const CheckReport report = pilcrow::index::repair(craft.folder, {}, analysis());
      CHECK(report.repaired == !before.damage.empty());
      CHECK(damage(check(craft.folder)) == "");
      if (report.lost_segments > 0) continue;
      CHECK(sample::contents(craft.folder).size() + report.lost.size() + report.lost_unnamed == 3);
    }
  }
}
