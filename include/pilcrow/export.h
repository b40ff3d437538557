// PILCROW_API marks what the shared library exports; everything else in it is hidden.
//
// The build defines PILCROW_STATIC for the static library (and for whoever links it, through the
// CMake target and pkg-config), where the mark is empty.
#ifndef PILCROW_EXPORT_H_
#define PILCROW_EXPORT_H_

#if defined(PILCROW_STATIC)
#define PILCROW_API
#else
#define PILCROW_API __attribute__((visibility("default")))
#endif

#endif  // PILCROW_EXPORT_H_
