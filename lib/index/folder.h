// The writer's lock on the folder of an index.
#ifndef PILCROW_INDEX_FOLDER_H_
#define PILCROW_INDEX_FOLDER_H_

#include <string>

namespace pilcrow::index {

// Whether a file is a lock of ours: empty, or a process id. True too if there is none.
bool is_lock(const std::string& path);

// Released at the end, also that of the process.
class Lock {
 public:
  // Waits up to `wait_ms`; then Error{locked} naming the holder's process id.
  Lock(const std::string& folder, unsigned wait_ms);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_FOLDER_H_
