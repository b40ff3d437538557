// Explanations as the API shows them.
#ifndef PILCROW_API_EXPLAIN_H_
#define PILCROW_API_EXPLAIN_H_

#include <vector>

#include "index/explain.h"
#include "pilcrow/explain.h"

namespace pilcrow::api {

std::vector<ScorePart> view_parts(const index::Explanation& explanation);

}  // namespace pilcrow::api

#endif  // PILCROW_API_EXPLAIN_H_
