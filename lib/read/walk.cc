#include "read/walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "read/file.h"
#include "read/ignore.h"

namespace pilcrow::read {
namespace {

namespace fs = boost::filesystem;

constexpr std::string_view kIndexFile = "pilcrow-index";
constexpr std::size_t kLargestIgnoreFile = std::size_t{1} << 20;

void append_escaped(std::string& name, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    name += '%';
    name += kDigits[byte >> 4];
    name += kDigits[byte & 15];
  }
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// A path on disk as UTF-8 that can be a document's id: other bytes, and control characters, as %XX.
std::string readable(std::string_view path) {
  std::string name;
  while (!path.empty()) {
    const std::size_t valid = find_invalid_utf8(path);
    for (std::size_t at = 0; at < valid;) {
      const std::size_t begin = at;
      const bool control = is_control(next_code_point(path, at));
      const std::string_view bytes = path.substr(begin, at - begin);
      if (control) {
        append_escaped(name, bytes);
      } else {
        name += bytes;
      }
    }
    path.remove_prefix(valid);
    append_escaped(name, path.substr(0, 1));
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
  }
  return name;
}

// The patterns of a folder's ignore file, and those of the folders above.
struct Scope {
  std::shared_ptr<const Scope> above;
  std::size_t prefix = 0;  // bytes of a path below the root that are the folder, with its '/'
  IgnoreRules rules;
};

// What tells a folder from all others, and those that lead to it.
struct Identity {
  dev_t device = 0;
  ino_t inode = 0;
  std::shared_ptr<const Identity> above;

  bool is_below(const Identity& other) const {
    for (const Identity* at = this; at != nullptr; at = at->above.get()) {
      if (at->device == other.device && at->inode == other.inode) return true;
    }
    return false;
  }
};

struct Folder {
  std::string path;  // below the root, in bytes, with '/' at the end; empty for the root
  std::shared_ptr<const Scope> scope;
  std::shared_ptr<const Identity> identity;  // null where nobody asks for it
  bool whole = true;     // rather than only some of what is below it
  bool included = true;  // with all that is below it
};

class Walker {
 public:
  Walker(const std::string& root, const WalkOptions& options)
      : root_(root.ends_with('/') ? root : root + '/'), options_(options) {
    for (const std::string& pattern : options.exclude) excluded_.add(pattern);
    for (const std::string& pattern : options.include) included_.add(pattern);
  }

  Walk run() {
    folders_.push_back({"", nullptr, identify("", nullptr), options_.only.empty(),
                        options_.include.empty()});
    while (!folders_.empty()) {
      const Folder folder = std::move(folders_.back());
      folders_.pop_back();
      enter(folder);
    }
    std::sort(walk_.files.begin(), walk_.files.end(),
              [](const Walk::File& a, const Walk::File& b) { return a.name < b.name; });
    std::sort(walk_.problems.begin(), walk_.problems.end());
    return std::move(walk_);
  }

 private:
  struct Entry {
    std::string name;
    fs::file_type type = fs::status_error;
    std::string trouble = {};
  };

  void enter(const Folder& folder);
  std::vector<Entry> list(const std::string& path);
  std::shared_ptr<const Scope> scope_of(const Folder& folder, const std::vector<Entry>& entries);
  void take(const Folder& folder, const std::shared_ptr<const Scope>& scope, Entry entry);
  void take_folder(const Folder& folder, Folder found, bool is_link);
  bool follow(Entry& entry, const std::string& path);
  std::shared_ptr<const Identity> identify(const std::string& path,
                                           const std::shared_ptr<const Identity>& above) const;
  bool is_included(const std::string& path, bool is_folder) const {
    return included_.judge(path, is_folder) == IgnoreRules::Verdict::ignored;
  }
  bool is_ignored(const std::string& path, bool is_folder, const Scope* scope) const;
  bool is_asked_for(const std::string& path) const;
  bool is_above_asked_for(const std::string& path) const;
  void problem(const std::string& path, const std::string& reason) {
    walk_.problems.emplace_back(readable(path), reason);
  }
  // Of something that may be a folder with files in it.
  void unread(std::string path, const std::string& reason) {
    problem(path, reason);
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    walk_.unread.push_back(std::move(path));
  }

  std::string root_;
  const WalkOptions& options_;
  IgnoreRules excluded_;
  IgnoreRules included_;
  std::vector<Folder> folders_;  // still to be entered: no recursion, trees may be deep
  Walk walk_;
};

void Walker::enter(const Folder& folder) {
  if (options_.entering) options_.entering(root_ + folder.path);
  std::vector<Entry> entries = list(root_ + folder.path);
  const auto is_index = [](const Entry& entry) {
    return entry.name == kIndexFile && entry.type == fs::regular_file;
  };
  if (std::any_of(entries.begin(), entries.end(), is_index)) {
    if (folder.path.empty()) unread(root_, "this folder is an index");
    return;
  }
  const std::shared_ptr<const Scope> scope = scope_of(folder, entries);
  for (Entry& entry : entries) take(folder, scope, std::move(entry));
}

std::vector<Walker::Entry> Walker::list(const std::string& path) {
  std::vector<Entry> entries;
  boost::system::error_code error;
  fs::directory_iterator next(path, error);
  while (!error && next != fs::directory_iterator()) {
    boost::system::error_code trouble;
    Entry entry{next->path().filename().native(), next->symlink_status(trouble).type()};
    if (trouble) entry.trouble = trouble.message();
    entries.push_back(std::move(entry));
    next.increment(error);
  }
  if (error) unread(path, "cannot read the folder: " + error.message());
  return entries;
}

std::shared_ptr<const Scope> Walker::scope_of(const Folder& folder,
                                              const std::vector<Entry>& entries) {
  const auto is_ignore_file = [](const Entry& entry) {
    return entry.name == kIgnoreFile && entry.type == fs::regular_file;
  };
  if (std::none_of(entries.begin(), entries.end(), is_ignore_file)) return folder.scope;
  try {
    const std::string path = root_ + folder.path + std::string(kIgnoreFile);
    IgnoreRules rules(load_file(path, kLargestIgnoreFile));
    return std::make_shared<Scope>(Scope{folder.scope, folder.path.size(), std::move(rules)});
  } catch (const Error& error) {
    problem(error.context(), error.what());
    return folder.scope;
  }
}

void Walker::take(const Folder& folder, const std::shared_ptr<const Scope>& scope, Entry entry) {
  if (entry.name.starts_with('.') && (!options_.hidden || entry.name == kIgnoreFile)) return;
  const bool is_link = entry.type == fs::symlink_file;
  if (is_link && !options_.follow_links) return;
  const std::string path = folder.path + entry.name;
  if (is_link && !follow(entry, path)) return;
  const bool is_folder = entry.type == fs::directory_file;
  const bool whole = folder.whole || is_asked_for(path);
  if (!whole && !(is_folder && is_above_asked_for(path))) return;
  if (is_ignored(path, is_folder, scope.get())) return;
  const bool included = folder.included || is_included(path, is_folder);
  if (is_folder) {
    take_folder(folder, {path + '/', scope, nullptr, whole, included}, is_link);
  } else if (entry.type == fs::regular_file) {
    if (included) walk_.files.push_back({root_ + path, readable(path)});
  } else if (entry.trouble.empty()) {
    if (included) problem(root_ + path, "neither a file nor a folder");
  } else {
    unread(root_ + path, entry.trouble);
  }
}

void Walker::take_folder(const Folder& folder, Folder found, bool is_link) {
  found.identity = identify(found.path, folder.identity);
  if (found.identity && folder.identity) {
    const bool other = found.identity->device != folder.identity->device;
    if (other && options_.one_file_system) return;
    if (is_link && folder.identity->is_below(*found.identity)) {
      problem(root_ + found.path.substr(0, found.path.size() - 1),
              "the link leads back to a folder that it is in");
      return;
    }
  }
  folders_.push_back(std::move(found));
}

// Makes the entry what the link leads to; false for a link that leads nowhere.
bool Walker::follow(Entry& entry, const std::string& path) {
  boost::system::error_code trouble;
  entry.type = fs::status(root_ + path, trouble).type();
  if (entry.type == fs::file_not_found) {
    problem(root_ + path, "the link leads nowhere");
    return false;
  }
  // Links that lead to one another, too.
  entry.trouble = entry.type == fs::status_error ? trouble.message() : std::string();
  return true;
}

// Null as well for a folder that is gone meanwhile, which is seen when it is listed.
std::shared_ptr<const Identity> Walker::identify(
    const std::string& path, const std::shared_ptr<const Identity>& above) const {
  if (!options_.follow_links && !options_.one_file_system) return nullptr;
  struct stat status {};
  if (::stat((root_ + path).c_str(), &status) != 0) return nullptr;
  return std::make_shared<Identity>(Identity{status.st_dev, status.st_ino, above});
}

bool Walker::is_asked_for(const std::string& path) const {
  return std::binary_search(options_.only.begin(), options_.only.end(), path);
}

bool Walker::is_above_asked_for(const std::string& path) const {
  const std::string prefix = path + '/';
  const auto next = std::lower_bound(options_.only.begin(), options_.only.end(), prefix);
  return next != options_.only.end() && next->starts_with(prefix);
}

bool Walker::is_ignored(const std::string& path, bool is_folder, const Scope* scope) const {
  using Verdict = IgnoreRules::Verdict;
  Verdict verdict = excluded_.judge(path, is_folder);
  for (; verdict == Verdict::none && scope != nullptr; scope = scope->above.get()) {
    verdict = scope->rules.judge(std::string_view(path).substr(scope->prefix), is_folder);
  }
  return verdict == Verdict::ignored;
}

}  // namespace

Walk walk(const std::string& root, const WalkOptions& options) {
  boost::system::error_code error;
  const fs::file_status status = fs::status(root, error);
  if (status.type() == fs::file_not_found) {
    throw Error(ErrorCode::not_found, "there is no such file or folder", root);
  }
  if (status.type() == fs::regular_file) {
    Walk walk;
    walk.files.push_back({root, readable(fs::path(root).filename().native())});
    return walk;
  }
  if (status.type() == fs::directory_file) {
    fs::directory_iterator probe(root, error);
    if (!error) return Walker(root, options).run();
  }
  throw Error(
      ErrorCode::io,
      error ? "cannot read it: " + error.message() : std::string("neither a file nor a folder"),
      root);
}

}  // namespace pilcrow::read
