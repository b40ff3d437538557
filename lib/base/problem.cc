#include "pilcrow/problem.h"

namespace pilcrow {

std::string_view to_string(ProblemKind kind) noexcept {
  switch (kind) {
    case ProblemKind::failed: return "failed";
    case ProblemKind::empty: return "empty";
    case ProblemKind::cut: return "cut";
    case ProblemKind::passed_over: return "passed-over";
  }
  return "unknown";
}

}  // namespace pilcrow
