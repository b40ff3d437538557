// Reading what is in memory already.
#ifndef PILCROW_READ_READER_H_
#define PILCROW_READ_READER_H_

#include <string>
#include <string_view>

#include "pilcrow/reader.h"
#include "read/parts.h"

namespace pilcrow::read {

// Throws Error{unsupported} if no reader is for a file that begins with `head`.
void require_reader(std::string_view head, const std::string& name, const std::string& path,
                    const Readers& readers);

// The reader for a file that begins with `head`, if it can read in parts; else null. Throws
// likewise.
const PartialReader* find_partial(std::string_view head, const std::string& name,
                                  const std::string& path, const Readers& readers);

// As pilcrow::read_file, of the bytes that stand in the file.
ReadResult read_loaded(std::string_view bytes, const std::string& name, const std::string& path,
                       const Readers& readers, const ReadLimits& limits);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_READER_H_
