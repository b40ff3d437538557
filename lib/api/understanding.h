// From a request to the tree of what is looked for.
#ifndef PILCROW_API_UNDERSTANDING_H_
#define PILCROW_API_UNDERSTANDING_H_

#include <cstddef>
#include <string>
#include <vector>

#include "api/session.h"
#include "pilcrow/error.h"
#include "pilcrow/search.h"
#include "search/parser.h"

namespace pilcrow::api {

// For one request, which must outlive it.
class Understanding {
 public:
  Understanding(Session& session, const SearchRequest& request)
      : session_(session), request_(request) {}

  // All that the request asks for: its query, and what known answers add to it.
  search::ParsedQuery query();

  // A query alone.
  search::ParsedQuery query(const std::string& text);

  // The paragraphs that the result is to be like, and not to hold, once `query` is done.
  const std::vector<index::BlockPlace>& models() const { return models_; }

  // Throws if the index has no such theme.
  void require_theme(const std::string& theme, ErrorCode code, std::size_t where) const;

 private:
  void normalise_filters(search::Clause& clause) const;
  struct Answer {
    index::BlockPlace place = {};
    double trust = 1;
  };
  std::vector<Answer> answers(const search::ParsedQuery& query) const;
  std::string likely_language(std::string_view text) const;
  void feed_back(search::ParsedQuery& query);

  Session& session_;
  const SearchRequest& request_;
  std::vector<index::BlockPlace> models_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_UNDERSTANDING_H_
