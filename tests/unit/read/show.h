// Plain text read and shown in few words, for tests.
#ifndef PILCROW_TESTS_UNIT_READ_SHOW_H_
#define PILCROW_TESTS_UNIT_READ_SHOW_H_

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "read/plain/plain_text.h"

namespace show {

class Keep : public pilcrow::DocumentSink {
 public:
  void add(pilcrow::Document document) override { documents.push_back(std::move(document)); }
  void skip(std::size_t, const std::string&) override {}
  void cut(const std::string&) override {}
  bool add_member(const std::string&, std::string_view) override { return true; }
  std::vector<pilcrow::Document> documents;
};

inline pilcrow::Document read(std::string_view text) {
  Keep keep;
  pilcrow::read::text_reader()->read({"a.txt", text}, keep);
  REQUIRE(keep.documents.size() == 1);
  std::size_t end = 0;
  for (const pilcrow::Block& block : keep.documents[0].blocks) {
    CHECK(end <= block.source.begin);
    CHECK(block.source.begin < block.source.end);
    end = block.source.end;
    CHECK(pilcrow::is_utf8(block.text));
  }
  CHECK(end <= text.size());
  return keep.documents[0];
}

// "= title", "# heading", "## heading of level 2", "- item", "paragraph".
inline std::string outline(const pilcrow::Document& document) {
  std::string out = document.title.empty() ? "" : "= " + document.title + "\n";
  for (const pilcrow::Block& block : document.blocks) {
    if (block.kind == pilcrow::BlockKind::heading) {
      out += std::string(static_cast<std::size_t>(block.level), '#') + " ";
    }
    if (block.kind == pilcrow::BlockKind::list_item) out += "- ";
    out += block.text + "\n";
  }
  return out;
}

inline std::string outline(std::string_view text) { return outline(read(text)); }

}  // namespace show

#endif  // PILCROW_TESTS_UNIT_READ_SHOW_H_
