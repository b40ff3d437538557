// What tests share: folders that vanish, files, commands and their output.
#ifndef PILCROW_TESTS_SUPPORT_H_
#define PILCROW_TESTS_SUPPORT_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace support {

// A new folder below the system's one for temporary files; removed with all in it at the end.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }

  // The path of `name` in it.
  std::string operator/(std::string_view name) const;

  // Writes a file (and the folders above it) and gives its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

std::string read_file(const std::string& path);

// A file of the source tree, e.g. "corpus/themes.toml".
std::string source_path(std::string_view name);

// Tab-separated lines of such a file; those that begin with # are comments.
std::vector<std::vector<std::string>> read_table(std::string_view name);

struct CommandResult {
  int exit_code = -1;  // 128 + signal when it was killed
  std::string out;
  std::string err;
};

// Runs a program without a shell, with no input and these variables set beside the present ones.
CommandResult run(const std::vector<std::string>& arguments,
                  const std::map<std::string, std::string>& environment = {},
                  const std::string& folder = {});

// Whether a process runs with this command line, its words with blanks between.
bool is_running(const std::string& command);

// Waits until none does, for ten seconds at most; whether that came true.
bool ends(const std::string& command);

// How often to try something at random: an eighth of `all` under sanitizers, which take ten times as long
// and look for what any of the tries shows.
constexpr std::size_t rounds(std::size_t all) {
#if defined(PILCROW_SANITIZED)
  return all / 8;
#else
  return all;
#endif
}

}  // namespace support

#endif  // PILCROW_TESTS_SUPPORT_H_
