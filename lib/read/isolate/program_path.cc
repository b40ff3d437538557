#include <dlfcn.h>
#include <unistd.h>

#include <filesystem>
#include <vector>

#include "pilcrow/error.h"
#include "read/isolate/host.h"

namespace pilcrow::read {
namespace {

namespace fs = std::filesystem;

// The folder of the library, or of the program that it was linked into.
fs::path own_folder() {
  Dl_info about{};
  const bool found = ::dladdr(reinterpret_cast<const void*>(&own_folder), &about) != 0;
  const fs::path file = found && about.dli_fname != nullptr ? about.dli_fname : "";
  if (file.is_absolute()) return file.parent_path();
  // Of a program it is what the program was called as.
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

std::string find_program(const std::string& given) {
  if (!given.empty()) {
    if (::access(given.c_str(), X_OK) == 0) return given;
    throw Error(ErrorCode::io, "the program that reads in processes of its own cannot be run",
                given);
  }
  const fs::path own = own_folder();
  const std::vector<fs::path> places = {
      own / PILCROW_READ_FOLDER "/pilcrow-read", own / "../lib/" PILCROW_READ_FOLDER "/pilcrow-read",
      own / "../" PILCROW_LIBRARY_FOLDER "/" PILCROW_READ_FOLDER "/pilcrow-read",
      PILCROW_READ_PROGRAM};
  for (const auto& place : places) {
    if (::access(place.c_str(), X_OK) == 0) return place;
  }
  throw Error(
      ErrorCode::io,
      "the program pilcrow-read, which this format is read by, is not installed; name it, or "
      "trust the files",
      PILCROW_READ_PROGRAM);
}

}  // namespace pilcrow::read
