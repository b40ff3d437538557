// What the tests of the readers share: a sink that keeps everything, and blocks as text.
#ifndef PILCROW_TESTS_UNIT_READ_COLLECT_H_
#define PILCROW_TESTS_UNIT_READ_COLLECT_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/reader.h"

namespace collect {

struct Collected : pilcrow::DocumentSink {
  std::string bytes;  // what was read
  std::vector<pilcrow::Document> documents = {};
  std::vector<std::string> skipped = {};  // "line: reason"
  std::vector<std::pair<std::string, std::string>> members = {};  // names and bytes
  std::vector<std::string> cuts = {};

  explicit Collected(std::string_view source) : bytes(source) {}

  void add(pilcrow::Document document) override { documents.push_back(std::move(document)); }
  void skip(std::size_t line, const std::string& reason) override {
    skipped.push_back(std::to_string(line) + ": " + reason);
  }
  void cut(const std::string& reason) override { cuts.push_back(reason); }
  bool add_member(const std::string& name, std::string_view data) override {
    members.emplace_back(name, data);
    return true;
  }

  const pilcrow::Document& only() const { return documents.at(0); }

  // "kind: text" of each block of the first document; "heading2: text" for headings.
  std::vector<std::string> blocks() const {
    std::vector<std::string> all;
    for (const auto& block : only().blocks) {
      std::string kind(to_string(block.kind));
      if (block.level > 0) kind += std::to_string(block.level);
      all.push_back(kind + ": " + block.text);
    }
    return all;
  }

  // The bytes of the source that each block says it came from.
  std::vector<std::string> sources() const {
    std::vector<std::string> all;
    for (const auto& block : only().blocks) {
      all.push_back(bytes.substr(block.source.begin, block.source.size()));
    }
    return all;
  }

  std::vector<std::size_t> lines() const {
    std::vector<std::size_t> all;
    for (const auto& block : only().blocks) all.push_back(block.line);
    return all;
  }
};

inline Collected read(const std::shared_ptr<const pilcrow::Reader>& reader,
                      std::string_view source) {
  Collected out(source);
  reader->read({"name", out.bytes}, out);
  return out;
}

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

using Strings = std::vector<std::string>;

}  // namespace collect

#endif  // PILCROW_TESTS_UNIT_READ_COLLECT_H_
