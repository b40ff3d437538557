// Whether anybody still wants what this thread is reading.
#ifndef PILCROW_READ_ISOLATE_CANCEL_H_
#define PILCROW_READ_ISOLATE_CANCEL_H_

#include <functional>
#include <utility>

namespace pilcrow::read {

// While it lives, `cancelled` is asked now and then by what waits for other processes in this
// thread. Readers do not pass it on: a reader of anybody's may stand between.
class Cancellable {
 public:
  explicit Cancellable(std::function<bool()> cancelled)
      : before_(std::exchange(current(), std::move(cancelled))) {}
  ~Cancellable() { current() = std::move(before_); }
  Cancellable(const Cancellable&) = delete;
  Cancellable& operator=(const Cancellable&) = delete;

  static bool is_cancelled() { return current() && current()(); }

 private:
  static std::function<bool()>& current() {
    thread_local std::function<bool()> cancelled;
    return cancelled;
  }

  std::function<bool()> before_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_CANCEL_H_
