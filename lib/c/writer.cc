// The C API's writing half.
#include "pilcrow/writer.h"

#include "base/laps.h"
#include "c/call.h"
#include "c/requests.h"
#include "data/value.h"
#include "pilcrow/check.h"
#include "pilcrow/json.h"
#include "pilcrow/reader.h"

using pilcrow::c::answered;
using pilcrow::c::guarded;
using pilcrow::c::of;
using pilcrow::c::required;
using pilcrow::c::Text;

namespace {

// As a file of JSON Lines with this one record would be read; it has no place in any file.
pilcrow::Document document_of(const char* json) {
  const std::string line = write_json(pilcrow::data::parse_json(json, "document"));
  pilcrow::ReadResult read = pilcrow::read_bytes(line, "document.jsonl");
  if (read.documents.size() != 1) {
    const std::string& why = read.skipped.empty() ? "it has no text" : read.skipped.front();
    throw pilcrow::Error(pilcrow::ErrorCode::bad_input, why, "document");
  }
  pilcrow::Document document = std::move(read.documents.front());
  document.path.clear();
  for (pilcrow::Block& block : document.blocks) {
    block.source = {};
    block.line = 0;
    block.map = {};
  }
  return document;
}

}  // namespace

pilcrow_status pilcrow_writer_open(const char* folder, const char* options, pilcrow_writer** writer,
                                   pilcrow_error** error) {
  *writer = nullptr;
  return guarded(error, [&] {
    const auto wanted = pilcrow::c::writer_options_of(options);
    *writer = new pilcrow_writer{pilcrow::IndexWriter(required(folder, "folder"), wanted)};
  });
}

void pilcrow_writer_close(pilcrow_writer* writer) { delete writer; }

pilcrow_status pilcrow_writer_index(pilcrow_writer* writer, const char* const* paths, size_t count,
                                    const char* options, pilcrow_progress progress, void* context,
                                    char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    auto wanted = pilcrow::c::index_options_of(options);
    if (progress != nullptr) {
      wanted.progress = [=](const pilcrow::IndexOptions::Progress& now) {
        return progress(context, now.files_done, now.files_total,
                        std::string(now.current).c_str()) != 0;
      };
    }
    std::vector<std::string> all;
    for (size_t i = 0; i < count; ++i) all.emplace_back(required(paths[i], "path"));
    pilcrow::Laps laps;
    const auto report = of(writer).index_paths(all, wanted);
    return index_json(report, laps.next());
  });
}

pilcrow_status pilcrow_writer_add(pilcrow_writer* writer, const char* document, size_t* paragraphs,
                                  pilcrow_error** error) {
  if (paragraphs != nullptr) *paragraphs = 0;
  return guarded(error, [&] {
    const size_t added = of(writer).add(document_of(required(document, "document")));
    if (paragraphs != nullptr) *paragraphs = added;
  });
}

pilcrow_status pilcrow_writer_remove(pilcrow_writer* writer, const char* id, int* removed,
                                     pilcrow_error** error) {
  if (removed != nullptr) *removed = 0;
  return guarded(error, [&] {
    const bool was_there = of(writer).remove(required(id, "id"));
    if (removed != nullptr) *removed = was_there ? 1 : 0;
  });
}

pilcrow_status pilcrow_writer_commit(pilcrow_writer* writer, pilcrow_error** error) {
  return guarded(error, [&] { of(writer).commit(); });
}

pilcrow_status pilcrow_writer_optimize(pilcrow_writer* writer, pilcrow_error** error) {
  return guarded(error, [&] { of(writer).optimize(); });
}

pilcrow_status pilcrow_check(const char* folder, int repair, char** json, pilcrow_error** error) {
  return answered(json, error, [&]() -> Text {
    pilcrow::Laps laps;
    const std::string place = required(folder, "folder");
    const auto report = repair != 0 ? pilcrow::repair(place) : pilcrow::check(place);
    return check_json(report, laps.next());
  });
}
