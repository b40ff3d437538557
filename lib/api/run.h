// A run over paths: walking, reading, adding, reporting.
#ifndef PILCROW_API_RUN_H_
#define PILCROW_API_RUN_H_

#include <string>
#include <vector>

#include "pilcrow/writer.h"

namespace pilcrow::api {

// IndexWriter::index_paths.
IndexReport index_paths(IndexWriter& writer, const Readers& readers,
                        const std::vector<std::string>& paths, const IndexOptions& options);

}  // namespace pilcrow::api

#endif  // PILCROW_API_RUN_H_
