// Readers whose work is done in a process of its own.
#ifndef PILCROW_READ_ISOLATE_APART_H_
#define PILCROW_READ_ISOLATE_APART_H_

#include "pilcrow/isolation.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

// The same readers, in the same order; those that want a process have one.
Readers apart(const Readers& readers, const Isolation& isolation);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_APART_H_
