#include "read/xml/reader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/blocks.h"
#include "read/html/blocks.h"
#include "read/space.h"
#include "read/xml/blocks.h"
#include "read/xml/xml.h"
#ifdef PILCROW_WITH_ARCHIVE
#include "read/office/odf.h"
#endif

namespace pilcrow::read {
namespace {

// Takes white space, comments, declarations and processing instructions off the front.
std::string_view without_prologue(std::string_view xml) {
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
  for (;;) {
    xml.remove_prefix(std::min(xml.find_first_not_of(kSpaces), xml.size()));
    std::string_view end;
    if (xml.starts_with("<?")) end = "?>";
    if (xml.starts_with("<!")) end = ">";
    if (xml.starts_with("<!--")) end = "-->";
    if (end.empty()) return xml;
    std::size_t from = 0;
    if (xml.starts_with("<!DOCTYPE")) {  // its declarations hold '>' too
      const std::size_t bracket = xml.find_first_of("[>");
      if (bracket != xml.npos && xml[bracket] == '[') from = std::min(xml.find(']'), xml.size());
    }
    const std::size_t at = xml.find(end, from);
    if (at == xml.npos) return {};
    xml.remove_prefix(at + end.size());
  }
}

// The root element's name, without a prefix; empty where this is no XML.
std::string_view root_name(std::string_view xml) {
  xml = without_prologue(xml);
  if (!xml.starts_with('<')) return {};
  return local_name(xml.substr(1, std::min(xml.find_first_of("> \t\r\n/", 1), xml.size()) - 1));
}

bool has_root(const XmlRules& rules, std::string_view root) {
  return std::find(rules.roots.begin(), rules.roots.end(), root) != rules.roots.end();
}

bool is_named_xml(std::string_view name) {
  const std::string lower = lower_ascii(name);
  constexpr std::string_view kEndings[] = {".xml", ".tei", ".fb2", ".docbook", ".dbk", ".fodt"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::size_t text_bytes(const std::vector<Block>& blocks) {
  std::size_t sum = 0;
  for (const Block& block : blocks) sum += block.text.size();
  return sum;
}

// Takes what a parser of HTML, which forgives everything, finds in XML that is not well-formed, if
// it is more than what stands before the fault.
bool take_all_text(std::string_view xml, Document& document) {
  std::vector<Block> blocks = html_fragment_blocks(xml);
  if (text_bytes(blocks) <= text_bytes(document.blocks)) return false;
  document.blocks = std::move(blocks);
  return true;
}

class XmlReader : public Reader {
 public:
  explicit XmlReader(std::vector<XmlRules> rules, bool only_roots)
      : rules_(std::move(rules)), only_roots_(only_roots) {}

  std::string name() const override { return only_roots_ ? rules_.front().name : "xml"; }

  Formats formats() const override {
    return {{"text/xml"}, {"*.xml", "*.tei", "*.fb2", "*.docbook", "*.dbk", "*.fodt"}};
  }

  bool wants_process() const override { return !only_roots_; }

  bool accepts(const Source& source) const override {
    const std::string_view root = root_name(source.bytes);
    const bool declared = source.bytes.find("<?xml") < 4 && !root.empty();
    if (only_roots_) {
      return std::any_of(rules_.begin(), rules_.end(),
                         [&](const XmlRules& rules) { return has_root(rules, root); });
    }
    if (lower_ascii(root) == "html" || root == "svg") return false;
    return declared || is_named_xml(source.name);
  }

  void read(const Source& source, DocumentSink& sink) const override {
    const XmlTree tree(source.bytes, source.limits);
    const std::string_view root = local_name(tree.root());
#ifdef PILCROW_WITH_ARCHIVE
    if (std::string_view(tree.root().name()) == "office:document") {
      return read_flat_odf(tree.root(), source, sink);
    }
#endif
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const XmlRules& rules) {
      return has_root(rules, root) || rules.roots.empty();
    });
    Document document =
        read_xml(tree, source.bytes, found == rules_.end() ? rules_.back() : *found, source.limits);
    const bool known = found != rules_.end() && !found->roots.empty();
    if (!tree.problem().empty() && (known || !take_all_text(source.bytes, document))) {
      sink.cut("XML that is not well-formed: " + tree.problem());
    }
    number_lines(document.blocks, source.bytes);
    add_document(std::move(document), sink);
  }

 private:
  std::vector<XmlRules> rules_;
  bool only_roots_;
};

}  // namespace

std::shared_ptr<const Reader> xml_reader() {
  return std::make_shared<XmlReader>(known_xml_rules(), false);
}

std::shared_ptr<const Reader> xml_reader(XmlRules rules) {
  return std::make_shared<XmlReader>(std::vector<XmlRules>{std::move(rules)}, true);
}

}  // namespace pilcrow::read
