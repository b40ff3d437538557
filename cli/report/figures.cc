#include "report/figures.h"

#include <algorithm>
#include <map>
#include <optional>

namespace pilcrow::cli {
namespace {

constexpr std::size_t kMostThemes = 12;
constexpr std::size_t kMostDocuments = 30;
constexpr std::size_t kMostNames = 32;
constexpr std::size_t kMostGroups = 50;
constexpr std::size_t kMostDecades = 60;

FacetCounts count(const Index& index, const std::string& query,
                  const std::vector<std::string>& facets) {
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  request.spelling = false;
  for (const std::string& facet : facets) request.facets.emplace_back(facet);
  return index.search(request).facets;
}

std::map<std::string, std::size_t> by_value(const std::vector<FacetCount>& counts) {
  std::map<std::string, std::size_t> out;
  for (const FacetCount& one : counts) out[one.value] = one.paragraphs;
  return out;
}

// Appends what is right below `parent`, each with what is below it.
void add_branch(const std::vector<FacetCount>& all, const std::string& parent,
                std::vector<FacetCount>& out) {
  for (const FacetCount& one : all) {
    const std::size_t slash = one.value.rfind('/');
    const std::string above = slash == std::string::npos ? "" : one.value.substr(0, slash);
    if (above != parent) continue;
    out.push_back(one);
    add_branch(all, one.value, out);
  }
}

// "195X" as 195; of what is none, such as years before the first, nothing.
std::optional<int> decade_number(const std::string& value) {
  if (value.size() < 2 || value.back() != 'X') return std::nullopt;
  const std::string digits = value.substr(0, value.size() - 1);
  const bool number = std::all_of(digits.begin(), digits.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return number && digits.size() < 5 ? std::optional(std::stoi(digits)) : std::nullopt;
}

void set_decades(const std::vector<FacetCount>& counts, Figures& out) {
  std::map<int, FacetCount> decades;
  std::size_t greatest = 0;
  for (const FacetCount& one : counts) {
    const auto number = decade_number(one.value);
    if (!number) continue;
    decades[*number] = one;
    greatest = std::max(greatest, one.paragraphs);
  }
  const std::size_t all = decades.size();
  const auto slight = [&](const FacetCount& one) { return one.paragraphs * 50 < greatest; };
  while (!decades.empty() && slight(decades.begin()->second)) decades.erase(decades.begin());
  while (!decades.empty() && slight(decades.rbegin()->second)) decades.erase(--decades.end());
  while (decades.size() > kMostDecades) decades.erase(decades.begin());
  out.decades_left_out = all - decades.size();
  if (decades.empty()) return;
  const int last = decades.rbegin()->first;
  for (int each = std::max(decades.begin()->first, last - static_cast<int>(kMostDecades) + 1);
       each <= last; ++each) {
    const std::string value = std::to_string(each) + 'X';
    const auto found = decades.find(each);
    out.decades.push_back(found == decades.end() ? FacetCount{value, value, 0, 0, false}
                                                 : found->second);
  }
}

void set_top(const Index& index, Figures& out) {
  std::map<std::string, std::size_t> tagged;  // paragraphs with a theme, by document
  std::vector<std::map<std::string, std::size_t>> documents;
  for (const FacetCount& theme : out.themes) {
    if (theme.value.find('/') != std::string::npos || out.top.size() == kMostThemes) continue;
    const auto counts =
        count(index, "theme:\"" + theme.value + '"', {"period:decade", "document"});
    const auto decades = by_value(counts.at("period:decade"));
    ThemeFigures figures{theme, {}, {}};
    for (const FacetCount& decade : out.decades) {
      const auto found = decades.find(decade.value);
      figures.decades.push_back(found == decades.end() ? 0 : found->second);
    }
    documents.push_back(by_value(counts.at("document")));
    for (const auto& [id, paragraphs] : documents.back()) tagged[id] += paragraphs;
    out.top.push_back(std::move(figures));
  }
  std::vector<std::pair<std::string, std::size_t>> most(tagged.begin(), tagged.end());
  std::stable_sort(most.begin(), most.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (most.size() > kMostDocuments) most.resize(kMostDocuments);
  for (const auto& [id, paragraphs] : most) {
    out.documents.push_back(index.document(id).value_or(DocumentInfo{}));
    for (std::size_t i = 0; i < out.top.size(); ++i) {
      out.top[i].documents.push_back(documents[i].contains(id) ? documents[i].at(id) : 0);
    }
  }
}

void set_names(const Index& index, Figures& out) {
  std::vector<std::string> kinds;
  kinds.reserve(kNameKinds.size());
  for (const NameKind& kind : kNameKinds) kinds.emplace_back(kind.facet);
  const FacetCounts all = count(index, "", kinds);
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    for (const FacetCount& one : all.at(kinds[kind])) out.names.push_back({kind, one, {}});
  }
  std::stable_sort(out.names.begin(), out.names.end(), [](const auto& a, const auto& b) {
    return a.name.paragraphs > b.name.paragraphs;
  });
  if (out.names.size() > kMostNames) out.names.resize(kMostNames);
  std::stable_sort(out.names.begin(), out.names.end(),
                   [](const auto& a, const auto& b) { return a.kind < b.kind; });
  for (NameFigures& one : out.names) {
    // By the query: beside a value that is selected, others of its facet count as if it were not.
    const FacetCounts counts = count(index, kinds[one.kind] + ":\"" + one.name.value + '"', kinds);
    std::map<std::string, std::map<std::string, std::size_t>> together;
    for (const auto& [kind, values] : counts) together[kind] = by_value(values);
    for (const NameFigures& other : out.names) {
      const auto& values = together[kinds[other.kind]];
      const auto found = values.find(other.name.value);
      one.together.push_back(found == values.end() ? 0 : found->second);
    }
  }
}

}  // namespace

Figures gather(const Index& index) {
  Figures out;
  out.stats = index.stats();
  const FacetCounts counts = count(index, "", {"theme", "language", "period:decade"});
  add_branch(counts.at("theme"), "", out.themes);
  out.languages = counts.at("language");
  set_decades(counts.at("period:decade"), out);
  set_top(index, out);
  set_names(index, out);
  out.duplicates = near_duplicates(index, kMostGroups, out.duplicate_paragraphs);
  out.failures = index.failures();
  return out;
}

}  // namespace pilcrow::cli
