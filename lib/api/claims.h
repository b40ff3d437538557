// Who in a run gave which id: the first keeps it.
#ifndef PILCROW_API_CLAIMS_H_
#define PILCROW_API_CLAIMS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/known.h"

namespace pilcrow::api {

// Ids of documents that are put are kept as they come; those of files that are as they were stand
// in the index, and are found there.
class Claims {
 public:
  explicit Claims(const KnownFiles& known, std::size_t files) : known_(known), kept_(files) {}

  // The file that has the id already; nothing if it is this one's now.
  std::optional<std::uint32_t> claim(const std::string& id, std::uint32_t file);

  // Takes back what was claimed: nothing is put under that id.
  void forget(const std::string& id) { put_.erase(id); }

  // Leaves a file's documents as they are in the index; false if another file has an id of theirs.
  bool keep(std::uint32_t file);

  // Whether a document that is put in this run has the id.
  bool is_put(std::string_view id) const { return put_.contains(std::string(id)); }

 private:
  const KnownFiles& known_;
  std::unordered_map<std::string, std::uint32_t> put_;
  bool any_kept_ = false;
  std::vector<bool> kept_;  // by the number under which a file is known
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_CLAIMS_H_
