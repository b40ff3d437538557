// Files: whole in memory, or looked at in windows.
#ifndef PILCROW_READ_FILE_H_
#define PILCROW_READ_FILE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "text/byte_windows.h"

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

// Throws that Error{bad_input} for a file of `size` bytes.
void check_size(std::size_t size, std::size_t max_bytes, const std::string& path);

// Only the bytes.
std::string load_file(const std::string& path, std::size_t max_bytes);

// A regular file of any size, as long as it was when it was opened. What is read of it may change
// meanwhile, but for its size. Throws Error{io}, also when it has become shorter.
class File;
class FileWindows : public text::ByteWindows {
 public:
  explicit FileWindows(const std::string& path, std::size_t window = std::size_t{256} << 10);
  ~FileWindows() override;

  std::size_t size() const override { return size_; }
  std::string_view at(std::size_t offset) override;

  std::int64_t modified() const { return modified_; }  // when it was opened

  // Whether its size and time of change are what they were when it was opened.
  bool is_unchanged() const;

  // Throws the Error{io} for a file that is another than it was.
  [[noreturn]] void fail_changed() const;

 private:
  std::unique_ptr<File> file_;
  std::size_t size_ = 0;
  std::int64_t modified_ = 0;
  std::string buffer_;
  std::size_t begin_ = 0;   // where the buffer begins in the file, and
  std::size_t filled_ = 0;  // how much of it is filled
};

// What a file's size and time of change are now.
struct FileState {
  bool missing = false;  // there is nothing of that name
  std::uint64_t size = 0;
  std::int64_t modified = 0;
};
FileState look_at(const std::string& path);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_FILE_H_
