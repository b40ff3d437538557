// Whole files in memory.
#ifndef PILCROW_READ_FILE_H_
#define PILCROW_READ_FILE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace pilcrow::read {

// A regular file as it stood when it was read.
struct LoadedFile {
  std::string bytes = {};
  std::int64_t modified = 0;  // nanoseconds since 1970
};

// Bytes that `look` sees at most.
inline constexpr std::size_t kHeadBytes = 4096;

// Loads a regular file; one that changes meanwhile is loaded again, three times at most. Throws
// Error, whose context is the path: {io} when the system does not let it be read or it goes on
// changing, {bad_input} when it is larger than `max_bytes`. Never waits on a FIFO. `look` is given
// how the file begins, before the rest is read, and may throw to be spared the rest.
LoadedFile load(const std::string& path, std::size_t max_bytes,
                const std::function<void(std::string_view head)>& look = {});

// Only the bytes.
std::string load_file(const std::string& path, std::size_t max_bytes);

// What a file's size and time of change are now.
struct FileState {
  bool missing = false;  // there is nothing of that name
  std::uint64_t size = 0;
  std::int64_t modified = 0;
};
FileState look_at(const std::string& path);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_FILE_H_
