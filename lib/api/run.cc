#include "api/run.h"

#include <chrono>
#include <filesystem>
#include <unordered_map>

#include "pilcrow/error.h"
#include "read/walk.h"

namespace pilcrow::api {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

struct Input {
  read::Walk::File file;
  bool named = false;  // by the caller, rather than found in a folder
};

class Run {
 public:
  Run(IndexWriter& writer, const Readers& readers, const IndexOptions& options)
      : writer_(writer), readers_(readers), options_(options) {}

  IndexReport run(const std::vector<std::string>& paths) {
    for (const auto& path : paths) list(path);
    for (const auto& input : inputs_) {
      progress_.current = input.file.path;
      if (!tell(false)) {
        report_.stopped = true;
        break;
      }
      read(input);
      ++progress_.files_done;
    }
    progress_.current = {};
    tell(true);
    return std::move(report_);
  }

 private:
  void list(const std::string& path) {
    try {
      read::Walk walk = read::walk(path, {options_.exclude});
      const bool named = walk.files.size() == 1 && walk.files.front().path == path;
      for (auto& file : walk.files) inputs_.push_back({std::move(file), named});
      for (auto& [where, reason] : walk.problems) problem(where, reason, false);
    } catch (const Error& error) {
      problem(path, error.what(), false);
    }
    progress_.files_total = inputs_.size();
  }

  void read(const Input& input) {
    const std::string& path = input.file.path;
    ReadResult result;
    try {
      result = read_file(path, input.file.name, readers_, options_.max_file_bytes);
    } catch (const Error& error) {
      problem(path, error.what(), error.code() == ErrorCode::unsupported && !input.named);
      return;
    }
    for (const auto& reason : result.skipped) problem(path, reason, false);
    for (auto& document : result.documents) {
      document.path = path;
      add(document);
    }
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (!unknown) progress_.bytes_done = report_.bytes += size;
  }

  void add(const Document& document) {
    const auto [claim, fresh] = claimed_.emplace(document.id, document.path);
    if (!fresh) {
      const bool same = claim->second == document.path;
      problem(document.path,
              "the id '" + document.id + "' is taken by " +
                  (same ? "an earlier record of this file" : claim->second),
              false);
      return;
    }
    try {
      progress_.paragraphs = report_.paragraphs += writer_.add(document);
      progress_.documents = ++report_.documents;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::bad_argument) throw;  // the index's trouble ends the run
      problem(document.path, error.what(), false);
    }
  }

  void problem(const std::string& path, const std::string& reason, bool skipped) {
    report_.problems.push_back({path, reason, skipped});
  }

  // Whether to go on.
  bool tell(bool now) {
    if (!options_.progress) return true;
    const auto time = std::chrono::steady_clock::now();
    if (!now && time - told_ < kProgressInterval) return true;
    told_ = time;
    return options_.progress(progress_);
  }

  IndexWriter& writer_;
  const Readers& readers_;
  const IndexOptions& options_;
  IndexReport report_;
  IndexOptions::Progress progress_;
  std::vector<Input> inputs_;
  std::unordered_map<std::string, std::string> claimed_;  // id -> file
  std::chrono::steady_clock::time_point told_ = {};
};

}  // namespace

IndexReport index_paths(IndexWriter& writer, const Readers& readers,
                        const std::vector<std::string>& paths, const IndexOptions& options) {
  return Run(writer, readers, options).run(paths);
}

}  // namespace pilcrow::api
