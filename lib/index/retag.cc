#include "index/retag.h"

#include <cstddef>
#include <deque>
#include <future>
#include <utility>
#include <vector>

#include "index/restore.h"

namespace pilcrow::index {
namespace {

using Found = std::vector<store::PackedEvidence>;

// Waits for what is at work, however it ends: it uses what its caller has.
struct AtWork {
  ~AtWork() {
    for (const auto& found : queue) found.wait();
  }
  std::deque<std::future<Found>> queue;
};

}  // namespace

store::FileMark write_tags(const Segment& segment, const std::string& path, const Writer::Tag& tag,
                           Pool& pool, const Step& step) {
  store::TagsWriter tags(path);
  AtWork at_work;
  const auto take = [&] {
    for (auto& evidence : at_work.queue.front().get()) tags.add(evidence);
    at_work.queue.pop_front();
  };
  Restorer restorer(segment);
  for (std::uint32_t document = 0; document < segment.store().documents(); ++document) {
    restorer.each_part(document, [&](store::InputDocument part) {
      const std::size_t blocks = part.blocks.size();
      at_work.queue.push_back(pool.submit([&tag, part = std::move(part)] { return tag(part); }));
      if (at_work.queue.size() > 4 * pool.threads()) take();
      step(blocks);
    });
  }
  while (!at_work.queue.empty()) take();
  const auto mark = tags.finish();
  store::sync_file(path);
  return mark;
}

}  // namespace pilcrow::index
