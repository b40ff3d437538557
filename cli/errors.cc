#include "errors.h"

#include <algorithm>

#include "style.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The boundary `count` code points before or behind byte `at`, as far as there are so many.
std::size_t back(const std::string& text, std::size_t at, std::size_t count) {
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && continues(text[at]));
  }
  return at;
}

std::size_t forth(const std::string& text, std::size_t at, std::size_t count) {
  for (; count > 0 && at < text.size(); --count) {
    do ++at;
    while (at < text.size() && continues(text[at]));
  }
  return at;
}

// The query with a caret under byte `where`; of a long one, what is around it.
std::string pointed(const std::string& query, std::size_t where) {
  where = std::min(where, query.size());
  while (where > 0 && where < query.size() && continues(query[where])) --where;
  const std::size_t begin = back(query, where, 40);
  const std::size_t end = forth(query, where, 30);
  const std::string before =
      (begin > 0 ? "…" : "") + clean_line(std::string_view(query).substr(begin, where - begin));
  const std::string after = clean_line(std::string_view(query).substr(where, end - where)) +
                            (end < query.size() ? "…" : "");
  return "  " + before + after + "\n  " + std::string(columns(before), ' ') + "^\n";
}

std::string option(const std::string& folder) {
  return folder == ".pilcrow" ? "" : " -d " + clean_line(folder);
}

std::string advice(ErrorCode code, const std::string& folder) {
  if (folder.empty()) return {};
  switch (code) {
    case ErrorCode::not_found:
      return "Make an index first: pilcrow index" + option(folder) +
             " PATH...\nOr say where one is: -d DIR, or the variable PILCROW_DB.";
    case ErrorCode::not_an_index:
      return "Name another folder with -d; nothing in this one was touched.";
    case ErrorCode::corrupt:
      return "To see what is damaged: pilcrow check" + option(folder) +
             "; with --repair, to mend it.\nIf that cannot be: remove the folder " +
             clean_line(folder) + " and index again.";
    case ErrorCode::version_mismatch:
      return "Remove the folder " + clean_line(folder) + " and index again: pilcrow index" +
             option(folder) + " PATH...";
    case ErrorCode::locked: return "Try again later, or wait for the other writer: --wait 60.";
    case ErrorCode::bad_query: return "'pilcrow help search' says what a query may hold.";
    case ErrorCode::bad_argument:
    case ErrorCode::io:
    case ErrorCode::bad_input:
    case ErrorCode::unsupported:
    case ErrorCode::internal: break;
  }
  return {};
}

}  // namespace

std::string explained(const Error& error, const std::string& folder, const std::string& query) {
  const bool about_query = error.code() == ErrorCode::bad_query;
  const std::string message = clean_line(error.what());
  const std::string context = clean_line(error.context());
  // A message that names its subject already does not need it twice.
  const bool told = about_query || context.empty() || message.find(context) != std::string::npos;
  const std::size_t width = message_width();
  std::string out = wrap("pilcrow: " + (told ? "" : context + ": ") + message, width, "", "  ");
  if (about_query) out += pointed(query, error.where());
  const std::string next = advice(error.code(), folder);
  return next.empty() ? out : out + wrap(next, width, "", "");
}

}  // namespace pilcrow::cli
