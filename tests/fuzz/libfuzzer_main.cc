// libFuzzer's entry for the target named by PILCROW_FUZZ_TARGET. Its seeds are written into the folder
// that is given, if any: what is found is kept beside them.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz/targets.h"

namespace {

const fuzz::Target& target() {
  static const fuzz::Target* const found = [] {
    for (const auto& each : fuzz::targets()) {
      if (each.name == PILCROW_FUZZ_TARGET) return &each;
    }
    return static_cast<const fuzz::Target*>(nullptr);
  }();
  return *found;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  for (int i = 1; i < *count; ++i) {
    const std::string folder = (*arguments)[i];
    if (!std::filesystem::is_directory(folder)) continue;
    for (std::size_t seed = 0; seed < target().seeds.size(); ++seed) {
      std::ofstream out(folder + "/seed-" + std::to_string(seed), std::ios::binary);
      out << target().seeds[seed];
    }
    break;
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target().run({reinterpret_cast<const char*>(data), size});
  return 0;
}
