// What these tests share: a readers.toml, and reading by it.
#ifndef PILCROW_TESTS_EXTERNAL_FIXTURE_H_
#define PILCROW_TESTS_EXTERNAL_FIXTURE_H_

#include <doctest/doctest.h>
#include <pilcrow/error.h>
#include <pilcrow/reader.h>

#include <functional>
#include <string>

#include "support/support.h"

namespace external {

// Readers of a file of this text.
inline pilcrow::Readers readers_of(const support::TempDir& folder, const std::string& toml,
                                   const pilcrow::Isolation& isolation = {}) {
  auto readers = pilcrow::Readers::standard();
  readers.add_external(folder.write("readers.toml", toml), isolation);
  return readers;
}

// One that reads *.x by a shell command, in which $1 is the file.
inline std::string shell_reader(const std::string& command, const std::string& more = {}) {
  return "[[reader]]\nname = 'x'\npatterns = ['*.x']\ncommand = ['sh', '-c', '''" + command +
         "''', 'sh', '{}']\n" + more;
}

// What such a command makes of the bytes.
inline pilcrow::ReadResult read_by(const std::string& command, const std::string& bytes,
                                   const std::string& more = {}) {
  const support::TempDir folder;
  return pilcrow::read_bytes(bytes, "some/a.x", readers_of(folder, shell_reader(command, more)));
}

// A block a line, headings with a mark before them.
inline std::string text_of(const pilcrow::Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    out += (block.kind == pilcrow::BlockKind::heading ? "# " : "") + block.text + "\n";
  }
  return out;
}

// The message of what a call throws.
inline std::string failure(const std::function<void()>& call) {
  try {
    call();
  } catch (const pilcrow::Error& error) {
    CHECK(error.code() == pilcrow::ErrorCode::bad_input);
    return error.what();
  }
  return "nothing was thrown";
}

inline std::string failure_of(const std::string& command, const std::string& more = {}) {
  return failure([&] { read_by(command, "bytes", more); });
}

}  // namespace external

#endif  // PILCROW_TESTS_EXTERNAL_FIXTURE_H_
