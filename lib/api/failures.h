// What could not be read, or not all of it, as an index keeps it.
#ifndef PILCROW_API_FAILURES_H_
#define PILCROW_API_FAILURES_H_

#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/problem.h"

namespace pilcrow::api {

// By path. Of a path with many, the first are kept, and then how many more there are.
std::string encode_failures(std::vector<InputProblem> failures);

// Throws Error{corrupt}.
std::vector<InputProblem> decode_failures(std::string_view bytes);

}  // namespace pilcrow::api

#endif  // PILCROW_API_FAILURES_H_
