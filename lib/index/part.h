// A file of an index that may be damaged.
#ifndef PILCROW_INDEX_PART_H_
#define PILCROW_INDEX_PART_H_

#include <memory>
#include <optional>
#include <type_traits>

#include "pilcrow/error.h"
#include "store/file.h"

namespace pilcrow::index {

// Open, or why not. What the system refuses is no damage, and is thrown: Error{io}.
template <typename Opened>
struct Part {
  template <typename... Arguments>
  explicit Part(const Arguments&... arguments) {
    try {
      if constexpr (std::is_same_v<Opened, store::File>) {
        file = std::make_unique<Opened>(store::File::open(arguments...));
      } else {
        file = std::make_unique<Opened>(arguments...);
      }
    } catch (const Error& failed) {
      if (failed.code() == ErrorCode::io) throw;
      error = failed;
    }
  }
  bool missing() const { return error && error->code() == ErrorCode::not_found; }

  std::unique_ptr<Opened> file = {};
  std::optional<Error> error = {};
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_PART_H_
