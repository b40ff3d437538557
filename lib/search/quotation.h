// Quotation marks, in all forms that keyboards, telephones and word processors give them.
#ifndef PILCROW_SEARCH_QUOTATION_H_
#define PILCROW_SEARCH_QUOTATION_H_

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "pilcrow/range.h"

namespace pilcrow::search {

// A mark that may open a quotation.
struct Quote {
  std::string_view mark = {};
  std::span<const std::string_view> closers = {};  // any of them ends it

  // An apostrophe too, or a mark that elsewhere closes: opens before words only, where it is closed
  // behind one, and asks for nothing otherwise.
  bool doubtful = false;
};

// That at `at`, if any; the same object for the same mark.
const Quote* quote_at(std::string_view query, std::size_t at);

// The bytes of the closing mark at `at`; 0 if it does not close there.
std::size_t close_at(const Quote& quote, std::string_view query, std::size_t at);

// Whether a mark stands there that can only close, and is no apostrophe.
bool only_closes(std::string_view query, std::size_t at);

// Whether a value may stand without marks around it.
bool is_bare(std::string_view value);

// What stands between a pair of marks.
struct Quotation {
  Range inside = {};
  std::size_t end = 0;  // with the closing mark
  bool closed = false;  // or the query ends before it is
};

// Finds the quotations of a query, from its begin to its end.
class Quotations {
 public:
  explicit Quotations(std::string_view query) : query_(query) {}

  // The one that begins at `at`. Within a word rather than at its start, where a mark may stand for
  // inches, it must be closed.
  std::optional<Quotation> find(std::size_t at, bool start);

  // Whether a mark stands there that asked for a closing one in vain.
  bool is_open(std::size_t at) const;

 private:
  std::string_view query_;
  std::set<const Quote*> open_;  // marks that nothing closes from where they were found on
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_QUOTATION_H_
