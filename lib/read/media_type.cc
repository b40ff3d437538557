#include <magic.h>

#include <memory>

#include "pilcrow/error.h"
#include "pilcrow/reader.h"

namespace pilcrow {
namespace {

struct Close {
  void operator()(magic_set* magic) const { magic_close(magic); }
};

// Only one thread may use each. What is said of compressed files is said of what they are, not of
// what is in them.
magic_set* magic_of_this_thread() {
  thread_local std::unique_ptr<magic_set, Close> magic;
  if (!magic) {
    std::unique_ptr<magic_set, Close> made(
        magic_open(MAGIC_MIME_TYPE | MAGIC_RAW | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS));
    if (!made) throw Error(ErrorCode::internal, "media types cannot be told apart");
    if (magic_load(made.get(), nullptr) != 0) {
      const char* const reason = magic_error(made.get());
      throw Error(ErrorCode::io, std::string("the table of media types cannot be read: ") +
                                     (reason == nullptr ? "unknown reason" : reason));
    }
    magic = std::move(made);
  }
  return magic.get();
}

}  // namespace

std::string media_type(const Source& source) {
  const char* const found =
      magic_buffer(magic_of_this_thread(), source.bytes.data(), source.bytes.size());
  return found == nullptr ? "application/octet-stream" : found;
}

}  // namespace pilcrow
