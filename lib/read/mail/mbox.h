// Many messages in one file: RFC 4155.
#ifndef PILCROW_READ_MAIL_MBOX_H_
#define PILCROW_READ_MAIL_MBOX_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace pilcrow::read {

// Whether a file begins with the line that stands before each message.
bool begins_as_mbox(std::string_view bytes);

// Calls `take` with each message, and the line on which it begins.
void for_messages(std::string_view bytes,
                  const std::function<void(const std::string& message, std::size_t line)>& take);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MAIL_MBOX_H_
