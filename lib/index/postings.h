// Posting lists: Xapian behind our own words.
//
// A Xapian document is a block: its id is the block's number in the segment, from 1. It has no data,
// values or positions; its terms' frequencies are impacts (impact.h).
#ifndef PILCROW_INDEX_POSTINGS_H_
#define PILCROW_INDEX_POSTINGS_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "store/file.h"
#include "store/input.h"

namespace pilcrow::index {

// Throws the pilcrow::Error for what Xapian threw. `context` is a path.
[[noreturn]] void translate(const Xapian::Error& error, const std::string& context);

// Runs `call`, translating.
template <typename Call>
auto guarded(const std::string& context, Call&& call) {
  try {
    return call();
  } catch (const Xapian::Error& error) {
    translate(error, context);
  }
}

// Writes the postings of documents into a new folder, which is not durable and only good for
// `merge_postings`.
void build_postings(const std::vector<store::InputDocument>& documents, const std::string& folder);

// An open set of posting lists, to be lent to one thread at a time.
class Postings {
 public:
  // What `build_postings` made.
  static Postings in_folder(const std::string& folder);

  // A single file. The file is read through `file`, not by its name.
  static Postings in_file(const store::File& file);

  const Xapian::Database& database() const { return database_; }
  std::uint32_t blocks() const;

 private:
  explicit Postings(Xapian::Database database) : database_(std::move(database)) {}
  Xapian::Database database_;
};

// Writes the postings of all, one behind the other: a single file, or a folder such as
// `build_postings` makes. Not yet durable.
enum class PostingsForm { file, folder };
void merge_postings(const std::vector<const Postings*>& postings, const std::string& path,
                    PostingsForm form);

// What Xapian's own check finds wrong with a single file; empty if nothing.
std::string check_postings(const store::File& file);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_POSTINGS_H_
