// Long because commits, deletions and merges change one manifest together.

#include "index/writer.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>

#include "base/pool.h"
#include "index/folder.h"
#include "index/merge_job.h"
#include "index/merge_policy.h"
#include "index/past.h"
#include "index/pending.h"
#include "index/retag.h"
#include "index/schema.h"
#include "index/told.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"

namespace pilcrow::index {
namespace {

// Of one document. A word takes at most four bytes in a forward list, which must stay below 4 GiB.
constexpr std::uint64_t kMaxWords = 900'000'000;
constexpr std::uint64_t kMaxBlocks = 2'000'000'000;

// A folder for what is being built, removed at the end.
struct Scratch {
  std::string folder;
  ~Scratch() {
    try {
      store::remove_all(folder);
    } catch (const Error&) {
      // The next writer does it.
    }
  }
};

}  // namespace

struct Writer::Rep {
  Rep(const std::string& index, const WriterSetup& setup)
      : folder(index),
        lock(make(index), setup.lock_wait_ms),
        scratch{build_path(index)},
        remember(setup.remember),
        runs_at_once(dense_runs(setup)),
        progress(setup.progress),
        pool(std::max(setup.jobs, 1U)),
        pending(pool, build_path(index), density(setup), max_runs(setup)) {}

  static const std::string& make(const std::string& index) {
    // Asked before anything is written: not into somebody's documents.
    if (!has_manifest(index)) store::make_durable_folder(index);
    return index;
  }

  // What waits to be built takes about 8 times its text: where memory is short, runs are.
  static Density density(const WriterSetup& setup) {
    constexpr std::size_t kPlenty = std::size_t{512} << 20;
    const std::size_t eighths = std::clamp<std::size_t>(8 * setup.memory_bytes / kPlenty, 1, 8);
    return {kQuick.run_blocks / 8 * eighths, kQuick.run_bytes / 8 * eighths, kQuick.packing};
  }

  static std::size_t max_runs(const WriterSetup& setup) {
    return std::clamp<std::size_t>(setup.memory_bytes >> 26, 1, std::size_t{2} * std::max(setup.jobs, 1U));
  }

  // Dense runs are four times as large.
  static std::size_t dense_runs(const WriterSetup& setup) {
    return std::clamp<std::size_t>(setup.memory_bytes >> 28, 1, std::max(setup.jobs, 1U));
  }

  void open() {
    const bool fresh = !has_manifest(folder);
    store::remove_all(build_path(folder));
    store::make_folder(build_path(folder));
    store::make_folder(folder + '/' + std::string(kSegmentsName));
    if (fresh) {
      manifest.library = version();
      manifest.generation = 1;
      write_manifest(folder, manifest);
    }
    latest = Snapshot::open(folder);
    manifest = latest->manifest();
    sweep(folder, manifest);
    rules = manifest.rules;
    failures = manifest.failures;
    store::sync_folder(folder);
  }

  // Moves what was built to where segments stand, and enters it at `place`.
  void publish(NewSegment segment, std::size_t place) {
    segment.entry.number = manifest.next++;
    store::rename_path(segment.folder, segment_path(folder, segment.entry.number));
    manifest.segments.insert(manifest.segments.begin() + static_cast<std::ptrdiff_t>(place),
                             std::move(segment.entry));
  }

  // Makes the manifest the index's, and removes what it no longer names.
  void commit_manifest() {
    store::sync_folder(folder + '/' + std::string(kSegmentsName));
    manifest.library = version();
    ++manifest.generation;
    write_manifest(folder, manifest);
    latest = std::make_shared<const Snapshot>(folder, manifest, latest.get());
    sweep(folder, manifest);
  }

  void write_rules_file() {
    if (rules == manifest.rules) return;
    if (rules != 0) {
      const std::string path = rules_path(folder, rules);
      manifest.rules_file = write_rules(path, settings);
      store::sync_file(path);
    }
    manifest.rules = rules;
  }

  // Writes the tags of segments that were tagged with other rules anew, from what they hold.
  void tag_anew(const Tag& tag) {
    std::uint64_t total = 0;
    for (const auto& segment : latest->segments()) {
      if (segment.entry.rules != rules) total += segment.store().blocks();
    }
    Told told(progress, total);
    for (const auto& segment : latest->segments()) {
      SegmentEntry* entry = find_entry(manifest.segments, segment.entry.number);
      if (entry == nullptr || entry->rules == rules) continue;
      entry->tags_number = manifest.next++;
      entry->rules = rules;
      const std::string path = segment_path(folder, entry->number);
      entry->tags = write_tags(segment, tags_path(path, entry->tags_number), tag, pool,
                               [&](std::size_t blocks) { told.step(blocks); });
      store::sync_folder(path);
    }
  }

  void enter_removed() {
    for (const auto& [number, documents] : removed) {
      SegmentEntry* entry = find_entry(manifest.segments, number);
      if (entry == nullptr) continue;
      std::vector<std::uint32_t> all;
      std::set_union(entry->deleted.begin(), entry->deleted.end(), documents.begin(),
                     documents.end(), std::back_inserter(all));
      entry->deleted = std::move(all);
    }
    removed.clear();
  }

  void drop_empty() {
    std::erase_if(manifest.segments, [&](const SegmentEntry& entry) {
      for (const auto& segment : latest->segments()) {
        if (segment.entry.number != entry.number) continue;
        return entry.deleted.size() == segment.store().documents();
      }
      return false;
    });
  }

  std::vector<Segment> neighbours(const MergeRange& range) const {
    const auto first = latest->segments().begin();
    return {first + static_cast<std::ptrdiff_t>(range.first),
            first + static_cast<std::ptrdiff_t>(range.last)};
  }

  void start_merges() {
    // One at a time: the next depends on how this one ends.
    if (job) return;
    const auto range = choose_merge(latest->segments());
    if (range) job.emplace(neighbours(*range), pending.fresh_folder(), kQuick, pool);
  }

  void enter(std::optional<Placed> merged) {
    if (merged) publish(std::move(merged->segment), merged->place);
  }

  void adopt() {
    MergeJob done = std::move(*job);
    job.reset();
    enter(done.replace_in(manifest.segments));
  }

  // A merge in the background that failed costs nothing but its time: the index is as good without
  // it, and whoever waits for merges is told.
  bool adopt_if_done() {
    if (!job || !job->wait({})) return false;
    try {
      adopt();
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  void commit(const Tag& tag) {
    std::vector<NewSegment> fresh = pending.finish();
    enter_removed();
    // What is merged now has the old tags.
    if (rules != manifest.rules) job.reset();
    adopt_if_done();
    tag_anew(tag);
    write_rules_file();
    manifest.failures = failures;
    for (auto& segment : fresh) publish(std::move(segment), manifest.segments.size());
    drop_empty();
    commit_manifest();
    start_merges();
  }

  // Whether it came to their end.
  bool finish_merges() {
    while (job) {
      Told told(progress, job->total());
      while (!job->wait(kTellEvery)) {
        if (told.reach(job->done())) continue;
        job.reset();
        return false;
      }
      adopt();
      drop_empty();
      commit_manifest();
      start_merges();
    }
    return true;
  }

  // Whether it is still wanted.
  bool merge_densely(const MergeRange& range) {
    const std::vector<Segment> inputs = neighbours(range);
    std::vector<const Segment*> segments;
    std::uint64_t total = 0;
    for (const auto& input : inputs) {
      segments.push_back(&input);
      total += input.live.blocks;
    }
    Told told(progress, total);
    const std::string target = pending.fresh_folder();
    try {
      enter(replace_inputs(inputs,
                           {target, merge_segments(
                                        segments, target, kDense,
                                        [&](std::size_t blocks) {
                                          if (!told.step(blocks)) throw Unwanted();
                                        },
                                        {&pool, runs_at_once})},
                           manifest.segments));
    } catch (const Unwanted&) {
      return false;
    }
    commit_manifest();
    return true;
  }

  void take_merges() {
    if (!adopt_if_done()) return;
    drop_empty();
    commit_manifest();
    start_merges();
  }

  std::string folder;
  Lock lock;
  Scratch scratch;
  bool remember;
  std::size_t runs_at_once;
  Progress progress;
  std::shared_ptr<const Snapshot> latest;
  Manifest manifest;  // of the next commit, but for `removed`
  std::map<std::uint64_t, std::set<std::uint32_t>> removed;  // documents by segment's number
  Settings settings;
  std::uint64_t rules = 0;
  std::string failures;
  Pool pool;
  Pending pending;
  std::optional<MergeJob> job;
};

Writer::Writer(const std::string& folder, const WriterSetup& setup)
    : rep_(std::make_unique<Rep>(folder, setup)) {
  rep_->open();
  rep_->settings = rep_->latest->settings();
}

Writer::~Writer() = default;

std::shared_ptr<const Snapshot> Writer::committed() const { return rep_->latest; }

void Writer::set_rules(const std::string& themes, const std::string& names) {
  Settings& settings = rep_->settings;
  if (settings.themes == themes && settings.names == names) return;
  if (!rep_->pending.empty()) {
    throw Error(ErrorCode::bad_argument, "the rules change while documents wait to be committed");
  }
  settings.themes = themes;
  settings.names = names;
  rep_->rules = themes.empty() && names.empty() ? 0 : rep_->manifest.next++;
}

bool Writer::will_tag_anew() const { return rep_->rules != rep_->manifest.rules; }

const std::string& Writer::failures() const { return rep_->failures; }

void Writer::set_failures(std::string failures) { rep_->failures = std::move(failures); }

void Writer::put(store::InputDocument document) {
  if (rep_->remember) {
    document.past = past_of(*rep_->latest, document);
  } else {
    document.past.clear();
  }
  remove(document.record.id);
  rep_->pending.put(std::move(document), rep_->rules);
}

Writer::Parts::Parts(Writer& writer) : writer_(writer) {
  writer_.rep_->pending.begin(writer_.rep_->rules);
}

Writer::Parts::~Parts() {
  if (!finished_) writer_.rep_->pending.drop();
}

void Writer::Parts::add(store::InputDocument part) {
  id_ = part.record.id;
  blocks_ += part.blocks.size();
  for (const auto& block : part.blocks) words_ += block.words.size();
  if (blocks_ > kMaxBlocks || words_ > kMaxWords) {
    throw Error(ErrorCode::bad_input,
                "the document is too large: it has more than " +
                    std::to_string(words_ > kMaxWords ? kMaxWords : kMaxBlocks) +
                    (words_ > kMaxWords ? " words" : " paragraphs"),
                id_);
  }
  writer_.rep_->pending.put_part(std::move(part));
}

void Writer::Parts::finish() {
  writer_.remove(id_);
  writer_.rep_->pending.end(id_);
  finished_ = true;
}

bool Writer::remove(std::string_view id) {
  if (rep_->pending.remove(id)) return true;
  const auto place = rep_->latest->find(id);
  if (!place) return false;
  const std::uint64_t number = rep_->latest->segments()[place->segment].entry.number;
  return rep_->removed[number].insert(place->document).second;
}

bool Writer::contains(std::string_view id) const {
  if (rep_->pending.contains(id)) return true;
  const auto place = rep_->latest->find(id);
  if (!place) return false;
  const auto removed =
      rep_->removed.find(rep_->latest->segments()[place->segment].entry.number);
  return removed == rep_->removed.end() || !removed->second.contains(place->document);
}

bool Writer::is_waiting(std::string_view id) const { return rep_->pending.contains(id); }

Pool& Writer::pool() { return rep_->pool; }

void Writer::commit(const Tag& tag) { rep_->commit(tag); }

void Writer::finish_merges() {
  if (rep_->pending.empty() && rep_->removed.empty()) rep_->finish_merges();
}

void Writer::take_merges() {
  if (rep_->pending.empty() && rep_->removed.empty()) rep_->take_merges();
}

void Writer::optimize(const Tag& tag) {
  rep_->commit(tag);
  if (!rep_->finish_merges()) return;
  while (const auto range = choose_optimization(rep_->latest->segments())) {
    if (!rep_->merge_densely(*range)) return;
  }
}

}  // namespace pilcrow::index
