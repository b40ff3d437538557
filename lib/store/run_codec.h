// Source maps as bytes: lines of wrapped text take two bytes each.
#ifndef PILCROW_STORE_RUN_CODEC_H_
#define PILCROW_STORE_RUN_CODEC_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "pilcrow/source_map.h"

namespace pilcrow::store {

// `begin` and `line` are where the block begins in its source.
void append_runs(std::string& out, const SourceMap& map, std::size_t begin, std::size_t line);

// Throws Error{corrupt}, also for runs that are not in order, within a text of that many bytes, and
// within the source.
SourceMap take_runs(std::string_view bytes, std::size_t text_bytes, Range source, std::size_t line);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_RUN_CODEC_H_
