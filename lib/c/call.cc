#include "c/call.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include "pilcrow/version.h"

namespace pilcrow::c {
namespace {

pilcrow_status told(const Error& why, pilcrow_error** error) noexcept {
  if (error == nullptr) return static_cast<pilcrow_status>(why.code());
  auto* const made = new (std::nothrow) pilcrow_error{why};
  *error = made;
  return made == nullptr ? PILCROW_NO_MEMORY : static_cast<pilcrow_status>(why.code());
}

}  // namespace

pilcrow_status caught(pilcrow_error** error) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    throw;
  } catch (const Error& why) {
    return told(why, error);
  } catch (const std::bad_alloc&) {
    return PILCROW_NO_MEMORY;
  } catch (const std::exception& why) {
    return told(Error(ErrorCode::internal, why.what()), error);
  } catch (...) {
    return told(Error(ErrorCode::internal, "an exception of an unknown type"), error);
  }
}

char* copy_of(const std::string& text) {
  auto* const out = static_cast<char*>(std::malloc(text.size() + 1));
  if (out == nullptr) throw std::bad_alloc();
  std::memcpy(out, text.c_str(), text.size() + 1);
  return out;
}

const char* required(const char* text, const char* name) {
  if (text == nullptr) throw Error(ErrorCode::bad_argument, std::string(name) + " is NULL");
  return text;
}

}  // namespace pilcrow::c

// Text literals lie behind the views, so these end with NUL.
const char* pilcrow_version(void) { return pilcrow::version().data(); }

const char* pilcrow_status_name(pilcrow_status status) {
  if (status == PILCROW_OK) return "ok";
  if (status == PILCROW_NO_MEMORY) return "no_memory";
  return to_string(static_cast<pilcrow::ErrorCode>(status)).data();
}

void pilcrow_free(char* text) { std::free(text); }

const char* pilcrow_error_message(const pilcrow_error* error) {
  return error == nullptr ? "" : error->of.what();
}

const char* pilcrow_error_context(const pilcrow_error* error) {
  return error == nullptr ? "" : error->of.context().c_str();
}

pilcrow_status pilcrow_error_status(const pilcrow_error* error) {
  return error == nullptr ? PILCROW_OK : static_cast<pilcrow_status>(error->of.code());
}

size_t pilcrow_error_where(const pilcrow_error* error) {
  return error == nullptr ? 0 : error->of.where();
}

void pilcrow_error_free(pilcrow_error* error) { delete error; }
