#include "read/mail/message.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pilcrow/error.h"
#include "read/mail/headers.h"
#include "read/mail/transfer.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

// Who reads parts goes down by recursion.
constexpr std::size_t kDeepest = 100;

// The bodies between the lines of a boundary; one more than `most` at most.
std::vector<std::string_view> split(std::string_view body, const std::string& boundary,
                                    std::size_t most) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + boundary;
  std::size_t begin = body.npos;  // of the part at hand
  for (std::size_t at = 0; at < body.size() && parts.size() <= most;) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = body.substr(at, end - at);
    if (line.starts_with(mark)) {
      const std::string_view rest = trimmed(line.substr(mark.size()));
      if (rest.empty() || rest == "--") {
        if (begin != body.npos) parts.push_back(body.substr(begin, at - begin));
        begin = rest.empty() ? std::min(end + 1, body.size()) : body.npos;
      }
    }
    at = end + 1;
  }
  if (begin != body.npos) parts.push_back(body.substr(begin));
  return parts;
}

bool has_text(const MailPart& part) { return !part.is_file() && !trimmed(part.bytes).empty(); }

class Parser {
 public:
  explicit Parser(const ReadLimits& limits) : limits_(limits) {}

  MailMessage run(std::string_view bytes) {
    const MailHeaders headers(bytes);
    message_.subject = headers.text("subject");
    message_.from = headers.text("from");
    message_.to = headers.text("to");
    message_.date = mail_date(headers.text("date"));
    message_.id = headers.text("message-id");
    message_.parts = parts_of(headers, bytes, 0);
    return std::move(message_);
  }

 private:
  std::vector<MailPart> parts_of(const MailHeaders& headers, std::string_view body,
                                 std::size_t depth) {
    if (depth >= std::min(limits_.max_depth, kDeepest)) {
      throw Error(ErrorCode::bad_input, "the parts of the message are nested too deeply");
    }
    const MailValue type = headers.value("content-type");
    if (type.text == "multipart/encrypted" || type.parameter("smime-type") == "enveloped-data") {
      message_.encrypted = true;
      return {};
    }
    const std::string boundary = type.parameter("boundary");
    if (type.text.starts_with("multipart/") && !boundary.empty()) {
      return parts_between(split(body, boundary, limits_.max_members),
                           type.text == "multipart/alternative", depth);
    }
    if (++count_ > limits_.max_members) {
      throw Error(ErrorCode::bad_input, "the message has too many parts");
    }
    std::vector<MailPart> out;
    out.push_back(single(headers, type, body));
    return out;
  }

  std::vector<MailPart> parts_between(const std::vector<std::string_view>& bodies, bool alternative,
                                      std::size_t depth) {
    std::vector<MailPart> all;
    std::vector<MailPart> best;
    bool is_plain = false;
    for (std::string_view body : bodies) {
      const MailHeaders headers(body);
      std::vector<MailPart> parts = parts_of(headers, body, depth + 1);
      if (!alternative) {
        std::ranges::move(parts, std::back_inserter(all));
        continue;
      }
      const bool readable = std::any_of(parts.begin(), parts.end(), has_text);
      const bool plain = readable && parts.front().type == "text/plain";
      if (is_plain || (!readable && !best.empty())) continue;
      is_plain = plain;
      best = std::move(parts);
    }
    return alternative ? std::move(best) : std::move(all);
  }

  MailPart single(const MailHeaders& headers, const MailValue& type, std::string_view body) {
    MailPart part;
    part.type = type.text.empty() ? "text/plain" : type.text;
    part.charset = type.parameter("charset");
    part.bytes = decode_transfer(body, headers.value("content-transfer-encoding").text);
    const MailValue disposition = headers.value("content-disposition");
    part.name = disposition.parameter("filename");
    if (part.name.empty()) part.name = type.parameter("name");
    if (!part.name.empty()) return part;
    if (part.type == "message/rfc822") {
      part.name = "message " + std::to_string(count_) + ".eml";
    } else if (disposition.text == "attachment" ||
               (part.type != "text/plain" && part.type != "text/html")) {
      part.name = "part " + std::to_string(count_);
    }
    return part;
  }

  const ReadLimits& limits_;
  MailMessage message_;
  std::size_t count_ = 0;
};

}  // namespace

MailMessage read_message(std::string_view bytes, const ReadLimits& limits) {
  return Parser(limits).run(bytes);
}

}  // namespace pilcrow::read
