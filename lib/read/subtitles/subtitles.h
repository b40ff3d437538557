// Subtitles of films: SubRip (.srt) and WebVTT.
#ifndef PILCROW_READ_SUBTITLES_SUBTITLES_H_
#define PILCROW_READ_SUBTITLES_SUBTITLES_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// Joins what is shown one after the other into paragraphs; each has the time at which it begins for
// its place.
std::shared_ptr<const Reader> subtitles_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_SUBTITLES_SUBTITLES_H_
