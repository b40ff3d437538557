// The C API's reading half.
#include "pilcrow/index.h"

#include "c/call.h"
#include "c/requests.h"
#include "pilcrow/json.h"

using pilcrow::c::answered;
using pilcrow::c::guarded;
using pilcrow::c::of;
using pilcrow::c::required;
using pilcrow::c::Text;

pilcrow_status pilcrow_open(const char* folder, pilcrow_index** index, pilcrow_error** error) {
  *index = nullptr;
  return guarded(error, [&] {
    *index = new pilcrow_index{pilcrow::Index::open(required(folder, "folder"))};
  });
}

void pilcrow_close(pilcrow_index* index) { delete index; }

pilcrow_status pilcrow_refresh(pilcrow_index* index, int* changed, pilcrow_error** error) {
  if (changed != nullptr) *changed = 0;
  return guarded(error, [&] {
    const bool moved = of(index).refresh();
    if (changed != nullptr) *changed = moved ? 1 : 0;
  });
}

uint64_t pilcrow_generation(const pilcrow_index* index) {
  uint64_t out = 0;
  guarded(nullptr, [&] { out = of(index).generation(); });
  return out;
}

pilcrow_status pilcrow_search(const pilcrow_index* index, const char* query, const char* options,
                              char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto asked = pilcrow::c::search_of(required(query, "query"), options);
    return search_json(query, of(index).search(asked.request), asked.full);
  });
}

pilcrow_status pilcrow_facets(const pilcrow_index* index, const char* query, const char* options,
                              char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    auto asked = pilcrow::c::search_of(required(query, "query"), options);
    asked.request.limit = 0;
    if (asked.request.facets.empty()) asked.request.facets = {"theme"};
    return facets_json(of(index).search(asked.request));
  });
}

pilcrow_status pilcrow_suggest(const pilcrow_index* index, const char* prefix, size_t limit,
                               char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    return suggest_json(required(prefix, "prefix"), of(index).suggest(prefix, limit));
  });
}

pilcrow_status pilcrow_explain(const pilcrow_index* index, const char* query, const char* options,
                               const char* anchor, char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto asked = pilcrow::c::search_of(required(query, "query"), options);
    const auto found = of(index).explain(asked.request, required(anchor, "anchor"));
    if (!found) return {};
    return explain_json(query, *found);
  });
}

pilcrow_status pilcrow_document(const pilcrow_index* index, const char* id, size_t first,
                                size_t last, char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto document = of(index).read(required(id, "id"));
    if (!document) return {};
    return show_json(document->info(), document->paragraphs(first, last));
  });
}

pilcrow_status pilcrow_paragraph(const pilcrow_index* index, const char* anchor, char** json,
                                 pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto paragraph = of(index).paragraph(required(anchor, "anchor"));
    if (!paragraph) return {};
    return paragraph_json(*paragraph);
  });
}

pilcrow_status pilcrow_outline(const pilcrow_index* index, const char* id, const char* query,
                               char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto document = of(index).read(required(id, "id"));
    if (!document) return {};
    std::optional<pilcrow::DocumentMatches> matches;
    if (query != nullptr) matches = document->find({.query = query});
    return outline_json(document->info(), document->outline(), matches);
  });
}

pilcrow_status pilcrow_resolve(const pilcrow_index* index, const char* anchor,
                               const char* quotation, char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const pilcrow::Quotation quoted = {.exact = quotation == nullptr ? "" : quotation};
    return resolved_json(required(anchor, "anchor"), of(index).resolve(anchor, quoted));
  });
}

pilcrow_status pilcrow_cite(const pilcrow_index* index, const char* anchor, char** json,
                            pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    const auto citation = of(index).cite(required(anchor, "anchor"));
    if (!citation) return {};
    return pilcrow::cite_json({*citation});
  });
}

pilcrow_status pilcrow_stats(const pilcrow_index* index, char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text { return stats_json(of(index).stats()); });
}

pilcrow_status pilcrow_failures(const pilcrow_index* index, char** json, pilcrow_error** error) {
  return answered(json, error,
                  [&]() -> Text { return pilcrow::failures_json(of(index).failures()); });
}
