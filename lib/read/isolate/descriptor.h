// An open descriptor, closed at the end.
#ifndef PILCROW_READ_ISOLATE_DESCRIPTOR_H_
#define PILCROW_READ_ISOLATE_DESCRIPTOR_H_

#include <unistd.h>

#include <utility>

namespace pilcrow::read {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_DESCRIPTOR_H_
