// Everything: paragraph search with thematic facets.
#ifndef PILCROW_PILCROW_H_
#define PILCROW_PILCROW_H_

// What everything is made of.
#include "pilcrow/error.h"
#include "pilcrow/progress.h"
#include "pilcrow/range.h"
#include "pilcrow/version.h"

// Documents, and the readers that make them.
#include "pilcrow/check.h"
#include "pilcrow/document.h"
#include "pilcrow/isolation.h"
#include "pilcrow/problem.h"
#include "pilcrow/reader.h"
#include "pilcrow/source_map.h"
#include "pilcrow/xml.h"

// Themes and names.
#include "pilcrow/themes.h"

// Writing an index.
#include "pilcrow/writer.h"

// Searching it.
#include "pilcrow/citation.h"
#include "pilcrow/contents.h"
#include "pilcrow/explain.h"
#include "pilcrow/facets.h"
#include "pilcrow/index.h"
#include "pilcrow/reading.h"
#include "pilcrow/search.h"
#include "pilcrow/snippet.h"
#include "pilcrow/suggest.h"
#include "pilcrow/tagging.h"

// Answers as JSON.
#include "pilcrow/json.h"

// Measuring how well it answers.
#include "pilcrow/evaluate.h"

/// All of the C++ API.
namespace pilcrow {}

#endif  // PILCROW_PILCROW_H_
