// What went wrong with input, while the rest went on.
#ifndef PILCROW_PROBLEM_H_
#define PILCROW_PROBLEM_H_

#include <string>
#include <string_view>

#include "pilcrow/export.h"

namespace pilcrow {

/// How much of the input is missing.
enum class ProblemKind {
  // Stored in indexes: never renumber.
  failed = 0,       ///< It is not in the index: a file, a folder, or one record of a file.
  empty = 1,        ///< It was read well and has no text.
  cut = 2,          ///< A limit was reached: what came before it is in the index, the rest is not.
  passed_over = 3,  ///< No reader knows its format, and it was not named but found in a folder.
};

/// The kind's name as it stands in JSON output, e.g. "passed-over".
PILCROW_API std::string_view to_string(ProblemKind kind) noexcept;

/// A file, or a record of one, that is not in the index as it should be, and why.
struct InputProblem {
  /// As it was given to the writer, or below what was given.
  std::string path = {};

  /// For people, in a few words: "the file is encrypted".
  std::string reason = {};

  ProblemKind kind = ProblemKind::failed;  ///< How much is missing.
};

}  // namespace pilcrow

#endif  // PILCROW_PROBLEM_H_
