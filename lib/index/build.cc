#include "index/build.h"

#include <algorithm>
#include <memory>

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

SegmentEntry merge(const std::vector<Source>& sources, const std::string& folder) {
  store::make_folder(folder);
  SegmentEntry entry;
  std::vector<const store::Store*> stores;
  std::vector<const Postings*> postings;
  store::TagsWriter tags;
  for (const auto& source : sources) {
    stores.push_back(source.store);
    postings.push_back(source.postings);
    tags.append(*source.tags, source.store->blocks());
    entry.blocks += source.store->blocks();
  }
  entry.store = store::merge_stores(stores, store_path(folder));
  entry.tags = tags.write(tags_path(folder, entry.tags_number));
  merge_postings(postings, postings_path(folder));
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
  store::TagsWriter tags;
  for (const auto& document : documents) {
    store.add(document);
    for (const auto& block : document.blocks) tags.add(block.evidence);
  }
  run.documents = static_cast<std::uint32_t>(documents.size());
  run.entry.blocks = store.blocks();
  run.entry.rules = rules;
  run.entry.store = store.write(store_path(folder));
  run.entry.tags = tags.write(tags_path(folder, 0));
  build_postings(documents, postings_path(folder));
  return run;
}

SegmentEntry merge_runs(const std::vector<Run>& runs, const std::string& folder) {
  std::vector<std::unique_ptr<store::Store>> stores;
  std::vector<std::unique_ptr<store::Tags>> tags;
  std::vector<std::unique_ptr<Postings>> postings;
  std::vector<Source> sources;
  for (const auto& run : runs) {
    stores.push_back(std::make_unique<store::Store>(store_path(run.folder), run.entry.store));
    tags.push_back(std::make_unique<store::Tags>(tags_path(run.folder, run.entry.tags_number),
                                                 run.entry.tags, stores.back()->blocks()));
    postings.push_back(
        std::make_unique<Postings>(Postings::in_folder(postings_path(run.folder))));
    sources.push_back({stores.back().get(), tags.back().get(), postings.back().get()});
  }
  SegmentEntry entry = merge(sources, folder);
  entry.rules = runs.front().entry.rules;
  for (const auto& run : runs) store::remove_all(run.folder);
  return entry;
}

SegmentEntry merge_segments(const std::vector<const Segment*>& segments,
                            const std::string& folder, const Density& density) {
  bool anew = density.run_blocks == kDense.run_blocks;
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
  const std::string dictionary =
      density.run_blocks == kDense.run_blocks ? learn_dictionary(segments) : std::string();
  std::vector<Run> runs;
  std::vector<store::InputDocument> batch;
  std::size_t blocks = 0;
  std::size_t bytes = 0;
  const auto close = [&] {
    const std::string run = folder + ".run" + std::to_string(runs.size());
    runs.push_back(build_run(batch, run, segments.front()->entry.rules, density, dictionary));
    batch.clear();
    blocks = 0;
    bytes = 0;
  };
  for (const auto* segment : segments) {
    Restorer restorer(*segment);
    for (std::uint32_t document = 0; document < segment->store().documents(); ++document) {
      if (segment->is_deleted(document)) continue;
      batch.push_back(restorer.document(document));
      blocks += batch.back().blocks.size();
      bytes += text_bytes(batch.back());
      if (blocks >= density.run_blocks || bytes >= density.run_bytes) close();
    }
  }
  if (!batch.empty() || runs.empty()) close();
  SegmentEntry entry = merge_runs(runs, folder);
  entry.dense = density.run_blocks == kDense.run_blocks;
  return entry;
}

}  // namespace pilcrow::index
