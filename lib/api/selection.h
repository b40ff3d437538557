// All that a request selects, one by one.
#ifndef PILCROW_API_SELECTION_H_
#define PILCROW_API_SELECTION_H_

#include <functional>

#include "api/session.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

// As the members of Index. What `take` throws passes as it is.
void each_paragraph(Sessions& sessions, const SearchRequest& request,
                    const std::function<bool(const Paragraph&)>& take);
void each_document(Sessions& sessions, const SearchRequest& request,
                   const std::function<bool(const DocumentInfo&)>& take);

}  // namespace pilcrow::api

#endif  // PILCROW_API_SELECTION_H_
