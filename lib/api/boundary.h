// The edge of the library: nothing but pilcrow::Error and std::bad_alloc crosses it.
#ifndef PILCROW_API_BOUNDARY_H_
#define PILCROW_API_BOUNDARY_H_

#include <new>

#include "pilcrow/error.h"

namespace pilcrow::api {

// Runs `call` and gives what it gives.
template <typename Call>
auto boundary(Call&& call) {
  try {
    return call();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::internal, error.what());
  }
}

}  // namespace pilcrow::api

#endif  // PILCROW_API_BOUNDARY_H_
