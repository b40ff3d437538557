// How far long work has come.
#ifndef PILCROW_PROGRESS_H_
#define PILCROW_PROGRESS_H_

#include <cstdint>

namespace pilcrow {

/// How far work on what is in an index already has come, for those who watch it: see
/// `WriterOptions::progress`, `LearnOptions::progress`, `Index::tag` and `Index::compare_themes`.
struct WorkProgress {
  /// What is done with, and of how many: headings and paragraphs when an index is tagged or merged,
  /// paragraphs that are compared, items that are tagged, themes that are learned.
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};

}  // namespace pilcrow

#endif  // PILCROW_PROGRESS_H_
