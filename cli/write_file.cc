#include "write_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "pilcrow/error.h"

namespace pilcrow::cli {

void write_file(const std::string& path, std::string_view content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) {
    throw Error(ErrorCode::io, "cannot write: " + std::generic_category().message(errno), path);
  }
}

}  // namespace pilcrow::cli
