// Bytes that are looked at in windows, so that not all of them need be in memory.
#ifndef PILCROW_TEXT_BYTE_WINDOWS_H_
#define PILCROW_TEXT_BYTE_WINDOWS_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pilcrow::text {

// No window is smaller, but for the last.
inline constexpr std::size_t kLeastWindow = 64;

// A file, or what is in memory. For one thread.
class ByteWindows {
 public:
  virtual ~ByteWindows() = default;

  virtual std::size_t size() const = 0;

  // What stands from `offset` on: a whole window, or up to the end. Valid until the next call.
  virtual std::string_view at(std::size_t offset) = 0;
};

class MemoryWindows : public ByteWindows {
 public:
  // ICU converts no more at a time than the window that is given here.
  explicit MemoryWindows(std::string_view bytes, std::size_t window = std::size_t{1} << 30)
      : bytes_(bytes), window_(std::max(window, kLeastWindow)) {}

  std::size_t size() const override { return bytes_.size(); }
  std::string_view at(std::size_t offset) override { return bytes_.substr(offset, window_); }

 private:
  std::string_view bytes_;
  std::size_t window_;
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_BYTE_WINDOWS_H_
