// What is fuzzed: everything that parses bytes from elsewhere.
#ifndef PILCROW_TESTS_FUZZ_TARGETS_H_
#define PILCROW_TESTS_FUZZ_TARGETS_H_

#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

struct Target {
  std::string name;

  // Takes any bytes. Throws nothing: pilcrow::Error is caught, anything else is a defect, as is a
  // broken promise, which aborts.
  void (*run)(std::string_view bytes);

  // Inputs to begin with.
  std::vector<std::string> seeds;
};

const std::vector<Target>& targets();

// Those of them that read files of some format, but for the plainest.
std::vector<Target> format_targets();

// And what comes from other processes, and names them.
std::vector<Target> process_targets();

}  // namespace fuzz

#endif  // PILCROW_TESTS_FUZZ_TARGETS_H_
