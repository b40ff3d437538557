// A reader that does what the file says, as a parser with defects would.
#ifndef PILCROW_TESTS_EXTERNAL_TROUBLE_H_
#define PILCROW_TESTS_EXTERNAL_TROUBLE_H_

#include <pilcrow/reader.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace trouble {

class TroubleReader : public pilcrow::Reader {
 public:
  std::string name() const override { return "trouble"; }
  pilcrow::Formats formats() const override { return {{}, {"*.trouble"}}; }
  bool wants_process() const override { return true; }

  void read(const pilcrow::Source& source, pilcrow::DocumentSink& sink) const override {
    if (source.bytes.starts_with("crash")) std::abort();
    if (source.bytes.starts_with("hang")) {
      for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
    }
    if (source.bytes.starts_with("spin")) {
      for (volatile bool on = true; on;) {
      }
    }
    if (source.bytes.starts_with("throw")) throw std::runtime_error("torn out");
    if (source.bytes.starts_with("exit")) std::_Exit(7);
    if (source.bytes.starts_with("hunger")) {
      std::vector<std::unique_ptr<std::string>> all;
      for (;;) all.push_back(std::make_unique<std::string>(std::size_t{16} << 20, 'x'));
    }
    if (source.bytes.starts_with("flood")) {
      pilcrow::Document document;
      document.blocks.push_back({.text = std::string(60'000, 'x')});
      for (;;) sink.add(document);
    }
    pilcrow::Document document;
    document.title = "Fine";
    document.language = "en";
    document.metadata["process"] = {std::to_string(::getpid())};
    document.blocks.push_back({.kind = pilcrow::BlockKind::heading, .level = 2, .text = "Head"});
    document.blocks.push_back({.text = std::string(source.bytes),
                               .source = {0, source.bytes.size()},
                               .line = 1,
                               .page = 3,
                               .locator = "here"});
    sink.add(document);
    sink.skip(7, "one that is not");
    sink.cut("enough");
  }
};

}  // namespace trouble

#endif  // PILCROW_TESTS_EXTERNAL_TROUBLE_H_
