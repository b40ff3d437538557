// What the elements of a kind of XML are: rules in TOML.
//
//   [[format]]
//   name = "sermons"
//   roots = ["sermon"]                # root elements by which such files are known
//   section = ["part"]                # each of these is a list of elements
//   heading = ["head"]
//   paragraph = ["p", "line"]
//   list-item = ["item"]
//   quotation = ["scripture"]
//   caption = ["figure/head"]         # a head in a figure
//   row = ["row"]                     # of a table; its elements are cells
//   code = ["verbatim"]
//   footnote = ["note@place=foot"]    # a note whose attribute says so
//   page = ["pb"]                     # a page begins, whose number is its attribute n
//   break = ["lb"]                    # a space
//   skip = ["editor"]                 # no text
//   [format.fields]
//   title = ["header/title"]          # paths below the root; the first that is there
//   author = ["header/by"]
//   date = ["header/date@when"]       # an attribute
//
// Elements that no rule names are part of the text that they stand in; outside of any, one that has
// text of its own is a paragraph.
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
