// Included before all else in a build for Helgrind (preset "helgrind"), which follows mutexes,
// condition variables and threads, but not what libstdc++ does without them.
#ifndef PILCROW_TESTS_HELGRIND_BUILD_H_
#define PILCROW_TESTS_HELGRIND_BUILD_H_

#ifdef __cplusplus

#include <valgrind/helgrind.h>

// The count of a std::shared_ptr orders its last use before the end of what it shares. These are
// libstdc++'s own macros for that.
#define _GLIBCXX_SYNCHRONIZATION_HAPPENS_BEFORE(address) ANNOTATE_HAPPENS_BEFORE(address)
#define _GLIBCXX_SYNCHRONIZATION_HAPPENS_AFTER(address) ANNOTATE_HAPPENS_AFTER(address)

// A std::future waits by a mutex and a condition variable where there is no futex.
#include <bits/c++config.h>
#undef _GLIBCXX_HAVE_LINUX_FUTEX

#endif  // __cplusplus

#endif  // PILCROW_TESTS_HELGRIND_BUILD_H_
