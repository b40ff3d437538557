// The folder of an index: what makes it one, its writer's lock, and syncing.
#ifndef PILCROW_INDEX_FOLDER_H_
#define PILCROW_INDEX_FOLDER_H_

#include <cstdint>
#include <string>

namespace pilcrow::index {

std::string database_path(const std::string& folder);

// Throws Error: not_found if there is no such folder, not_an_index if it lacks the marker,
// version_mismatch if the marker is of another format.
void require_index(const std::string& folder);

// Whether `require_index` would pass; other errors are thrown. False too for a folder that is
// missing, empty, or holds what a writer left that was stopped while making it; Error{not_an_index}
// for one that holds anything else.
bool is_index(const std::string& folder);

void make_folder(const std::string& folder);
void write_marker(const std::string& folder);
void remove_unfinished(const std::string& folder);

// Makes the names in a folder durable: neither Xapian nor the marker's writing does.
void sync_folder(const std::string& folder);

// Bytes of the files directly in a folder.
std::uint64_t folder_bytes(const std::string& folder);

// The writer's lock; released at the end, also that of the process.
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
