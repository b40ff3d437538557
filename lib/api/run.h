// A run over paths: listing, comparing, reading, putting in order, reporting.
#ifndef PILCROW_API_RUN_H_
#define PILCROW_API_RUN_H_

#include <functional>
#include <string>
#include <vector>

#include "api/inputs.h"
#include "api/taggings.h"
#include "index/writer.h"
#include "pilcrow/writer.h"

namespace pilcrow::api {

// What a run works with.
struct RunSetup {
  index::Writer& writer;
  Taggings& taggings;
  const Readers& readers;
  std::size_t memory_bytes = 0;  // for files that are read and documents that wait to be put

  // Whether the index is as it was committed: files can be compared with what it has of them.
  bool is_committed = true;

  // Commits what was put, in the middle of a run; none where that is not to be done.
  std::function<void()> commit = {};

  // As in read::WalkOptions.
  std::function<void(const std::string& folder)> entering = {};
};

// IndexWriter::index_paths. The result does not depend on the threads: files are put in the order
// of the paths, and of the names below them.
IndexReport run_over(const std::vector<Root>& roots, const IndexOptions& options,
                     const RunSetup& setup);

}  // namespace pilcrow::api

#endif  // PILCROW_API_RUN_H_
