#include "index/repair.h"

#include <algorithm>
#include <vector>

#include "index/findings.h"
#include "index/folder.h"
#include "index/part.h"
#include "index/rebuild.h"
#include "index/salvage.h"
#include "index/schema.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"

namespace pilcrow::index {
namespace {

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
    const std::string folder = build_path(folder_) + '/' + std::to_string(entry.number);
    Rebuild rebuild(folder, manifest_.rules, kQuick);
    salvage(*store.file, entry, [&](Salvaged document) {
      if (!document.whole) return;
      work.look();
      try {
        store::InputDocument prepared = analysis_.prepare(document.document, document.file);
        prepared.past = std::move(document.past);
        if (keep) keep_tags(*tags.file, document.first, prepared);
        rebuild.add(std::move(prepared));
      } catch (const Error& error) {
        if (error.code() != ErrorCode::bad_argument) throw;
        found_.report.lost.push_back(document.id);  // no document of ours
      }
    });
    if (rebuild.empty()) return;
    SegmentEntry built = rebuild.finish();
    built.number = manifest_.next++;
    store::rename_path(folder, segment_path(folder_, built.number));
    manifest_.segments.push_back(std::move(built));
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
