// What commands may take, and that nothing of them is left.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "external/fixture.h"

using external::failure_of;
using external::read_by;

namespace {

// A time to sleep that no other process sleeps.
std::string odd_time(int number) {
  return "9" + std::to_string(::getpid()) + '.' + std::to_string(number);
}

}  // namespace

TEST_SUITE("external") {
  TEST_CASE("a command that takes too long is stopped with all that it started") {
    const std::string time = odd_time(1);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(failure_of("sleep " + time + " & setsid sleep " + time + " & (setsid sh -c 'sleep " +
                         time + " & sleep " + time + "' &) ; sleep " + time,
                     "seconds = 1\n") == "it takes longer than the limit of 1 s");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
    CHECK(support::ends("sleep " + time));
  }

  TEST_CASE("what a command leaves behind is stopped when it has ended") {
    const std::string time = odd_time(2);
    const auto result =
        read_by("sleep " + time + " & setsid sleep " + time + " & sleep 0.1; echo Done.", "bytes",
                "output = 'text'\n");
    CHECK(result.documents.at(0).blocks.at(0).text == "Done.");
    CHECK(support::ends("sleep " + time));
  }

  TEST_CASE("computing counts as time") {
    CHECK(failure_of("while :; do :; done", "seconds = 1\n") ==
          "it takes longer than the limit of 1 s");
  }

  TEST_CASE("what a command writes is bounded") {
    CHECK(failure_of("yes", "output = 'text'\noutput_mib = 1\n") ==
          "it gives more than the limit of 1048576 bytes");
    CHECK(failure_of("exec head -c 3000000 /dev/zero > big", "file_mib = 2\n") ==
          "it writes a file larger than the limit of 2097152 bytes");
    CHECK(
        failure_of("exec 10<\"$1\"; for i in 1 2 3 4 5 6 7 8 9; do eval \"exec 1$i<\\\"\\$1\\\"\"; "
                   "done; exit 0",
                   "open_files = 8\n") != "nothing was thrown");
  }

  // The sanitizer's own addresses are more than any limit, so there is none under it.
#if !defined(PILCROW_SANITIZED)
  TEST_CASE("memory is bounded") {
    CHECK(failure_of("exec python3 -c \"x = bytearray(1 << 30)\"", "memory_mib = 256\n") ==
          "sh ended with exit code 1: MemoryError");
  }
#endif

  TEST_CASE("there is no network where the system allows it") {
    if (support::run({"unshare", "-Un", "true"}).exit_code != 0) return;
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(listener, 1) == 0);
    REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    const std::string connect = "import socket; socket.create_connection(('127.0.0.1', " +
                                std::to_string(ntohs(address.sin_port)) + "), 5)";
    CHECK(support::run({"python3", "-c", connect}).exit_code == 0);
    CHECK(failure_of("exec python3 -c \"" + connect + "\"").find("unreachable") !=
          std::string::npos);
    ::close(listener);
  }

  TEST_CASE("many commands at once, from many threads") {
    const support::TempDir folder;
    const auto readers =
        external::readers_of(folder, external::shell_reader("cat \"$1\"", "output = 'text'\n"));
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 10; ++i) {
          const std::string text = "Text " + std::to_string(10 * t + i) + '.';
          const auto result = pilcrow::read_bytes(text, "a.x", readers);
          if (result.documents.at(0).blocks.at(0).text == text) ++good;
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(good == 40);
  }
}
