// Which segments are merged, by their sizes.

#include "index/merge_policy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::choose_merge;
using pilcrow::index::kMergeFactor;
using pilcrow::index::may_merge;
using pilcrow::index::MergeRange;
using pilcrow::index::Segment;
using support::TempDir;

namespace {

using Range = std::pair<std::size_t, std::size_t>;
const Range kNone = {0, 0};

// The segments of one small document, said to be of any size.
class Segments {
 public:
  Segments() {
    const auto writer = sample::write_segments(folder_.path(), {"a"});
    segment_ = writer->committed()->segments().front();
  }

  std::vector<Segment> of(const std::vector<std::uint64_t>& blocks) const {
    std::vector<Segment> out;
    for (const auto count : blocks) {
      out.push_back(segment_);
      out.back().live.blocks = count;
    }
    return out;
  }

 private:
  TempDir folder_;
  Segment segment_;
};

Range chosen(const std::vector<Segment>& segments) {
  const auto range = choose_merge(segments);
  if (!range) return kNone;
  CHECK(range->first < range->last);
  CHECK(range->last <= segments.size());
  return {range->first, range->last};
}

using Sizes = std::vector<std::uint64_t>;

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("eight neighbours of one size are merged, seven are not") {
    const Segments segments;
    CHECK(chosen({}) == kNone);
    CHECK(chosen(segments.of(Sizes(7, 100))) == kNone);
    CHECK(chosen(segments.of(Sizes(8, 100))) == Range{0, 8});
    CHECK(chosen(segments.of(Sizes(8, 4096))) == Range{0, 8});
    CHECK(chosen(segments.of(Sizes(8, 4097))) == Range{0, 8});
    CHECK(chosen(segments.of(Sizes(30, 1))) == Range{0, 30});
  }

  TEST_CASE("small ones are merged before larger ones beside them") {
    const Segments segments;
    Sizes sizes(16, 100);
    sizes[7] = 5000;
    CHECK(chosen(segments.of(sizes)) == Range{8, 16});
    sizes[7] = 40000;
    CHECK(chosen(segments.of(sizes)) == Range{8, 16});
  }

  TEST_CASE("segments that are tagged otherwise stay apart") {
    const Segments segments;
    std::vector<Segment> all = segments.of(Sizes(9, 100));
    all[4].entry.rules = 7;
    CHECK(chosen(all) == kNone);
    CHECK(may_merge(all, {0, 4}));
    CHECK(!may_merge(all, {0, 5}));
    CHECK(may_merge(all, {4, 5}));
    CHECK(may_merge(all, {5, 9}));
  }

  TEST_CASE("a segment of which more than a quarter is deleted comes first, alone") {
    const Segments segments;
    std::vector<Segment> all = segments.of(Sizes(8, 100));
    all[5].deleted_blocks = 1;  // of two
    CHECK(chosen(all) == Range{5, 6});
    CHECK(chosen({all[5]}) == Range{0, 1});
  }

  TEST_CASE("a large one is not written again for a few small ones") {
    const Segments segments;
    CHECK(chosen(segments.of({1000000, 1, 1, 1, 1, 1, 1, 1})) == kNone);
    CHECK(chosen(segments.of({1000000, 40000, 40000, 500, 500, 500, 1, 1, 1})) == kNone);
  }

  TEST_CASE("segments that come one by one stay few, and each is written seldom") {
    const Segments make;
    Sizes sizes;
    std::uint64_t written = 0;
    std::uint64_t all = 0;
    std::size_t most = 0;
    for (int i = 0; i < 3000; ++i) {
      const std::uint64_t size = 1000 + static_cast<std::uint64_t>(i * 37 % 4000);
      sizes.push_back(size);
      all += size;
      while (const auto range = choose_merge(make.of(sizes))) {
        const auto first = sizes.begin() + static_cast<std::ptrdiff_t>(range->first);
        const auto last = sizes.begin() + static_cast<std::ptrdiff_t>(range->last);
        const std::uint64_t sum = std::accumulate(first, last, std::uint64_t{0});
        written += sum;
        *first = sum;
        sizes.erase(first + 1, last);
      }
      most = std::max(most, sizes.size());
    }
    CHECK(most < 40);
    CHECK(written < 8 * all);
  }
}
