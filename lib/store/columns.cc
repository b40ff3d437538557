#include "store/columns.h"

#include <algorithm>

#include "base/path.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// A theme counts for all above it.
std::vector<std::string> with_parents(const std::vector<std::string>& themes) {
  std::vector<std::string> out;
  for (const auto& theme : themes) {
    for (const auto parent : parents(theme)) out.emplace_back(parent);
    out.push_back(theme);
  }
  return out;
}

// The paths of a document's sections, as the facet "section" has them. Which section is around each
// is found once: looking back from each would take quadratic time where no heading is above them
// all.
class SectionPaths {
 public:
  explicit SectionPaths(const std::vector<HeadingRecord>& headings)
      : headings_(headings), around_(headings.size() + 1) {
    std::vector<std::size_t> open;
    for (std::size_t section = 1; section <= headings.size(); ++section) {
      while (!open.empty() && level(open.back()) >= level(section)) open.pop_back();
      around_[section] = open.empty() ? 0 : open.back();
      open.push_back(section);
    }
  }

  std::string path(std::size_t section) const {
    std::string out;
    for (; section > 0; section = around_[section]) {
      const std::string& text = headings_[section - 1].text;
      out = out.empty() ? text : text + " › " + out;
    }
    return out;
  }

 private:
  int level(std::size_t section) const { return headings_[section - 1].level; }

  const std::vector<HeadingRecord>& headings_;
  std::vector<std::size_t> around_;  // by section, from 1: the one that it is in, or 0
};

}  // namespace

// Collects one facet's values in the order of paragraph keys.
class ColumnsBuilder {
 public:
  void add(std::uint32_t key, const std::vector<std::string>& values) {
    start(key);
    std::vector<std::uint32_t> numbers;
    for (const auto& value : values) {
      if (value.empty()) continue;
      const auto next = static_cast<std::uint32_t>(column_.dictionary_.size());
      const auto [found, fresh] = numbers_.emplace(value, next);
      if (fresh) column_.dictionary_.push_back(value);
      numbers.push_back(found->second);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    column_.values_.insert(column_.values_.end(), numbers.begin(), numbers.end());
  }

  FacetColumn finish(std::uint32_t keys) {
    start(keys);
    return std::move(column_);
  }

 private:
  // Paragraphs up to `key` begin where the values now end: those passed over have none.
  void start(std::uint32_t key) {
    column_.starts_.resize(std::size_t{key} + 1,
                           static_cast<std::uint32_t>(column_.values_.size()));
  }

  FacetColumn column_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

Columns make_columns(std::vector<DocumentRecord> documents, std::uint32_t last_key) {
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  Columns columns;
  columns.documents = std::move(documents);
  std::vector<std::uint32_t> order;  // by first key, as facets are built
  std::uint64_t keys = 0;
  for (std::uint32_t i = 0; i < columns.documents.size(); ++i) {
    const DocumentRecord& document = columns.documents[i];
    columns.by_id.emplace(document.id, i);
    columns.sizes.push_back(static_cast<std::uint32_t>(document.paragraphs.size()));
    keys = std::max(keys, std::uint64_t{document.first} + document.paragraphs.size());
    order.push_back(i);
  }
  if (keys > std::uint64_t{last_key} + 1)
    throw Error(ErrorCode::corrupt, "a document's paragraphs lie beyond the index");
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return columns.documents[a].first < columns.documents[b].first;
  });
  columns.document.assign(keys, Columns::kNone);
  columns.section.assign(keys, 0);
  columns.hash.assign(keys, 0);
  std::map<std::string, ColumnsBuilder> facets;
  for (const char* name :
       {"theme", "section", "document", "language", "person", "place", "org", "treaty", "event"}) {
    facets[name];
  }
  for (const std::uint32_t number : order) {
    DocumentRecord& document = columns.documents[number];
    const SectionPaths sections(document.headings);
    std::uint32_t key = document.first;
    for (const auto& paragraph : document.paragraphs) {
      if (columns.document[key] != Columns::kNone) {
        throw Error(ErrorCode::corrupt, "two documents claim one paragraph", document.id);
      }
      columns.document[key] = number;
      columns.section[key] = static_cast<std::uint32_t>(paragraph.section);
      columns.hash[key] = paragraph.hash;
      facets["theme"].add(key, with_parents(paragraph.themes));
      facets["section"].add(key, {sections.path(paragraph.section)});
      facets["document"].add(key, {document.id});
      facets["language"].add(key, {paragraph.language});
      std::map<std::string, std::vector<std::string>> names;
      for (const auto& name : paragraph.names) {
        const std::size_t colon = name.find(':');
        if (colon == std::string::npos)
          throw Error(ErrorCode::corrupt, "a name without its kind", name);
        names[name.substr(0, colon)].push_back(name.substr(colon + 1));
      }
      for (const auto& [kind, ids] : names) facets[kind].add(key, ids);
      ++key;
      ++columns.paragraphs;
    }
    document.paragraphs = {};
  }
  for (auto& [name, builder] : facets) {
    columns.facets.emplace(name, builder.finish(static_cast<std::uint32_t>(keys)));
  }
  return columns;
}

}  // namespace pilcrow::store
