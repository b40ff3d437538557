#include "engine.h"

namespace bench {

#ifndef PILCROW_BENCH_SQLITE
EngineInfo sqlite_engine() { return {"fts5", {}, {}}; }
#endif

#ifndef PILCROW_BENCH_LUCENE
EngineInfo lucene_engine() { return {"lucene", {}, {}}; }
#endif

std::vector<EngineInfo> engines() {
  return {pilcrow_engine(), xapian_engine(), sqlite_engine(), lucene_engine()};
}

}  // namespace bench
