// The files that a run is over, and what of the index it may find gone.
#ifndef PILCROW_API_INPUTS_H_
#define PILCROW_API_INPUTS_H_

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/writer.h"

namespace pilcrow::api {

// A path that was given to a run, or only some of what lies below it.
struct Root {
  std::string path = {};
  std::vector<std::string> only = {};  // below it, sorted; all of it if empty
};

struct Input {
  std::string path = {};  // to open it
  std::string name = {};  // below the path that was given
  bool named = false;     // by the caller, rather than found in a folder
};

class Inputs {
 public:
  // Lists what is there. `entering` is as in read::WalkOptions.
  Inputs(const std::vector<Root>& roots, const IndexOptions& options,
         const std::function<void(const std::string&)>& entering);

  // In the order in which they are taken.
  const std::vector<Input>& files() const { return files_; }

  // Whether a file that was indexed once and is not among `files` is no longer there: it lies where
  // was looked, and all could be looked at.
  bool is_gone(std::string_view path) const;

  // Whether it was given by name, and there is nothing of that name.
  bool is_missing(std::string_view path) const { return missing_.contains(path); }

  // Forgets that there was a problem with a path that is missing.
  void excuse(std::string_view path);

  // Of listing: what is missing, and what could not be entered.
  std::vector<InputProblem> problems() const;

 private:
  void list(const Root& root, const IndexOptions& options,
            const std::function<void(const std::string&)>& entering);
  void problem(const std::string& path, const std::string& reason) {
    problems_.push_back({path, reason, ProblemKind::failed});
  }

  using Paths = std::set<std::string, std::less<>>;

  std::vector<Input> files_;
  std::vector<InputProblem> problems_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> missing_;  // places in `problems_`
  Paths walked_;  // files and folders, these without '/' at the end but for the root of all
  Paths unread_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_INPUTS_H_
