// Whether two segments hold the same, down to each posting.
#ifndef PILCROW_TESTS_UNIT_INDEX_COMPARE_H_
#define PILCROW_TESTS_UNIT_INDEX_COMPARE_H_

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "index/segment.h"
#include "unit/store/model.h"

namespace sample {

using pilcrow::index::Segment;

struct PostingList {
  std::string term = {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> postings = {};  // block from 1, impact
  bool operator==(const PostingList&) const = default;
};

inline std::vector<PostingList> posting_lists(const Segment& segment) {
  std::vector<PostingList> out;
  const auto loan = segment.files->lend();
  const auto& database = loan.database();
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out.push_back({*term, {}});
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      out.back().postings.emplace_back(*at, at.get_wdf());
    }
    CHECK(out.back().postings.size() == term.get_termfreq());
  }
  return out;
}

inline void check_same_tags(const Segment& a, const Segment& b) {
  CHECK(a.tags->values() == b.tags->values());
  for (std::uint32_t block = 0; block < a.store().blocks(); ++block) {
    const auto x = a.tags->of(block);
    const auto y = b.tags->of(block);
    CHECK(std::vector<std::uint32_t>(x.begin(), x.end()) ==
          std::vector<std::uint32_t>(y.begin(), y.end()));
    const std::size_t size = a.store().block(block).text.size();
    CHECK(encode(a.tags->evidence(block, size)) == encode(b.tags->evidence(block, size)));
  }
}

inline void check_same(const Segment& a, const Segment& b) {
  check_same_bytes(a.store(), b.store());
  REQUIRE(a.store().blocks() == b.store().blocks());
  for (std::uint32_t i = 0; i < a.store().documents(); ++i) {
    CHECK(encode(a.store().document(i)) == encode(b.store().document(i)));
  }
  for (std::uint32_t i = 0; i < a.store().blocks(); ++i) {
    pilcrow::store::FilePlace x;
    pilcrow::store::FilePlace y;
    CHECK(encode(a.store().block(i), x) == encode(b.store().block(i), y));
  }
  check_same_tags(a, b);
  const auto lists = posting_lists(a);
  const auto others = posting_lists(b);
  REQUIRE(lists.size() == others.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    CAPTURE(lists[i].term);
    CHECK(lists[i] == others[i]);
  }
}

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_INDEX_COMPARE_H_
