// Runs every fuzz target over its seeds, over what earlier fuzzing found, and over a fixed number
// of mutations of them: the same inputs on every machine.

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>

#include "fuzz/targets.h"
#include "support/support.h"

namespace {

constexpr int kMutations = 150;

// A linear congruential generator (Knuth's MMIX constants): the standard's distributions differ
// between libraries.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>((state_ >> 33) % limit);
  }

 private:
  std::uint64_t state_ = 1;
};

std::string mutate(std::string bytes, Random& random) {
  static const std::string kBytes =
      std::string(1, '\0') + "\"'()<>[]{}&*#|-\n\r\t\\/:=+^~`\xC3\xE2\xF0\xFF";
  for (std::size_t edits = 1 + random.below(4); edits-- > 0;) {
    const std::size_t at = random.below(bytes.size() + 1);
    switch (random.below(5)) {
      case 0: bytes = bytes.substr(0, at); break;
      case 1: bytes.insert(at, 1, kBytes[random.below(kBytes.size())]); break;
      case 2:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        break;
      case 3:
        bytes.insert(at, bytes.substr(random.below(bytes.size() + 1), random.below(40)));
        break;
      default:
        bytes.insert(at, std::string(random.below(300), kBytes[random.below(kBytes.size())]));
    }
  }
  return bytes;
}

}  // namespace

TEST_SUITE("fuzz") {
  TEST_CASE("no target breaks a promise on its seeds and their mutations") {
    Random random;
    for (const auto& target : fuzz::targets()) {
      CAPTURE(target.name);
      std::vector<std::string> inputs = target.seeds;
      const std::string found = support::source_path("tests/regress/fuzz/" + target.name);
      if (std::filesystem::is_directory(found)) {
        for (const auto& entry : std::filesystem::directory_iterator(found)) {
          inputs.push_back(support::read_file(entry.path().string()));
        }
      }
      for (const auto& input : inputs) {
        CHECK_NOTHROW(target.run(input));
        for (int i = 0; i < kMutations; ++i) CHECK_NOTHROW(target.run(mutate(input, random)));
      }
    }
  }
}
