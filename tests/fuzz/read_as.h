// Reading as a file of some name, and what a reader promises of its blocks.
#ifndef PILCROW_TESTS_FUZZ_READ_AS_H_
#define PILCROW_TESTS_FUZZ_READ_AS_H_

#include <string_view>

namespace fuzz {

// Aborts with a message where a promise does not hold.
void require(bool holds, const char* promise);

void read_as(const char* name, std::string_view bytes);

}  // namespace fuzz

#endif  // PILCROW_TESTS_FUZZ_READ_AS_H_
