// The paragraphs that every engine indexes, split once by this library's readers and kept in a
// file.
#ifndef PILCROW_BENCH_PARAGRAPHS_H_
#define PILCROW_BENCH_PARAGRAPHS_H_

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bench {

struct ParagraphRecord {
  std::string document;
  std::uint32_t number = 0;  ///< From 1 in its document.
  std::string text;
  std::string above;  ///< The document's title and the headings above, a line each.
};

/// What `split` found.
struct SplitReport {
  std::size_t documents = 0;
  std::size_t paragraphs = 0;
  std::size_t text_bytes = 0;
  std::size_t file_bytes = 0;  ///< Of the files that were read.
  std::size_t left_out = 0;    ///< Files that no reader takes or can read.
};

/// The names, below a folder, of the files that indexing the folder takes: what is ignored, and
/// how, is the library's to say. `scratch` names a folder that is not there yet.
std::set<std::string> files_below(const std::string& folder, const std::string& scratch);

/// Reads such files and writes their paragraphs.
SplitReport split(const std::set<std::string>& names, const std::string& folder,
                  const std::string& file);

/// Reads such a file from its beginning, one record at a time, so that a peer's peak memory is its
/// own and not the corpus.
class ParagraphFile {
 public:
  explicit ParagraphFile(const std::string& file);

  /// False at the end.
  bool next(ParagraphRecord& record);

 private:
  std::vector<char> buffer_;
  std::ifstream in_;
};

/// All of a file's paragraphs in memory.
struct Paragraphs {
  explicit Paragraphs(const std::string& file);

  /// The place of a document's paragraph; throws for one that is not there.
  std::uint32_t place(const std::string& document, std::size_t number) const;

  std::vector<ParagraphRecord> records;
  std::map<std::string, std::uint32_t> first;  ///< A document's first paragraph.
};

}  // namespace bench

#endif  // PILCROW_BENCH_PARAGRAPHS_H_
