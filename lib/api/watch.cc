#include "api/watch.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "read/watch.h"

namespace pilcrow::api {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// How often to ask whether to go on, and how long changes may go on coming before they are taken.
constexpr milliseconds kAskInterval(100);
constexpr milliseconds kQuiet(200);
constexpr milliseconds kLongest(2000);

// Where the system does not tell changes.
constexpr std::chrono::seconds kWalkInterval(30);

class Watching {
 public:
  Watching(const std::vector<std::string>& paths, const WatchOptions& options,
           const WatchActions& actions)
      : paths_(paths), options_(options), actions_(actions), watch_(paths, options.index.hidden) {
    silent_ = !std::all_of(paths.begin(), paths.end(), read::tells_changes);
  }

  void run() {
    bool first = true;
    for (std::vector<Root> roots = all(); !roots.empty(); roots = wait()) {
      const IndexReport report =
          actions_.index(roots, [this](const std::string& folder) { watch_.enter(folder); });
      const bool changed = report.documents > 0 || report.removed > 0;
      if (first || actions_.waits()) actions_.commit();
      if (changed || first || !report.problems.empty()) tell(report);
      // What was read until then is kept, also when it cannot go on.
      watch_.check();
      if (report.stopped) return;
      first = false;
    }
  }

 private:
  void tell(const IndexReport& report) const {
    if (options_.committed) options_.committed(report);
  }

  bool may_go_on() const { return !options_.go_on || options_.go_on(); }

  std::vector<Root> all() {
    walked_ = steady_clock::now();
    std::vector<Root> roots;
    for (const auto& path : paths_) roots.push_back({path, {}});
    return roots;
  }

  // What has changed, once it has; nothing when it is time to end.
  std::vector<Root> wait() {
    for (;;) {
      if (!may_go_on()) return {};
      if (watch_.wait(kAskInterval)) {
        if (!settle()) return {};
        std::vector<Root> roots = changed(watch_.take());
        if (!roots.empty()) return roots;
      }
      if (silent_ && steady_clock::now() - walked_ >= kWalkInterval) return all();
      actions_.take_merges();
    }
  }

  // Lets those who are at it go on for a while. False when it is time to end.
  bool settle() {
    const auto begin = steady_clock::now();
    auto last = begin;
    while (may_go_on()) {
      if (watch_.wait(kAskInterval)) last = steady_clock::now();
      const auto now = steady_clock::now();
      if (now - last >= kQuiet || now - begin >= kLongest) return true;
    }
    return false;
  }

  // The parts of the paths given in which something changed.
  std::vector<Root> changed(const std::set<std::string>& changes) const {
    std::vector<Root> roots;
    for (const auto& path : paths_) {
      const std::string folder = path.ends_with('/') ? path : path + '/';
      const bool all =
          changes.contains(path) || changes.contains(folder.substr(0, folder.size() - 1));
      Root root{path, {}};
      auto next = changes.lower_bound(folder);
      for (; !all && next != changes.end() && next->starts_with(folder); ++next) {
        root.only.push_back(next->substr(folder.size()));
      }
      if (all || !root.only.empty()) roots.push_back(std::move(root));
    }
    return roots;
  }

  const std::vector<std::string>& paths_;
  const WatchOptions& options_;
  const WatchActions& actions_;
  read::Watch watch_;
  bool silent_ = false;  // changes may come that nobody tells
  steady_clock::time_point walked_;
};

}  // namespace

void watch(const std::vector<std::string>& paths, const WatchOptions& options,
           const WatchActions& actions) {
  Watching(paths, options, actions).run();
}

}  // namespace pilcrow::api
