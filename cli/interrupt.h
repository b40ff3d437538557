// Ctrl-C and SIGTERM while indexing: the first asks to stop, and the program ends within two seconds;
// the second ends it at once.
#ifndef PILCROW_CLI_INTERRUPT_H_
#define PILCROW_CLI_INTERRUPT_H_

#include <csignal>

namespace pilcrow::cli {

// While one lives, the first of the two signals is only noted. If one came, the program is to end
// when it is gone, and does so within a second whatever else is at work.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  // The signal that came, or 0.
  static int received() noexcept;
};

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_INTERRUPT_H_
