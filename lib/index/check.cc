#include "index/check.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "index/check_store.h"
#include "index/findings.h"
#include "index/part.h"
#include "index/salvage.h"
#include "index/schema.h"

namespace pilcrow::index {
namespace {

// How often a commit may come between reading the manifest and opening what it names.
constexpr int kMaxAttempts = 100;

// All files of a segment, opened at once: a writer may remove them while they are read.
struct OpenSegment {
  OpenSegment(const std::string& folder, const SegmentEntry& segment)
      : entry(segment),
        path(segment_path(folder, segment.number)),
        name(std::string(kSegmentsName) + '/' + std::to_string(segment.number) + '/'),
        postings(postings_path(path)),
        store(store_path(path), segment.store),
        parts(store_path(path), segment.store),
        tags(tags_path(path, segment.tags_number), segment.tags,
             static_cast<std::uint32_t>(segment.blocks)) {}

  bool missing() const { return postings.missing() || store.missing() || tags.missing(); }

  SegmentEntry entry;
  std::string path;
  std::string name;
  Part<store::File> postings;
  Part<store::Store> store;
  Part<store::SectionFile> parts;  // of the store, also where they do not make one
  Part<store::Tags> tags;
};

// Runs a part of the check; whether it got to its end and found nothing.
template <typename Call>
bool passed(Findings& out, Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::io) throw;
    out.add(error);
  } catch (const std::length_error&) {
    out.add("it names sizes that cannot be");
  }
  return !out.any();
}

class Inspector {
 public:
  Inspector(const std::string& folder, const CheckOptions& options, const Analysis& analysis)
      : folder_(folder), options_(options), analysis_(analysis) {}

  Inspection run() {
    open();
    try {
      count_bytes();
      check_rules();
      for (auto& segment : segments_) check(*segment);
      check_ids();
    } catch (const CheckStopped&) {
      out_.stopped = true;
    }
    return std::move(out_);
  }

 private:
  void open() {
    for (int attempt = 1;; ++attempt) {
      out_.manifest = read_manifest(folder_);
      segments_.clear();
      bool missing = false;
      if (out_.manifest.rules != 0) {
        const std::string path = rules_path(folder_, out_.manifest.rules);
        rules_ = std::make_unique<Part<store::SectionFile>>(path, out_.manifest.rules_file);
        missing = rules_->missing();
      }
      for (const auto& entry : out_.manifest.segments) {
        segments_.push_back(std::make_unique<OpenSegment>(folder_, entry));
        missing = missing || segments_.back()->missing();
      }
      // A writer removes what its new manifest does not name.
      const bool again = missing && attempt < kMaxAttempts &&
                         read_manifest(folder_).generation != out_.manifest.generation;
      if (!again) return;
    }
  }

  Findings findings(const std::string& file) { return {out_.report, options_, file}; }

  // Of a file that is the next to be looked at.
  Findings next(const std::string& file, std::uint64_t bytes) {
    const std::uint64_t before = std::exchange(passed_, passed_ + bytes);
    return {out_.report, options_, file, before, bytes, out_.report.bytes};
  }

  void count_bytes() {
    std::uint64_t& bytes = out_.report.bytes;
    bytes = store::File::open(manifest_path(folder_)).size();
    if (rules_) bytes += out_.manifest.rules_file.bytes;
    for (const auto& entry : out_.manifest.segments) {
      bytes += entry.postings.bytes + entry.store.bytes + entry.tags.bytes;
    }
  }

  void check_rules() {
    out_.settings.library = out_.manifest.library;
    if (!rules_) return analysis_.set_rules(out_.settings);
    Findings out = next(std::string(kRulesName) + std::to_string(out_.manifest.rules),
                        out_.manifest.rules_file.bytes);
    out.look();
    Settings& settings = out_.settings;
    if (rules_->error) {
      out.add(*rules_->error);
    } else {
      check_sections(*rules_->file, out);
      take_rules("themes", settings.themes, {{}, {}, {}}, &Settings::themes, out);
      take_rules("names", settings.names, {{}, {}, {}}, &Settings::names, out);
    }
    out_.report.rules_lost = out.any();
    analysis_.set_rules(settings);
  }

  // Reads a section of the rules and tries whether it can be understood; empty if not.
  void take_rules(const std::string& section, std::string& to, const Settings& others,
                  std::string Settings::*member, Findings& out) {
    try {
      Settings alone = others;
      alone.*member = rules_->file->section(section).all();
      analysis_.set_rules(alone);
      to = alone.*member;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::io) throw;
      if (!out.any()) out.add(error);
    }
  }

  void check(OpenSegment& segment) {
    ++out_.report.segments;
    const SegmentEntry& entry = segment.entry;
    Findings store = next(segment.name + std::string(kStoreName), entry.store.bytes);
    Findings postings = next(segment.name + std::string(kPostingsName), entry.postings.bytes);
    Findings tags = next(segment.name + std::string(kTagsName) + std::to_string(entry.tags_number),
                         entry.tags.bytes);
    std::unique_ptr<WordsCheck> words;
    std::vector<std::uint32_t> text_bytes;

    store.look();
    const bool store_sound = passed(store, [&] {
      if (segment.parts.file && !check_sections(*segment.parts.file, store)) return;
      if (segment.store.error) throw Error(*segment.store.error);
      check_entry(segment, store);
      words = std::make_unique<WordsCheck>(*segment.store.file, store);
      check_store(*segment.store.file, *words, text_bytes, store);
    });
    postings.look();
    const bool postings_sound = passed(postings, [&] {
      if (segment.postings.error) throw Error(*segment.postings.error);
      check_file(segment, postings);
      if (!postings.any() && store_sound) compare(segment, *words, postings);
    });
    tags.look();
    const bool tags_sound = passed(tags, [&] {
      if (segment.tags.error) throw Error(*segment.tags.error);
      const bool written = check_sections(segment.tags.file->file(), tags);
      if (written && store_sound) check_tags(*segment.tags.file, text_bytes, tags);
    });
    out_.sound.push_back(store_sound && postings_sound && tags_sound);
    out_.stale.emplace_back();
    store_sound ? count(segment) : count_lost(segment);
  }

  // What the manifest says of a segment beside its files.
  void check_entry(const OpenSegment& segment, Findings& out) {
    const store::Store& store = *segment.store.file;
    const SegmentEntry& entry = segment.entry;
    if (entry.blocks != store.blocks()) out.add("it does not have the blocks that it should have");
    if (entry.rules != out_.manifest.rules) out.add("it was tagged with other rules than the rest");
    const auto grows = [](std::uint32_t a, std::uint32_t b) { return a >= b; };
    const auto& deleted = entry.deleted;
    if (std::adjacent_find(deleted.begin(), deleted.end(), grows) != deleted.end() ||
        (!deleted.empty() && deleted.back() >= store.documents())) {
      out.add("documents are deleted that it does not have");
    }
  }

  // The postings' bytes, and what Xapian finds: only if they are those that were written, since it
  // takes much on trust.
  static void check_file(const OpenSegment& segment, Findings& out) {
    if (segment.postings.file->size() != segment.entry.postings.bytes ||
        store::checksum(*segment.postings.file) != segment.entry.postings.check) {
      return out.add("it is not as it was written");
    }
    const std::string found = check_postings(*segment.postings.file);
    if (!found.empty()) out.add("Xapian: " + found);
  }

  static void compare(const OpenSegment& segment, const WordsCheck& words, Findings& out) {
    const Postings postings = Postings::in_file(*segment.postings.file);
    if (postings.blocks() != segment.entry.blocks) {
      return out.add("it does not have the blocks that it should have");
    }
    words.compare(postings, out);
  }

  static bool is_deleted(const OpenSegment& segment, std::uint32_t document) {
    const auto& deleted = segment.entry.deleted;
    return std::binary_search(deleted.begin(), deleted.end(), document);
  }

  void count(const OpenSegment& segment) {
    const store::Store& store = *segment.store.file;
    for (std::uint32_t document = 0; document < store.documents(); ++document) {
      if (is_deleted(segment, document)) continue;
      ++out_.report.documents;
      out_.report.paragraphs += store.paragraphs(document);
    }
  }

  void count_lost(const OpenSegment& segment) {
    CheckReport& report = out_.report;
    if (!segment.parts.file) {
      ++report.lost_segments;
      return;
    }
    const bool told = salvage(*segment.parts.file, segment.entry, [&](const Salvaged& document) {
      if (document.whole) {
        ++report.documents;
        for (const auto& block : document.document.blocks) {
          report.paragraphs += block.kind == BlockKind::heading ? 0U : 1U;
        }
      } else if (document.id.empty()) {
        ++report.lost_unnamed;
      } else {
        report.lost.push_back(document.id);
      }
    });
    if (!told) ++report.lost_segments;
  }

  // Each id stands for one document, and leads to it. Of two the later counts, as for readers.
  void check_ids() {
    std::unordered_set<std::string_view> ids;
    for (std::size_t i = segments_.size(); i-- > 0;) {
      const OpenSegment& segment = *segments_[i];
      if (!segment.store.file || !out_.sound[i]) continue;
      const store::Store& store = *segment.store.file;
      Findings out = findings(segment.name + std::string(kStoreName));
      for (std::uint32_t document = store.documents(); document-- > 0;) {
        if (is_deleted(segment, document)) continue;
        const std::string_view id = store.id(document);
        if (!ids.insert(id).second) {
          out.add("a document is in the index twice: " + std::string(id));
          out_.stale[i].push_back(document);
        } else if (store.find(id) != document) {
          out.add("a document cannot be found by its id: " + std::string(id));
          out_.sound[i] = false;
        }
      }
    }
  }

  const std::string& folder_;
  const CheckOptions& options_;
  const Analysis& analysis_;
  std::unique_ptr<Part<store::SectionFile>> rules_;
  std::vector<std::unique_ptr<OpenSegment>> segments_;
  std::uint64_t passed_ = 0;  // bytes of the files before the one at work
  Inspection out_;
};

}  // namespace

Inspection inspect(const std::string& folder, const CheckOptions& options,
                   const Analysis& analysis) {
  return Inspector(folder, options, analysis).run();
}

}  // namespace pilcrow::index
