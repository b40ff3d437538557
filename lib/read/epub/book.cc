#include "read/epub/book.h"

#include <set>
#include <string_view>
#include <utility>

#include "pilcrow/error.h"
#include "read/xml/dublin_core.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

struct Item {
  std::string part;
  std::string_view type;
  bool is_contents;
};

using Items = std::map<std::string, Item, std::less<>>;

std::string package_document(const Package& package, const ReadLimits& limits) {
  if (const std::string* const xml = package.find("META-INF/container.xml")) {
    const XmlTree tree(*xml, limits);
    for (const pugi::xml_node& root : child(tree.root(), "rootfiles").children()) {
      std::string part = resolve_part("", attribute(root, "full-path"));
      if (package.find(part) != nullptr) return part;
    }
  }
  for (const auto& [name, bytes] : package.parts()) {
    if (name.ends_with(".opf")) return name;
  }
  throw Error(ErrorCode::bad_input, "nothing in it says which chapters there are");
}

bool is_page(std::string_view type) {
  return type.find("html") != type.npos || type == "text/x-oeb1-document" ||
         type.find("xml+dtbook") != type.npos || type == "application/xml" || type == "text/xml";
}

Items items_of(const pugi::xml_node& manifest, std::string_view from) {
  Items items;
  for (const pugi::xml_node& item : manifest.children()) {
    const std::string_view properties = attribute(item, "properties");
    items.emplace(attribute(item, "id"),
                  Item{resolve_part(from, attribute(item, "href")), attribute(item, "media-type"),
                       properties.find("nav") != properties.npos});
  }
  return items;
}

void take_chapters(const pugi::xml_node& root, const Items& items, Book& book) {
  std::set<std::string_view> taken;  // each once
  for (const pugi::xml_node& reference : child(root, "spine").children()) {
    const auto item = items.find(attribute(reference, "idref"));
    if (item != items.end() && is_page(item->second.type) && !item->second.is_contents &&
        taken.insert(item->second.part).second) {
      book.chapters.push_back(item->second.part);
    }
  }
  if (!book.chapters.empty()) return;
  for (const pugi::xml_node& item : child(root, "manifest").children()) {
    const auto found = items.find(attribute(item, "id"));
    if (found != items.end() && is_page(found->second.type) &&
        taken.insert(found->second.part).second) {
      book.chapters.push_back(found->second.part);
    }
  }
}

// Takes what leads to the beginning of a part: EPUB 2 has <navPoint>s, EPUB 3 links in a page.
void take_titles(const pugi::xml_node& node, std::string_view from, Book& book) {
  for (const pugi::xml_node& inner : node.children()) {
    const std::string_view name = local_name(inner);
    if (name == "navPoint") {
      book.titles.emplace(resolve_part(from, attribute(child(inner, "content"), "src")),
                          text_of(child(inner, "navLabel")));
    } else if (name == "a") {
      book.titles.emplace(resolve_part(from, attribute(inner, "href")), text_of(inner));
    }
    if (name != "pageList" && name != "navList") take_titles(inner, from, book);
  }
}

void take_contents(const Package& package, const ReadLimits& limits, const Items& items,
                   Book& book) {
  for (const auto& [id, item] : items) {
    const std::string* const xml = package.find(item.part);
    const bool is_contents = item.is_contents || item.type == "application/x-dtbncx+xml";
    if (!is_contents || xml == nullptr) continue;
    take_titles(XmlTree(*xml, limits).root(), item.part, book);
  }
}

// Fonts are often made unreadable, which is no matter; chapters are by shops.
void check_encryption(const Package& package, const ReadLimits& limits, const Book& book) {
  const std::string* const xml = package.find("META-INF/encryption.xml");
  if (xml == nullptr) return;
  const std::set<std::string> chapters(book.chapters.begin(), book.chapters.end());
  const XmlTree tree(*xml, limits);
  for (const pugi::xml_node& data : tree.root().children()) {
    const auto reference = child(child(data, "CipherData"), "CipherReference");
    if (chapters.contains(resolve_part("", attribute(reference, "URI")))) {
      throw Error(ErrorCode::bad_input, "the book is encrypted");
    }
  }
}

}  // namespace

Book read_book(const Package& package, const ReadLimits& limits) {
  const std::string name = package_document(package, limits);
  const XmlTree tree(*package.find(name), limits);
  const pugi::xml_node root = tree.root();
  const pugi::xml_node metadata = child(root, "metadata");
  Book book;
  take_dublin_core(metadata, book.about);
  // In the first books these stood one deeper.
  if (const auto inner = child(metadata, "dc-metadata")) take_dublin_core(inner, book.about);
  const Items items = items_of(child(root, "manifest"), name);
  take_chapters(root, items, book);
  take_contents(package, limits, items, book);
  check_encryption(package, limits, book);
  return book;
}

}  // namespace pilcrow::read
