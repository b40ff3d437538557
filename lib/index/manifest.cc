#include "index/manifest.h"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include "base/codec.h"
#include "index/folder.h"
#include "index/schema.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"
#include "text/analysis.h"

namespace pilcrow::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstWords = "pilcrow index ";
constexpr std::size_t kMaxManifestBytes = std::size_t{1} << 30;

std::string in(const std::string& folder, std::string_view name) {
  return folder + '/' + std::string(name);
}

std::string first_line() { return std::string(kFirstWords) + std::to_string(kIndexFormat) + '\n'; }

void put(Encoder& out, const store::FileMark& mark) {
  out.number(mark.bytes);
  out.number(mark.check);
}

store::FileMark take_mark(Decoder& in) {
  const std::uint64_t bytes = in.number();
  return {bytes, in.number()};
}

std::string encode(const Manifest& manifest) {
  Encoder out;
  out.number(static_cast<std::uint64_t>(text::kAnalysisVersion));
  out.number(manifest.generation);
  out.number(manifest.next);
  out.string(manifest.library);
  out.number(manifest.rules);
  put(out, manifest.rules_file);
  out.string(manifest.failures);
  out.number(manifest.segments.size());
  for (const auto& segment : manifest.segments) {
    out.number(segment.number);
    put(out, segment.postings);
    put(out, segment.store);
    out.number(segment.tags_number);
    put(out, segment.tags);
    out.number(segment.rules);
    out.number(segment.blocks);
    out.number(segment.dense ? 1 : 0);
    out.number(segment.deleted.size());
    std::uint32_t before = 0;
    for (const auto document : segment.deleted) {
      out.number(document - before);
      before = document;
    }
  }
  return out.bytes();
}

Manifest decode(std::string_view bytes, const std::string& folder) {
  Decoder in(bytes, "manifest");
  if (in.number() != static_cast<std::uint64_t>(text::kAnalysisVersion)) {
    throw Error(ErrorCode::version_mismatch,
                "the index was analysed by another version: index the documents again into a new "
                "folder",
                folder);
  }
  Manifest manifest;
  manifest.generation = in.number();
  manifest.next = in.number();
  manifest.library = in.string();
  manifest.rules = in.number();
  manifest.rules_file = take_mark(in);
  manifest.failures = in.string();
  manifest.segments.resize(in.count(12));
  for (auto& segment : manifest.segments) {
    segment.number = in.number();
    segment.postings = take_mark(in);
    segment.store = take_mark(in);
    segment.tags_number = in.number();
    segment.tags = take_mark(in);
    segment.rules = in.number();
    segment.blocks = in.number();
    segment.dense = in.number() != 0;
    segment.deleted.resize(in.count());
    std::uint64_t document = 0;
    for (auto& deleted : segment.deleted) {
      document += in.number();
      deleted = static_cast<std::uint32_t>(document);
    }
  }
  return manifest;
}

bool is_file(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path, error).type();
  return type == fs::file_type::regular || type == fs::file_type::not_found;  // gone meanwhile
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::directory;
}

// Whether an entry of a folder is what a writer leaves that was stopped before its first commit:
// what only shares its name with that is somebody's, and is neither written over nor removed.
bool is_unfinished(const std::string& folder, const std::string& name) {
  const std::string path = in(folder, name);
  if (name == kLockName) return is_lock(path);
  if (!is_lock(in(folder, kLockName)) || !fs::exists(in(folder, kLockName))) return false;
  if (name == kBuildName || name == kSegmentsName) return is_folder(path);
  return is_file(path) && (name == std::string(kManifestName) + ".new" ||
                           name.starts_with(kRulesName));
}

// Removes entries of a folder that are not to be kept. Whatever cannot be removed stays for the
// next time: it is in nobody's way.
void keep_only(const std::string& folder, const std::set<std::string>& names) {
  std::error_code error;
  if (!is_folder(folder)) return;  // a link leads to what is somebody's
  std::vector<fs::path> rubbish;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (!names.contains(entry.path().filename().string())) rubbish.push_back(entry.path());
  }
  for (const auto& path : rubbish) fs::remove_all(path, error);
}

}  // namespace

SegmentEntry* find_entry(std::vector<SegmentEntry>& entries, std::uint64_t number) {
  for (auto& entry : entries) {
    if (entry.number == number) return &entry;
  }
  return nullptr;
}

std::string manifest_path(const std::string& folder) { return in(folder, kManifestName); }
std::string segment_path(const std::string& folder, std::uint64_t number) {
  return in(in(folder, kSegmentsName), std::to_string(number));
}
std::string rules_path(const std::string& folder, std::uint64_t number) {
  return in(folder, std::string(kRulesName) + std::to_string(number));
}
std::string build_path(const std::string& folder) { return in(folder, kBuildName); }
std::string postings_path(const std::string& segment) { return in(segment, kPostingsName); }
std::string store_path(const std::string& segment) { return in(segment, kStoreName); }
std::string tags_path(const std::string& segment, std::uint64_t number) {
  return in(segment, std::string(kTagsName) + std::to_string(number));
}

Manifest read_manifest(const std::string& folder) {
  struct stat about = {};
  if (stat(folder.c_str(), &about) != 0) {
    if (errno != ENOENT && errno != ENOTDIR) store::fail_io("cannot open", folder, errno);
    throw Error(ErrorCode::not_found, "there is no index here", folder);
  }
  std::string bytes;
  try {
    if (S_ISDIR(about.st_mode)) bytes = store::read_file(manifest_path(folder), kMaxManifestBytes);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::io) throw;
  }
  if (!bytes.starts_with(kFirstWords)) {
    throw Error(ErrorCode::not_an_index, "this is not an index", folder);
  }
  if (!bytes.starts_with(first_line())) {
    throw Error(ErrorCode::version_mismatch,
                "the index has another format than the " + std::to_string(kIndexFormat) +
                    " of this version: index the documents again into a new folder",
                folder);
  }
  const std::string_view rest = std::string_view(bytes).substr(first_line().size());
  std::uint64_t check = 0;
  std::size_t at = 0;
  if (!take_varint(rest, at, check) || check != store::checksum(rest.substr(at))) {
    throw Error(ErrorCode::corrupt, "the index is damaged: its manifest is not as it was written",
                folder);
  }
  return decode(rest.substr(at), folder);
}

bool has_manifest(const std::string& folder) {
  try {
    read_manifest(folder);
    return true;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) return false;
    if (error.code() != ErrorCode::not_an_index) throw;
  }
  std::error_code error;
  const fs::directory_iterator entries(folder, error);
  if (error) throw Error(ErrorCode::not_an_index, "this is not a folder", folder);
  for (const auto& entry : entries) {
    if (!is_unfinished(folder, entry.path().filename().string())) {
      throw Error(ErrorCode::not_an_index,
                  "this folder holds other files and is not an index: name a new folder", folder);
    }
  }
  return false;
}

void write_manifest(const std::string& folder, const Manifest& manifest) {
  const std::string record = encode(manifest);
  std::string bytes = first_line();
  append_varint(bytes, store::checksum(record));
  bytes += record;
  store::replace_file(manifest_path(folder), bytes);
}

void sweep(const std::string& folder, const Manifest& manifest) {
  std::set<std::string> segments;
  for (const auto& segment : manifest.segments) {
    segments.insert(std::to_string(segment.number));
    keep_only(segment_path(folder, segment.number),
              {std::string(kPostingsName), std::string(kStoreName),
               std::string(kTagsName) + std::to_string(segment.tags_number)});
  }
  keep_only(in(folder, kSegmentsName), segments);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool rules = name.starts_with(kRulesName) &&
                       entry.path() != fs::path(rules_path(folder, manifest.rules));
    if (rules || name == std::string(kManifestName) + ".new") fs::remove(entry.path(), error);
  }
}

}  // namespace pilcrow::index
