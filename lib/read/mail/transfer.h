// How bytes travel in e-mail: RFC 2045.
#ifndef PILCROW_READ_MAIL_TRANSFER_H_
#define PILCROW_READ_MAIL_TRANSFER_H_

#include <string>
#include <string_view>

namespace pilcrow::read {

// What is no base64 is passed over.
std::string decode_base64(std::string_view text);

// `underscores` stand for spaces in headers.
std::string decode_quoted_printable(std::string_view text, bool underscores = false);

// By the name of the encoding, in lower case; as it is for others.
std::string decode_transfer(std::string_view text, std::string_view encoding);

// Text in the encoding that is declared, or, where that is unknown, found.
std::string decode_charset(std::string_view bytes, const std::string& charset);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MAIL_TRANSFER_H_
