// The way of one file to documents that the index takes.
#ifndef PILCROW_API_PREPARE_H_
#define PILCROW_API_PREPARE_H_

#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "api/inputs.h"
#include "api/large_file.h"
#include "api/taggings.h"
#include "api/task_group.h"
#include "pilcrow/reader.h"
#include "store/input.h"

namespace pilcrow::api {

struct PreparedDocument {
  store::InputDocument document = {};
  std::string problem = {};  // why the index cannot take it; then it has an id only
};

struct PreparedFile {
  store::FileStamp stamp = {};
  bool unchanged = false;                 // its bytes are those that are known: it was not read
  std::string failure = {};               // why there is nothing of it
  bool unsupported = false;               // and that is since no reader knows its format
  std::string reader = {};                // that has read it
  std::vector<std::string> skipped = {};  // records, with reasons
  std::vector<std::string> cut = {};      // limits that were reached
  std::vector<std::string> passed_over = {};  // members, with reasons

  // Its documents, in order, some at a time;
  using Part = std::vector<PreparedDocument>;
  std::vector<std::future<Part>> parts = {};

  // or its only document, in parts.
  std::unique_ptr<PartStream> stream = {};
};

// Prepares files in a pool. The destructor throws away what is not done, and waits for what is at
// work: the pool and what is given here must outlive it.
class Preparer {
 public:
  Preparer(Pool& pool, Taggings& taggings, const Readers& readers, const ReadLimits& limits)
      : taggings_(taggings), readers_(readers), limits_(limits), tasks_(pool) {}

  // `known` tells apart what the index has of the file.
  std::future<PreparedFile> begin(const Input& input, std::optional<store::FileStamp> known);

  // What a file of that size takes in memory while it is read and prepared, about. Bytes.
  std::uint64_t cost(const Input& input, std::uint64_t size) const;

 private:
  void prepare(const Input& input, const std::optional<store::FileStamp>& known,
               PreparedFile& file);
  std::vector<Document> read(const Input& input, const std::optional<store::FileStamp>& known,
                             PreparedFile& file) const;
  void divide(std::vector<Document> documents, PreparedFile& file);
  PreparedFile::Part prepare(std::vector<Document> documents, const store::FileStamp& stamp);

  Taggings& taggings_;
  const Readers& readers_;
  ReadLimits limits_;
  TaskGroup tasks_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_PREPARE_H_
