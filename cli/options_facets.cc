#include "options_facets.h"

namespace pilcrow::cli {
namespace {

// "language:ru".
bool take_selection(const std::string& given, bool exclude, FacetArgs& args) {
  const std::size_t colon = given.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == given.size()) return false;
  args.select.push_back({given.substr(0, colon), {given.substr(colon + 1)}, exclude});
  return true;
}

}  // namespace

void declare_facets(Parser& parser, FacetArgs& args) {
  parser.values("--theme", "ID", "Only paragraphs of this theme or one below it",
                [&args](const std::string& given) {
                  args.select.push_back({"theme", {given}, false});
                  return true;
                });
  parser.values("--only", "FACET:VALUE", "Only paragraphs with one of the values given so",
                [&args](const std::string& given) { return take_selection(given, false, args); });
  parser.values("--except", "FACET:VALUE", "Only paragraphs without this value",
                [&args](const std::string& given) { return take_selection(given, true, args); });
  parser.values("--facet", "NAME[/BRANCH][:N]", "Count this facet's values, or the first N",
                [&args](const std::string& given) {
                  args.facets.emplace_back(given);
                  return !given.empty();
                });
  parser.choice("--facet-order", args.order, "ORDER", "count (unless given) or label",
                {"count", "label"});
}

void put_facets(const FacetArgs& args, SearchRequest& request) {
  request.select = args.select;
  request.facets = args.facets;
  for (FacetRequest& facet : request.facets) facet.order = args.order;
}

}  // namespace pilcrow::cli
