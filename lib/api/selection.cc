#include "api/selection.h"

#include <memory>

#include "api/boundary.h"
#include "api/search_run.h"
#include "api/views.h"

namespace pilcrow::api {
namespace {

index::Matches find_all(Sessions& sessions, const std::shared_ptr<const Generation>& generation,
                        const SearchRequest& request) {
  return boundary([&] {
    return sessions.with(generation,
                         [&](Session& session) { return run_find(session, request).matches; });
  });
}

// Calls `take(segment, block)` for all that matches, until it answers false.
template <typename Take>
void each_match(const index::Matches& matches, Take&& take) {
  for (std::uint32_t segment = 0; segment < matches.segments.size(); ++segment) {
    for (const auto& hit : matches.segments[segment]) {
      if (!take(segment, hit.block)) return;
    }
  }
}

}  // namespace

void each_paragraph(Sessions& sessions, const SearchRequest& request,
                    const std::function<bool(const Paragraph&)>& take) {
  const auto generation = sessions.latest();
  const index::Matches matches = find_all(sessions, generation, request);
  Viewer viewer(*generation, request.label_language);
  each_match(matches, [&](std::uint32_t segment, std::uint32_t block) {
    const Paragraph paragraph = boundary([&] { return viewer.paragraph({segment, block}); });
    return take(paragraph);
  });
}

void each_document(Sessions& sessions, const SearchRequest& request,
                   const std::function<bool(const DocumentInfo&)>& take) {
  const auto generation = sessions.latest();
  const index::Matches matches = find_all(sessions, generation, request);
  std::uint32_t segment_before = 0;
  std::uint32_t end = 0;  // block behind the last document
  each_match(matches, [&](std::uint32_t segment, std::uint32_t block) {
    if (segment == segment_before && block < end) return true;
    const store::Store& store = generation->snapshot->segments()[segment].store();
    const std::uint32_t document = store.document_of(block);
    segment_before = segment;
    end = store.first(document + 1);
    const DocumentInfo info = boundary([&] {
      return view_document(*generation, {segment, document});
    });
    return take(info);
  });
}

}  // namespace pilcrow::api
