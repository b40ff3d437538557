#include "read/office/docx.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "pilcrow/error.h"
#include "read/archive/package.h"
#include "read/archive/zip_kind.h"
#include "read/blocks.h"
#include "read/html/blocks.h"
#include "read/office/docx_body.h"
#include "read/space.h"
#include "read/xml/dublin_core.h"
#include "read/xml/xml.h"
#include "text/charset.h"

namespace pilcrow::read {
namespace {

template <std::size_t count>
bool ends_with_any(std::string_view name, const std::string_view (&endings)[count]) {
  const std::string lower = lower_ascii(name);
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

constexpr std::string_view kOwn[] = {".xml", ".rels", ".htm", ".html", ".xhtml", ".txt"};
constexpr std::string_view kWhole[] = {".mht", ".mhtml", ".rtf", ".docx", ".docm", ".odt", ".pdf"};

// Parts that hold text: pictures need not be unpacked.
bool may_hold_text(std::string_view name) {
  return ends_with_any(name, kOwn) || ends_with_any(name, kWhole);
}

// What the relations of a part lead to.
struct Relation {
  std::string type;
  std::string part;
};
using Relations = std::map<std::string, Relation, std::less<>>;  // by their ids

Relations relations_of(const Package& package, std::string_view part, const ReadLimits& limits) {
  const std::size_t name = part.rfind('/') == part.npos ? 0 : part.rfind('/') + 1;
  const std::string* const xml = package.find(std::string(part.substr(0, name)) + "_rels/" +
                                              std::string(part.substr(name)) + ".rels");
  Relations relations;
  if (xml == nullptr) return relations;
  const XmlTree tree(*xml, limits);
  for (const pugi::xml_node& relation : tree.root().children()) {
    if (attribute(relation, "TargetMode") == "External") continue;
    relations.emplace(attribute(relation, "Id"),
                      Relation{std::string(attribute(relation, "Type")),
                               resolve_part(part, attribute(relation, "Target"))});
  }
  return relations;
}

std::string by_type(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type.ends_with(type)) return relation.part;
  }
  return {};
}

Styles styles_of(const pugi::xml_node& root) {
  Styles styles;
  for (const pugi::xml_node& style : root.children()) {
    if (local_name(style) != "style") continue;
    const auto properties = child(style, "pPr");
    const std::string_view outline = attribute(child(properties, "outlineLvl"), "val");
    Styles::Style one;
    one.name = attribute(child(style, "name"), "val");
    one.parent = attribute(child(style, "basedOn"), "val");
    if (outline.size() == 1 && outline[0] >= '0' && outline[0] < '9')
      one.level = outline[0] - '0' + 1;
    one.is_list = static_cast<bool>(child(properties, "numPr"));
    styles.add(std::string(attribute(style, "styleId")), std::move(one));
  }
  return styles;
}

std::map<std::string, pugi::xml_node> notes_of(const pugi::xml_node& root) {
  std::map<std::string, pugi::xml_node> notes;
  for (const pugi::xml_node& note : root.children()) {
    const std::string_view type = attribute(note, "type");
    if (type.empty() || type == "normal") notes.emplace(attribute(note, "id"), note);
  }
  return notes;
}

std::vector<Block> foreign_blocks(const std::string& name, const std::string& bytes) {
  const std::string text = text::decode(bytes).utf8;
  if (lower_ascii(name).ends_with(".txt")) return {{.text = text}};
  return html_fragment_blocks(text);
}

// Reads the parts of one document.
class Docx {
 public:
  Docx(const Source& source, DocumentSink& sink)
      : limits_(source.limits), sink_(sink), package_(source, may_hold_text), blocks_(limits_) {}

  void read() {
    const Relations top = relations_of(package_, "", limits_);
    std::string main = by_type(top, "/officeDocument");
    if (package_.find(main) == nullptr) main = "word/document.xml";
    relations_ = relations_of(package_, main, limits_);
    Document document;
    if (const auto core = open(by_type(top, "/core-properties"))) {
      take_dublin_core(core->root(), document);
    }
    read_text(main, document);
    document.blocks = blocks_.take();
    if (!package_.problem().empty()) sink_.cut("it is damaged: " + package_.problem());
    const bool whole = add_whole_documents();
    if (!document.blocks.empty() || !whole) add_document(std::move(document), sink_);
  }

 private:
  std::optional<XmlTree> open(const std::string& name) {
    const std::string* const xml = package_.find(name);
    if (xml == nullptr) return std::nullopt;
    std::optional<XmlTree> tree(std::in_place, *xml, limits_);
    if (!tree->problem().empty()) sink_.cut(name + ": " + tree->problem());
    return tree;
  }

  void read_text(const std::string& main, Document& document) {
    const auto text = open(main);
    if (!text) {
      throw Error(ErrorCode::bad_input, package_.problem().empty()
                                            ? "the part with its text is missing"
                                            : "it cannot be unpacked: " + package_.problem());
    }
    const auto styles = open(by_type(relations_, "/styles"));
    const auto footnotes = open(by_type(relations_, "/footnotes"));
    const auto endnotes = open(by_type(relations_, "/endnotes"));
    DocxParts parts;
    if (styles) parts.styles = styles_of(styles->root());
    if (footnotes) parts.footnotes = notes_of(footnotes->root());
    if (endnotes) parts.endnotes = notes_of(endnotes->root());
    parts.foreign = [this](const std::string& relation) { return foreign(relation); };
    const std::string title = read_docx_body(text->root(), parts, blocks_);
    // What is typed as a title is one; properties are often those of what a document was made from.
    if (!title.empty()) document.title = title;
  }

  // Documents that stand in this one as files of their own; false if there are none.
  bool add_whole_documents() {
    bool any = false;
    for (const auto& [name, bytes] : package_.parts()) {
      if (!ends_with_any(name, kWhole)) continue;
      any = true;
      if (!sink_.add_member(name, bytes)) break;
    }
    return any;
  }

  // Each once, however often it is referred to.
  std::vector<Block> foreign(const std::string& id) {
    const auto relation = relations_.find(id);
    const std::string name = relation == relations_.end() ? id : relation->second.part;
    if (!foreign_.insert(name).second) return {};
    const std::string* const bytes = package_.find(name);
    if (bytes != nullptr && ends_with_any(name, kWhole)) return {};
    if (bytes != nullptr) return foreign_blocks(name, *bytes);
    sink_.skip(0, "a part in another format is not read: " + name);
    return {};
  }

  const ReadLimits& limits_;
  DocumentSink& sink_;
  Package package_;
  BlockList blocks_;
  Relations relations_;            // of the main part
  std::set<std::string> foreign_;  // parts in other formats that were read
};

class DocxReader : public Reader {
 public:
  std::string name() const override { return "docx"; }

  Formats formats() const override {
    return {{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
            {"*.docx"}};
  }

  bool wants_process() const override { return true; }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    const ZipKind kind = zip_kind(source.bytes);
    // Where the end is missing, so is what would tell.
    return kind == ZipKind::word ||
           (kind == ZipKind::other && lower_ascii(source.name).ends_with(".docx"));
  }

  void read(const Source& source, DocumentSink& sink) const override { Docx(source, sink).read(); }
};

}  // namespace

std::shared_ptr<const Reader> docx_reader() { return std::make_shared<DocxReader>(); }

}  // namespace pilcrow::read
