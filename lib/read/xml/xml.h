// XML as a tree, by pugixml, kept from taking more memory or stack than a file is worth. Entities
// that a file declares are not expanded, and nothing outside it is looked for.
#ifndef PILCROW_READ_XML_XML_H_
#define PILCROW_READ_XML_XML_H_

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "pilcrow/range.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

class XmlTree {
 public:
  // `xml` is UTF-8, or in what its mark or declaration says, and must outlive this. What stands
  // before an error is read. Throws Error{bad_input} where that is no element, or where there are
  // too many or they are nested too deeply.
  XmlTree(std::string_view xml, const ReadLimits& limits);

  pugi::xml_node root() const { return document_.document_element(); }

  // What is wrong with it, and where; empty if it is well-formed.
  const std::string& problem() const { return problem_; }

  // Where the characters of a text stand; empty if `xml` is not UTF-8.
  Range source(pugi::xml_node text) const;

 private:
  std::string_view xml_;
  pugi::xml_document document_;
  std::string problem_;
};

// Names without the prefix of their namespace, which is anybody's choice.
std::string_view local_name(std::string_view name);
inline std::string_view local_name(const pugi::xml_node& node) { return local_name(node.name()); }

// The first child element, or attribute, of that local name; null where there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

// Whether a node is characters.
bool is_text(const pugi::xml_node& node);

// Its text and that of all elements in it, white space as `append_collapsed` has it.
std::string text_of(const pugi::xml_node& node);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_XML_XML_H_
