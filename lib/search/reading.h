// How a query is read: strictly, or forgiving what a person plainly meant.
#ifndef PILCROW_SEARCH_READING_H_
#define PILCROW_SEARCH_READING_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"

namespace pilcrow::search {

struct ParseOptions {
  // Whether what is not quite in the language is refused, rather than forgiven with a note.
  bool strict = false;

  // Whether any document of the index has a field of metadata, by its folded name; null for none.
  std::function<bool(const std::string&)> has_field = {};

  // The ids of a kind ("person") that go by a name; null for none.
  std::function<std::vector<std::string>(std::string_view kind, std::string_view name)>
      find_names = {};
};

class Reading {
 public:
  // What is given must outlive this object.
  Reading(std::string_view query, const ParseOptions& options)
      : query_(query), options_(options) {}

  std::string_view query() const { return query_; }

  bool has_field(const std::string& name) const {
    return options_.has_field && options_.has_field(name);
  }
  std::vector<std::string> find_names(std::string_view kind, std::string_view name) const {
    return options_.find_names ? options_.find_names(kind, name) : std::vector<std::string>();
  }

  // Throws Error{bad_query}.
  [[noreturn]] void fail(const std::string& problem, std::size_t where) const;

  // Notes "problem: done"; throws Error{bad_query} where the query is read strictly.
  void forgive(const std::string& problem, std::size_t where, const std::string& done);

  // Forgives a form that is not the plain one of the language, if what stands there is not plain.
  void forgive_form(Range typed, std::string_view plain);

  // What stands there in quotes, not all of it if it is long.
  std::string quoted(Range range) const;

  // No two alike.
  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  std::string_view query_;
  const ParseOptions& options_;
  std::vector<std::string> notes_;
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_READING_H_
