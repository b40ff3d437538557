// Reading in processes of their own: a file that makes a parser crash, hang or ask for all memory is
// one failed file, and a command of yours can be a reader (`Readers::add_external`).
//
// The processes are made by a small program, pilcrow-read, which is installed with the library. It
// is started when it is first needed and ends with whoever started it, however that ends.
#ifndef PILCROW_ISOLATION_H_
#define PILCROW_ISOLATION_H_

#include <cstddef>
#include <string>

#include "pilcrow/export.h"

namespace pilcrow {

class Readers;

/// What one process that reads one document may take. What takes more is stopped, with all processes
/// that it started, and the reason says which limit it was.
struct ProcessLimits {
  /// Time on the clock, and of computing, in seconds.
  unsigned seconds = 60;

  /// Address space of each process. Bytes.
  std::size_t memory_bytes = std::size_t{1} << 30;

  /// What it may give back: text and all about it. Bytes.
  std::size_t output_bytes = std::size_t{256} << 20;

  /// Each file that it writes. Bytes.
  std::size_t file_bytes = std::size_t{256} << 20;

  /// Files that each process may have open.
  unsigned open_files = 256;
};

/// How a writer reads what it does not trust.
struct Isolation {
  /// Lets all readers but external ones read in the writer's own process. Otherwise those that ask
  /// for it (see `Reader::wants_process`) read in a process each.
  bool trust = false;

  /// The program that makes these processes. Empty: pilcrow-read, where it was installed with the
  /// library. Where it is not there, files that need it fail and say so.
  std::string program = {};

  ProcessLimits limits = {};  ///< Of each process.
};

/// The whole of pilcrow-read: `int main() { return
/// pilcrow::serve_readers(pilcrow::Readers::standard()); }`. A program of yours that adds readers of
/// your own, named as `Isolation::program`, lets these read in processes of their own, too. It serves
/// whoever started it until that closes the connection, on descriptor 3; called otherwise it returns
/// 2. Sets the process up for itself: call it first and only once, before there are threads.
PILCROW_API int serve_readers(const Readers& readers);

}  // namespace pilcrow

#endif  // PILCROW_ISOLATION_H_
