// The words of a segment, held against a plain list of them.

#include "store/vocabulary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/codec.h"
#include "support/support.h"
#include "unit/store/sample.h"

using pilcrow::store::CountedForm;
using pilcrow::store::FileMark;
using pilcrow::store::Form;
using pilcrow::store::kBucketForms;
using pilcrow::store::SectionFile;
using pilcrow::store::SectionWriter;
using pilcrow::store::Vocabulary;
using sample::outcome;
using sample::Random;
using sample::Strings;
using support::TempDir;

namespace {

using Forms = std::vector<CountedForm>;
using Row = std::tuple<std::string, std::string, std::uint32_t, std::uint64_t, std::size_t>;

Row row(const CountedForm& form) {
  return {form.form.exact, form.form.stem, form.number, form.count, form.kin};
}

std::vector<Row> rows(const Forms& forms) {
  std::vector<Row> out;
  for (const auto& form : forms) out.push_back(row(form));
  return out;
}

// Sorted, counted and numbered.
Forms any_forms(Random& random, std::size_t count) {
  std::map<std::pair<std::string, std::string>, std::uint64_t> counts;
  while (counts.size() < count) {
    const Form form = sample::any_form(random);
    counts[{form.exact, form.stem}] += 1 + random() % 5;
  }
  Forms out;
  for (const auto& [form, times] : counts) out.push_back({{form.first, form.second}, 0, times, 0});
  pilcrow::store::number_forms(out);
  return out;
}

FileMark write(const Forms& forms, const std::string& path) {
  SectionWriter out(path);
  pilcrow::store::write_vocabulary(out, forms);
  return out.finish();
}

Forms with_prefix(const Vocabulary& vocabulary, const std::string& prefix) {
  Forms out;
  vocabulary.each(prefix, [&](const CountedForm& form) {
    out.push_back(form);
    return true;
  });
  return out;
}

// All of a vocabulary, every way it can be read.
void read_all(const Vocabulary& vocabulary, const Strings& words) {
  Vocabulary::Cursor cursor(vocabulary);
  bool numbered = true;
  while (cursor.next()) numbered = numbered && cursor.form().number < vocabulary.size();
  CHECK(numbered);
  for (const auto& word : words) {
    vocabulary.find(word);
    with_prefix(vocabulary, word);
  }
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("words come back in order, by themselves and by how they begin") {
    const TempDir folder;
    Random random(1);
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, kBucketForms - 1, kBucketForms,
                                    kBucketForms + 1, std::size_t{700}}) {
      const Forms forms = any_forms(random, count);
      const FileMark mark = write(forms, folder / "file");
      const SectionFile file(folder / "file", mark);
      const Vocabulary vocabulary(file);
      REQUIRE(vocabulary.size() == count);
      Vocabulary::Cursor cursor(vocabulary);
      for (const auto& form : forms) {
        REQUIRE(cursor.next());
        CHECK(row(cursor.form()) == row(form));
      }
      CHECK(!cursor.next());
      CHECK(!cursor.next());
      std::set<std::string> wanted = {"", "a", "aa", "zzzzzzzz", "\xFF", "q", "\xEB"};
      for (const auto& form : forms) {
        wanted.insert({form.form.exact, form.form.exact + "a",
                       form.form.exact.substr(0, random() % form.form.exact.size())});
      }
      for (const auto& word : wanted) {
        Forms equal;
        Forms beginning;
        for (const auto& form : forms) {
          if (form.form.exact == word) equal.push_back(form);
          if (form.form.exact.starts_with(word)) beginning.push_back(form);
        }
        CHECK(rows(vocabulary.find(word)) == rows(equal));
        CHECK(rows(with_prefix(vocabulary, word)) == rows(beginning));
      }
    }
  }

  TEST_CASE("a word that stands in very many buckets is found with all of its stems") {
    const TempDir folder;
    Forms forms = {{{"a", "a"}, 0, 1, 0}};
    for (int i = 100; i < 200; ++i) forms.push_back({{"b", "b" + std::to_string(i)}, 0, 1, 0});
    forms.push_back({{"c", "c"}, 0, 1, 0});
    pilcrow::store::number_forms(forms);
    const FileMark mark = write(forms, folder / "file");
    const SectionFile file(folder / "file", mark);
    CHECK(Vocabulary(file).find("b").size() == 100);
    CHECK(with_prefix(Vocabulary(file), "").size() == 102);
  }

  TEST_CASE("hashes are those of words and stems, whatever their numbers") {
    const TempDir folder;
    Random random(9);
    std::map<std::string, std::uint32_t> known;
    std::set<std::uint32_t> different;
    for (int round = 0; round < 20; ++round) {
      const Forms forms = any_forms(random, 100);
      const FileMark mark = write(forms, folder / "file");
      const SectionFile file(folder / "file", mark);
      const auto hashes = Vocabulary(file).hashes();
      REQUIRE(hashes.size() == forms.size());
      for (const auto& form : forms) {
        const std::string name = form.form.exact + '\n' + form.form.stem;
        const auto [at, fresh] = known.emplace(name, hashes[form.number]);
        CHECK(at->second == hashes[form.number]);
        if (fresh) different.insert(hashes[form.number]);
      }
    }
    CHECK(different.size() == known.size());
  }

  TEST_CASE("reading ends where it is told to") {
    const TempDir folder;
    Random random(2);
    const FileMark mark = write(any_forms(random, 100), folder / "file");
    const SectionFile file(folder / "file", mark);
    std::size_t taken = 0;
    Vocabulary(file).each("", [&](const CountedForm&) { return ++taken < 40; });
    CHECK(taken == 40);
  }

  TEST_CASE("the most frequent words have the lowest numbers, equally frequent ones in order") {
    Forms forms = {
        {{"a", "a"}, 0, 2, 0}, {{"b", "b"}, 0, 9, 0}, {{"c", "c"}, 0, 2, 0}, {{"d", "d"}, 0, 3, 0}};
    pilcrow::store::number_forms(forms);
    const std::vector<std::uint32_t> expected = {2, 0, 3, 1};
    for (std::size_t i = 0; i < forms.size(); ++i) CHECK(forms[i].number == expected[i]);
  }

  TEST_CASE("kin is what all words of a stem have in common") {
    Forms forms = {{{"go", "go"}, 0, 1, 0},         {{"goes", "go"}, 0, 1, 0},
                   {{"going", "go"}, 0, 1, 0},      {{"ran", "run"}, 0, 1, 0},
                   {{"run", "run"}, 0, 1, 0},       {{"single", "singl"}, 0, 1, 0},
                   {{"single", "single"}, 0, 1, 0}, {{"went", "wend"}, 0, 1, 0}};
    pilcrow::store::number_forms(forms);
    const std::vector<std::size_t> expected = {2, 2, 2, 1, 1, 7, 7, 5};
    for (std::size_t i = 0; i < forms.size(); ++i) {
      CAPTURE(forms[i].form.exact);
      CHECK(forms[i].kin == expected[i]);
      CHECK(forms[i].alone() == (i >= 5));
    }
  }

  TEST_CASE("kin is right for any words") {
    Random random(3);
    const Forms forms = any_forms(random, 400);
    for (const auto& form : forms) {
      std::size_t shared = form.form.exact.size();
      std::size_t others = 0;
      for (const auto& other : forms) {
        if (other.form.stem != form.form.stem || &other == &form) continue;
        ++others;
        while (!other.form.exact.starts_with(form.form.exact.substr(0, shared))) --shared;
      }
      CHECK(form.alone() == (others == 0));
      if (others > 0) CHECK(form.kin == shared);
    }
  }

  TEST_CASE("a vocabulary changed under right checksums is read or Error{corrupt}") {
    const TempDir folder;
    Random random(4);
    const Forms forms = any_forms(random, 60);
    const FileMark mark = write(forms, folder / "file");
    const SectionFile file(folder / "file", mark);
    const Strings words = {"", "a", "b", "북", "z", forms[20].form.exact};
    for (int round = 0; round < 400; ++round) {
      SectionWriter out(folder / "damaged");
      const std::string victim =
          sample::pick(random, Strings{"words", "words.buckets", "words.count"});
      for (const auto& [name, size] : file.sizes()) {
        std::string bytes(file.section(name).all());
        if (name == victim) bytes[random() % size] = static_cast<char>(random());
        if (name == victim && random() % 4 == 0) bytes.resize(random() % size / 4 * 4);
        out.put(name, bytes);
      }
      const FileMark damaged = out.finish();
      const std::string found = outcome([&] {
        const SectionFile other(folder / "damaged", damaged);
        read_all(Vocabulary(other), words);
      });
      CHECK((found == "done" || found == "corrupt"));
    }
  }
}
