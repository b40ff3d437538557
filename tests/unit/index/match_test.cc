// Matching, held against evaluating the query's tree over each paragraph word by word.

#include "index/best.h"
#include "index/match.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "api/aliases.h"
#include "index/counts.h"
#include "search/parser.h"
#include "support/support.h"
#include "theme/lookup.h"
#include "unit/index/corpus.h"
#include "unit/index/oracle.h"

using pilcrow::index::best;
using pilcrow::index::best_documents;
using pilcrow::index::match;
using pilcrow::index::Matches;
using pilcrow::index::Snapshot;
using pilcrow::RankUnit;
using pilcrow::index::Writer;
using sample::Documents;
using sample::Oracle;
using sample::pick;
using sample::Random;
using sample::Strings;
using support::TempDir;

namespace {

using Hits = std::vector<Oracle::Hit>;

const Strings kFacets = {"document", "section", "language", "theme"};

// Documents in an index of so many segments, some deleted after.
class Cut {
 public:
  Cut(const Documents& documents, std::size_t segments, const std::set<std::string>& deleted)
      : writer_(folder_.path(), {}) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      writer_.put(documents[i]);
      const bool last = (i + 1) * segments / documents.size() > i * segments / documents.size();
      if (last) sample::commit(writer_);
    }
    for (const auto& id : deleted) writer_.remove(id);
    sample::commit(writer_);
    snapshot_ = writer_.committed();
    CHECK(snapshot_->segments().size() == segments);
  }

  void optimize() {
    writer_.optimize(sample::no_tags);
    snapshot_ = writer_.committed();
    CHECK(snapshot_->segments().size() == 1);
  }

  const Snapshot& snapshot() const { return *snapshot_; }

 private:
  TempDir folder_;
  Writer writer_;
  std::shared_ptr<const Snapshot> snapshot_;
};

std::string any_leaf(Random& random, const Oracle& oracle) {
  const auto& tongue = pick(random, sample::tongues());
  const std::string word = pick(random, tongue.words);
  const auto joined = [](const Strings& words) {
    std::string out;
    for (const auto& each : words) out += (out.empty() ? "" : " ") + each;
    return out;
  };
  switch (random() % 9) {
    case 0:
    case 1: return '"' + joined(oracle.any_words(random, 3)) + '"';
    case 2: return '"' + word + (random() % 2 == 0 ? "" : " " + pick(random, tongue.words)) + '"';
    case 3: {
      const std::string some = oracle.any_words(random, 1).front();
      std::size_t size = 1 + random() % some.size();
      while (size < some.size() && (some[size] & 0xC0) == 0x80) ++size;
      return some.substr(0, size) + '*';
    }
    case 4: return sample::misspelt(random, word) + pick(random, Strings{"~", "~1", "~2"});
    case 5: return random() % 3 == 0 ? pick(random, Strings{"x*", "x12~2"}) : "x" + std::to_string(random() % 400);
    default: return word;
  }
}

std::string any_weight(Random& random) {
  if (random() % 5 != 0) return {};
  return pick(random, Strings{"^2", "^0.5", "^100", "^0.001", "^1.25"});
}

std::string any_near(Random& random, const Oracle& oracle) {
  const std::string field = pick(random, Strings{"section:", "title:", "", "", "", ""});
  const std::string op = (random() % 2 == 0 ? " NEAR/" : " ADJ/") + std::to_string(1 + random() % 6);
  std::string out;
  Strings words = oracle.any_words(random, 2 + random() % 2);
  if (random() % 4 == 0) words.push_back(words.front());
  if (random() % 2 == 0) std::swap(words.front(), words.back());
  if (words.size() == 1) words.push_back(oracle.any_words(random, 1).front());
  for (const auto& word : words) out += (out.empty() ? "" : op + " ") + field + word;
  return out;
}

std::string any_atom(Random& random, const Oracle& oracle) {
  static const Strings filters = {"theme:energy", "theme:energy/oil", "theme:trade", "theme:none",
                                  "lang:en",      "lang:ko",          "lang:zh",     "lang:xx",
                                  "doc:a/",       "doc:a/b/",         "doc:c/",      "doc:none"};
  static const Strings fields = {
      "place:korea",  "place:Beijing",    "place:北京", "person:\"handel\"", "pages:10..20",
      "pages:..7.5",  "pages:30..",       "pages:12",   "date:2017..2019",   "date:2018-05..2019-03-15",
      "date:..2016",  "date:2020",        "date:2018-06", "tag:öl",          "tag:A..b",
      "tag:b..c",     "tag:carter..",     "pages:..",   "date:..",           "person:nobody"};
  if (random() % 6 == 0) return pick(random, filters);
  if (random() % 6 == 0) return pick(random, fields);
  if (random() % 8 == 0) return any_near(random, oracle);
  return pick(random, Strings{"section:", "title:", "", "", "", "", "", ""}) + any_leaf(random, oracle) + any_weight(random);
}

std::string any_query(Random& random, const Oracle& oracle) {
  static const Strings joints = {" ", " ", " AND ", " OR ", " -", " +", " AND NOT ", " NOT "};
  std::string out = random() % 6 == 0 ? pick(random, Strings{"+", "-", "NOT "}) : std::string();
  std::size_t open = 0;
  for (std::size_t i = 1 + random() % 5; i-- > 0;) {
    if (random() % 4 == 0) out += "(", ++open;
    out += any_atom(random, oracle);
    if (open > 0 && random() % 3 == 0) out += ")" + any_weight(random), --open;
    if (i > 0) out += pick(random, joints);
  }
  return out + std::string(open, ')');
}

Hits hits_of(const Snapshot& snapshot, const Matches& matches) {
  Hits out;
  for (std::size_t i = 0; i < matches.segments.size(); ++i) {
    for (const auto& hit : matches.segments[i]) {
      out.push_back({snapshot.segments()[i].base + hit.block, hit.score});
    }
  }
  return out;
}

Strings facet_of(const Snapshot& snapshot, const Matches& matches, const std::string& name) {
  Strings out;
  for (const auto& count : sample::count_facet(snapshot, matches, name)) {
    out.push_back(count.value + ' ' + std::to_string(count.paragraphs) + ' ' +
                  std::to_string(count.documents));
  }
  return out;
}

struct Expected {
  Hits hits = {};
  Hits order = {};
  std::vector<Oracle::Document> documents = {};
  std::vector<double> rarity = {};
};

Expected expect(const Oracle& oracle, const pilcrow::search::ParsedQuery& query,
                const Strings& themes) {
  Expected out;
  out.hits = oracle.find(query.root, themes);
  out.order = oracle.ranked(out.hits);
  out.documents = oracle.ranked_documents(query.root, out.hits);
  out.rarity = oracle.rarity(query.root, query.leaves);
  return out;
}

void check_order(const Snapshot& snapshot, const Matches& matches, const Hits& order) {
  const auto all = best(snapshot, matches, 0, order.size() + 1);
  REQUIRE(all.size() == order.size());
  bool same = true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    same = same && all[i].key == order[i].key &&
           all[i].score == order[i].score / pilcrow::index::kScoreUnit;
  }
  CHECK(same);
}

std::vector<Oracle::Document> ranking_of(const Snapshot& snapshot, const Matches& matches) {
  std::vector<Oracle::Document> out;
  for (const auto& found : best_documents(snapshot, matches, 0, matches.size())) {
    const auto& store = snapshot.segments()[found.place.segment].store();
    out.push_back({std::string(store.id(found.place.document)), found.score});
  }
  return out;
}

void check(const Snapshot& snapshot, const Oracle& oracle, const Expected& expected,
           const pilcrow::search::ParsedQuery& query, const Strings& themes) {
  const Matches matches =
      match(snapshot, query.root, query.leaves, sample::selection(themes), RankUnit::document);
  const Hits hits = hits_of(snapshot, matches);
  CHECK(matches.size() == expected.hits.size());
  const bool same = hits == expected.hits;
  CHECK(same);
  if (!same) return;
  check_order(snapshot, matches, expected.order);
  const bool same_documents = ranking_of(snapshot, matches) == expected.documents;
  CHECK(same_documents);
  REQUIRE(matches.rarity.size() == expected.rarity.size());
  for (std::size_t i = 0; i < expected.rarity.size(); ++i) {
    CHECK(matches.rarity[i] == doctest::Approx(expected.rarity[i]));
  }
  CHECK(pilcrow::index::count_documents(snapshot, matches) == oracle.documents(hits));
  for (const auto& facet : kFacets) {
    CHECK(facet_of(snapshot, matches, facet) == oracle.facet(hits, facet));
  }
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("what matches, how well and in what order is what the words of the documents say") {
    Random random(1);
    const Documents documents = sample::any_corpus(random, 120);
    std::set<std::string> deleted;
    Documents rest;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i % 9 == 4) {
        deleted.insert(documents[i].record.id);
      } else {
        rest.push_back(documents[i]);
      }
    }
    const Oracle oracle(documents, deleted);
    const Oracle of_rest(rest, {});
    std::vector<std::unique_ptr<Cut>> cuts;
    for (const std::size_t segments : {1U, 2U, 7U}) {
      cuts.push_back(std::make_unique<Cut>(documents, segments, deleted));
    }
    Cut optimized(documents, 7, deleted);
    optimized.optimize();
    const Strings languages = cuts.front()->snapshot().segments().front().store().languages();
    CHECK(languages.size() >= 5);
    pilcrow::text::Analyser analyser;
    const pilcrow::theme::Aliases aliases(sample::names(), analyser);
    pilcrow::search::ParseOptions options;
    const Snapshot& any = cuts.back()->snapshot();
    options.has_field = [&](const std::string& name) {
      return std::any_of(any.segments().begin(), any.segments().end(),
                         [&](const auto& segment) { return segment.files->fields().has(name); });
    };
    options.find_names = [](std::string_view kind, std::string_view name) {
      return pilcrow::theme::find_names(sample::names(), kind, name);
    };
    std::size_t found = 0;
    std::size_t named = 0;
    for (std::size_t round = 0; round < support::rounds(2000); ++round) {
      const std::string text = any_query(random, oracle);
      CAPTURE(text);
      auto query = pilcrow::search::parse(text, languages, analyser, options);
      if (round % 2 == 0) {
        pilcrow::api::add_aliases(query, sample::names(), aliases, analyser);
        named += pilcrow::search::to_string(query.root).find("place:korea") != std::string::npos;
      }
      pilcrow::search::weigh_words(query, languages, analyser);
      Strings themes;
      if (round % 10 == 0) themes = {"trade", "energy/oil"};
      const Expected expected = expect(oracle, query, themes);
      found += expected.hits.empty() ? 0U : 1U;
      for (const auto& cut : cuts) {
        CAPTURE(cut->snapshot().segments().size());
        check(cut->snapshot(), oracle, expected, query, themes);
      }
      check(optimized.snapshot(), of_rest, expect(of_rest, query, themes), query, themes);
    }
    CHECK(found > support::rounds(1000));
    CHECK(named > support::rounds(50));
  }
}
