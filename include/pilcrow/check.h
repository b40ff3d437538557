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
  /// The file, below the index's folder: "segments/12/store", "rules-3".
  std::string file = {};

  /// What is wrong with it, for people.
  std::string what = {};
};

/// What was found.
struct CheckReport {
  /// Empty: the index is as it was written. Of one file, only the first few things that are wrong.
  std::vector<Damage> damage = {};

  /// Ids of documents that cannot be read whole. Repairing removes them: index them again. Where
  /// even their ids cannot be read, `lost_unnamed` counts them.
  std::vector<std::string> lost = {};
  std::size_t lost_unnamed = 0;

  /// Segments of which not even the number of documents can be told: their store is missing, cut
  /// short, or without its directory. Repairing removes them: index everything again that may have
  /// been in them; what is still in the index is passed over then.
  std::size_t lost_segments = 0;

  /// The file of themes and names is damaged. Repairing keeps what paragraphs were tagged with, and
  /// of the two what can be read; give the writer the other anew, and it tags everything anew.
  bool rules_lost = false;

  /// `repair` mended what there was; `damage` says what it was before.
  bool repaired = false;

  std::size_t segments = 0;    ///< Looked at.
  std::size_t documents = 0;   ///< That can be read whole, without those that are deleted.
  std::size_t paragraphs = 0;  ///< Likewise.
  std::uint64_t bytes = 0;     ///< Of all files.

  /// Whether repairing leaves, or left, something to be done: documents to index again, themes or
  /// names to give again.
  bool anything_lost() const noexcept {
    return !lost.empty() || lost_unnamed > 0 || lost_segments > 0 || rules_lost;
  }
};

/// How far a check has come.
struct CheckProgress {
  std::string file = {};          ///< What is being looked at, or mended, as in `Damage`.
  std::uint64_t bytes_done = 0;   ///< Of all files, as far as it can be told;
  std::uint64_t bytes_total = 0;  ///< of so many. 0 while files are mended.
};

/// What `check` and `repair` do besides.
struct CheckOptions {
  /// Called from the calling thread, for each file and some times within it. Return false to stop: the
  /// report then says what was found so far, and `repair` leaves the index as it is.
  std::function<bool(const CheckProgress&)> progress = {};

  /// For `repair`: how long to wait for a writer, in milliseconds.
  unsigned lock_wait_ms = 0;
};

/// Reads all of an index: every checksum; the database's own check; whether records, texts and tags
/// can be decoded and agree with one another; whether each word of each paragraph has its posting,
/// with its frequency, and no other posting is there; whether counts agree, and each id leads to
/// one document. Writes nothing. A writer may be at work meanwhile. Memory does not grow with the
/// texts, only with the number of different words and of paragraphs.
/// Threads: any number at once.
/// Throws Error{not_found}, Error{not_an_index}, Error{version_mismatch}, Error{io} where the
/// system does not let files be read, and Error{corrupt} where the manifest itself cannot be read:
/// then nothing says which files belong to the index. Remove it and index again.
PILCROW_API CheckReport check(const std::string& folder, const CheckOptions& options = {});

/// Checks, and writes anew what is damaged from what is not: a segment with damage in any of its
/// files is built again from its documents' records and texts, in the same order, with the same
/// anchors. Documents of which one of these is damaged are removed. What is whole is not touched.
/// Then the index is whole, and all of it became so at once: after a crash there is the index as it
/// was or as it was repaired. Takes room for one more copy of what is damaged.
/// Where nothing is damaged, nothing is written.
/// Throws as `check` does, and Error{locked}.
PILCROW_API CheckReport repair(const std::string& folder, const CheckOptions& options = {});

}  // namespace pilcrow

#endif  // PILCROW_CHECK_H_
