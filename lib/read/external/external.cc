#include "read/external/external.h"

#include <filesystem>
#include <memory>
#include <utility>

#include "pilcrow/error.h"
#include "read/file.h"
#include "read/html/html.h"
#include "read/isolate/block_lines.h"
#include "read/isolate/host.h"
#include "read/plain/plain_text.h"
#include "text/charset.h"

namespace pilcrow::read {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 20;

// Takes what was made of another text than that of the file, in which ranges mean nothing.
class Placeless : public DocumentSink {
 public:
  explicit Placeless(DocumentSink& sink) : sink_(sink) {}

  void add(Document document) override {
    for (Block& block : document.blocks) {
      block.source = {};
      block.line = 0;
    }
    sink_.add(std::move(document));
  }
  void skip(std::size_t, const std::string& reason) override { sink_.skip(0, reason); }
  void cut(const std::string& reason) override { sink_.cut(reason); }
  bool add_member(const std::string& name, std::string_view bytes) override {
    return sink_.add_member(name, bytes);
  }

 private:
  DocumentSink& sink_;
};

class CommandReader : public Reader {
 public:
  CommandReader(ExternalReader about, std::shared_ptr<Host> host)
      : about_(std::move(about)), host_(std::move(host)) {}

  std::string name() const override { return about_.name; }
  Formats formats() const override { return about_.formats; }
  bool wants_text() const override { return false; }

  void read(const Source& source, DocumentSink& sink) const override {
    const Job job = {std::string(source.name), {}, about_.command, about_.limits, source.limits};
    if (about_.output == CommandOutput::blocks) {
      LineParser lines(sink);
      host_->run(job, source.bytes, [&](std::string_view bytes) { return lines.take(bytes); });
      return lines.finish();
    }
    std::string written;
    host_->run(job, source.bytes, [&](std::string_view bytes) {
      written += bytes;
      return Taken::part;
    });
    const text::Decoded decoded = text::decode(written);
    written = {};
    const auto reader = about_.output == CommandOutput::html ? html_reader() : text_reader();
    Placeless placeless(sink);
    reader->read({source.name, decoded.utf8, source.limits}, placeless);
  }

 private:
  ExternalReader about_;
  std::shared_ptr<Host> host_;
};

}  // namespace

std::vector<Readers::Entry> load_external(const std::string& path, const Isolation& isolation) {
  if (look_at(path).missing) throw Error(ErrorCode::not_found, "there is no such file", path);
  const std::string text = load_file(path, kLargestFile);
  const std::string folder = std::filesystem::absolute(path).parent_path().string();
  const auto host = std::make_shared<Host>(isolation.program);
  std::vector<Readers::Entry> entries;
  for (auto& about : parse_external(text, path, folder, isolation.limits)) {
    Readers::Entry entry = {nullptr, about.priority, about.command};
    entry.reader = std::make_shared<CommandReader>(std::move(about), host);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace pilcrow::read
