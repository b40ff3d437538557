// How texts and their sources correspond.
#ifndef PILCROW_BASE_SOURCE_MAP_H_
#define PILCROW_BASE_SOURCE_MAP_H_

#include <cstddef>
#include <string_view>

#include "pilcrow/source_map.h"

namespace pilcrow {

// Bytes of the source that a text takes; 0 for Pitch::whole, which does not say.
std::size_t source_bytes(Pitch pitch, std::string_view text);

// Whether runs are as <pilcrow/source_map.h> says, of a text whose block has that source and line.
bool fits(const SourceMap& map, std::string_view text, Range source, std::size_t line);

// The map of a part of the text.
SourceMap slice(std::string_view text, const SourceMap& map, Range part);

}  // namespace pilcrow

#endif  // PILCROW_BASE_SOURCE_MAP_H_
