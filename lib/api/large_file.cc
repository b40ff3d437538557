#include "api/large_file.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "read/reader.h"
#include "store/file.h"

namespace pilcrow::api {
namespace {

// Text of a part.
constexpr std::size_t kPartBytes = std::size_t{256} << 10;

// A time of change that no file has: the file is to be compared by its bytes the next time.
constexpr std::int64_t kUnsettled = -1;

}  // namespace

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

std::unique_ptr<LargeFile> LargeFile::open(const Input& input, const Readers& readers) {
  if (read::look_at(input.path).size < kLargeFile) return nullptr;
  std::unique_ptr<LargeFile> file(new LargeFile(input));
  const std::string_view head = file->bytes_.at(0).substr(0, read::kHeadBytes);
  file->reader_ = read::find_partial(head, input.name, input.path, readers);
  return file->reader_ == nullptr ? nullptr : std::move(file);
}

const store::FileStamp& LargeFile::find_stamp() {
  stamp_ = {bytes_.size(), settled(bytes_.modified()), checksum()};
  return stamp_;
}

std::uint64_t LargeFile::checksum() {
  store::Checksum sum;
  for (std::size_t at = 0; at < bytes_.size();) {
    const std::string_view window = bytes_.at(at);
    sum.add(window);
    at += window.size();
  }
  return sum.finish();
}

void LargeFile::begin() { parts_ = reader_->begin(bytes_); }

std::optional<LargeFile::Part> LargeFile::next() {
  Part part;
  part.blocks = parts_->next(kPartBytes);
  if (part.blocks.empty()) {
    // It may have grown meanwhile, or been touched: what counts is what was read.
    if (!bytes_.is_unchanged() && checksum() != stamp_.content) bytes_.fail_changed();
    if (record_) return std::nullopt;
  }
  part.continued = record_.has_value();
  if (!record_) {
    Document document{input_.name, input_.path, parts_->title(), {}, {}, std::move(part.blocks)};
    record_ = record_of(document, stamp_);
    part.blocks = std::move(document.blocks);
  }
  part.record = *record_;
  part.above = above_;
  for (const auto& block : part.blocks) {
    if (block.kind != BlockKind::heading) continue;
    store::open_heading(above_, store::to_record(block));
  }
  return part;
}

// What tasks share: they read one after the other, and prepare beside one another.
struct PartStream::State {
  State(Taggings& all, std::unique_ptr<LargeFile> read) : taggings(all), file(std::move(read)) {}

  Taggings& taggings;
  std::mutex mutex;
  std::condition_variable moved;
  std::size_t turn = 0;  // whose it is to read
  std::unique_ptr<LargeFile> file;  // null at the end

  struct Turn {
    State& state;
    std::unique_lock<std::mutex> lock;
    Turn(State& of, std::size_t number) : state(of), lock(of.mutex) {
      // Tasks begin in order: those before this one are at work.
      state.moved.wait(lock, [&] { return state.turn == number; });
    }
    ~Turn() {
      ++state.turn;
      state.moved.notify_all();
    }
  };

  Part take(std::size_t number, const TaskGroup& tasks) {
    std::optional<LargeFile::Part> part;
    {
      const Turn mine(*this, number);
      if (tasks.cancelled()) file.reset();
      if (!file) return std::nullopt;
      std::unique_ptr<LargeFile> at_work = std::move(file);  // gone, should it throw
      part = at_work->next();
      if (!part) return std::nullopt;
      file = std::move(at_work);
    }
    return taggings.with([&](Tagging& tagging) {
      return Part(tagging.prepare({part->record, part->continued, part->above, part->blocks}));
    });
  }
};

PartStream::PartStream(TaskGroup& tasks, Taggings& taggings, std::unique_ptr<LargeFile> file)
    : tasks_(tasks), state_(std::make_shared<State>(taggings, std::move(file))) {}

std::future<PartStream::Part> PartStream::next() {
  // One for each thread, and one that is ready when they are.
  while (ahead_.size() < tasks_.threads() + 1) {
    ahead_.push_back(tasks_.submit([this_tasks = &tasks_, state = state_, number = submitted_++] {
      return state->take(number, *this_tasks);
    }));
  }
  std::future<Part> part = std::move(ahead_.front());
  ahead_.pop_front();
  return part;
}

}  // namespace pilcrow::api
