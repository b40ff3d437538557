#include "index/rebuild.h"

#include <utility>
#include <vector>

namespace pilcrow::index {

Rebuild::Rebuild(std::string folder, std::uint64_t rules, const Density& density,
                 std::string dictionary, Builders builders)
    : folder_(std::move(folder)), rules_(rules), maker_(builders, density, std::move(dictionary)) {}

Rebuild::~Rebuild() { maker_.wait(); }

void Rebuild::add(store::InputDocument document) {
  maker_.add(std::move(document));
  if (maker_.is_full()) close_batch();
}

void Rebuild::close_batch() {
  runs_.add(maker_.build(fresh_folder(), rules_), [this](std::vector<RunMaker::FutureRun> runs) {
    return maker_.join(std::move(runs), fresh_folder());
  });
}

SegmentEntry Rebuild::finish() {
  if (!maker_.is_empty() || runs_.size() == 0) close_batch();
  return merge_runs(get_all(runs_.take()), folder_);
}

}  // namespace pilcrow::index
