// Matching, held against evaluating the query's tree over each paragraph by hand.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "index/database.h"
#include "index/schema.h"
#include "search/parser.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Postings;
using pilcrow::index::Reader;
using pilcrow::index::term;
using pilcrow::index::Writer;
using pilcrow::search::Clause;
using pilcrow::search::ClauseKind;
using pilcrow::search::Field;
using pilcrow::search::Role;
using sample::Strings;
using support::TempDir;

namespace {

using Keys = std::vector<std::uint32_t>;

Clause parse(const std::string& query) {
  pilcrow::text::Analyser analyser;
  return pilcrow::search::parse(query, {"en"}, analyser).root;
}

std::string prefix(const Clause& clause) { return clause.field == Field::section ? "XS" : ""; }

bool has_phrase(const Clause& clause, const Postings& terms) {
  const auto at = [&](std::size_t word, std::uint32_t position) {
    const auto found = terms.find(prefix(clause) + clause.words[word]);
    return found != terms.end() &&
           std::count(found->second.positions.begin(), found->second.positions.end(), position) > 0;
  };
  for (std::uint32_t position = 1; position < 500; ++position) {
    std::uint32_t same = 0;
    while (same < clause.words.size() && at(same, position + same)) ++same;
    if (same == clause.words.size()) return true;
  }
  return false;
}

bool passes(const Clause& clause, const Postings& terms) {
  const bool folder = clause.text.ends_with('/');
  const std::string kind = clause.field == Field::theme      ? "XT"
                           : clause.field == Field::language ? "L"
                           : folder                          ? "P"
                                                             : "Q";
  return terms.count(kind + clause.text) > 0;
}

bool holds(const Clause& clause, const Postings& terms);

bool group_holds(const Clause& group, const Postings& terms) {
  bool required = false;
  bool optional = false;
  bool some_optional = false;
  for (const Clause& child : group.children) {
    const bool held = holds(child, terms);
    if (child.role == Role::excluded && held) return false;
    if (child.role == Role::optional) optional = true, some_optional = some_optional || held;
    if (child.role != Role::required) continue;
    if (child.kind != ClauseKind::filter) required = true;
    const auto same = [&](const Clause& other) {  // filters of one field stand for one another
      return child.kind == ClauseKind::filter && other.kind == ClauseKind::filter &&
             other.role == Role::required && other.field == child.field && holds(other, terms);
    };
    if (!held && std::none_of(group.children.begin(), group.children.end(), same)) return false;
  }
  return required || !optional || some_optional;
}

bool holds(const Clause& clause, const Postings& terms) {
  const auto child_holds = [&](const Clause& child) { return holds(child, terms); };
  const auto& children = clause.children;
  switch (clause.kind) {
    case ClauseKind::everything: return true;
    case ClauseKind::word:
      return std::any_of(clause.stems.begin(), clause.stems.end(), [&](const auto& stem) {
        return terms.count("Z" + prefix(clause) + stem) > 0;
      });
    case ClauseKind::prefix:
      return std::any_of(terms.begin(), terms.end(), [&](const auto& each) {
        return each.first.starts_with(prefix(clause) + clause.words.front());
      });
    case ClauseKind::phrase: return has_phrase(clause, terms);
    case ClauseKind::filter: return passes(clause, terms);
    case ClauseKind::all: return std::all_of(children.begin(), children.end(), child_holds);
    case ClauseKind::any: return std::any_of(children.begin(), children.end(), child_holds);
    case ClauseKind::without: return !child_holds(children.front());
    case ClauseKind::group: return group_holds(clause, terms);
  }
  return false;
}

const Strings kWords = {"oil", "oils", "gas", "gasoline", "trade", "trading", "korea"};

sample::Document any_document(std::mt19937& random, const std::string& id) {
  const auto text = [&](std::size_t most) {
    std::string out;
    for (std::size_t i = random() % (most + 1); i-- > 0;)
      out += kWords[random() % kWords.size()] + " ";
    return out;
  };
  sample::Document out{id, {}, text(2)};
  for (std::size_t i = 0; i < 6; ++i) {
    sample::Paragraph paragraph{text(4), {text(2)}, {}, random() % 2 == 0 ? "en" : "de"};
    if (random() % 2 == 0) paragraph.themes.push_back(random() % 2 == 0 ? "x/y" : "z");
    out.paragraphs.push_back(paragraph);
  }
  return out;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("what matches is what the query's tree says of each paragraph") {
    std::mt19937 random(9);
    const TempDir folder;
    Writer writer(folder.path(), 0);
    std::vector<Postings> all(1);  // by key, from 1
    for (const std::string id : {"a/one", "a/two", "b/three", "four"}) {
      const sample::Document document = any_document(random, id);
      sample::put(writer, document);
      for (const auto& paragraph : document.paragraphs) {
        all.push_back(sample::postings(paragraph, document.title, id));
      }
    }
    writer.commit();
    const Reader reader(folder.path());
    const Strings atoms = {"oil",
                           "gas",
                           "trade",
                           "korea",
                           "ga*",
                           "o*",
                           "\"oil gas\"",
                           "\"gas\"",
                           "section:oil",
                           "section:ga*",
                           "section:\"oil trade\"",
                           "theme:x",
                           "theme:z",
                           "lang:en",
                           "lang:de",
                           "doc:a/",
                           "doc:four",
                           "none"};
    const Strings joints = {" ", " AND ", " OR ", " -", " +", " AND NOT ", " NOT "};
    int matched = 0;
    for (int round = 0; round < 1200; ++round) {
      std::string query;
      int open = 0;
      for (std::size_t i = 1 + random() % 5; i-- > 0;) {
        if (!query.empty()) query += joints[random() % joints.size()];
        if (random() % 4 == 0) query += "(", ++open;
        query += atoms[random() % atoms.size()];
        if (open > 0 && random() % 3 == 0) query += ")", --open;
      }
      query += std::string(static_cast<std::size_t>(open), ')');
      CAPTURE(query);
      const Clause root = parse(query);
      Keys expected;
      for (std::uint32_t key = 1; key < all.size(); ++key) {
        if (holds(root, all[key])) expected.push_back(key);
      }
      const auto match = reader.match(root, {});
      CHECK(match.all() == expected);
      CHECK(match.best(0, 100).size() == expected.size());
      matched += expected.empty() ? 0 : 1;
    }
    CHECK(matched > 600);
  }

  TEST_CASE("a group of all kinds of clauses is excluded whole") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    sample::put(writer, "d", {"gas oil", "gas", "oil"});
    writer.commit();
    const Reader reader(folder.path());
    CHECK(reader.match(parse("\"gas\" -(lang:en ga* +oil)"), {}).all() == Keys{2});
    CHECK(reader.match(parse("NOT (lang:en gas +oil)"), {}).all() == Keys{2});
    CHECK(reader.match(parse("gas AND NOT (lang:en ga* +oil)"), {}).all() == Keys{2});
  }
}
