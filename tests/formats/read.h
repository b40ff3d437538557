// What the tests of formats share: reading bytes, and what was read in few words.
#ifndef PILCROW_TESTS_FORMATS_READ_H_
#define PILCROW_TESTS_FORMATS_READ_H_

#include <doctest/doctest.h>
#include <pilcrow/pilcrow.h>

#include <string>
#include <string_view>
#include <vector>

namespace formats {

using Strings = std::vector<std::string>;

inline pilcrow::ReadResult read(std::string_view bytes, const std::string& name,
                                const pilcrow::ReadLimits& limits = {}) {
  return pilcrow::read_bytes(bytes, name, pilcrow::Readers::standard(), limits);
}

// The only document of a file that is read without complaint.
inline pilcrow::Document only(std::string_view bytes, const std::string& name) {
  auto result = read(bytes, name);
  CHECK(result.skipped == Strings{});
  CHECK(result.cut == Strings{});
  REQUIRE(result.documents.size() == 1);
  return std::move(result.documents[0]);
}

// "kind: text" of each block; "heading2: text" for headings.
inline Strings blocks(const pilcrow::Document& document) {
  Strings all;
  for (const auto& block : document.blocks) {
    std::string kind(to_string(block.kind));
    if (block.level > 0) kind += std::to_string(block.level);
    all.push_back(kind + ": " + block.text);
  }
  return all;
}

inline Strings locators(const pilcrow::Document& document) {
  Strings all;
  for (const auto& block : document.blocks) all.push_back(block.locator);
  return all;
}

// The bytes of the file that each block says it came from.
inline Strings sources(const pilcrow::Document& document, std::string_view bytes) {
  Strings all;
  for (const auto& block : document.blocks) {
    all.emplace_back(bytes.substr(block.source.begin, block.source.size()));
  }
  return all;
}

inline Strings ids(const pilcrow::ReadResult& result) {
  Strings all;
  for (const auto& document : result.documents) all.push_back(document.id);
  return all;
}

// Why a file cannot be read; empty where it can.
inline std::string failure(std::string_view bytes, const std::string& name,
                           const pilcrow::ReadLimits& limits = {}) {
  try {
    read(bytes, name, limits);
  } catch (const pilcrow::Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace formats

#endif  // PILCROW_TESTS_FORMATS_READ_H_
