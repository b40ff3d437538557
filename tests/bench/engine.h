// What the benchmark asks of every engine.
#ifndef PILCROW_BENCH_ENGINE_H_
#define PILCROW_BENCH_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "paragraphs.h"
#include "query.h"

namespace bench {

/// What to index, and where to.
struct IndexTask {
  std::string input;   ///< The folder of files for this library, the paragraph file for its peers.
  std::string folder;  ///< Where the index goes; there and empty.
  std::size_t memory_bytes = 0;  ///< The engine's default if 0.
  unsigned jobs = 0;             ///< The engine's default if 0.
};

/// What a search gives beside the ten best.
struct Ask {
  bool total = false;       ///< The exact number of matches.
  bool documents = false;   ///< How many matches each document has.
  bool all_facets = false;  ///< All facets that the engine has, 20 values of each where it can choose.
  bool snippets = false;    ///< The stored text of the ten and a marked excerpt of each.
};

struct Answer {
  std::size_t hits = 0;
  std::optional<std::size_t> total = {};
  std::size_t facet_values = 0;
  std::size_t snippet_bytes = 0;
};

/// An engine with at most one index open. Throws std::exception.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  /// Writes an index that is durable and closed when this returns. Gives the paragraphs in it.
  virtual std::size_t index(const IndexTask& task) = 0;

  /// Makes a closed index as small as the engine knows how to; false if it has no means to.
  virtual bool optimize(const std::string& folder) = 0;

  virtual void open(const std::string& folder) = 0;
  virtual Answer search(const Query& query, const Ask& ask) = 0;

  /// All matches by their place in the paragraph file, ascending.
  virtual std::vector<std::uint32_t> matches(const Query& query, const Paragraphs& all) = 0;

  /// The language that the engine takes a paragraph to be in; empty if it does not care.
  virtual std::string language(const ParagraphRecord&) { return {}; }
};

/// An engine that the benchmark knows of, built in or not.
struct EngineInfo {
  std::string name;                             ///< As on the command line.
  std::string version;                          ///< Empty if not built in.
  std::vector<std::string> options;             ///< Of `IndexTask`, which it heeds.
  std::unique_ptr<Engine> (*make)() = nullptr;  ///< Null if not built in.
};

/// Each engine's own; those of a peer that is not installed say so.
EngineInfo pilcrow_engine();
EngineInfo xapian_engine();
EngineInfo sqlite_engine();
EngineInfo lucene_engine();

/// This library first.
std::vector<EngineInfo> engines();

}  // namespace bench

#endif  // PILCROW_BENCH_ENGINE_H_
