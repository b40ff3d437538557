#include "index/repair.h"

#include <algorithm>
#include <vector>

#include "index/build.h"
#include "index/findings.h"
#include "index/folder.h"
#include "index/part.h"
#include "index/salvage.h"
#include "index/schema.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"

namespace pilcrow::index {
namespace {

// Runs that become one segment: each is a database that Xapian keeps open while it merges.
constexpr std::size_t kMaxRuns = 32;

// Builds segments from documents, in order.
class Rebuilder {
 public:
  Rebuilder(std::string scratch, std::uint64_t rules)
      : scratch_(std::move(scratch)), rules_(rules) {}

  void put(store::InputDocument document) {
    blocks_ += document.blocks.size();
    bytes_ += text_bytes(document);
    batch_.push_back(std::move(document));
    if (blocks_ >= kQuick.run_blocks || bytes_ >= kQuick.run_bytes) close_run();
  }

  struct Built {
    std::string folder = {};
    SegmentEntry entry = {};
  };
  std::vector<Built> finish() {
    if (!batch_.empty()) close_run();
    if (!runs_.empty()) merge();
    return std::move(built_);
  }

 private:
  std::string fresh_folder() { return scratch_ + '/' + std::to_string(folders_++); }

  void close_run() {
    runs_.push_back(build_run(batch_, fresh_folder(), rules_, kQuick));
    batch_.clear();
    blocks_ = 0;
    bytes_ = 0;
    if (runs_.size() >= kMaxRuns) merge();
  }

  void merge() {
    const std::string folder = fresh_folder();
    built_.push_back({folder, merge_runs(runs_, folder)});
    runs_.clear();
  }

  std::string scratch_;
  std::uint64_t rules_;
  std::uint64_t folders_ = 0;
  std::vector<store::InputDocument> batch_;
  std::size_t blocks_ = 0;
  std::size_t bytes_ = 0;
  std::vector<Run> runs_;
  std::vector<Built> built_;
};

class Repairer {
 public:
  Repairer(const std::string& folder, const CheckOptions& options, const Analysis& analysis,
           Inspection& found)
      : folder_(folder), options_(options), analysis_(analysis), found_(found) {}

  void run() {
    manifest_ = found_.manifest;
    manifest_.segments.clear();
    sweep(folder_, found_.manifest);  // what another left that was stopped
    store::remove_all(build_path(folder_));
    store::make_folder(build_path(folder_));
    if (found_.report.rules_lost) write_settings();
    for (std::size_t i = 0; i < found_.manifest.segments.size(); ++i) {
      SegmentEntry entry = found_.manifest.segments[i];
      auto& deleted = entry.deleted;
      deleted.insert(deleted.end(), found_.stale[i].begin(), found_.stale[i].end());
      std::sort(deleted.begin(), deleted.end());
      if (found_.sound[i]) {
        entry.rules = manifest_.rules;
        manifest_.segments.push_back(std::move(entry));
      } else {
        rebuild(entry);
      }
    }
    commit();
    store::remove_all(build_path(folder_));
  }

 private:
  // Themes and names as far as they are left. What paragraphs were tagged with stays.
  void write_settings() {
    const Settings& settings = found_.settings;
    manifest_.rules = 0;
    manifest_.rules_file = {};
    if (settings.themes.empty() && settings.names.empty()) return;
    manifest_.rules = manifest_.next++;
    const std::string path = rules_path(folder_, manifest_.rules);
    manifest_.rules_file = write_rules(path, settings);
    store::sync_file(path);
  }

  void rebuild(const SegmentEntry& entry) {
    const std::string path = segment_path(folder_, entry.number);
    const Findings work(found_.report, options_,
                        std::string(kSegmentsName) + '/' + std::to_string(entry.number));
    const Part<store::SectionFile> store(store_path(path), entry.store);
    if (!store.file) return;  // the inspection said so
    const Part<store::Tags> tags(tags_path(path, entry.tags_number), entry.tags,
                                 static_cast<std::uint32_t>(entry.blocks));
    const bool keep = found_.report.rules_lost && tags.file;
    Rebuilder rebuilder(build_path(folder_), manifest_.rules);
    salvage(*store.file, entry, [&](Salvaged document) {
      if (!document.whole) return;
      work.look();
      try {
        store::InputDocument prepared = analysis_.prepare(document.document, document.file);
        prepared.past = std::move(document.past);
        if (keep) keep_tags(*tags.file, document.first, prepared);
        rebuilder.put(std::move(prepared));
      } catch (const Error& error) {
        if (error.code() != ErrorCode::bad_argument) throw;
        found_.report.lost.push_back(document.id);  // no document of ours
      }
    });
    for (auto& built : rebuilder.finish()) {
      built.entry.number = manifest_.next++;
      store::rename_path(built.folder, segment_path(folder_, built.entry.number));
      manifest_.segments.push_back(std::move(built.entry));
    }
  }

  // The tags that a document had, where nobody knows any more how it came by them.
  static void keep_tags(const store::Tags& tags, std::uint32_t first,
                        store::InputDocument& document) {
    for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
      store::InputBlock& block = document.blocks[i];
      try {
        block.evidence = tags.evidence(first + i, block.record.text.size());
      } catch (const Error& error) {
        if (error.code() != ErrorCode::corrupt) throw;
      }
    }
  }

  void commit() {
    store::sync_folder(folder_ + '/' + std::string(kSegmentsName));
    store::sync_folder(folder_);  // the name of the rules
    manifest_.library = version();
    ++manifest_.generation;
    write_manifest(folder_, manifest_);
    sweep(folder_, manifest_);
  }

  const std::string& folder_;
  const CheckOptions& options_;
  const Analysis& analysis_;
  Inspection& found_;
  Manifest manifest_;
};

}  // namespace

CheckReport repair(const std::string& folder, const CheckOptions& options,
                   const Analysis& analysis) {
  read_manifest(folder);  // before there is a lock in a folder that is no index
  const Lock lock(folder, options.lock_wait_ms);
  Inspection found = inspect(folder, options, analysis);
  if (found.stopped || found.report.damage.empty()) return found.report;
  try {
    Repairer(folder, options, analysis, found).run();
    found.report.repaired = true;
  } catch (const CheckStopped&) {
    store::remove_all(build_path(folder));
  }
  return found.report;
}

}  // namespace pilcrow::index
