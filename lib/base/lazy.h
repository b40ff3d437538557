// What is made when it is first asked for.
#ifndef PILCROW_BASE_LAZY_H_
#define PILCROW_BASE_LAZY_H_

#include <memory>
#include <mutex>

namespace pilcrow {

// Free to share between threads: the others wait for the first. What `make` throws goes to its caller,
// and the next one tries again.
template <typename T>
class Lazy {
 public:
  // What `make()` gives, which must be the same for all callers.
  template <typename Make>
  const T& get(Make&& make) const {
    const std::lock_guard lock(mutex_);
    if (!value_) value_ = std::make_unique<const T>(make());
    return *value_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const T> value_;
};

}  // namespace pilcrow

#endif  // PILCROW_BASE_LAZY_H_
