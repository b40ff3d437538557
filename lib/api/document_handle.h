// A document of one generation, which is kept open with it.
#ifndef PILCROW_API_DOCUMENT_HANDLE_H_
#define PILCROW_API_DOCUMENT_HANDLE_H_

#include <memory>
#include <string>

#include "api/session.h"
#include "pilcrow/reading.h"

namespace pilcrow::api {

struct DocumentHandle {
  std::shared_ptr<Sessions> sessions = {};
  std::shared_ptr<const Generation> generation = {};
  index::DocumentPlace place = {};
  std::string label_language = {};
};

IndexedDocument open_document(DocumentHandle handle);

}  // namespace pilcrow::api

#endif  // PILCROW_API_DOCUMENT_HANDLE_H_
