#include "pilcrow/index.h"

#include <algorithm>

#include "api/boundary.h"
#include "api/cue_candidates.h"
#include "api/learn.h"
#include "api/cite.h"
#include "api/document_handle.h"
#include "api/failures.h"
#include "api/resolve.h"
#include "api/search_run.h"
#include "api/selection.h"
#include "api/session.h"
#include "api/suggest.h"
#include "api/theme_work.h"
#include "api/views.h"
#include "base/hash.h"
#include "pilcrow/version.h"
#include "store/anchor.h"

namespace pilcrow {

using api::Session;

struct Index::Rep {
  explicit Rep(const std::string& folder) : sessions(std::make_shared<api::Sessions>(folder)) {}

  // Runs `call` with a session, at the edge of the library.
  template <typename Call>
  auto with(Call&& call) {
    return api::boundary([&] { return sessions->with(call); });
  }

  std::shared_ptr<api::Sessions> sessions;
};

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

std::vector<RankedItem> Index::rank(const SearchRequest& request, RankUnit unit) const {
  return rep_->with([&](Session& session) { return api::run_rank(session, request, unit); });
}

std::optional<Explanation> Index::explain(const SearchRequest& request,
                                          std::string_view anchor) const {
  return rep_->with([&](Session& session) { return api::run_explain(session, request, anchor); });
}

std::vector<Suggestion> Index::suggest(std::string_view prefix, std::size_t limit) const {
  return rep_->with([&](Session& session) { return api::suggest(session, prefix, limit); });
}

std::optional<ThemeExplanation> Index::explain_themes(std::string_view anchor,
                                                      std::string_view label_language) const {
  return rep_->with(
      [&](Session& session) { return api::explain_themes(session, anchor, label_language); });
}

FoundThemes Index::tag(const std::vector<LabelledItem>& items, const Taxonomy& themes,
                       const Names& names,
                       const std::function<void(const WorkProgress&)>& progress) const {
  return rep_->with(
      [&](Session& session) { return api::tag(session, items, themes, names, progress); });
}

std::vector<CueCandidate> Index::suggest_cues(const CueRequest& request) const {
  return rep_->with([&](Session& session) { return api::suggest_cues(session, request); });
}

std::string Index::learn_themes(const std::vector<LabelledItem>& labels,
                                const LearnOptions& options) const {
  return rep_->with([&](Session& session) { return api::learn_themes(session, labels, options); });
}

std::vector<ThemeChange> Index::compare_themes(
    const Taxonomy& themes, const Names& names, std::size_t examples,
    const std::function<void(const WorkProgress&)>& progress) const {
  return rep_->with([&](Session& session) {
    return api::compare_themes(session, themes, names, examples, progress);
  });
}

bool Index::refresh() const {
  return api::boundary([&] { return rep_->sessions->refresh(); });
}

std::uint64_t Index::generation() const {
  return rep_->with([](Session& session) { return session.snapshot().manifest().generation; });
}

std::vector<Paragraph> Index::paragraphs(std::string_view document, std::size_t first,
                                         std::size_t last, std::string_view label_language) const {
  return rep_->with([&](Session& session) {
    std::vector<Paragraph> out;
    const auto place = session.snapshot().find(document);
    if (!place) return out;
    const store::Store& store = session.snapshot().segments()[place->segment].store();
    const std::size_t end = std::min<std::size_t>(last, store.paragraphs(place->document));
    api::Viewer viewer(*session.generation, std::string(label_language));
    for (std::size_t number = std::max<std::size_t>(first, 1); number <= end; ++number) {
      const std::uint32_t block =
          store.block_of(place->document, static_cast<std::uint32_t>(number));
      out.push_back(viewer.paragraph({place->segment, block}));
    }
    return out;
  });
}

std::optional<Paragraph> Index::paragraph(std::string_view anchor,
                                          std::string_view label_language) const {
  return rep_->with([&](Session& session) -> std::optional<Paragraph> {
    const auto place = api::find_paragraph(session.snapshot(), anchor);
    if (!place) return {};
    return api::Viewer(*session.generation, std::string(label_language)).paragraph(*place);
  });
}

Resolved Index::resolve(std::string_view anchor, const Quotation& quotation,
                        std::string_view label_language) const {
  return rep_->with([&](Session& session) {
    return api::resolve(session, anchor, quotation, std::string(label_language));
  });
}

std::optional<Citation> Index::cite(std::string_view anchor) const {
  return rep_->with([&](Session& session) { return api::cite(*session.generation, anchor); });
}

std::optional<IndexedDocument> Index::read(std::string_view id,
                                           std::string_view label_language) const {
  return rep_->with([&](Session& session) -> std::optional<IndexedDocument> {
    const auto place = session.snapshot().find(id);
    if (!place) return {};
    return api::open_document(
        {rep_->sessions, session.generation, *place, std::string(label_language)});
  });
}

void Index::each_paragraph(const SearchRequest& request,
                           const std::function<bool(const Paragraph&)>& take) const {
  api::each_paragraph(*rep_->sessions, request, take);
}

void Index::each_document(const SearchRequest& request,
                          const std::function<bool(const DocumentInfo&)>& take) const {
  api::each_document(*rep_->sessions, request, take);
}

std::optional<DocumentInfo> Index::document(std::string_view id) const {
  return rep_->with([&](Session& session) -> std::optional<DocumentInfo> {
    const auto place = session.snapshot().find(id);
    if (!place) return {};
    return api::view_document(*session.generation, *place);
  });
}

std::vector<DocumentInfo> Index::documents() const {
  return rep_->with([&](Session& session) {
    std::vector<DocumentInfo> out;
    for (const auto place : session.snapshot().documents()) {
      out.push_back(api::view_document(*session.generation, place));
    }
    return out;
  });
}

std::optional<Outline> Index::outline(std::string_view document) const {
  return rep_->with([&](Session& session) -> std::optional<Outline> {
    const auto place = session.snapshot().find(document);
    if (!place) return {};
    return api::view_outline(*session.generation, *place);
  });
}

IndexStats Index::stats() const {
  return rep_->with([&](Session& session) {
    const index::Snapshot& snapshot = session.snapshot();
    IndexStats out;
    out.documents = snapshot.live().documents;
    out.paragraphs = snapshot.live().paragraphs;
    out.segments = snapshot.segments().size();
    out.deleted = snapshot.all().paragraphs - out.paragraphs;
    out.text_bytes = snapshot.live_text_bytes();
    out.bytes = snapshot.sizes();
    out.languages = snapshot.count_languages();
    out.themes = session.generation->themes.ids().size();
    out.names = session.generation->names.ids().size();
    out.format = kIndexFormat;
    out.library = snapshot.settings().library;
    return out;
  });
}

std::vector<InputProblem> Index::failures() const {
  return rep_->with([](Session& session) {
    return api::decode_failures(session.snapshot().manifest().failures);
  });
}

Taxonomy Index::themes() const {
  return rep_->with([](Session& session) { return session.generation->themes; });
}

Names Index::names() const {
  return rep_->with([](Session& session) { return session.generation->names; });
}

}  // namespace pilcrow
