#include "read/rtf/rtf.h"

#include <utility>

#include "read/blocks.h"
#include "read/rtf/document.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

class RtfReader : public Reader {
 public:
  std::string name() const override { return "rtf"; }

  Formats formats() const override { return {{"text/rtf"}, {"*.rtf"}}; }

  bool wants_process() const override { return true; }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    return trimmed(source.bytes.substr(0, 64)).starts_with("{\\rtf");
  }

  void read(const Source& source, DocumentSink& sink) const override {
    Document document = read_rtf(source.bytes, source.limits);
    number_lines(document.blocks, source.bytes);
    add_document(std::move(document), sink);
  }
};

}  // namespace

std::shared_ptr<const Reader> rtf_reader() { return std::make_shared<RtfReader>(); }

}  // namespace pilcrow::read
