// Files on their way: prepared by many threads, taken in order.
#ifndef PILCROW_API_FLIGHT_H_
#define PILCROW_API_FLIGHT_H_

#include <cstdint>
#include <deque>
#include <future>
#include <optional>

#include "api/known.h"
#include "api/prepare.h"

namespace pilcrow::api {

// A file whose turn it is.
struct Turn {
  std::uint32_t file = 0;
  bool unchanged = false;  // by its size and time of change
  std::uint64_t cost = 0;  // in memory, about
  // Of all others.
  std::future<PreparedFile> prepared = {};
};

// Begins as many files as memory allows. For one thread.
class Flight {
 public:
  // `known` is null if all files are to be read, whatever the index has of them.
  Flight(Preparer& preparer, const Inputs& inputs, const KnownFiles* known,
         std::size_t memory_bytes);

  bool done() const { return next_ == inputs_.files().size() && turns_.empty(); }

  // The next file in order; not when done.
  Turn take();

  // Prepares a file that is as it was, all the same.
  std::future<PreparedFile> read_again(std::uint32_t file);

 private:
  void fill();
  std::optional<store::FileStamp> stamp(std::uint32_t file) const;
  Turn look(std::uint32_t file) const;

  Preparer& preparer_;
  const Inputs& inputs_;
  const KnownFiles* known_;
  std::size_t memory_bytes_;
  std::uint32_t next_ = 0;       // not yet in `turns_`
  std::optional<Turn> waiting_;  // this file, when it was looked at and too large to be begun
  std::deque<Turn> turns_;
  std::uint64_t used_ = 0;   // memory of `turns_`, and
  std::uint64_t taken_ = 0;  // of the one that was taken last
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_FLIGHT_H_
