#include "index/snapshot.h"

#include <algorithm>
#include <iterator>

#include "base/unite_all.h"
#include "pilcrow/error.h"

namespace pilcrow::index {
namespace {

// How often a commit may come between reading the manifest and opening what it names.
constexpr int kMaxAttempts = 100;

void add(store::StoreCounts& to, const store::StoreCounts& more) {
  to.documents += more.documents;
  to.blocks += more.blocks;
  to.paragraphs += more.paragraphs;
  to.words += more.words;
  to.text_bytes += more.text_bytes;
}

}  // namespace

store::FileMark write_rules(const std::string& path, const Settings& settings) {
  store::SectionWriter out(path);
  out.put("themes", settings.themes);
  out.put("names", settings.names);
  return out.finish();
}

std::shared_ptr<const Snapshot> Snapshot::open(const std::string& folder, const Snapshot* before) {
  for (int attempt = 1;; ++attempt) {
    Manifest manifest = read_manifest(folder);
    const std::uint64_t generation = manifest.generation;
    try {
      return std::make_shared<const Snapshot>(folder, std::move(manifest), before);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;
      // A writer removes what its new manifest does not name.
      if (attempt < kMaxAttempts && read_manifest(folder).generation != generation) continue;
      throw Error(ErrorCode::corrupt, "the index is damaged: a file is missing", error.context());
    }
  }
}

Snapshot::Snapshot(const std::string& folder, Manifest manifest, const Snapshot* before)
    : folder_(folder), manifest_(std::move(manifest)) {
  settings_.library = manifest_.library;
  if (manifest_.rules != 0) {
    const store::SectionFile rules(rules_path(folder, manifest_.rules), manifest_.rules_file);
    settings_.themes = rules.section("themes").all();
    settings_.names = rules.section("names").all();
  }
  std::uint64_t base = 0;
  for (const auto& entry : manifest_.segments) {
    const Segment* known = nullptr;
    if (before != nullptr) {
      for (const auto& segment : before->segments_) {
        // The number alone may be that of another index, made anew in the same folder.
        const bool same = segment.entry.number == entry.number &&
                          segment.entry.store == entry.store &&
                          segment.entry.postings == entry.postings;
        if (same) known = &segment;
      }
    }
    segments_.push_back(open_segment(folder, entry, known));
    segments_.back().base = static_cast<std::uint32_t>(base);
    base += entry.blocks;
    if (base > UINT32_MAX) throw Error(ErrorCode::corrupt, "the index is too large", folder);
    add(live_, segments_.back().live);
    add(all_, segments_.back().store().counts());
  }
  number_languages();
}

void Snapshot::number_languages() {
  std::map<std::string_view, std::size_t> numbers;
  for (const auto& segment : segments_) {
    for (const auto& language : segment.store().languages()) numbers[language] = 0;
  }
  for (auto& [language, number] : numbers) {
    number = languages_.size();
    languages_.emplace_back(language);
  }
  for (auto& segment : segments_) {
    segment.languages.clear();
    for (const auto& language : segment.store().languages()) {
      segment.languages.push_back(numbers[language]);
    }
  }
}

std::optional<DocumentPlace> Snapshot::find(std::string_view id) const {
  for (auto i = static_cast<std::uint32_t>(segments_.size()); i-- > 0;) {
    const auto document = segments_[i].store().find(id);
    if (document && !segments_[i].is_deleted(*document)) return DocumentPlace{i, *document};
  }
  return {};
}

BlockPlace Snapshot::place(std::uint32_t key) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), key,
                       [](std::uint32_t wanted, const Segment& s) { return wanted < s.base; });
  const auto segment = static_cast<std::uint32_t>(after - segments_.begin() - 1);
  return {segment, key - segments_[segment].base};
}

std::vector<DocumentPlace> Snapshot::documents() const {
  using Places = std::vector<DocumentPlace>;
  std::vector<Places> lists;
  for (std::uint32_t i = 0; i < segments_.size(); ++i) {
    Places& list = lists.emplace_back();
    for (const std::uint32_t document : segments_[i].store().by_id()) {
      if (!segments_[i].is_deleted(document)) list.push_back({i, document});
    }
  }
  const auto id = [&](DocumentPlace at) { return segments_[at.segment].store().id(at.document); };
  return unite_all(std::move(lists), [&](const Places& a, const Places& b) {
    Places out;
    out.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out),
               [&](DocumentPlace x, DocumentPlace y) { return id(x) < id(y); });
    return out;
  });
}

std::uint64_t Snapshot::live_text_bytes() const {
  std::uint64_t sum = all_.text_bytes;
  for (const auto& segment : segments_) {
    for (const auto document : segment.entry.deleted) {
      const store::Store& store = segment.store();
      for (std::uint32_t block = store.first(document); block < store.first(document + 1);
           ++block) {
        sum -= store.block(block).text.size();
      }
    }
  }
  return sum;
}

std::map<std::string, std::uint64_t> Snapshot::sizes() const {
  std::map<std::string, std::uint64_t> out;
  out["manifest"] = store::File::open(manifest_path(folder_)).size();
  if (manifest_.rules != 0) out["rules"] = manifest_.rules_file.bytes;
  for (const auto& segment : segments_) {
    out["postings"] += segment.entry.postings.bytes;
    out["tags"] += segment.entry.tags.bytes;
    std::uint64_t rest = segment.entry.store.bytes;
    for (const auto& [section, bytes] : segment.store().file().sizes()) {
      const bool text = section.starts_with("text");
      const bool words = section.starts_with("words") || section.starts_with("forward");
      if (!text && !words) continue;
      out[text ? "texts" : "words"] += bytes;
      rest -= bytes;
    }
    out["columns"] += rest;
  }
  return out;
}

std::map<std::string, std::size_t> Snapshot::count_languages() const {
  std::map<std::string, std::size_t> out;
  for (const auto& segment : segments_) {
    const store::Store& store = segment.store();
    std::vector<std::size_t> counts(store.languages().size());
    store::Store::LanguageCursor languages(store);
    for (std::uint32_t document = 0; document < store.documents(); ++document) {
      if (segment.is_deleted(document)) continue;
      for (std::uint32_t block = store.first(document); block < store.first(document + 1);
           ++block) {
        if (!store.is_head(block)) ++counts[languages.at(block)];
      }
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] > 0) out[store.languages()[i]] += counts[i];
    }
  }
  return out;
}

}  // namespace pilcrow::index
