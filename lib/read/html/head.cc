#include "read/html/head.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "read/metadata.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using Index = HtmlTree::Index;

// Where a field is found, the best first.
struct Field {
  std::string_view name;
  std::array<std::string_view, 8> sources;
};

constexpr std::array<Field, 5> kFields = {{
    {"author",
     {"author", "dc.creator", "dcterms.creator", "article.author", "parsely-author", "byl",
      "sailthru.author"}},
    {"date",
     {"article.published_time", "date", "dc.date", "dcterms.date", "dc.date.issued",
      "dcterms.created", "pubdate", "datepublished"}},
    {"description",
     {"og.description", "description", "dc.description", "dcterms.abstract",
      "twitter.description"}},
    {"site", {"og.site_name", "application-name"}},
    {"url", {"canonical", "og.url", "dc.identifier"}},
}};

// Splits at spaces: `property` and `rel` may hold several names. "og:title" and "dc.title" are both
// written with either mark.
std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  while (!(text = trimmed(text)).empty()) {
    const auto end = std::min(text.find_first_of(kSpaces), text.size());
    found.push_back(lower_ascii(text.substr(0, end)));
    std::replace(found.back().begin(), found.back().end(), ':', '.');
    text.remove_prefix(end);
  }
  return found;
}

class Head {
 public:
  explicit Head(const HtmlTree& tree) : tree_(tree) {}

  HtmlHead run() {
    for (Index i = 0; i < tree_.size(); ++i) {
      const GumboTag tag = tree_.tag(i);
      if (tag == GUMBO_TAG_META) add_meta(i);
      if (tag == GUMBO_TAG_LINK) add_link(i);
      if (tag == GUMBO_TAG_HTML) head_.language = language(i);
      if (tag == GUMBO_TAG_TITLE && head_.title.empty()) add_title(i);
    }
    head_.og_title = first("og.title");
    if (head_.og_title.empty()) head_.og_title = first("dc.title");
    if (head_.language.empty()) head_.language = language_tag(first("content-language"));
    for (const Field& field : kFields) add_field(field);
    return std::move(head_);
  }

 private:
  void add_meta(Index i) {
    const std::string content = collapsed(tree_.attribute(i, "content"));
    if (content.empty()) return;
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      for (auto& name : words(tree_.attribute(i, attribute))) {
        // Only the first few of a name are of use.
        auto& values = found_[name];
        if (values.size() < 8 && std::find(values.begin(), values.end(), content) == values.end()) {
          values.push_back(content);
        }
      }
    }
  }

  void add_link(Index i) {
    const auto relations = words(tree_.attribute(i, "rel"));
    const std::string target = collapsed(tree_.attribute(i, "href"));
    if (!target.empty() &&
        std::find(relations.begin(), relations.end(), "canonical") != relations.end()) {
      found_["canonical"].push_back(target);
    }
  }

  void add_title(Index i) {
    for (Index inner = i + 1; inner < tree_.end(i); ++inner) {
      if (tree_.is_text(inner)) append_collapsed(head_.title, tree_.text(inner));
    }
    if (head_.title.ends_with(' ')) head_.title.pop_back();
  }

  std::string language(Index html) const {
    const std::string_view lang = tree_.attribute(html, "lang");
    return language_tag(lang.empty() ? tree_.attribute(html, "xml:lang") : lang);
  }

  std::string first(const std::string& name) const {
    const auto found = found_.find(name);
    return found == found_.end() ? std::string() : found->second.front();
  }

  void add_field(const Field& field) {
    for (const std::string_view source : field.sources) {
      const auto found = found_.find(std::string(source));
      if (source.empty() || found == found_.end()) continue;
      const bool many = field.name == "author";
      auto& values = head_.metadata[std::string(field.name)];
      values = found->second;
      if (!many) values.resize(1);
      return;
    }
  }

  const HtmlTree& tree_;
  std::map<std::string, std::vector<std::string>> found_;
  HtmlHead head_;
};

}  // namespace

HtmlHead html_head(const HtmlTree& tree) { return Head(tree).run(); }

}  // namespace pilcrow::read
