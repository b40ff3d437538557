// Whole files in memory.
#ifndef PILCROW_READ_FILE_H_
#define PILCROW_READ_FILE_H_

#include <cstddef>
#include <string>

namespace pilcrow::read {

// The bytes of a regular file. Throws Error, whose context is the path: {io} when the system does
// not let it be read, {bad_input} when it is larger than `max_bytes`. Never waits on a FIFO.
std::string load_file(const std::string& path, std::size_t max_bytes);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_FILE_H_
