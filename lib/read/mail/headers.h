// The head of an e-mail message or of one of its parts: RFC 5322, with RFC 2047 and 2231.
#ifndef PILCROW_READ_MAIL_HEADERS_H_
#define PILCROW_READ_MAIL_HEADERS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::read {

// A value with parameters: "text/plain; charset=utf-8".
struct MailValue {
  std::string text = {};  // in lower case
  std::map<std::string, std::string> parameters = {};

  // Empty where there is none.
  std::string parameter(const std::string& name) const;
};

class MailHeaders {
 public:
  // Takes the lines up to the first that is empty off the front of `message`.
  explicit MailHeaders(std::string_view& message);

  // The first field of that name, in lower case, as text in UTF-8; empty where there is none.
  std::string text(const std::string& name) const;

  MailValue value(const std::string& name) const;

  bool has(const std::string& name) const { return fields_.contains(name); }

 private:
  std::string_view raw(const std::string& name) const;

  std::map<std::string, std::string> fields_;
};

// Text in which words of other encodings stand as "=?koi8-r?B?…?=".
std::string decode_words(std::string_view text);

// "2024-06-19T10:30:00+09:00" for "Wed, 19 Jun 2024 10:30:00 +0900"; empty where it is no date.
std::string mail_date(std::string_view text);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MAIL_HEADERS_H_
