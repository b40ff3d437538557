#include "api/session.h"

#include "pilcrow/error.h"

namespace pilcrow::api {
namespace {

// A reader is overtaken by every second commit at the most; one that loses so often in a row is
// up against a writer that commits faster than a query runs.
constexpr int kMaxAttempts = 100;

}  // namespace

Sessions::Sessions(std::string folder) : folder_(std::move(folder)) { give_back(borrow()); }

std::unique_ptr<Session> Sessions::borrow() {
  std::unique_ptr<Session> session;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      session = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  for (int attempt = 1;; ++attempt) {
    try {
      if (!session) session = std::make_unique<Session>(folder_);
      session->reader.reopen();
      session->snapshot = snapshot_of(session->reader);
      return session;
    } catch (const index::Stale&) {
      overtaken(attempt);
    }
  }
}

void Sessions::give_back(std::unique_ptr<Session> session) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(session));
}

void Sessions::overtaken(int attempt) const {
  if (attempt < kMaxAttempts) return;
  throw Error(ErrorCode::io, "the index changes faster than it can be read: try again", folder_);
}

std::shared_ptr<const Snapshot> Sessions::snapshot_of(index::Reader& reader) {
  const std::uint64_t revision = reader.revision();
  {
    const std::lock_guard lock(mutex_);
    if (latest_ && latest_->revision == revision) return latest_;
  }
  auto made = std::make_shared<Snapshot>();
  made->revision = revision;
  made->settings = reader.settings();
  if (!made->settings.themes.empty()) {
    made->themes = Taxonomy::parse(made->settings.themes, "the index's themes");
  }
  if (!made->settings.names.empty()) {
    made->names = Names::parse(made->settings.names, "the index's names");
  }
  made->columns = store::make_columns(reader.documents(), reader.last_key());
  for (auto& [language, paragraphs] : reader.languages()) made->languages.push_back(language);
  const std::lock_guard lock(mutex_);
  if (!latest_ || latest_->revision < revision) latest_ = made;
  return made;
}

}  // namespace pilcrow::api
