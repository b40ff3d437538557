// Reading one index from many threads.
#ifndef PILCROW_API_SESSION_H_
#define PILCROW_API_SESSION_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "index/database.h"
#include "pilcrow/themes.h"
#include "store/columns.h"
#include "text/analysis.h"

namespace pilcrow::api {

// What all readers of one revision share. Immutable.
struct Snapshot {
  std::uint64_t revision = 0;
  index::Settings settings = {};
  Taxonomy themes = {};
  Names names = {};
  store::Columns columns = {};
  std::vector<std::string> languages = {};
};

// A reader of one thread, at the revision of its snapshot.
struct Session {
  explicit Session(const std::string& folder) : reader(folder) {}

  index::Reader reader;
  text::Analyser analyser;
  std::shared_ptr<const Snapshot> snapshot;
};

// Lends sessions: Xapian's handles must not be shared between threads, not even to be copied.
class Sessions {
 public:
  // Opens the index; throws Error.
  explicit Sessions(std::string folder);

  // Runs `call` with a session at the latest commit. Where a writer overtakes it, once more at the
  // next: so `call` must not have effects before it is sure to be done.
  template <typename Call>
  auto with(Call&& call) {
    for (int attempt = 1;; ++attempt) {
      std::unique_ptr<Session> session = borrow();
      try {
        auto result = call(*session);
        give_back(std::move(session));
        return result;
      } catch (const index::Stale&) {
        give_back(std::move(session));
        overtaken(attempt);
      }
    }
  }

 private:
  std::unique_ptr<Session> borrow();
  void give_back(std::unique_ptr<Session> session);
  void overtaken(int attempt) const;  // throws when that was once too often
  std::shared_ptr<const Snapshot> snapshot_of(index::Reader& reader);

  std::string folder_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Session>> idle_;
  std::shared_ptr<const Snapshot> latest_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_SESSION_H_
