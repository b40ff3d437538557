// Patterns that name files to pass over, by the rules of .gitignore.
#ifndef PILCROW_READ_IGNORE_H_
#define PILCROW_READ_IGNORE_H_

#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::read {

inline constexpr std::string_view kIgnoreFile = ".pilcrowignore";

// The patterns of one ignore file; they count for the folder that it is in and all below.
class IgnoreRules {
 public:
  enum class Verdict { none, ignored, kept };

  IgnoreRules() = default;

  // Of a whole file, one pattern a line.
  explicit IgnoreRules(std::string_view text);

  // Adds one pattern; the later it is added, the stronger. Comments and blank lines add nothing.
  void add(std::string_view line);

  bool empty() const { return rules_.empty(); }

  // What the last pattern that fits says of a path below the rules' folder, with '/' and in bytes
  // as on disk. To be asked of each folder on the way down: what is in an ignored one is ignored.
  Verdict judge(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::vector<std::string> parts;  // between '/', with their wildcards
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;  // counts from the folder; else for the last name of a path
  };
  std::vector<Rule> rules_;
};

// Whether a name without '/' fits a pattern with *, ?, [..] and backslashes; ? and [..] take one
// character of UTF-8, or one byte where there is none.
bool fits_pattern(std::string_view pattern, std::string_view name);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_IGNORE_H_
