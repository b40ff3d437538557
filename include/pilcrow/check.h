// Checking an index for damage, and repairing it.
//
//   pilcrow::CheckReport report = pilcrow::check("articles.idx");
//   if (!report.damage.empty()) report = pilcrow::repair("articles.idx");
//   for (const auto& id : report.lost) std::cout << "index again: " << id << '\n';
#ifndef PILCROW_CHECK_H_
#define PILCROW_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "pilcrow/export.h"

namespace pilcrow {

/// Something that is not as it was written.
struct Damage {
  /// The file, below the index's folder: "segments/12/store".
  std::string file = {};

  /// What is wrong with it, for people.
  std::string what = {};
};

/// What was found.
struct CheckReport {
  std::vector<Damage> damage = {};  ///< Empty: the index is as it was written.

  /// Ids of documents that cannot be read whole. Repairing removes them: index them again. Where
  /// even their ids cannot be read, `lost_unnamed` counts them.
  std::vector<std::string> lost = {};
  std::size_t lost_unnamed = 0;

  std::size_t segments = 0;    ///< Looked at.
  std::size_t documents = 0;   ///< Without those that are deleted.
  std::size_t paragraphs = 0;  ///< Likewise.
  std::uint64_t bytes = 0;     ///< Read.
};

/// What `check` and `repair` do besides.
struct CheckOptions {
  /// Called with what is being looked at, from the calling thread. Return false to stop; the report
  /// then says what was found so far.
  std::function<bool(const std::string& file)> progress = {};

  /// For `repair`: how long to wait for a writer, in milliseconds.
  unsigned lock_wait_ms = 0;
};

/// Reads all of an index: every checksum; what Xapian itself finds; whether each posting's paragraph
/// exists and has the word, each document's paragraphs follow one another, and counts agree. A
/// writer may be at work meanwhile. Threads: any number at once.
/// Throws Error{not_found}, Error{not_an_index}, Error{version_mismatch}, and Error{corrupt} where
/// the manifest itself cannot be read: then there is nothing to repair from.
PILCROW_API CheckReport check(const std::string& folder, const CheckOptions& options = {});

/// Checks, and writes anew what is damaged from what is not: postings from the words that the store
/// keeps, tags from its texts. Documents whose texts are damaged are removed. Then the index is
/// whole. The report says what was damaged and which documents are to be indexed again.
/// Throws as `check` does, and Error{locked}.
PILCROW_API CheckReport repair(const std::string& folder, const CheckOptions& options = {});

}  // namespace pilcrow

#endif  // PILCROW_CHECK_H_
