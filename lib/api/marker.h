// What of a paragraph a query has marked.
#ifndef PILCROW_API_MARKER_H_
#define PILCROW_API_MARKER_H_

#include <string>
#include <vector>

#include "api/aliases.h"
#include "api/session.h"
#include "pilcrow/search.h"
#include "search/clause.h"
#include "text/analysis.h"

namespace pilcrow::api {

// Runs queries over texts of one generation. For one thread.
class Marker {
 public:
  // The session must outlive it.
  explicit Marker(Session& session)
      : analyser_(*session.analyser),
        names_(session.generation->names, session.snapshot(), analyser_) {}

  // As snippet::find_marks, in bytes of the paragraph's text, which must be there.
  std::vector<Mark> marks(const search::Clause& root, const Paragraph& paragraph,
                          index::BlockPlace place);

 private:
  text::Analyser& analyser_;
  NameFinder names_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_MARKER_H_
