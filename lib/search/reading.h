// How a query is read: strictly, or forgiving what a person plainly meant.
#ifndef PILCROW_SEARCH_READING_H_
#define PILCROW_SEARCH_READING_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"

namespace pilcrow::search {

class Reading {
 public:
  // The query must outlive this object.
  Reading(std::string_view query, bool strict) : query_(query), strict_(strict) {}

  std::string_view query() const { return query_; }

  // Throws Error{bad_query}.
  [[noreturn]] void fail(const std::string& problem, std::size_t where) const;

  // Notes "problem: done"; throws Error{bad_query} where the query is read strictly.
  void forgive(const std::string& problem, std::size_t where, const std::string& done);

  // What stands there in quotes, not all of it if it is long.
  std::string quoted(Range range) const;

  // No two alike.
  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  std::string_view query_;
  bool strict_;
  std::vector<std::string> notes_;
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_READING_H_
