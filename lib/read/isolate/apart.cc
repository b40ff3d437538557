#include "read/isolate/apart.h"

#include <memory>
#include <string>
#include <utility>

#include "read/isolate/block_lines.h"
#include "read/isolate/host.h"

namespace pilcrow::read {
namespace {

// Stands for a reader, and lets it read elsewhere.
class ApartReader : public Reader {
 public:
  ApartReader(std::shared_ptr<const Reader> reader, std::shared_ptr<Host> host,
              const ProcessLimits& limits)
      : reader_(std::move(reader)), host_(std::move(host)), limits_(limits) {}

  std::string name() const override { return reader_->name(); }
  Formats formats() const override { return reader_->formats(); }
  bool accepts(const Source& source) const override { return reader_->accepts(source); }
  bool wants_text() const override { return reader_->wants_text(); }
  bool wants_process() const override { return true; }

  void read(const Source& source, DocumentSink& sink) const override {
    LineParser lines(sink);
    host_->run({std::string(source.name), name(), {}, limits_, source.limits}, source.bytes,
               [&](std::string_view bytes) { return lines.take(bytes); });
    lines.finish();
  }

 private:
  std::shared_ptr<const Reader> reader_;
  std::shared_ptr<Host> host_;
  ProcessLimits limits_;
};

}  // namespace

Readers apart(const Readers& readers, const Isolation& isolation) {
  const auto host = std::make_shared<Host>(isolation.program);
  Readers out;
  const auto& entries = readers.entries();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->reader->wants_process()) {
      out.add(std::make_shared<ApartReader>(entry->reader, host, isolation.limits),
              entry->priority);
    } else {
      out.add(entry->reader, entry->priority);
    }
  }
  return out;
}

}  // namespace pilcrow::read
