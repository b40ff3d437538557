// What a taxonomy does, or would do, to the paragraphs of an index.
#ifndef PILCROW_API_THEME_WORK_H_
#define PILCROW_API_THEME_WORK_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/session.h"
#include "pilcrow/tagging.h"

namespace pilcrow::api {

// As the members of <pilcrow/index.h>.
std::optional<ThemeExplanation> explain_themes(Session& session, std::string_view anchor,
                                               std::string_view label_language);
FoundThemes tag(Session& session, const std::vector<LabelledItem>& items, const Taxonomy& themes,
                const Names& names, const std::function<void(const WorkProgress&)>& progress);
std::vector<ThemeChange> compare_themes(Session& session, const Taxonomy& themes,
                                        const Names& names, std::size_t examples,
                                        const std::function<void(const WorkProgress&)>& progress);

}  // namespace pilcrow::api

#endif  // PILCROW_API_THEME_WORK_H_
