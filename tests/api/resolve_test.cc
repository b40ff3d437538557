// Anchors of texts that have changed since.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "api/fixture.h"

using pilcrow::Resolution;

namespace {

using Random = std::mt19937;
using Words = std::vector<std::string>;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

// Words that are drawn as those of a language are: some often, most seldom.
std::string any_word(Random& random) {
  const double x = static_cast<double>(random() % 100000 + 1) / 100000;
  const auto rank = static_cast<std::size_t>(3000 * x * x * x);
  std::string out;
  for (std::size_t i = rank + 1; i > 0; i /= 13)
    out += "bdfgklmnprstv"[i % 13], out += "aeiou"[i % 5];
  return out;
}

struct Text {
  std::size_t origin = 0;  // of its paragraph, the same in all versions
  Words words = {};
};
using Version = std::vector<Text>;

Text any_text(Random& random, std::size_t origin) {
  Text out{origin, {}};
  for (std::size_t i = 12 + below(random, 70); i > 0; --i) out.words.push_back(any_word(random));
  return out;
}

std::string joined(const Words& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

pilcrow::Document document_of(const Version& version) {
  std::vector<pilcrow::Block> blocks;
  for (const auto& text : version) blocks.push_back(fixture::paragraph(joined(text.words) + "."));
  return fixture::document("a.txt", std::move(blocks));
}

// Half of the words are others, each in the place of one that goes.
void reword(Text& text, Random& random) {
  std::vector<std::size_t> places(text.words.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::shuffle(places.begin(), places.end(), random);
  places.resize(places.size() / 2);
  for (const auto place : places) text.words[place] = any_word(random);
}

enum class Edit { insert, erase, move, split, join, reword };

// Edits the version in one way; gives the origin of the paragraph that was edited.
std::size_t apply(Edit edit, Version& version, std::size_t& origins, Random& random) {
  const std::size_t at = below(random, version.size() - 1);
  const auto place = version.begin() + static_cast<std::ptrdiff_t>(at);
  const std::size_t origin = place->origin;
  switch (edit) {
    case Edit::insert: version.insert(place, any_text(random, origins++)); break;
    case Edit::erase: version.erase(place); break;
    case Edit::move: {
      Text text = *place;
      version.erase(place);
      const auto to = static_cast<std::ptrdiff_t>(below(random, version.size()));
      version.insert(version.begin() + to, std::move(text));
      break;
    }
    case Edit::split: {
      const auto middle = static_cast<std::ptrdiff_t>(place->words.size() / 3);
      Text rest{origin, {place->words.begin() + middle, place->words.end()}};
      place->words.resize(static_cast<std::size_t>(middle));
      version.insert(place + 1, std::move(rest));
      break;
    }
    case Edit::join: {
      const Words next = (place + 1)->words;
      place->words.insert(place->words.end(), next.begin(), next.end());
      version.erase(place + 1);
      break;
    }
    case Edit::reword: reword(*place, random); break;
  }
  return origin;
}

struct Counts {
  std::size_t wrong = 0;  // that call themselves exact or moved, with other words
  std::size_t reworded = 0;
  std::size_t found = 0;   // of these, as edited and where they are
  std::size_t misled = 0;  // of these, as edited and elsewhere
};

// Cites all paragraphs of one version and looks for them in the next.
void follow(const pilcrow::Index& before, const pilcrow::Index& after, const Version& old,
            const Version& now, const std::set<std::size_t>& reworded, Counts& counts) {
  const auto paragraphs = before.paragraphs("a.txt");
  REQUIRE(paragraphs.size() == old.size());
  for (std::size_t i = 0; i < old.size(); ++i) {
    const auto resolved = after.resolve(paragraphs[i].anchor);
    const bool claims =
        resolved.resolution == Resolution::exact || resolved.resolution == Resolution::moved;
    REQUIRE(
        (resolved.paragraph.has_value() == (claims || resolved.resolution == Resolution::edited)));
    if (claims && resolved.paragraph->text != paragraphs[i].text) ++counts.wrong;
    if (resolved.resolution == Resolution::exact) {
      CHECK(resolved.paragraph->number == paragraphs[i].number);
    }
    if (reworded.count(old[i].origin) == 0) continue;
    ++counts.reworded;
    if (resolved.resolution != Resolution::edited) continue;
    const bool right = now[resolved.paragraph->number - 1].origin == old[i].origin;
    ++(right ? counts.found : counts.misled);
    std::string text;
    for (const auto& change : resolved.changes) {
      if (change.kind != pilcrow::WordChange::Kind::removed) text += change.text;
    }
    CHECK(text == resolved.paragraph->text);
  }
}

}  // namespace

TEST_SUITE("resolve") {
  TEST_CASE("after 300 random edits nothing is called exact or moved that is not") {
    const support::TempDir folder;
    Random random(20240611);
    std::size_t origins = 0;
    Version version;
    while (version.size() < 60) version.push_back(any_text(random, origins++));
    pilcrow::IndexWriter writer(folder / "index");
    writer.add(document_of(version));
    writer.commit();
    auto before = pilcrow::Index::open(folder / "index");
    Counts counts;
    std::set<std::size_t> reworded;
    Version old = version;
    std::size_t edits = 0;
    for (std::size_t round = 0; edits < 300; ++round) {
      reworded.clear();
      for (std::size_t i = 1 + round % 5; i > 0 && edits < 300; --i, ++edits) {
        const auto edit = static_cast<Edit>(edits % 6);
        const std::size_t origin = apply(edit, version, origins, random);
        if (edit == Edit::reword) reworded.insert(origin);
      }
      // What was split, joined or reworded more than once has fewer of its words than half.
      for (const auto& text : old) {
        const auto same = [&](const Text& other) { return other.origin == text.origin; };
        const auto now = std::find_if(version.begin(), version.end(), same);
        const bool whole = now != version.end() && now->words.size() == text.words.size() &&
                           std::count_if(version.begin(), version.end(), same) == 1 &&
                           std::count_if(old.begin(), old.end(), same) == 1;
        if (!whole) reworded.erase(text.origin);
      }
      writer.add(document_of(version));
      writer.commit();
      const auto after = pilcrow::Index::open(folder / "index");
      follow(before, after, old, version, reworded, counts);
      before = after;
      old = version;
    }
    CAPTURE(counts.reworded);
    CAPTURE(counts.found);
    CAPTURE(counts.misled);
    CHECK(counts.wrong == 0);
    CHECK(counts.misled == 0);
    CHECK(counts.reworded >= 30);
    CHECK(100 * counts.found >= 95 * counts.reworded);
  }

  TEST_CASE("a paragraph is followed through several versions, merges and repairs of the index") {
    const support::TempDir folder;
    Random random(7);
    Version version;
    for (std::size_t i = 0; i < 20; ++i) version.push_back(any_text(random, i));
    pilcrow::IndexWriter writer(folder / "index");
    writer.add(document_of(version));
    writer.commit();
    const auto first = pilcrow::Index::open(folder / "index").paragraphs("a.txt");
    for (const std::size_t at : {3U, 9U, 15U}) {
      reword(version[at], random);
      writer.add(document_of(version));
      writer.commit();
    }
    writer.optimize();
    const auto index = pilcrow::Index::open(folder / "index");
    for (const std::size_t at : {3U, 9U, 15U}) {
      const auto resolved = index.resolve(first[at].anchor);
      CHECK(resolved.resolution == Resolution::edited);
      CHECK(resolved.old_text == first[at].text);
      REQUIRE(resolved.paragraph);
      CHECK(resolved.paragraph->number == at + 1);
      CHECK(resolved.similarity >= 0.45);
      CHECK(resolved.similarity < 1);
    }
    // What comes back is what it was.
    writer.add(document_of({}));
    writer.commit();
    CHECK(pilcrow::Index::open(folder / "index").resolve(first[0].anchor).resolution ==
          Resolution::gone);
  }

  TEST_CASE("an index that forgets, and one that never knew, say that the paragraph is gone") {
    const support::TempDir folder;
    Random random(8);
    Version version = {any_text(random, 0), any_text(random, 1), any_text(random, 2)};
    pilcrow::WriterOptions options;
    options.remember = false;
    pilcrow::IndexWriter writer(folder / "index", options);
    writer.add(document_of(version));
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto old = index.paragraphs("a.txt")[1];
    const auto citation = index.cite(old.anchor);
    REQUIRE(citation);
    reword(version[1], random);
    writer.add(document_of(version));
    writer.commit();
    index.refresh();
    const auto resolved = index.resolve(old.anchor);
    CHECK(resolved.resolution == Resolution::gone);
    CHECK_FALSE(resolved.old_text);
    const auto quoted = index.resolve(old.anchor, citation->quotation);
    CHECK(quoted.resolution == Resolution::edited);
    REQUIRE(quoted.paragraph);
    CHECK(quoted.paragraph->number == 2);
  }

  TEST_CASE("a document under another name is found by its words, or by what is quoted") {
    const support::TempDir folder;
    Random random(9);
    Version version;
    for (std::size_t i = 0; i < 5; ++i) version.push_back(any_text(random, i));
    pilcrow::IndexWriter writer(folder / "index");
    writer.add(document_of(version));
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto citation = index.cite(index.paragraphs("a.txt")[3].anchor);
    REQUIRE(citation);
    auto renamed = document_of(version);
    renamed.id = "b.txt";
    writer.remove("a.txt");
    writer.add(renamed);
    writer.commit();
    index.refresh();
    const auto moved = index.resolve(citation->paragraph.anchor);
    CHECK(moved.resolution == Resolution::moved);
    CHECK(moved.paragraph->document.id == "b.txt");
    CHECK(moved.similarity == 1);

    version[3].words.resize(version[3].words.size() * 3 / 4);
    renamed = document_of(version);
    renamed.id = "b.txt";
    writer.add(renamed);
    writer.commit();
    index.refresh();
    CHECK(index.resolve(citation->paragraph.anchor).resolution == Resolution::gone);
    const auto edited = index.resolve(citation->paragraph.anchor, citation->quotation);
    CHECK(edited.resolution == Resolution::edited);
    CHECK(edited.paragraph->anchor.starts_with("b.txt#p4-"));
  }

  TEST_CASE("what stands several times is ambiguous, and its places are named") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    const auto twice = fixture::paragraph("These words stand here and there.");
    const auto other = fixture::paragraph("Something else altogether is written in between.");
    writer.add(fixture::document("a.txt", {twice, other, twice}));
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto paragraphs = index.paragraphs("a.txt");
    CHECK(index.resolve(paragraphs[2].anchor).resolution == Resolution::exact);
    writer.add(fixture::document("a.txt", {other, twice, other, other, twice}));
    writer.commit();
    index.refresh();
    const auto resolved = index.resolve(paragraphs[2].anchor);
    CHECK(resolved.resolution == Resolution::ambiguous);
    CHECK_FALSE(resolved.paragraph);
    REQUIRE(resolved.candidates.size() == 2);
    CHECK(resolved.candidates[0].paragraph.number == 2);
    CHECK(resolved.candidates[1].paragraph.number == 5);
    CHECK(index.resolve("nowhere.txt#p1-00000000").resolution == Resolution::gone);
    for (const char* bad : {"", "a.txt", "a.txt#p0-00000000", "a.txt#p1", "#p1-00000000"}) {
      CHECK(fixture::code_of([&] { index.resolve(bad); }) ==
            static_cast<int>(pilcrow::ErrorCode::bad_argument));
    }
  }

  TEST_CASE("a citation quotes the paragraph, its surroundings and its place in the document") {
    const support::TempDir folder;
    pilcrow::Document document = fixture::document(
        "a.txt", {fixture::heading("Über die Bahn"), fixture::paragraph("Der erste Absatz."),
                  fixture::paragraph("Die Bahn, die – nach langer Zeit – fertig wurde.")});
    document.metadata = {{"author", {"A. Muster", "B. Beispiel"}},
                         {"date", {"2020-05-01"}},
                         {"url", {"https://example.org/bahn#top"}}};
    pilcrow::IndexWriter writer(folder / "index");
    writer.add(document);
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto citation = index.cite(index.paragraphs("a.txt")[1].anchor);
    REQUIRE(citation);
    CHECK(citation->quotation.exact == document.blocks[2].text);
    CHECK(citation->quotation.prefix == "Der erste Absatz.");
    CHECK(citation->quotation.suffix == "");
    CHECK(citation->position == pilcrow::Range{32, 80});
    CHECK(citation->authors == std::vector<std::string>{"A. Muster", "B. Beispiel"});
    CHECK(citation->link ==
          "https://example.org/bahn#top:~:text=Die%20Bahn%2C%20die%20%E2%80%93%20nach%20langer%20"
          "Zeit%20%E2%80%93%20fertig%20wurde.");
    const pilcrow::Quotation longer{
        "One two-three four five six seven " + std::string(100, 'x') + " and the end & all, done.",
        {},
        {}};
    CHECK(pilcrow::text_fragment_link("https://example.org/", longer) ==
          "https://example.org/#:~:text=One%20two%2Dthree%20four%20five%20six,"
          "the%20end%20%26%20all%2C%20done.");
    CHECK(pilcrow::text_fragment_link("file:///a", longer) == "");
    CHECK_FALSE(index.cite("a.txt#p2-00000000"));
  }

  TEST_CASE("words are compared without case, accents and punctuation") {
    const auto changes = pilcrow::compare_words("The old bridge, closed in May.",
                                                "The Old stone bridge closed in June!");
    std::string shown;
    for (const auto& change : changes) {
      shown += std::string(to_string(change.kind)) + "[" + change.text + "]";
    }
    CHECK(shown == "same[The Old ]added[stone ]same[bridge closed in ]removed[May.]added[June!]");
    CHECK(pilcrow::compare_words("", "").empty());
  }
}
