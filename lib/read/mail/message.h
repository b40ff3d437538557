// An e-mail message in its parts: RFC 2046.
#ifndef PILCROW_READ_MAIL_MESSAGE_H_
#define PILCROW_READ_MAIL_MESSAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/reader.h"

namespace pilcrow::read {

struct MailPart {
  std::string type = {};     // "text/plain"
  std::string charset = {};  // of text
  std::string name = {};     // of a file; empty where it is part of the message's text
  std::string bytes = {};    // as they were before they travelled

  bool is_file() const { return !name.empty(); }
};

struct MailMessage {
  std::string subject = {};
  std::string from = {};
  std::string to = {};
  std::string date = {};  // ISO 8601; empty if there is none
  std::string id = {};
  bool encrypted = false;

  // Of parts that are the same in several formats, plain text, or else the last.
  std::vector<MailPart> parts = {};
};

// Throws Error{bad_input} where parts are nested too deeply, or there are too many.
MailMessage read_message(std::string_view bytes, const ReadLimits& limits);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MAIL_MESSAGE_H_
