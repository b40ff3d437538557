// Requests of the C++ API from options of the C API.
#ifndef PILCROW_C_REQUESTS_H_
#define PILCROW_C_REQUESTS_H_

#include <string>

#include "pilcrow/search.h"
#include "pilcrow/writer.h"

namespace pilcrow::c {

struct Search {
  SearchRequest request = {};
  bool full = false;  // whether hits are given with all that they have
};

// `options` may be NULL, as everywhere here. All throw Error{bad_argument}.
Search search_of(const char* query, const char* options);

WriterOptions writer_options_of(const char* options);

IndexOptions index_options_of(const char* options);

}  // namespace pilcrow::c

#endif  // PILCROW_C_REQUESTS_H_
