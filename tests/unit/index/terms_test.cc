// What a paragraph is found by.

#include "index/terms.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "index/schema.h"
#include "unit/index/sample.h"

using pilcrow::index::kFieldGap;
using pilcrow::index::Posting;
using pilcrow::index::Postings;
using sample::Strings;

namespace {

// "term frequency @position…" of each term.
Strings lines(const Postings& postings) {
  Strings out;
  for (const auto& [term, posting] : postings) {
    std::string line = term + " " + std::to_string(posting.frequency);
    for (const auto position : posting.positions) line += " @" + std::to_string(position);
    out.push_back(line);
  }
  return out;
}

Strings filters(const std::string& id, const Strings& themes) {
  return lines(sample::postings({"", {}, themes, ""}, "", id));
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("words have positions, their stems have none") {
    CHECK(lines(sample::postings({"Trains, trains and training", {}, {}, "en"}, "", "d")) ==
          Strings{"Len 0", "Qd 0", "Zand 1", "Ztrain 3", "and 1 @3", "training 1 @4",
                  "trains 2 @1 @2"});
    CHECK(lines(sample::postings({"", {}, {}, ""}, "", "d")) == Strings{"Qd 0"});
  }

  TEST_CASE("headings and title follow behind gaps, headings once more as such") {
    CHECK(kFieldGap == 100);
    CHECK(lines(sample::postings({"a b", {"One a", "Two"}, {}, ""}, "The title", "d")) ==
          Strings{"Qd 0", "XSa 1 @2", "XSone 1 @1", "XStwo 1 @103", "ZXSa 1", "ZXSone 1",
                  "ZXStwo 1", "Za 2", "Zb 1", "Zone 1", "Zthe 1", "Ztitle 1", "Ztwo 1",
                  "a 2 @1 @104", "b 1 @2", "one 1 @103", "the 1 @306", "title 1 @307",
                  "two 1 @205"});
  }

  TEST_CASE("pairs of ideographs stand where their first does") {
    CHECK(lines(sample::postings({"核実験 a", {}, {}, ""}, "", "d")) ==
          Strings{"Qd 0", "Za 1", "Z実 1", "Z実験 1", "Z核 1", "Z核実 1", "Z験 1", "a 1 @4",
                  "実 1 @2", "実験 1 @2", "核 1 @1", "核実 1 @1", "験 1 @3"});
  }

  TEST_CASE("a document is found by its id and the folders above it") {
    CHECK(filters("en/a/b.txt", {}) == Strings{"Pen/ 0", "Pen/a/ 0", "Qen/a/b.txt 0"});
    CHECK(filters("a", {}) == Strings{"Qa 0"});
    CHECK(filters("/a//b", {}) == Strings{"P/ 0", "P/a/ 0", "P/a// 0", "Q/a//b 0"});
  }

  TEST_CASE("a theme counts for all above it") {
    CHECK(filters("d", {"x/y/z", "x/q", "w"}) ==
          Strings{"Qd 0", "XTw 0", "XTx 0", "XTx/q 0", "XTx/y 0", "XTx/y/z 0"});
  }

  TEST_CASE("long words and ids are shortened, and keep all their positions") {
    const std::string word(300, 'a');
    const Postings made = sample::postings({word + " b " + word, {}, {}, ""}, "", word);
    for (const auto& [term, posting] : made) CHECK(term.size() <= pilcrow::index::kMaxTermBytes);
    const Posting& posting = made.at(pilcrow::index::term("", word));
    CHECK(posting.frequency == 2);
    CHECK(posting.positions == std::vector<std::uint32_t>{1, 3});
    CHECK(made.count(pilcrow::index::term("Q", word)) == 1);
  }

  TEST_CASE("filters cannot be taken for words, nor words for filters") {
    const Postings made = sample::postings({"Qd ZXS XTx len", {}, {}, ""}, "", "d");
    CHECK(made.at("qd").positions.size() == 1);
    CHECK(made.at("Qd").positions.empty());
    CHECK(made.count("XTx") == 0);
  }
}
