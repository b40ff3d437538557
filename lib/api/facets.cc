#include "api/facets.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "api/filters.h"
#include "api/views.h"
#include "base/path.h"
#include "base/period.h"
#include "pilcrow/error.h"
#include "search/fields.h"
#include "search/values.h"
#include "text/collation.h"
#include "text/fold.h"

namespace pilcrow {
namespace {

std::optional<PeriodGrain> grain_of(std::string_view name) {
  if (name == "century") return PeriodGrain::century;
  if (name == "decade") return PeriodGrain::decade;
  if (name == "year") return PeriodGrain::year;
  return {};
}

}  // namespace

FacetRequest::FacetRequest(std::string_view text) {
  if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos) {
    const std::string_view behind = text.substr(colon + 1);
    std::size_t number = 0;
    const char* const end = behind.data() + behind.size();
    const auto [read, error] = std::from_chars(behind.data(), end, number);
    if (grain_of(behind)) {
      grain = behind;
      text = text.substr(0, colon);
    } else if (!behind.empty() && error == std::errc() && read == end) {
      *this = FacetRequest(text.substr(0, colon));
      limit = number;
      return;
    }
  }
  const std::size_t slash = text.find('/');
  name = text.substr(0, slash);
  if (slash != std::string_view::npos) under = text.substr(slash + 1);
}

std::string FacetRequest::key() const {
  return name + (under.empty() ? "" : "/" + under) + (grain.empty() ? "" : ":" + grain);
}

namespace api {
namespace {

using index::ValueCount;
using search::Clause;
using search::ClauseKind;
using search::Field;

Field field_of(const std::string& facet) {
  if (facet == "section") return Field::path;
  if (facet == "document") return Field::document;
  if (facet == "language") return Field::language;
  return index::is_facet_name(facet) ? *search::find_field(facet) : Field::metadata;
}

Clause filter_of(const std::string& facet, const std::string& value) {
  Clause out;
  out.kind = ClauseKind::filter;
  out.field = field_of(facet);
  out.exact = true;
  out.text = value;
  if (out.field == Field::name) {
    out.field_name = facet;
    out.words = {value};
  } else if (out.field == Field::metadata) {
    out.field_name = text::fold(facet);
    out.words = {text::fold(value)};
  }
  return out;
}

Clause any_of(const std::string& facet, const std::vector<std::string>& values) {
  Clause out;
  out.kind = ClauseKind::any;
  for (const auto& value : values) out.children.push_back(filter_of(facet, value));
  return out;
}

// How a facet's values form a tree: what separates the parts of a value; empty for a list.
std::string_view separator_of(std::string_view facet) {
  if (facet == "theme") return "/";
  return facet == "section" ? kHeadingSeparator : std::string_view();
}

// How deep a value stands, from 0.
std::size_t depth_of(std::string_view facet, std::string_view value) {
  if (facet == "period") {
    const auto period = parse_period(value);
    return period ? static_cast<std::size_t>(period->grain) : 0;
  }
  const std::string_view separator = separator_of(facet);
  std::size_t depth = 0;
  if (separator.empty()) return depth;
  for (std::size_t at = value.find(separator); at != std::string_view::npos;
       at = value.find(separator, at + separator.size())) {
    ++depth;
  }
  return depth;
}

bool is_below(std::string_view facet, std::string_view value, std::string_view under) {
  if (under.empty()) return true;
  if (facet == "period") {
    const auto whole = parse_period(under);
    const auto part = parse_period(value);
    return whole && part && part->grain > whole->grain && part->first >= whole->first &&
           part->last <= whole->last;
  }
  if (facet == "document") return value.starts_with(under);
  const std::string_view separator = separator_of(facet);
  return !separator.empty() && value.size() > under.size() + separator.size() &&
         value.starts_with(under) && value.substr(under.size()).starts_with(separator);
}

// Leaves what a request asks for by its place in the facet's tree.
void erase_others(std::vector<ValueCount>& counts, const FacetRequest& request) {
  const std::string& facet = request.name;
  const auto grain = grain_of(request.grain);
  const std::size_t top =
      request.under.empty() ? 0 : depth_of(facet, request.under) + (facet == "document" ? 0 : 1);
  std::erase_if(counts, [&](const ValueCount& count) {
    if (!is_below(facet, count.value, request.under)) return true;
    const std::size_t depth = depth_of(facet, count.value);
    return (request.levels > 0 && depth >= top + request.levels) ||
           (grain && depth != static_cast<std::size_t>(*grain));
  });
}

// The first bytes of a text as a number that is ordered as they are.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < sizeof(out); ++i) {
    out = out << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return out;
}

// The first `limit` of them, or all if it is 0. Thousands of documents have one paragraph each: their
// ids are looked at where their first bytes are the same only.
void sort_by_count(std::vector<ValueCount>& counts, std::size_t limit) {
  struct Place {
    std::uint64_t paragraphs = 0;
    std::uint64_t start = 0;
    const ValueCount* count = nullptr;
  };
  std::vector<Place> places;
  places.reserve(counts.size());
  for (const auto& count : counts) {
    places.push_back({count.paragraphs, first_bytes(count.value), &count});
  }
  const auto before = [](const Place& a, const Place& b) {
    if (a.paragraphs != b.paragraphs) return a.paragraphs > b.paragraphs;
    return a.start != b.start ? a.start < b.start : a.count->value < b.count->value;
  };
  if (limit > 0 && places.size() > limit) {
    const auto end = places.begin() + static_cast<std::ptrdiff_t>(limit);
    std::nth_element(places.begin(), end, places.end(), before);
    places.erase(end, places.end());
  }
  std::sort(places.begin(), places.end(), before);
  std::vector<ValueCount> sorted;
  sorted.reserve(places.size());
  for (const auto& place : places) sorted.push_back(*place.count);
  counts = std::move(sorted);
}

void sort_by_label(std::vector<FacetCount>& counts, const std::string& language) {
  const text::Collation collation(language);
  std::vector<std::pair<std::string, FacetCount>> keyed;
  keyed.reserve(counts.size());
  for (auto& count : counts) keyed.emplace_back(collation.key(count.label), std::move(count));
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.value < b.second.value;
  });
  for (std::size_t i = 0; i < keyed.size(); ++i) counts[i] = std::move(keyed[i].second);
}

void refuse(const std::string& message) { throw Error(ErrorCode::bad_argument, message); }

void check_facet(const Generation& generation, const std::string& name) {
  if (has_facet(generation, name)) return;
  std::string known;
  for (const auto own : index::facet_names())
    known += (known.empty() ? "" : ", ") + std::string(own);
  refuse("there is no facet '" + name + "'; there are: " + known +
         ", and the fields of the documents' metadata");
}

void check_value(const Generation& generation, const std::string& facet, const std::string& value) {
  if (facet == "theme" && !generation.themes.contains(value)) {
    refuse("there is no theme '" + value + "'" +
           (generation.themes.empty() ? ": the index was made without themes" : ""));
  }
  if (facet == "period" && !search::find_period(value)) {
    refuse("'" + value + "' is no period: expected a year, 195X, 19XX or 1950..1953");
  }
}

}  // namespace

bool has_facet(const Generation& generation, const std::string& name) {
  if (index::is_facet_name(name)) return true;
  return has_field(generation, text::fold(name));
}

void check_facets(const Generation& generation, const std::vector<FacetRequest>& facets,
                  const std::vector<FacetSelection>& selections) {
  for (const auto& facet : facets) {
    check_facet(generation, facet.name);
    if (!facet.grain.empty() && (facet.name != "period" || !grain_of(facet.grain))) {
      refuse("only the facet period has a grain: century, decade or year");
    }
    if (!facet.under.empty() && facet.name != "document") {
      if (facet.name == "theme" || facet.name == "period") {
        check_value(generation, facet.name, facet.under);
      } else if (separator_of(facet.name).empty()) {
        refuse("the values of the facet '" + facet.name + "' have none below them");
      }
    }
  }
  for (const auto& selection : selections) {
    check_facet(generation, selection.facet);
    for (const auto& value : selection.values) check_value(generation, selection.facet, value);
  }
}

std::vector<std::string> chosen_values(const std::vector<FacetSelection>& selections,
                                       std::string_view facet) {
  std::vector<std::string> out;
  for (const auto& selection : selections) {
    if (selection.facet != facet || selection.exclude) continue;
    out.insert(out.end(), selection.values.begin(), selection.values.end());
  }
  return out;
}

std::vector<Clause> filters_of(const std::vector<FacetSelection>& selections,
                               std::string_view without) {
  std::map<std::string, std::vector<std::string>> chosen;
  std::vector<Clause> out;
  for (const auto& selection : selections) {
    if (selection.values.empty()) continue;
    if (selection.exclude) {
      Clause none;
      none.kind = ClauseKind::without;
      none.children.push_back(any_of(selection.facet, selection.values));
      out.push_back(std::move(none));
    } else if (selection.facet != without) {
      auto& values = chosen[selection.facet];
      values.insert(values.end(), selection.values.begin(), selection.values.end());
    }
  }
  for (const auto& [facet, values] : chosen) out.push_back(any_of(facet, values));
  return out;
}

std::vector<FacetCount> count(index::FacetCounter& counter, const FacetRequest& request,
                              const std::vector<std::string>& chosen, const Generation& generation,
                              const std::string& label_language) {
  const std::string& facet = request.name;
  const bool whole = request.under.empty() && request.levels == 0 && request.grain.empty();
  std::vector<ValueCount> counts = counter.count(
      index::is_facet_name(facet) ? facet : text::fold(facet), whole ? request.limit : 0);
  if (!whole) erase_others(counts, request);
  sort_by_count(counts, request.limit);
  std::vector<FacetCount> out;
  out.reserve(counts.size());
  for (const auto& count : counts) {
    std::string value(count.value);
    std::string label = count.label.empty()
                            ? view_label(generation, facet, value, label_language)
                            : std::string(count.label);
    const bool selected = std::find(chosen.begin(), chosen.end(), value) != chosen.end();
    out.push_back({std::move(value), std::move(label), count.paragraphs, count.documents, selected});
  }
  if (request.order == FacetOrder::label) sort_by_label(out, label_language);
  return out;
}

}  // namespace api
}  // namespace pilcrow
