// Why a paragraph has its themes, and where names and periods stand in it.
#ifndef PILCROW_STORE_EVIDENCE_H_
#define PILCROW_STORE_EVIDENCE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/themes.h"

namespace pilcrow::store {

// Themes, names and periods of a paragraph, without labels.
struct Evidence {
  std::vector<ThemeAssignment> themes = {};
  std::vector<NameMention> names = {};
  std::vector<PeriodMention> periods = {};
  bool empty() const { return themes.empty() && names.empty() && periods.empty(); }
};

// The same as an index keeps it: one piece of memory where that has hundreds, and many paragraphs wait
// to be written.
class PackedEvidence {
 public:
  PackedEvidence() = default;
  PackedEvidence(const Evidence& evidence);  // no bytes for nothing
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

std::string encode(const Evidence& evidence);

// Throws Error{corrupt}, whatever the bytes. Ranges of names are within a text of `text_bytes`, as
// renderers cut by them.
Evidence decode_evidence(std::string_view bytes, std::size_t text_bytes);

using FacetView = std::pair<std::string_view, std::string_view>;  // facet, value

// What a block with this evidence, which is encoded, is tagged with; some of it may stand twice.
std::vector<FacetView> values_of(std::string_view evidence);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_EVIDENCE_H_
