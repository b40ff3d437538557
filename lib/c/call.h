// The edge between C and C++: handles, and what makes a status of an exception.
#ifndef PILCROW_C_CALL_H_
#define PILCROW_C_CALL_H_

#include <pilcrow.h>

#include <optional>
#include <string>

#include "pilcrow/error.h"
#include "pilcrow/index.h"
#include "pilcrow/writer.h"

struct pilcrow_error {
  pilcrow::Error of;
};

struct pilcrow_index {
  pilcrow::Index of;
};

struct pilcrow_writer {
  pilcrow::IndexWriter of;
};

namespace pilcrow::c {

// The status of the exception that is being handled, told to the caller.
pilcrow_status caught(pilcrow_error** error) noexcept;

template <typename Call>
pilcrow_status guarded(pilcrow_error** error, Call call) noexcept {
  try {
    call();
    return PILCROW_OK;
  } catch (...) {
    return caught(error);
  }
}

// A copy for the caller to free.
char* copy_of(const std::string& text);

// What a call gives the caller, if anything.
using Text = std::optional<std::string>;

// As `guarded`, for a call that gives text.
template <typename Call>
pilcrow_status answered(char** out, pilcrow_error** error, Call call) noexcept {
  *out = nullptr;
  return guarded(error, [&] {
    const Text text = call();
    if (text) *out = copy_of(*text);
  });
}

// What was given for an argument. Throws Error{bad_argument} for NULL.
const char* required(const char* text, const char* name);

template <typename Handle>
auto& of(Handle* handle) {
  if (handle == nullptr) throw Error(ErrorCode::bad_argument, "the handle is NULL");
  return handle->of;
}

}  // namespace pilcrow::c

#endif  // PILCROW_C_CALL_H_
