// The walk over a tree of files.
#ifndef PILCROW_READ_WALK_H_
#define PILCROW_READ_WALK_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace pilcrow::read {

struct WalkOptions {
  // Patterns in .gitignore's style, relative to the root, beside those of .pilcrowignore files.
  std::vector<std::string> exclude = {};

  // If there are any: only files that fit one of these, or lie in a folder that does.
  std::vector<std::string> include = {};

  bool hidden = false;           // takes what begins with a dot, too
  bool follow_links = false;     // but not back to a folder above
  bool one_file_system = false;  // that of the root

  // Paths below the root, sorted: nothing but these files, and what lies in these folders, is
  // listed. Empty for everything.
  std::vector<std::string> only = {};

  // Called with the path of each folder, with '/' at its end, right before it is listed.
  std::function<void(const std::string& folder)> entering = {};
};

struct Walk {
  struct File {
    std::string path;  // to open it
    std::string name;  // below the root, with '/', valid UTF-8: other bytes stand as %XX
  };
  std::vector<File> files = {};  // by name, in byte order

  // What could not be entered, or is neither file nor folder, and links that lead nowhere: path and
  // reason.
  std::vector<std::pair<std::string, std::string>> problems = {};

  // Paths of what may be a folder with files that are not listed here, since it could not be
  // entered; without '/' at the end.
  std::vector<std::string> unread = {};
};

// Lists the files below `root`, or `root` itself when it is a file. What .pilcrowignore files name,
// and these files themselves, are passed over; hidden files and folders, and symbolic links inside
// the tree, too, unless they are asked for.
// Throws Error{io} when the root cannot be read, Error{not_found} when it does not exist.
Walk walk(const std::string& root, const WalkOptions& options = {});

}  // namespace pilcrow::read

#endif  // PILCROW_READ_WALK_H_
