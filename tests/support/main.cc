#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cstdlib>

// Xapian 1.4's check of a database deletes a table through a pointer to its base, which has no
// virtual destructor: harmless, since the rest needs none, but the address sanitizer tells it. The
// asan test presets say the same to programs that no test program runs.
#define SANITIZER_OPTIONS "new_delete_type_mismatch=0"

extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return SANITIZER_OPTIONS; }

namespace {
// For the programs that tests run.
[[maybe_unused]] const int for_children = setenv("ASAN_OPTIONS", SANITIZER_OPTIONS, 0);
}  // namespace
