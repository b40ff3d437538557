#include "c/requests.h"

#include "c/options.h"
#include "pilcrow/error.h"

namespace pilcrow::c {
namespace {

Sort sort_of(const std::string& name) {
  if (name == "score") return Sort::score;
  if (name == "document") return Sort::document;
  if (name == "date") return Sort::date;
  throw Error(ErrorCode::bad_argument,
              "\"sort\" must be \"score\", \"document\" or \"date\", not \"" + name + "\"", "options");
}

}  // namespace

Search search_of(const char* query, const char* options) {
  Search out;
  SearchRequest& request = out.request;
  request.query = query;
  // Places in the file, which marks have, are found by the text.
  request.full_text = true;

  Options given(options);
  given.read("limit", request.limit);
  given.read("offset", request.offset);
  given.read("full", out.full);
  std::string sort = "score";
  given.read("sort", sort);
  request.sort = sort_of(sort);
  given.read("reverse", request.reverse);
  bool group = false;
  given.read("group", group);
  request.group = group ? Group::document : Group::none;
  given.read("per_document", request.per_document);
  given.read("fold", request.fold);
  given.read("duplicates", request.duplicates);
  given.read("strict", request.strict);
  given.read("aliases", request.aliases);
  given.read("spelling", request.spelling);
  given.read("relevant", request.relevant);
  given.read("like", request.like);
  given.read("expand", request.expand);
  given.read("snippet_length", request.snippet.length);
  given.read("snippet_fragments", request.snippet.fragments);
  given.read("language", request.label_language);
  std::vector<std::string> facets;
  given.read("facets", facets);
  request.facets.assign(facets.begin(), facets.end());
  for (Options& one : given.objects("select")) {
    FacetSelection selection;
    one.read("facet", selection.facet);
    one.read("values", selection.values);
    one.read("exclude", selection.exclude);
    one.finish();
    request.select.push_back(std::move(selection));
  }
  given.finish();
  return out;
}

WriterOptions writer_options_of(const char* options) {
  WriterOptions out;
  Options given(options);
  std::string path;
  if (given.read("themes", path)) out.themes = Taxonomy::load(path);
  if (given.read("names", path)) out.names = Names::load(path);
  given.read("lock_wait_ms", out.lock_wait_ms);
  given.read("jobs", out.jobs);
  given.read("memory_bytes", out.memory_bytes);
  given.read("remember", out.remember);
  bool isolate = true;
  given.read("isolate", isolate);
  out.isolation.trust = !isolate;
  given.finish();
  return out;
}

IndexOptions index_options_of(const char* options) {
  IndexOptions out;
  Options given(options);
  given.read("exclude", out.exclude);
  given.read("include", out.include);
  given.read("hidden", out.hidden);
  given.read("follow_links", out.follow_links);
  given.read("one_file_system", out.one_file_system);
  given.read("read_all", out.read_all);
  given.read("prune", out.prune);
  given.finish();
  return out;
}

}  // namespace pilcrow::c
