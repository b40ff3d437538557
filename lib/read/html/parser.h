// The HTML parser, kept from taking more time, memory or stack than a page is worth.
#ifndef PILCROW_READ_HTML_PARSER_H_
#define PILCROW_READ_HTML_PARSER_H_

#include <gumbo.h>

#include <memory>
#include <string_view>

namespace pilcrow::read {

// A page's tree as Gumbo makes it, over text that must outlive it.
class HtmlParser {
 public:
  // Throws Error{bad_input} where the text is too large, or a tree of it would be: Gumbo 0.10.1
  // takes time with the square of the depth of its elements and of the number of attributes, and
  // memory with the square of the number of unclosed formatting elements.
  explicit HtmlParser(std::string_view html);
  ~HtmlParser();
  HtmlParser(const HtmlParser&) = delete;
  HtmlParser& operator=(const HtmlParser&) = delete;

  const GumboNode* root() const { return output_->root; }

 private:
  class Memory;

  std::unique_ptr<Memory> memory_;  // holds all that the tree is made of
  GumboOutput* output_ = nullptr;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_PARSER_H_
