#include "api/session.h"

#include "theme/model.h"

namespace pilcrow::api {
namespace {

std::shared_ptr<const Generation> make_generation(std::shared_ptr<const index::Snapshot> snapshot,
                                                  const Generation* before) {
  auto made = std::make_shared<Generation>();
  made->snapshot = std::move(snapshot);
  const index::Settings& settings = made->snapshot->settings();
  if (before != nullptr && before->themes.source() == settings.themes) {
    made->themes = before->themes;
  } else if (!settings.themes.empty()) {
    made->themes =
        theme::Access::parse(settings.themes, "the index's themes", theme::Trees::later);
  }
  if (before != nullptr && before->names.source() == settings.names) {
    made->names = before->names;
    made->aliases = before->aliases;
  } else if (!settings.names.empty()) {
    made->names = Names::parse(settings.names, "the index's names");
  }
  if (!made->aliases) made->aliases = std::make_shared<const Lazy<theme::Aliases>>();
  return made;
}

}  // namespace

Sessions::Sessions(std::string folder)
    : folder_(std::move(folder)), latest_(make_generation(index::Snapshot::open(folder_), nullptr)) {}

bool Sessions::refresh() {
  const std::lock_guard one_at_a_time(refreshing_);
  const std::shared_ptr<const Generation> before = latest_;
  auto snapshot = index::Snapshot::open(folder_, before->snapshot.get());
  if (snapshot->manifest().generation == before->snapshot->manifest().generation) return false;
  auto made = make_generation(std::move(snapshot), before.get());
  const std::lock_guard lock(mutex_);
  latest_ = std::move(made);
  return true;
}

std::shared_ptr<const Generation> Sessions::latest() {
  const std::lock_guard lock(mutex_);
  return latest_;
}

std::unique_ptr<text::Analyser> Sessions::borrow() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<text::Analyser>();
  std::unique_ptr<text::Analyser> analyser = std::move(idle_.back());
  idle_.pop_back();
  return analyser;
}

void Sessions::give_back(Session session) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(session.analyser));
}

}  // namespace pilcrow::api
