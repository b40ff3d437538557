#include "index/build.h"

#include <algorithm>
#include <memory>

#include "index/rebuild.h"
#include "index/restore.h"
#include "pilcrow/error.h"
#include "store/store_writer.h"

namespace pilcrow::index {
namespace {

// What a segment is made of, wherever it stands.
struct Source {
  const store::Store* store = nullptr;
  const store::Tags* tags = nullptr;
  const Postings* postings = nullptr;
};

// Opens what was just written. What is wrong with it is the system's doing, not old damage.
void check_written(const std::string& folder, const SegmentEntry& entry) {
  try {
    const SegmentFiles files(folder, entry);
    const store::Tags tags(tags_path(folder, entry.tags_number), entry.tags,
                           files.store().blocks());
  } catch (const Error& error) {
    throw Error(ErrorCode::io, std::string("what was written cannot be read back: ") + error.what(),
                error.context());
  }
}

store::FileMark merge_tags(const std::vector<Source>& sources, const std::string& path) {
  store::TagsWriter tags(path);
  for (const auto& source : sources) tags.append(*source.tags, source.store->blocks());
  return tags.finish();
}

// What is written is not durable.
SegmentEntry write_merged(const std::vector<Source>& sources, const std::string& folder,
                          PostingsForm form) {
  store::make_folder(folder);
  SegmentEntry entry;
  std::vector<const store::Store*> stores;
  std::vector<const Postings*> postings;
  for (const auto& source : sources) {
    stores.push_back(source.store);
    postings.push_back(source.postings);
    entry.blocks += source.store->blocks();
  }
  entry.store = store::merge_stores(stores, store_path(folder));
  entry.tags = merge_tags(sources, tags_path(folder, entry.tags_number));
  merge_postings(postings, postings_path(folder), form);
  return entry;
}

SegmentEntry merge(const std::vector<Source>& sources, const std::string& folder) {
  SegmentEntry entry = write_merged(sources, folder, PostingsForm::file);
  store::sync_file(store_path(folder));
  store::sync_file(tags_path(folder, entry.tags_number));
  {
    // Xapian does not tell when it cannot sync what it compacts.
    store::File file = store::File::open(postings_path(folder));
    file.sync();
    entry.postings = {file.size(), store::checksum(file)};
  }
  store::sync_folder(folder);
  check_written(folder, entry);
  return entry;
}

// Runs as what a segment is made of.
class OpenRuns {
 public:
  explicit OpenRuns(const std::vector<Run>& runs) {
    for (const auto& run : runs) {
      stores_.push_back(std::make_unique<store::Store>(store_path(run.folder), run.entry.store,
                                                       run.continued));
      const store::Store& store = *stores_.back();
      tags_.push_back(std::make_unique<store::Tags>(tags_path(run.folder, run.entry.tags_number),
                                                    run.entry.tags, store.blocks()));
      postings_.push_back(
          std::make_unique<Postings>(Postings::in_folder(postings_path(run.folder))));
      sources_.push_back({&store, tags_.back().get(), postings_.back().get()});
      store.file().release();  // all of it has been looked at
    }
  }

  const std::vector<Source>& sources() const { return sources_; }

 private:
  std::vector<std::unique_ptr<store::Store>> stores_;
  std::vector<std::unique_ptr<store::Tags>> tags_;
  std::vector<std::unique_ptr<Postings>> postings_;
  std::vector<Source> sources_;
};

std::string learn_dictionary(const std::vector<const Segment*>& segments) {
  std::uint64_t bytes = 0;
  for (const auto* segment : segments) bytes += segment->store().counts().text_bytes;
  store::DictionaryLearner learner(bytes);
  for (const auto* segment : segments) {
    const store::PackReader& texts = segment->store().texts();
    const std::uint64_t each = segment->store().counts().text_bytes /
                               std::max<std::uint64_t>(texts.packs(), 1);
    for (std::size_t pack = 0; pack < texts.packs(); ++pack) {
      if (!learner.wants(each)) continue;
      texts.each_in(pack, [&](std::size_t, std::string_view item) { learner.add(item); });
    }
  }
  return learner.finish();
}

}  // namespace

std::vector<Run> get_all(const std::vector<std::shared_future<Run>>& futures) {
  std::vector<Run> runs;
  runs.reserve(futures.size());
  for (const auto& run : futures) runs.push_back(run.get());
  return runs;
}

std::size_t text_bytes(const store::InputDocument& document) {
  std::size_t sum = 0;
  for (const auto& block : document.blocks) sum += block.record.text.size();
  return sum;
}

Run build_run(const std::vector<store::InputDocument>& documents, const std::string& folder,
              std::uint64_t rules, const Density& density, std::string_view dictionary) {
  store::make_folder(folder);
  Run run;
  run.folder = folder;
  store::StoreWriter store(density.packing, dictionary);
  store::TagsWriter tags(tags_path(folder, 0));
  for (const auto& document : documents) {
    store.add(document);
    for (const auto& block : document.blocks) tags.add(block.evidence);
  }
  run.continued = !documents.empty() && documents.front().continued;
  run.entry.blocks = store.blocks();
  run.entry.rules = rules;
  run.entry.store = store.write(store_path(folder));
  run.entry.tags = tags.finish();
  build_postings(documents, postings_path(folder));
  return run;
}

SegmentEntry merge_runs(const std::vector<Run>& runs, const std::string& folder) {
  SegmentEntry entry = merge(OpenRuns(runs).sources(), folder);
  entry.rules = runs.front().entry.rules;
  for (const auto& run : runs) store::remove_all(run.folder);
  return entry;
}

Run join_runs(const std::vector<Run>& runs, const std::string& folder) {
  Run joined{folder, write_merged(OpenRuns(runs).sources(), folder, PostingsForm::folder),
             runs.front().continued};
  joined.entry.rules = runs.front().entry.rules;
  for (const auto& run : runs) store::remove_all(run.folder);
  return joined;
}

SegmentEntry merge_segments(const std::vector<const Segment*>& segments,
                            const std::string& folder, const Density& density, const Step& step,
                            Builders builders) {
  const bool dense = density.run_blocks == kDense.run_blocks;
  bool anew = dense;
  for (const auto* segment : segments) anew = anew || !segment->deleted.empty();
  if (!anew) {
    std::vector<SegmentFiles::Loan> loans;
    std::vector<Source> sources;
    for (const auto* segment : segments) {
      loans.push_back(segment->files->lend());
      sources.push_back({&segment->store(), segment->tags.get(), &loans.back().postings()});
    }
    SegmentEntry entry = merge(sources, folder);
    entry.rules = segments.front()->entry.rules;
    return entry;
  }
  Rebuild rebuild(folder, segments.front()->entry.rules, density,
                  dense ? learn_dictionary(segments) : std::string(), builders);
  for (const auto* segment : segments) {
    Restorer restorer(*segment);
    for (std::uint32_t document = 0; document < segment->store().documents(); ++document) {
      if (segment->is_deleted(document)) continue;
      restorer.each_part(document, [&](store::InputDocument part) {
        const std::size_t blocks = part.blocks.size();
        rebuild.add(std::move(part));
        step(blocks);
      });
    }
  }
  SegmentEntry entry = rebuild.finish();
  entry.dense = dense;
  return entry;
}

}  // namespace pilcrow::index
