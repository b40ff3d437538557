// A program that shows long output screen by screen.
#ifndef PILCROW_CLI_PAGER_H_
#define PILCROW_CLI_PAGER_H_

#include <sys/types.h>

namespace pilcrow::cli {

// $PILCROW_PAGER, else $PAGER, else `less -FRX` where there is less. Empty and "cat" are none.
class Pager {
 public:
  Pager() = default;
  ~Pager() { finish(); }
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  static bool there_is_one();

  bool started() const noexcept { return process_ > 0; }

  // Starts it, unless it runs, and gives the descriptor that it reads from, or -1 where the system
  // starts nothing more. Ctrl-C is the pager's own until it has ended.
  int start();

  // Waits until whoever reads has seen enough. False where there was no such program, and so
  // nothing was seen.
  bool finish() noexcept;

 private:
  pid_t process_ = 0;
  int input_ = -1;
};

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_PAGER_H_
