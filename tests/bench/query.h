// The queries of the benchmark: made from the corpus, kept in a file, written for each engine.
#ifndef PILCROW_BENCH_QUERY_H_
#define PILCROW_BENCH_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// The classes, in the order of the table.
inline constexpr std::string_view kClasses = "CROAPXF";

struct Query {
  char kind = 'C';  ///< Common, Rare, Or, And, Phrase, prefiX, Filter.
  std::vector<std::string> words = {};
  std::string document = {};  ///< For filters: only paragraphs of this one.

  friend bool operator==(const Query&, const Query&) = default;
};

/// The words as a query of the language that all engines nearly share: `a OR b`, `a AND b`,
/// `"a b"`, `a*`. `quoted` puts each word in quotation marks, as FTS5 wants them. Without the
/// document.
std::string expression(const Query& query, bool quoted = false);

void save(const std::vector<Query>& queries, const std::string& file);
std::vector<Query> load(const std::string& file);

/// About `count` queries from a paragraph file; the same for the same file, count and seed.
std::vector<Query> make_queries(const std::string& file, std::size_t count, std::uint64_t seed);

}  // namespace bench

#endif  // PILCROW_BENCH_QUERY_H_
