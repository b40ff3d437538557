// libFuzzer's entry for the target named by PILCROW_FUZZ_TARGET.

#include <cstdint>

#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Target* const target = [] {
    for (const auto& each : fuzz::targets()) {
      if (each.name == PILCROW_FUZZ_TARGET) return &each;
    }
    return static_cast<const fuzz::Target*>(nullptr);
  }();
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
