// Files that commands write beside the index.
#ifndef PILCROW_CLI_WRITE_FILE_H_
#define PILCROW_CLI_WRITE_FILE_H_

#include <string>
#include <string_view>

namespace pilcrow::cli {

// Throws pilcrow::Error{io} with the path.
void write_file(const std::string& path, std::string_view content);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_WRITE_FILE_H_
