#include "read/office/docx.h"

#include <algorithm>
#include <map>
#include <optional>
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
bool is_wanted(std::string_view name) {
  return ends_with_any(name, kOwn) || ends_with_any(name, kWhole);
}

// The part that a relation of `part` leads to; `wanted` is asked with its id and type.
template <typename Wanted>
std::string related(const Package& package, std::string_view part, const ReadLimits& limits,
                    const Wanted& wanted) {
  const std::size_t name = part.rfind('/') == part.npos ? 0 : part.rfind('/') + 1;
  const std::string relations =
      std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
  const std::string* const xml = package.find(relations);
  if (xml == nullptr) return {};
  const XmlTree tree(*xml, limits);
  for (const pugi::xml_node& relation : tree.root().children()) {
    if (attribute(relation, "TargetMode") == "External") continue;
    if (wanted(attribute(relation, "Id"), attribute(relation, "Type"))) {
      return resolve_part(part, attribute(relation, "Target"));
    }
  }
  return {};
}

std::string related_by_type(const Package& package, std::string_view part, const ReadLimits& limits,
                            std::string_view type) {
  return related(package, part, limits,
                 [&](std::string_view, std::string_view its) { return its.ends_with(type); });
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
      : limits_(source.limits), sink_(sink), package_(source, is_wanted), blocks_(limits_) {}

  void read() {
    main_ = related_by_type(package_, "", limits_, "/officeDocument");
    if (package_.find(main_) == nullptr) main_ = "word/document.xml";
    Document document;
    if (const auto core = part_of("", "/core-properties")) take_dublin_core(core->root(), document);
    read_text(document);
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

  std::optional<XmlTree> part_of(std::string_view part, std::string_view type) {
    return open(related_by_type(package_, part, limits_, type));
  }

  void read_text(Document& document) {
    const auto text = open(main_);
    if (!text) {
      throw Error(ErrorCode::bad_input, package_.problem().empty()
                                            ? "the part with its text is missing"
                                            : "it cannot be unpacked: " + package_.problem());
    }
    const auto styles = part_of(main_, "/styles");
    const auto footnotes = part_of(main_, "/footnotes");
    const auto endnotes = part_of(main_, "/endnotes");
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

  std::vector<Block> foreign(const std::string& relation) {
    const std::string name =
        related(package_, main_, limits_,
                [&](std::string_view id, std::string_view) { return id == relation; });
    const std::string* const bytes = package_.find(name);
    if (bytes != nullptr && ends_with_any(name, kWhole)) return {};
    if (bytes != nullptr) return foreign_blocks(name, *bytes);
    sink_.skip(0, "a part in another format is not read: " + (name.empty() ? relation : name));
    return {};
  }

  const ReadLimits& limits_;
  DocumentSink& sink_;
  Package package_;
  BlockList blocks_;
  std::string main_;
};

class DocxReader : public Reader {
 public:
  std::string name() const override { return "docx"; }

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
