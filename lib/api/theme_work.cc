#include "api/theme_work.h"

#include <algorithm>
#include <map>
#include <set>

#include "api/placer.h"
#include "api/views.h"
#include "api/watched.h"
#include "base/path.h"
#include "base/utf8.h"
#include "store/anchor.h"
#include "theme/model.h"
#include "theme/tagger.h"

namespace pilcrow::api {
namespace {

// Bytes of a paragraph that say which one it is.
constexpr std::size_t kExampleBytes = 160;

std::string beginning(std::string_view text) {
  if (text.size() <= kExampleBytes) return std::string(text);
  return std::string(text.substr(0, floor_boundary(text, kExampleBytes))) + "…";
}

// With those above them.
std::set<std::string> ids_of(const std::vector<ThemeAssignment>& themes) {
  std::set<std::string> out;
  for (const auto& theme : themes) {
    for (const auto id : with_parents(theme.id)) out.emplace(id);
  }
  return out;
}

}  // namespace

std::optional<ThemeExplanation> explain_themes(Session& session, std::string_view anchor,
                                               std::string_view label_language) {
  const auto place = find_paragraph(session.snapshot(), anchor);
  if (!place) return {};
  const Generation& generation = *session.generation;
  Paragraph paragraph = Viewer(generation, std::string(label_language)).paragraph(*place);
  ThemeExplanation out;
  out.anchor = anchor;
  out.above.assign(paragraph.section.rbegin(), paragraph.section.rend());
  out.above.push_back(std::move(paragraph.document.title));
  out.names = std::move(paragraph.names);
  out.periods = std::move(paragraph.periods);
  theme::Tagger tagger(generation.themes, generation.names);
  Placer placer(session.snapshot(), *session.analyser);
  for (auto& rating : tagger.rate(placer.paragraph(*place), *session.analyser)) {
    rating.found.label = generation.themes.label(rating.found.id, label_language);
    out.themes.push_back({std::move(rating.found),
                          theme::Access::of(generation.themes)->themes[rating.theme].threshold,
                          rating.assigned, rating.lacks_required});
  }
  return out;
}

FoundThemes tag(Session& session, const std::vector<LabelledItem>& items, const Taxonomy& themes,
                const Names& names, const std::function<void(const WorkProgress&)>& progress) {
  theme::Tagger tagger(themes, names);
  Placer placer(session.snapshot(), *session.analyser);
  Watched watched(progress, items.size());
  FoundThemes out;
  for (const auto& item : items) {
    watched.step();
    const theme::Placed* placed = placer.item(item.id);
    if (placed != nullptr) out[item.id] = tagger.tag(*placed, *session.analyser).themes;
  }
  return out;
}

std::vector<ThemeChange> compare_themes(Session& session, const Taxonomy& themes,
                                        const Names& names, std::size_t examples,
                                        const std::function<void(const WorkProgress&)>& progress) {
  theme::Tagger tagger(themes, names);
  const index::Snapshot& snapshot = session.snapshot();
  Placer placer(snapshot, *session.analyser);
  Watched watched(progress, snapshot.live().paragraphs);
  std::map<std::string, ThemeChange> changes;
  placer.each([&](index::BlockPlace place, std::size_t number) {
    watched.step();
    const theme::Placed& paragraph = placer.paragraph(place);
    const index::Segment& segment = snapshot.segments()[place.segment];
    const auto before =
        ids_of(segment.tags->evidence(place.block, paragraph.text.text.size()).themes);
    const auto found = tagger.tag(paragraph, *session.analyser).themes;
    const auto after = ids_of(found);
    const auto example = [&](const std::string& id, std::vector<ThemeChange::Example>& to) {
      if (to.size() == examples) return;
      to.push_back(
          {store::make_anchor(paragraph.document, number, segment.store().hash(place.block)),
           beginning(paragraph.text.text),
           {}});
      for (const auto& theme : found) {
        if (theme.id == id) to.back().cues = theme.cues;
      }
    };
    for (const auto& id : before) {
      ThemeChange& change = changes[id];
      ++change.before;
      if (after.contains(id)) continue;
      ++change.lost;
      example(id, change.lost_examples);
    }
    for (const auto& id : after) {
      ThemeChange& change = changes[id];
      ++change.after;
      if (before.contains(id)) continue;
      ++change.gained;
      example(id, change.gained_examples);
    }
  });
  std::vector<ThemeChange> out;
  for (auto& [id, change] : changes) {
    change.id = id;
    out.push_back(std::move(change));
  }
  return out;
}

}  // namespace pilcrow::api
