// Reading one index from many threads.
#ifndef PILCROW_API_SESSION_H_
#define PILCROW_API_SESSION_H_

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/aliases.h"
#include "base/lazy.h"
#include "index/snapshot.h"
#include "pilcrow/themes.h"
#include "text/analysis.h"

namespace pilcrow::api {

// What all calls at one generation share. Immutable.
struct Generation {
  std::shared_ptr<const index::Snapshot> snapshot = {};
  Taxonomy themes = {};
  Names names = {};
  std::shared_ptr<const Lazy<theme::Aliases>> aliases = {};  // of `names`
};

// What one call works with: its generation, and what only one thread may use at a time.
struct Session {
  std::shared_ptr<const Generation> generation;
  std::unique_ptr<text::Analyser> analyser;

  const index::Snapshot& snapshot() const { return *generation->snapshot; }
};

// Lends sessions.
class Sessions {
 public:
  // Opens the index; throws Error.
  explicit Sessions(std::string folder);

  template <typename Call>
  auto with(Call&& call) {
    return with(latest(), call);
  }

  // The same at a generation that was the latest once.
  template <typename Call>
  auto with(std::shared_ptr<const Generation> generation, Call&& call) {
    Session session{std::move(generation), borrow()};
    auto result = call(session);
    give_back(std::move(session));
    return result;
  }

  std::shared_ptr<const Generation> latest();

  // Moves on to the latest generation; whether that is another one.
  bool refresh();

 private:
  std::unique_ptr<text::Analyser> borrow();
  void give_back(Session session);

  std::string folder_;
  std::mutex refreshing_;
  std::mutex mutex_;  // of what follows
  std::shared_ptr<const Generation> latest_;
  std::vector<std::unique_ptr<text::Analyser>> idle_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_SESSION_H_
