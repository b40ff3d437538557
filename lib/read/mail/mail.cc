#include "read/mail/mail.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "read/blocks.h"
#include "read/html/blocks.h"
#include "read/mail/mbox.h"
#include "read/mail/message.h"
#include "read/mail/transfer.h"
#include "read/metadata.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string lower = lower_ascii(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

// Whether bytes begin as a message on its way does, and not as a text about one.
bool begins_as_message(std::string_view head) {
  const std::string lower = lower_ascii(head.substr(0, std::min(head.find("\n\n"), head.size())));
  const std::size_t colon = lower.find(':');
  if (colon == lower.npos || lower.find_first_of(" \t\n") < colon) return false;
  const auto has = [&](std::string_view field) {
    return lower.starts_with(field) || lower.find('\n' + std::string(field)) != lower.npos;
  };
  return (has("message-id:") || has("mime-version:") || has("received:")) &&
         (has("from:") || has("date:") || has("subject:"));
}

// A line without the marks of what is quoted in it; whether there were any.
bool unquote(std::string_view& line) {
  bool quoted = false;
  while (line.starts_with('>')) {
    quoted = true;
    line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
  }
  return quoted;
}

bool begins_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ");
}

// Gathers lines of plain text into paragraphs, which blank lines part.
class PlainText {
 public:
  explicit PlainText(BlockList& out) : out_(out) {}

  void run(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line == "-- ") break;  // a signature follows
      add(line);
    }
    finish();
  }

 private:
  void add(std::string_view line) {
    const bool quoted = unquote(line);
    line = trimmed(line);
    if (line.empty() || quoted != quoted_ || begins_item(line)) finish();
    if (now_.text.empty()) {
      now_.kind = quoted              ? BlockKind::quotation
                  : begins_item(line) ? BlockKind::list_item
                                      : BlockKind::paragraph;
      if (begins_item(line)) line.remove_prefix(line.find(' ') + 1);
    } else {
      now_.text += ' ';
    }
    append_collapsed(now_.text, line);
    quoted_ = quoted;
  }

  void finish() { out_.add(std::exchange(now_, {})); }

  BlockList& out_;
  Block now_;
  bool quoted_ = false;
};

void add_part(const MailPart& part, BlockList& out) {
  const std::string text = decode_charset(part.bytes, part.charset);
  if (part.type != "text/html") return PlainText(out).run(text);
  for (Block& block : html_fragment_blocks(text)) {
    block.source = {};
    out.add(std::move(block));
  }
}

// What no reader would take for text, and what pages are dressed in.
bool is_no_text(const MailPart& part) {
  return part.type == "text/css" || part.type == "text/javascript" ||
         part.type.starts_with("image/") || part.type.starts_with("audio/") ||
         part.type.starts_with("video/") || part.type == "application/pgp-signature" ||
         part.type == "application/pkcs7-signature";
}

class MailReader : public Reader {
 public:
  std::string name() const override { return "mail"; }

  Formats formats() const override {
    return {{"message/rfc822", "application/mbox"},
            {"*.eml", "*.mbox", "*.mbx", "*.mht", "*.mhtml"}};
  }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    return ends_with_any(source.name, {".eml", ".mbox", ".mbx", ".mht", ".mhtml"}) ||
           begins_as_mbox(source.bytes) || begins_as_message(source.bytes);
  }

  void read(const Source& source, DocumentSink& sink) const override {
    if (!begins_as_mbox(source.bytes)) return read_one(source.bytes, {}, source, sink);
    std::size_t number = 0;
    for_messages(source.bytes, [&](const std::string& bytes, std::size_t line) {
      const std::string count = std::to_string(++number);
      try {
        read_one(bytes, count, source, sink);
      } catch (const Error& error) {
        sink.skip(line, std::string("message ") + count + ": " + error.what());
      }
    });
  }

 private:
  // `number` is that of one of several.
  static void read_one(std::string_view bytes, const std::string& number, const Source& source,
                       DocumentSink& sink) {
    const MailMessage message = read_message(bytes, source.limits);
    if (message.encrypted) throw Error(ErrorCode::bad_input, "the message is encrypted");
    BlockList blocks(source.limits);
    bool files = false;
    for (const MailPart& part : message.parts) {
      if (!part.is_file()) {
        add_part(part, blocks);
      } else if (!is_no_text(part)) {
        files = true;
      }
    }
    Document document;
    if (!number.empty()) document.id = std::string(source.name) + '/' + number;
    document.title = message.subject;
    add_value(document.metadata, "author", message.from);
    add_value(document.metadata, "to", message.to);
    add_value(document.metadata, "date", message.date);
    add_value(document.metadata, "message-id", message.id);
    document.blocks = blocks.take();
    if (!number.empty()) {
      for (Block& block : document.blocks) block.locator = "message " + number;
    }
    if (!document.blocks.empty() || !files) add_document(std::move(document), sink);
    const std::string folder = number.empty() ? std::string() : number + '/';
    for (const MailPart& part : message.parts) {
      if (!part.is_file() || is_no_text(part)) continue;
      if (!sink.add_member(folder + part.name, part.bytes)) return;
    }
  }
};

}  // namespace

std::shared_ptr<const Reader> mail_reader() { return std::make_shared<MailReader>(); }

}  // namespace pilcrow::read
