// Citations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), there and back.
#ifndef PILCROW_CLI_WEB_ANNOTATION_H_
#define PILCROW_CLI_WEB_ANNOTATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/citation.h"

namespace pilcrow::cli {

// One as it is, several as a list. The anchor is the annotation's id, as "urn:pilcrow:" and its bytes,
// percent-encoded.
std::string annotations_json(const std::vector<Citation>& citations);

struct Annotated {
  std::string anchor = {};
  Quotation quotation = {};
};

// What an annotation, or a list of them, cites. Throws UsageError for what is none of these, or of
// other programs: `name` is that of the file.
std::vector<Annotated> parse_annotations(std::string_view text, const std::string& name);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_WEB_ANNOTATION_H_
