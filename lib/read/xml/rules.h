// What the elements of a kind of XML are: rules in TOML, which <pilcrow/xml.h> describes.
#ifndef PILCROW_READ_XML_RULES_H_
#define PILCROW_READ_XML_RULES_H_

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::read {

enum class XmlRole {
  none,
  section,
  heading,
  paragraph,
  list_item,
  quotation,
  caption,
  row,
  code,
  footnote,
  page,
  line_break,
  skip,
};

struct XmlRules {
  // When an element has the role.
  struct Case {
    XmlRole role = XmlRole::none;
    std::string parent = {};     // in an element of this name, if any
    std::string attribute = {};  // with this value, if any
    std::string value = {};
  };

  struct Path {
    std::vector<std::string> elements = {};
    std::string attribute = {};
  };

  std::string name = {};
  std::vector<std::string> roots = {};
  std::map<std::string, std::vector<Case>, std::less<>> cases = {};  // the most particular first
  std::map<std::string, std::vector<Path>> fields = {};

  XmlRole role(const pugi::xml_node& element) const;
};

// Reads rules. Throws Error{bad_argument} for bad ones, with the place in its context:
// "rules.toml:3:1".
std::vector<XmlRules> parse_xml_rules(std::string_view toml, const std::string& name);

// Those of TEI, DocBook and FictionBook, and at the end those for any XML, which have no roots.
const std::vector<XmlRules>& known_xml_rules();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_XML_RULES_H_
