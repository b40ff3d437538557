// Things that are done now and then.
#ifndef PILCROW_BASE_EVERY_H_
#define PILCROW_BASE_EVERY_H_

#include <chrono>

namespace pilcrow {

// For one thread.
class Every {
 public:
  explicit Every(std::chrono::milliseconds interval) : interval_(interval) {}

  // Whether it is time: the first time that it is asked, and so long after it was last.
  bool is_due() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return false;
    next_ = now + interval_;
    return true;
  }

 private:
  std::chrono::milliseconds interval_;
  std::chrono::steady_clock::time_point next_ = {};
};

}  // namespace pilcrow

#endif  // PILCROW_BASE_EVERY_H_
