#include "api/prepare.h"

#include <utility>

#include "pilcrow/error.h"
#include "read/file.h"
#include "read/isolate/cancel.h"
#include "read/normalise.h"
#include "read/reader.h"
#include "store/file.h"

namespace pilcrow::api {
namespace {

// Text of documents that one task prepares.
constexpr std::size_t kTaskBytes = std::size_t{256} << 10;

// What a file takes while it is read and prepared: its bytes, its documents, and these as words.
constexpr std::uint64_t kTimes = 6;
constexpr std::uint64_t kLeast = std::uint64_t{16} * 1024;
constexpr std::uint64_t kStreamBytes = std::uint64_t{16} << 20;  // in parts, of which few are at work

bool is_known(const store::FileStamp& stamp, const std::optional<store::FileStamp>& known) {
  return known && known->size == stamp.size && known->content == stamp.content;
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
  return tasks_.submit([this, &input, known] {
    PreparedFile file;
    if (tasks_.cancelled()) return file;
    const read::Cancellable until([this] { return tasks_.cancelled(); });
    try {
      prepare(input, known, file);
    } catch (const Error& error) {
      file.failure = error.what();
      file.unsupported = error.code() == ErrorCode::unsupported;
    }
    return file;
  });
}

std::uint64_t Preparer::cost(const Input& input, std::uint64_t size) const {
  try {
    if (LargeFile::open(input, readers_)) return kStreamBytes;
  } catch (const Error&) {
    return kLeast;  // as will be seen again
  }
  return kLeast + kTimes * size;
}

void Preparer::prepare(const Input& input, const std::optional<store::FileStamp>& known,
                       PreparedFile& file) {
  std::unique_ptr<LargeFile> large = LargeFile::open(input, readers_);
  if (!large) {
    divide(read(input, known, file), file);
    return;
  }
  read::check_size(large->size(), limits_.max_bytes, input.path);
  file.stamp = large->find_stamp();
  file.unchanged = is_known(file.stamp, known);
  if (file.unchanged) return;
  const std::string problem = read::id_problem(input.name);
  if (!problem.empty()) {
    file.skipped.push_back("document 1: " + problem);
    return;
  }
  large->begin();
  file.reader = large->reader();
  file.stream = std::make_unique<PartStream>(tasks_, taggings_, std::move(large));
}

std::vector<Document> Preparer::read(const Input& input,
                                     const std::optional<store::FileStamp>& known,
                                     PreparedFile& file) const {
  const auto look = [&](std::string_view head) {
    read::require_reader(head, input.name, input.path, readers_);
  };
  const read::LoadedFile loaded = read::load(input.path, limits_.max_bytes, look);
  file.stamp = {loaded.bytes.size(), settled(loaded.modified), store::checksum(loaded.bytes)};
  file.unchanged = is_known(file.stamp, known);
  if (file.unchanged) return {};
  ReadResult result = read::read_loaded(loaded.bytes, input.name, input.path, readers_, limits_);
  file.reader = std::move(result.reader);
  file.skipped = std::move(result.skipped);
  file.cut = std::move(result.cut);
  for (const auto& name : result.passed_over) {
    file.passed_over.push_back(name + ": no reader for this format");
  }
  for (auto& document : result.documents) document.path = input.path;
  return std::move(result.documents);
}

void Preparer::divide(std::vector<Document> documents, PreparedFile& file) {
  std::vector<Document> part;
  std::size_t bytes = 0;
  for (auto& document : documents) {
    if (bytes >= kTaskBytes) {
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
