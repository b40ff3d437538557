#include "interrupt.h"

#include <array>

namespace pilcrow::cli {
namespace {

constexpr std::array<int, 2> kSignals = {SIGINT, SIGTERM};

// Handlers can reach nothing but globals.
volatile std::sig_atomic_t received_signal = 0;

extern "C" void note_signal(int number) {
  received_signal = number;
  for (const int each : kSignals) std::signal(each, SIG_DFL);
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
  for (const int number : kSignals) {
    if (present_handler(number) == note_signal) std::signal(number, SIG_DFL);
  }
}

int InterruptGuard::received() noexcept { return received_signal; }

}  // namespace pilcrow::cli
