#include "read/office/odf.h"

#include <string>
#include <string_view>
#include <utility>

#include "pilcrow/error.h"
#include "read/archive/package.h"
#include "read/archive/zip_kind.h"
#include "read/blocks.h"
#include "read/office/odf_body.h"
#include "read/styles.h"
#include "read/xml/dublin_core.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

bool is_wanted(std::string_view name) {
  return name == "content.xml" || name == "styles.xml" || name == "meta.xml" ||
         name == "META-INF/manifest.xml";
}

// Takes the styles of an office:document-content or office:document-styles.
void take_styles(const pugi::xml_node& root, Styles& styles) {
  for (const char* group : {"automatic-styles", "styles"}) {
    for (const pugi::xml_node& style : child(root, group).children()) {
      if (local_name(style) != "style") continue;
      Styles::Style one;
      // Those that the program made have numbers for names, and say nothing: "P1".
      if (std::string_view(group) == "styles") one.name = attribute(style, "name");
      one.parent = attribute(style, "parent-style-name");
      const std::string_view level = attribute(style, "default-outline-level");
      if (level.size() == 1 && level[0] > '0' && level[0] <= '9') one.level = level[0] - '0';
      styles.add(std::string(attribute(style, "name")), std::move(one));
    }
  }
}

void read_body(const pugi::xml_node& root, const Styles& styles, Document document,
               const ReadLimits& limits, DocumentSink& sink) {
  BlockList blocks(limits);
  const std::string title = read_odf_body(child(root, "body"), styles, blocks);
  if (!title.empty()) document.title = title;
  document.blocks = blocks.take();
  add_document(std::move(document), sink);
}

void check_encryption(const Package& package) {
  const std::string* const manifest = package.find("META-INF/manifest.xml");
  if (manifest != nullptr && manifest->find("encryption-data") != std::string::npos) {
    throw Error(ErrorCode::bad_input, "the document is encrypted");
  }
}

class OdfReader : public Reader {
 public:
  std::string name() const override { return "odf"; }

  Formats formats() const override {
    return {{"application/vnd.oasis.opendocument.text"}, {"*.odt"}};
  }

  bool wants_process() const override { return true; }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    return zip_kind(source.bytes) == ZipKind::open_document;
  }

  void read(const Source& source, DocumentSink& sink) const override {
    const Package package(source, is_wanted);
    check_encryption(package);
    const std::string* const content = package.find("content.xml");
    if (content == nullptr) {
      throw Error(ErrorCode::bad_input, package.problem().empty()
                                            ? "the part with its text is missing"
                                            : "it cannot be unpacked: " + package.problem());
    }
    const XmlTree tree(*content, source.limits);
    for (const std::string& problem : {tree.problem(), package.problem()}) {
      if (!problem.empty()) sink.cut("it is damaged: " + problem);
    }
    Styles styles;
    take_styles(tree.root(), styles);
    if (const std::string* const xml = package.find("styles.xml")) {
      take_styles(XmlTree(*xml, source.limits).root(), styles);
    }
    Document document;
    if (const std::string* const xml = package.find("meta.xml")) {
      const XmlTree meta(*xml, source.limits);
      take_dublin_core(child(meta.root(), "meta"), document);
    }
    read_body(tree.root(), styles, std::move(document), source.limits, sink);
  }
};

}  // namespace

void read_flat_odf(const pugi::xml_node& root, const Source& source, DocumentSink& sink) {
  Styles styles;
  take_styles(root, styles);
  Document document;
  take_dublin_core(child(root, "meta"), document);
  read_body(root, styles, std::move(document), source.limits, sink);
}

std::shared_ptr<const Reader> odf_reader() { return std::make_shared<OdfReader>(); }

}  // namespace pilcrow::read
