// A large file on its way to the index: its document comes in parts.
#ifndef PILCROW_API_LARGE_FILE_H_
#define PILCROW_API_LARGE_FILE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/inputs.h"
#include "api/taggings.h"
#include "api/task_group.h"
#include "read/file.h"
#include "read/parts.h"
#include "store/input.h"

namespace pilcrow::api {

// A time of change to keep: one that no file has if the file may be changed again without its telling.
std::int64_t settled(std::int64_t modified);

// Files from this size on are read in parts where their reader can.
inline constexpr std::size_t kLargeFile = std::size_t{4} << 20;

// An open file. For one thread at a time.
class LargeFile {
 public:
  // Null for a file that is small, or whose reader wants all of it at once. Throws what reading
  // throws.
  static std::unique_ptr<LargeFile> open(const Input& input, const Readers& readers);

  std::size_t size() const { return bytes_.size(); }

  // The name of its reader.
  std::string reader() const { return reader_->name(); }

  // Looks through the file, to tell it apart.
  const store::FileStamp& find_stamp();

  // Looks through it, before it is read.
  void begin();

  // Its next blocks, of about 256 KiB of text; nothing at the end. A document without blocks is one
  // part. Throws what reading throws, and Error{io} if what was read is not what the stamp tells.
  struct Part {
    store::DocumentRecord record = {};
    bool continued = false;
    std::vector<store::BlockRecord> above = {};
    std::vector<Block> blocks = {};
  };
  std::optional<Part> next();

 private:
  explicit LargeFile(const Input& input) : input_(input), bytes_(input.path) {}
  std::uint64_t checksum();

  const Input& input_;
  read::FileWindows bytes_;
  const read::PartialReader* reader_ = nullptr;
  store::FileStamp stamp_;
  std::unique_ptr<read::DocumentParts> parts_;
  std::optional<store::DocumentRecord> record_;  // once it has begun
  std::vector<store::BlockRecord> above_;
};

// Prepares the parts in a pool, few at a time.
class PartStream {
 public:
  // The tasks and taggings must outlive what is submitted.
  PartStream(TaskGroup& tasks, Taggings& taggings, std::unique_ptr<LargeFile> file);

  // The next part, to be waited for; nothing at the end. Its document is the file's only one.
  using Part = std::optional<store::InputDocument>;
  std::future<Part> next();

 private:
  struct State;
  TaskGroup& tasks_;
  std::shared_ptr<State> state_;
  std::deque<std::future<Part>> ahead_;
  std::size_t submitted_ = 0;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_LARGE_FILE_H_
