// How well queries are answered: rankings held against judgements.
//
//   const auto judgements = pilcrow::load_judgements("qrels.tsv");
//   for (const auto& query : pilcrow::load_queries("queries.tsv")) {
//     const auto judged = judgements.find(query.id);
//     if (judged == judgements.end()) continue;
//     const auto found = index.rank({.query = query.text, .limit = 1000}, pilcrow::RankUnit::document);
//     std::cout << query.id << ' ' << pilcrow::measure({}, found, judged->second) << '\n';  // nDCG@10
//   }
//
// Functions of values: any number of threads may call them at once.
#ifndef PILCROW_EVALUATE_H_
#define PILCROW_EVALUATE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/search.h"

namespace pilcrow {

/// What a ranking is measured by. Gains are linear in the grades, as in trec_eval, and items that
/// nobody judged count as not relevant. With g(i) the grade of the item at rank i, 0 for others, and R
/// the number of relevant items:
///
///   ndcg@k    sum over i <= k of g(i) / log2(i + 1), divided by what the best order would have: the
///             grades sorted (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR
///             techniques", 2002, with the discount log2(i + 1))
///   map       the mean over all R of the precision at each relevant item's rank; 0 for those that
///             are not among the first 1,000: map@1000 (Manning, Raghavan, Schütze, "Introduction to
///             Information Retrieval", 2008, section 8.4; the mean is over queries)
///   mrr@k     1 / the rank of the first relevant item; 0 if that is not among the first k (Voorhees,
///             "The TREC-8 question answering track report", 1999; the mean is over queries)
///   recall@k  the part of the R that is among the first k
///
/// All are from 0 to 1.
struct Measure {
  enum class Kind {     ///< One of these.
    ndcg,               ///< ndcg@k.
    average_precision,  ///< map.
    reciprocal_rank,    ///< mrr@k.
    recall,             ///< recall@k.
  };
  Kind kind = Kind::ndcg;  ///< Which it is.

  /// The ranks that count; at least 1.
  std::size_t cutoff = 10;

  bool operator==(const Measure&) const = default;  ///< Of all members.
};

/// "ndcg@10", "map" (which is map@1000), "mrr@10", "recall@100", with any cutoff; nothing for what is
/// none of these.
PILCROW_API std::optional<Measure> parse_measure(std::string_view name);
PILCROW_API std::string to_string(const Measure& measure);

/// Grades of items by their ids; greater than 0: they are relevant.
using Grades = std::map<std::string, double>;

/// One ranking's value, for a query with at least one relevant item; 0 where there is none. Of an id
/// that stands in the ranking twice, the first place counts.
PILCROW_API double measure(const Measure& measure, const std::vector<RankedItem>& ranking,
                           const Grades& grades);

/// The mean, 0 of nothing.
PILCROW_API double mean(const std::vector<double>& values);

/// Two systems' values for the same queries.
struct Comparison {
  /// The mean of value less baseline.
  double difference = 0;

  /// Queries whose value is above the baseline's, below it, or the same (to within 1e-9).
  std::size_t better = 0;
  std::size_t worse = 0;
  std::size_t equal = 0;

  /// How probable a mean difference at least as large, in either direction, would be if it were
  /// chance which of the two values is whose, query by query: the paired randomisation test (Smucker,
  /// Allan, Carterette, "A comparison of statistical significance tests for information retrieval
  /// evaluation", CIKM 2007). Exact where up to 16 queries differ; else of 100,000 random
  /// permutations, with the observed one among them (Phipson and Smyth, "Permutation p-values
  /// should never be zero", 2010), so never below 0.00001. The same at each call.
  double p = 1;
};

/// Both have as many values, in the same order of queries; else Error{bad_argument}.
PILCROW_API Comparison compare(const std::vector<double>& values,
                               const std::vector<double>& baseline);

/// A query of a test collection.
struct TestQuery {
  std::string id = {};    ///< That judgements name it by.
  std::string text = {};  ///< In the query language.
};

/// Grades by the queries' ids. Queries without a relevant item are not there.
using Judgements = std::map<std::string, Grades>;

/// Rankings by the queries' ids.
using Run = std::map<std::string, std::vector<RankedItem>>;

/// Files are UTF-8 text, lines end in LF or CR LF, lines that are empty or begin with # say nothing.
/// Columns are separated by tabs, or by white space in a line that has no tab.
/// What cannot be read throws Error{io}; a missing file or a bad line Error{bad_argument}, with the
/// file, or the file and the line, "queries.tsv:12", as its context.
///
/// Queries: an id without white space, a tab, and the text. An id that stands twice is a bad line.
PILCROW_API std::vector<TestQuery> load_queries(const std::string& path);

/// Judgements: query, item, grade; or as TREC has them, with a column that says nothing between
/// query and item, and items as in a run. Grades are numbers; of those for the same item the last
/// one above 0 holds.
PILCROW_API Judgements load_judgements(const std::string& path);

/// A run as TREC has it: query, "Q0", item, rank, score, tag. White space and '%' in an item's id are
/// percent-encoded ("a%20b.txt"), since others part columns at white space. Items are sorted by their
/// ranks, equal ranks as they stand in the file.
PILCROW_API Run load_run(const std::string& path);

/// Lines of such a file, one for each item, with ranks from 1 and tabs between columns.
PILCROW_API std::string run_lines(std::string_view query, const std::vector<RankedItem>& ranking,
                                  std::string_view tag = "pilcrow");

}  // namespace pilcrow

#endif  // PILCROW_EVALUATE_H_
