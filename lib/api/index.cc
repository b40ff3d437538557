#include "pilcrow/index.h"

#include <algorithm>

#include "api/boundary.h"
#include "api/search_run.h"
#include "api/session.h"
#include "api/views.h"
#include "base/hash.h"
#include "pilcrow/version.h"
#include "store/anchor.h"

namespace pilcrow {

using api::Session;
using api::Snapshot;

struct Index::Rep {
  explicit Rep(const std::string& folder) : sessions(folder) {}

  // Runs `call` with a session, at the edge of the library.
  template <typename Call>
  auto with(Call&& call) {
    return api::boundary([&] { return sessions.with(call); });
  }

  api::Sessions sessions;
};

namespace {

// The document's index in the columns.
std::optional<std::uint32_t> find(const Snapshot& snapshot, std::string_view id) {
  const auto found = snapshot.columns.by_id.find(std::string(id));
  if (found == snapshot.columns.by_id.end()) return {};
  return found->second;
}

}  // namespace

Index::Index(std::shared_ptr<Rep> rep) : rep_(std::move(rep)) {}
Index::~Index() = default;
Index::Index(const Index&) = default;
Index& Index::operator=(const Index&) = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

Index Index::open(const std::string& folder) {
  return Index(api::boundary([&] { return std::make_shared<Rep>(folder); }));
}

SearchResult Index::search(const SearchRequest& request) const {
  return rep_->with([&](Session& session) { return api::run_search(session, request); });
}

std::vector<Paragraph> Index::paragraphs(std::string_view document, std::size_t first,
                                         std::size_t last, std::string_view label_language) const {
  return rep_->with([&](Session& session) {
    const Snapshot& snapshot = *session.snapshot;
    std::vector<Paragraph> out;
    const auto found = find(snapshot, document);
    if (!found) return out;
    const std::size_t end = std::min<std::size_t>(last, snapshot.columns.sizes[*found]);
    for (std::size_t number = std::max<std::size_t>(first, 1); number <= end; ++number) {
      const std::uint32_t key =
          snapshot.columns.documents[*found].first + static_cast<std::uint32_t>(number - 1);
      out.push_back(
          api::view_paragraph(snapshot, key, session.reader.paragraph(key), label_language));
    }
    return out;
  });
}

std::optional<Paragraph> Index::paragraph(std::string_view anchor,
                                          std::string_view label_language) const {
  return rep_->with([&](Session& session) -> std::optional<Paragraph> {
    const Snapshot& snapshot = *session.snapshot;
    const auto parsed = store::parse_anchor(anchor);
    if (!parsed) return {};
    const auto document = find(snapshot, parsed->document);
    if (!document || parsed->number > snapshot.columns.sizes[*document]) return {};
    const std::uint32_t key = snapshot.columns.documents[*document].first +
                              static_cast<std::uint32_t>(parsed->number - 1);
    if (fold32(snapshot.columns.hash[key]) != parsed->hash) return {};
    return api::view_paragraph(snapshot, key, session.reader.paragraph(key), label_language);
  });
}

std::optional<DocumentInfo> Index::document(std::string_view id) const {
  return rep_->with([&](Session& session) -> std::optional<DocumentInfo> {
    const auto found = find(*session.snapshot, id);
    if (!found) return {};
    return api::view_document(*session.snapshot, *found);
  });
}

std::vector<DocumentInfo> Index::documents() const {
  return rep_->with([&](Session& session) {
    std::vector<DocumentInfo> out;
    for (std::uint32_t i = 0; i < session.snapshot->columns.documents.size(); ++i) {
      out.push_back(api::view_document(*session.snapshot, i));
    }
    return out;
  });
}

std::optional<Outline> Index::outline(std::string_view document) const {
  return rep_->with([&](Session& session) -> std::optional<Outline> {
    const auto found = find(*session.snapshot, document);
    if (!found) return {};
    return api::view_outline(*session.snapshot, *found);
  });
}

IndexStats Index::stats() const {
  return rep_->with([&](Session& session) {
    const Snapshot& snapshot = *session.snapshot;
    IndexStats out;
    out.documents = snapshot.columns.documents.size();
    out.paragraphs = snapshot.columns.paragraphs;
    out.segments = 1;
    for (const auto& document : snapshot.columns.documents) out.text_bytes += document.text_bytes;
    for (const auto& [part, bytes] : session.reader.sizes()) out.bytes[part] = bytes;
    for (const auto& [language, count] : session.reader.languages())
      out.languages[language] = count;
    out.themes = snapshot.themes.ids().size();
    out.names = snapshot.names.ids().size();
    out.format = kIndexFormat;
    out.library = snapshot.settings.library;
    return out;
  });
}

Taxonomy Index::themes() const {
  return rep_->with([](Session& session) { return session.snapshot->themes; });
}

Names Index::names() const {
  return rep_->with([](Session& session) { return session.snapshot->names; });
}

}  // namespace pilcrow
