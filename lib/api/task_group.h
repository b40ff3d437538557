// Tasks that end before what they work on does.
#ifndef PILCROW_API_TASK_GROUP_H_
#define PILCROW_API_TASK_GROUP_H_

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "base/pool.h"

namespace pilcrow::api {

// Its destructor cancels and waits. The pool must outlive it. Tasks may submit tasks.
class TaskGroup {
 public:
  explicit TaskGroup(Pool& pool) : pool_(pool) {}
  ~TaskGroup() {
    cancelled_ = true;
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return tasks_ == 0; });
  }
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;

  template <typename Call>
  auto submit(Call call) {
    enter();
    try {
      return pool_.submit([this, call = std::move(call)]() mutable {
        const Leaving leaving{*this};
        return call();
      });
    } catch (...) {
      leave();
      throw;
    }
  }

  std::size_t threads() const { return pool_.threads(); }

  // Whether nobody wants the results any more.
  bool cancelled() const { return cancelled_; }

 private:
  struct Leaving {
    TaskGroup& group;
    ~Leaving() { group.leave(); }
  };
  void enter() {
    const std::lock_guard lock(mutex_);
    ++tasks_;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    --tasks_;
    ended_.notify_all();  // with the lock: the group may end right after
  }

  Pool& pool_;
  std::atomic<bool> cancelled_ = false;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t tasks_ = 0;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_TASK_GROUP_H_
