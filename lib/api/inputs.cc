#include "api/inputs.h"

#include <algorithm>
#include <iterator>

#include "pilcrow/error.h"
#include "read/walk.h"

namespace pilcrow::api {
namespace {

// Without the last of the '/' that it may end with: as it stands at the front of paths below.
std::string as_folder(std::string path) {
  if (path.ends_with('/')) path.pop_back();
  return path;
}

// Whether `found` holds a path or one above it, by components.
template <typename Found>
bool any_at_or_above(std::string_view path, Found&& found) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (found(path.substr(0, slash))) return true;
  }
  return found(path);
}

}  // namespace

Inputs::Inputs(const std::vector<Root>& roots, const IndexOptions& options,
               const std::function<void(const std::string&)>& entering) {
  for (const auto& root : roots) list(root, options, entering);
}

void Inputs::list(const Root& root, const IndexOptions& options,
                  const std::function<void(const std::string&)>& entering) {
  try {
    read::Walk walk =
        read::walk(root.path, {options.exclude, options.include, options.hidden,
                               options.follow_links, options.one_file_system, root.only, entering});
    const bool named = walk.files.size() == 1 && walk.files.front().path == root.path;
    for (auto& file : walk.files) {
      files_.push_back({std::move(file.path), std::move(file.name), named});
    }
    for (const auto& [path, reason] : walk.problems) problem(path, reason);
    for (auto& path : walk.unread) unread_.insert(as_folder(std::move(path)));
    const std::string folder = root.path.ends_with('/') ? root.path : root.path + '/';
    if (root.only.empty()) walked_.insert(as_folder(folder));
    for (const auto& path : root.only) walked_.insert(folder + path);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) missing_[root.path].push_back(problems_.size());
    problem(root.path, error.what());
  }
}

bool Inputs::is_gone(std::string_view path) const {
  if (is_missing(path)) return true;
  return any_at_or_above(path, [&](std::string_view at) { return walked_.contains(at); }) &&
         !any_at_or_above(path, [&](std::string_view at) { return unread_.contains(at); });
}

void Inputs::excuse(std::string_view path) {
  const auto found = missing_.find(path);
  if (found == missing_.end()) return;
  for (const std::size_t place : found->second) problems_[place].reason.clear();
}

std::vector<InputProblem> Inputs::problems() const {
  std::vector<InputProblem> out;
  std::copy_if(problems_.begin(), problems_.end(), std::back_inserter(out),
               [](const InputProblem& problem) { return !problem.reason.empty(); });
  return out;
}

}  // namespace pilcrow::api
