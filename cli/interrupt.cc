#include "interrupt.h"

#include <unistd.h>

#include <array>
#include <string_view>

namespace pilcrow::cli {
namespace {

constexpr std::array<int, 2> kSignals = {SIGINT, SIGTERM};

// Handlers can reach nothing but globals.
volatile std::sig_atomic_t received_signal = 0;

// What was read is written within that, or is not in the index: two seconds are promised, and how
// long it takes to write depends on how much there is. What was committed is there in any case.
constexpr unsigned kSecondsToStop = 1;

extern "C" void give_up(int) {
  constexpr std::string_view kMessage =
      "pilcrow: stopped; what was read since the last commit took too long to write\n"
      "  and is not in the index\n";
  [[maybe_unused]] const auto told = write(STDERR_FILENO, kMessage.data(), kMessage.size());
  _exit(128 + received_signal);
}

// All is committed, but for merging, which the next writer does as well.
extern "C" void leave(int) { _exit(128 + received_signal); }

extern "C" void note_signal(int number) {
  received_signal = number;
  for (const int each : kSignals) std::signal(each, SIG_DFL);
  std::signal(SIGALRM, give_up);
  alarm(kSecondsToStop);
}

auto present_handler(int number) {
  struct sigaction present = {};
  sigaction(number, nullptr, &present);
  return present.sa_handler;
}

}  // namespace

InterruptGuard::InterruptGuard() {
  for (const int number : kSignals) {
    // What was ignored stays so: nohup and scripts in the background count on it.
    if (present_handler(number) != SIG_IGN) std::signal(number, note_signal);
  }
}

InterruptGuard::~InterruptGuard() {
  if (received_signal != 0) {
    std::signal(SIGALRM, leave);
    alarm(kSecondsToStop);
  }
  for (const int number : kSignals) {
    if (present_handler(number) == note_signal) std::signal(number, SIG_DFL);
  }
}

int InterruptGuard::received() noexcept { return received_signal; }

}  // namespace pilcrow::cli
