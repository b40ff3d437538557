#include "search/reading.h"

#include <algorithm>

#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::search {
namespace {

constexpr std::size_t kMaxQuoted = 40;  // bytes

}  // namespace

void Reading::fail(const std::string& problem, std::size_t where) const {
  throw Error(ErrorCode::bad_query, problem, std::string(query_), where);
}

void Reading::forgive(const std::string& problem, std::size_t where, const std::string& done) {
  if (options_.strict) fail(problem, where);
  std::string note = problem + ": " + done;
  if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) {
    notes_.push_back(std::move(note));
  }
}

void Reading::forgive_form(Range typed, std::string_view plain) {
  if (query_.substr(typed.begin, typed.size()) == plain) return;
  forgive(quoted(typed) + " is not the plain '" + std::string(plain) + "'", typed.begin,
          "it was taken for it");
}

std::string Reading::quoted(Range range) const {
  const std::string_view text = query_.substr(range.begin, range.size());
  const std::string_view shown = text.substr(0, floor_boundary(text, kMaxQuoted));
  return "'" + std::string(shown) + (shown.size() < text.size() ? "…'" : "'");
}

}  // namespace pilcrow::search
