// The C API's themes.
#include "pilcrow/themes.h"

#include "c/call.h"
#include "pilcrow/json.h"
#include "pilcrow/tagging.h"

using pilcrow::Names;
using pilcrow::Taxonomy;
using pilcrow::c::answered;
using pilcrow::c::of;
using pilcrow::c::required;
using pilcrow::c::Text;

namespace {

Names names_of(const char* path) { return path == nullptr ? Names() : Names::load(path); }

}  // namespace

pilcrow_status pilcrow_explain_themes(const pilcrow_index* index, const char* anchor, char** json,
                                      pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto found = of(index).explain_themes(required(anchor, "anchor"));
    if (!found) return {};
    return explain_themes_json(*found);
  });
}

pilcrow_status pilcrow_themes(const pilcrow_index* index, char** toml, pilcrow_error** error) {
  return answered(toml, error, [&]() -> Text { return of(index).themes().source(); });
}

pilcrow_status pilcrow_names(const pilcrow_index* index, char** toml, pilcrow_error** error) {
  return answered(toml, error, [&]() -> Text { return of(index).names().source(); });
}

pilcrow_status pilcrow_check_themes(const char* themes, const char* names, char** json,
                                    pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const Taxonomy taxonomy = Taxonomy::load(required(themes, "themes"));
    return pilcrow::remarks_json(check(taxonomy, names_of(names)));
  });
}

pilcrow_status pilcrow_compare_themes(const pilcrow_index* index, const char* themes,
                                      const char* names, size_t examples, char** json,
                                      pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const Taxonomy taxonomy = Taxonomy::load(required(themes, "themes"));
    return pilcrow::changes_json(of(index).compare_themes(taxonomy, names_of(names), examples));
  });
}

pilcrow_status pilcrow_suggest_cues(const pilcrow_index* index, const char* theme, size_t limit,
                                    char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const pilcrow::CueRequest request = {.theme = required(theme, "theme"), .limit = limit};
    return pilcrow::candidates_json(of(index).suggest_cues(request));
  });
}
