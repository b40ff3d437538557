#include "read/mail/mbox.h"

#include <algorithm>
#include <utility>

namespace pilcrow::read {
namespace {

// "From ada@example.org Wed Jun 19 10:30:00 2024"; what is not like it is a sentence.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const std::size_t colon = line.find(':');
  const auto is_digit = [&](std::size_t at) {
    return at < line.size() && line[at] >= '0' && line[at] <= '9';
  };
  return colon != line.npos && is_digit(colon - 1) && is_digit(colon + 1);
}

// A line of a message that begins with "From " has a mark before it.
bool is_marked(std::string_view line) {
  const std::size_t from = line.find_first_not_of('>');
  return from != line.npos && from > 0 && line.substr(from).starts_with("From ");
}

}  // namespace

bool begins_as_mbox(std::string_view bytes) {
  return is_separator(bytes.substr(0, std::min(bytes.find('\n'), bytes.size())));
}

void for_messages(std::string_view bytes,
                  const std::function<void(const std::string& message, std::size_t line)>& take) {
  std::string message;
  std::size_t number = 0, first = 0;
  bool after_blank = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    ++number;
    if (after_blank && is_separator(line)) {
      if (first > 0) take(std::exchange(message, {}), first);
      first = number;
      continue;
    }
    after_blank = line.empty() || line == "\r";
    if (is_marked(line)) line.remove_prefix(1);
    (message += line) += '\n';
  }
  if (first > 0) take(message, first);
}

}  // namespace pilcrow::read
