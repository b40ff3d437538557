// XML of your own kind: rules that say which of its elements are headings, paragraphs and so on.
// pilcrow-xml(5) has all of it.
//
//   [[format]]
//   name = "sermons"                # the reader's
//   roots = ["sermon"]              # root elements by which such files are known
//   section = ["part"]              # each of these is a list of elements
//   heading = ["head"]
//   paragraph = ["p", "line"]
//   list-item = ["item"]
//   quotation = ["scripture"]
//   caption = ["figure/head"]       # a head that stands in a figure
//   row = ["row"]                   # of a table; its elements are cells
//   code = ["verbatim"]
//   footnote = ["note@place=foot"]  # a note of which an attribute says so
//   page = ["pb"]                   # a page begins; its number is the attribute n
//   break = ["lb"]                  # stands for a space
//   skip = ["editor"]               # is left out
//   [format.fields]
//   title = ["header/title"]        # paths below the root; the first that is there
//   author = ["header/by"]
//   date = ["header/date@when"]     # an attribute
//
// Names are without the prefixes of namespaces. Elements that no rule names are part of the text
// that they stand in; outside of any, one that has text of its own is a paragraph.
#ifndef PILCROW_XML_H_
#define PILCROW_XML_H_

#include <memory>
#include <string>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/reader.h"

namespace pilcrow {

/// The readers of a file of such rules, in TOML: one for each [[format]], for files with its roots.
/// Add them to `Readers`, which asks them before its own.
///
/// Throws Error{not_found, io} where the file cannot be read, Error{bad_argument} for bad rules,
/// with the place in its context ("rules.toml:3:1"), Error{unsupported} where this build reads no
/// XML.
PILCROW_API std::vector<std::shared_ptr<const Reader>> xml_readers(const std::string& path);

}  // namespace pilcrow

#endif  // PILCROW_XML_H_
