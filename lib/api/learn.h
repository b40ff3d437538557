// Taxonomies made from labels.
#ifndef PILCROW_API_LEARN_H_
#define PILCROW_API_LEARN_H_

#include <string>
#include <vector>

#include "api/session.h"
#include "pilcrow/tagging.h"

namespace pilcrow::api {

// As Index::learn_themes.
std::string learn_themes(Session& session, const std::vector<LabelledItem>& labels,
                         const LearnOptions& options);

}  // namespace pilcrow::api

#endif  // PILCROW_API_LEARN_H_
