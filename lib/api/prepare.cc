#include "api/prepare.h"

#include <chrono>
#include <utility>

#include "pilcrow/error.h"
#include "read/file.h"
#include "read/reader.h"
#include "store/file.h"

namespace pilcrow::api {
namespace {

// Text of documents that one task prepares.
constexpr std::size_t kPartBytes = std::size_t{256} << 10;

// A time of change that no file has: the file is to be compared by its bytes the next time.
constexpr std::int64_t kUnsettled = -1;

// Files may change twice within one tick of a file system's clock. What changed just before it was
// read may do so again, and look the same.
std::int64_t settled(std::int64_t modified) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  // Some file systems count whole seconds, FAT every other one.
  const std::int64_t tick = modified % kSecond == 0 ? 2 * kSecond : kSecond / 50;
  const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  return now - modified < tick ? kUnsettled : modified;
}

std::size_t text_bytes(const Document& document) {
  std::size_t sum = 0;
  for (const auto& block : document.blocks) sum += block.text.size();
  return sum;
}

std::future<PreparedFile::Part> ready_part(PreparedFile::Part part) {
  std::promise<PreparedFile::Part> promise;
  promise.set_value(std::move(part));
  return promise.get_future();
}

}  // namespace

std::future<PreparedFile> Preparer::begin(const Input& input,
                                          std::optional<store::FileStamp> known) {
  return tasks_.submit([this, &input, known = std::move(known)] {
    PreparedFile file;
    if (tasks_.cancelled()) return file;
    std::vector<Document> documents;
    try {
      documents = read(input, known, file);
    } catch (const Error& error) {
      file.failure = error.what();
      file.unsupported = error.code() == ErrorCode::unsupported;
    }
    divide(std::move(documents), file);
    return file;
  });
}

std::vector<Document> Preparer::read(const Input& input,
                                     const std::optional<store::FileStamp>& known,
                                     PreparedFile& file) const {
  const auto look = [&](std::string_view head) {
    read::require_reader(head, input.name, input.path, readers_);
  };
  const read::LoadedFile loaded = read::load(input.path, max_file_bytes_, look);
  file.stamp = {loaded.bytes.size(), settled(loaded.modified), store::checksum(loaded.bytes)};
  if (known && known->size == file.stamp.size && known->content == file.stamp.content) {
    file.unchanged = true;
    return {};
  }
  ReadResult result = read::read_loaded(loaded.bytes, input.name, input.path, readers_);
  file.skipped = std::move(result.skipped);
  for (auto& document : result.documents) document.path = input.path;
  return std::move(result.documents);
}

void Preparer::divide(std::vector<Document> documents, PreparedFile& file) {
  std::vector<Document> part;
  std::size_t bytes = 0;
  for (auto& document : documents) {
    if (bytes >= kPartBytes) {
      file.parts.push_back(
          tasks_.submit([this, taken = std::exchange(part, {}), stamp = file.stamp]() mutable {
            return prepare(std::move(taken), stamp);
          }));
      bytes = 0;
    }
    bytes += text_bytes(document);
    part.push_back(std::move(document));
  }
  file.parts.push_back(ready_part(prepare(std::move(part), file.stamp)));
}

PreparedFile::Part Preparer::prepare(std::vector<Document> documents,
                                     const store::FileStamp& stamp) {
  return taggings_.with([&](Tagging& tagging) {
    PreparedFile::Part part;
    for (auto& taken : documents) {
      if (tasks_.cancelled()) break;
      const Document document = std::move(taken);  // gone when it has been prepared
      PreparedDocument prepared;
      try {
        prepared.document = tagging.prepare(document, stamp);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::bad_argument) throw;
        prepared.document.record.id = document.id;
        prepared.problem = error.what();
      }
      part.push_back(std::move(prepared));
    }
    return part;
  });
}

}  // namespace pilcrow::api
