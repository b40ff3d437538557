// Pieces of text output that hits and paragraphs share.
#ifndef PILCROW_CLI_PARAGRAPH_TEXT_H_
#define PILCROW_CLI_PARAGRAPH_TEXT_H_

#include <string>
#include <vector>

#include "pilcrow/search.h"
#include "style.h"

namespace pilcrow::cli {

// The document's title, or its id if it has none.
std::string document_name(const DocumentInfo& document);

// The title with the id behind it, or below it where the line is too short for both.
std::string document_line(const DocumentInfo& document, const Style& style);

// "Title › Heading › Heading".
std::string section_path(const Paragraph& paragraph);

// "Economy, Energy"; empty for none.
std::string theme_labels(const Paragraph& paragraph);

// The text wrapped; code keeps its lines as they are.
std::string body(const Paragraph& paragraph, const Style& style, const std::string& first,
                 const std::string& rest);

// A hit as `search` prints it, without the blank line behind it.
std::string hit_text(const Hit& hit, const Style& style, bool full);

// A document with its paragraphs likewise.
std::string group_text(const HitGroup& group, const Style& style, bool full);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_PARAGRAPH_TEXT_H_
