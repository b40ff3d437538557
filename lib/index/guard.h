// The one place where Xapian's exceptions become ours.
#ifndef PILCROW_INDEX_GUARD_H_
#define PILCROW_INDEX_GUARD_H_

#include <xapian.h>

#include <string>

namespace pilcrow::index {

// Throws the pilcrow::Error for what Xapian threw. `context` is the index's folder.
[[noreturn]] void translate(const Xapian::Error& error, const std::string& context);

// Runs `call`, translating.
template <typename Call>
auto guarded(const std::string& context, Call&& call) {
  try {
    return call();
  } catch (const Xapian::Error& error) {
    translate(error, context);
  }
}

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_GUARD_H_
