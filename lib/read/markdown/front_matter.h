// Front matter: the fields that stand before the text of a Markdown file.
#ifndef PILCROW_READ_MARKDOWN_FRONT_MATTER_H_
#define PILCROW_READ_MARKDOWN_FRONT_MATTER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "pilcrow/document.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

struct FrontMatter {
  std::size_t size = 0;  // bytes that it takes from the front of the text; 0 where there is none
  std::string title = {};
  std::string language = {};
  Metadata metadata = {};
};

// Takes YAML between lines "---", or TOML between lines "+++", at the very start of `text`. What
// stands there and is no valid front matter is left to be text, and reported to `sink`.
FrontMatter take_front_matter(std::string_view text, DocumentSink& sink);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MARKDOWN_FRONT_MATTER_H_
