// Words that are cut at the end of a line.
#ifndef PILCROW_READ_PDF_HYPHENS_H_
#define PILCROW_READ_PDF_HYPHENS_H_

#include <set>
#include <string>
#include <string_view>

namespace pilcrow::read {

class Hyphens {
 public:
  // Learns the words of a line, but for those at its ends, which may be cut.
  void learn(std::string_view line);

  // Appends a line to a text of lines.
  void join(std::string& text, std::string_view line) const;

 private:
  std::set<std::string, std::less<>> words_;  // in lower case, also with hyphens
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PDF_HYPHENS_H_
