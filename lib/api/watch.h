// Keeping an index like the files that it is made of.
#ifndef PILCROW_API_WATCH_H_
#define PILCROW_API_WATCH_H_

#include <functional>
#include <string>
#include <vector>

#include "api/inputs.h"
#include "pilcrow/writer.h"

namespace pilcrow::api {

// What is done when something changed.
struct WatchActions {
  // A run over these; `entering` is as in read::WalkOptions.
  using Entering = std::function<void(const std::string& folder)>;
  std::function<IndexReport(const std::vector<Root>& roots, const Entering& entering)> index = {};
  std::function<bool()> waits = {};  // whether there is something to commit
  std::function<void()> commit = {};
  std::function<void()> take_merges = {};  // called when nothing is to be done
};

// IndexWriter::watch.
void watch(const std::vector<std::string>& paths, const WatchOptions& options,
           const WatchActions& actions);

}  // namespace pilcrow::api

#endif  // PILCROW_API_WATCH_H_
