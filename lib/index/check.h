// Reading all of an index, to say what is not as it was written.
#ifndef PILCROW_INDEX_CHECK_H_
#define PILCROW_INDEX_CHECK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/manifest.h"
#include "index/snapshot.h"
#include "pilcrow/check.h"
#include "pilcrow/document.h"
#include "store/input.h"

namespace pilcrow::index {

// What an index needs of the layers above it.
struct Analysis {
  // Takes themes and names, for what is prepared from now on. Throws Error{bad_argument} for what
  // cannot be understood.
  std::function<void(const Settings&)> set_rules;

  // Makes a document ready to be indexed, as when it was indexed first.
  std::function<store::InputDocument(const Document&, const store::FileStamp&)> prepare;
};

// What was found, and what repairing it needs to know.
struct Inspection {
  CheckReport report = {};
  bool stopped = false;  // by the caller's progress: then the rest is not complete

  Manifest manifest = {};
  Settings settings = {};  // as far as they are whole
  std::vector<bool> sound = {};                      // for each segment
  std::vector<std::vector<std::uint32_t>> stale = {};  // documents that stand elsewhere, later, too
};

// Throws Error for an index that cannot be read at all.
Inspection inspect(const std::string& folder, const CheckOptions& options,
                   const Analysis& analysis);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CHECK_H_
