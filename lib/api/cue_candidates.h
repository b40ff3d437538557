// Words and names that set some paragraphs apart.
#ifndef PILCROW_API_CUE_CANDIDATES_H_
#define PILCROW_API_CUE_CANDIDATES_H_

#include <vector>

#include "api/session.h"
#include "pilcrow/tagging.h"

namespace pilcrow::api {

// As Index::suggest_cues.
std::vector<CueCandidate> suggest_cues(Session& session, const CueRequest& request);

// The log-likelihood ratio of something that `inside` of `chosen` items have and `outside` of
// `others`.
double log_likelihood(double inside, double chosen, double outside, double others);

}  // namespace pilcrow::api

#endif  // PILCROW_API_CUE_CANDIDATES_H_
