#include "api/flight.h"

#include <utility>

#include "read/file.h"

namespace pilcrow::api {
namespace {

// More files in flight would keep no thread busier.
constexpr std::size_t kMostFiles = 1024;

}  // namespace

Flight::Flight(Preparer& preparer, const Inputs& inputs, const KnownFiles* known,
               std::size_t memory_bytes)
    : preparer_(preparer), inputs_(inputs), known_(known), memory_bytes_(memory_bytes) {}

Turn Flight::take() {
  used_ -= std::exchange(taken_, 0);
  fill();
  Turn turn = std::move(turns_.front());
  turns_.pop_front();
  taken_ = turn.cost;
  return turn;
}

void Flight::fill() {
  while (next_ < inputs_.files().size() && turns_.size() < kMostFiles) {
    Turn turn = waiting_ ? *std::exchange(waiting_, std::nullopt) : look(next_);
    // A file that is too large even so goes alone.
    if (used_ > 0 && used_ + turn.cost > memory_bytes_) {
      waiting_ = std::move(turn);
      return;
    }
    used_ += turn.cost;
    if (turn.cost > 0) turn.prepared = preparer_.begin(inputs_.files()[next_], stamp(next_));
    turns_.push_back(std::move(turn));
    ++next_;
  }
}

Turn Flight::look(std::uint32_t file) const {
  Turn turn;
  turn.file = file;
  const read::FileState state = read::look_at(inputs_.files()[file].path);
  const auto known = stamp(file);
  turn.unchanged = known && known->size == state.size && known->modified == state.modified;
  if (!turn.unchanged) turn.cost = preparer_.cost(inputs_.files()[file], state.size);
  return turn;
}

std::optional<store::FileStamp> Flight::stamp(std::uint32_t file) const {
  if (known_ == nullptr) return std::nullopt;
  return known_->stamp(file);
}

std::future<PreparedFile> Flight::read_again(std::uint32_t file) {
  return preparer_.begin(inputs_.files()[file], std::nullopt);
}

}  // namespace pilcrow::api
