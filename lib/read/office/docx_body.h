// The text of a Word document: word/document.xml, with the notes that it refers to.
#ifndef PILCROW_READ_OFFICE_DOCX_BODY_H_
#define PILCROW_READ_OFFICE_DOCX_BODY_H_

#include <functional>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "pilcrow/document.h"
#include "read/blocks.h"
#include "read/styles.h"

namespace pilcrow::read {

// What the body refers to.
struct DocxParts {
  Styles styles = {};
  std::map<std::string, pugi::xml_node> footnotes = {};  // by their ids
  std::map<std::string, pugi::xml_node> endnotes = {};

  // Gives the blocks of a part in another format that stands in the text, by its relation.
  std::function<std::vector<Block>(const std::string& relation)> foreign = {};
};

// Adds the blocks of `body`, which holds paragraphs and tables. Gives the title, where a paragraph
// says that it is one; it is not among the blocks.
std::string read_docx_body(const pugi::xml_node& body, const DocxParts& parts, BlockList& out);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_OFFICE_DOCX_BODY_H_
