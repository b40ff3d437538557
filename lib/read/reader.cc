#include "read/reader.h"

#include <new>
#include <utility>

#include "pilcrow/error.h"
#include "read/file.h"
#include "read/html/html.h"
#include "read/json/json_lines.h"
#include "read/markdown/markdown.h"
#include "read/normalise.h"
#include "read/parts.h"
#include "read/plain/plain_text.h"
#include "text/charset.h"
#include "text/converter.h"
#include "text/text_stream.h"

namespace pilcrow {
namespace {

// Takes documents for a `ReadResult`.
class Collector : public DocumentSink {
 public:
  Collector(const Source& source, const std::string& path, ReadResult& result)
      : source_(source), path_(path), result_(result) {}

  void add(Document document) override {
    ++seen_;
    if (document.path.empty()) document.path = path_;
    read::normalise(document, source_);
    const std::string problem = read::id_problem(document.id);
    if (problem.empty()) {
      result_.documents.push_back(std::move(document));
    } else {
      result_.skipped.push_back("document " + std::to_string(seen_) + ": " + problem);
    }
  }

  void skip(std::size_t line, const std::string& reason) override {
    const std::string where = line == 0 ? std::string() : "line " + std::to_string(line) + ": ";
    result_.skipped.push_back(where + text::repair_utf8(reason));
  }

 private:
  const Source& source_;
  const std::string& path_;
  ReadResult& result_;
  std::size_t seen_ = 0;
};

// Turns ranges of the decoded text into ranges of the file.
void locate_blocks(std::string_view bytes, const std::string& encoding,
                   std::vector<Document>& documents) {
  read::Places places;
  for (Document& document : documents) places.add(document.blocks);
  text::MemoryWindows windows(bytes);
  text::Locator locator(windows, {encoding, text::mark_size(bytes)});
  places.locate(locator);
}

// Calls code of readers, which may be anyone's.
template <typename Call>
auto guarded(const std::string& reader, const std::string& path, Call&& call) {
  try {
    return call();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::bad_input, reader + ": " + text::repair_utf8(error.what()), path);
  }
}

const Reader& find_reader(std::string_view bytes, const std::string& name, const std::string& path,
                          const Readers& readers) {
  const Reader* const reader = guarded("readers", path, [&] {
    return readers.find({name, bytes.substr(0, read::kHeadBytes)});
  });
  if (reader == nullptr) {
    throw Error(ErrorCode::unsupported, "no reader for this format", path);
  }
  return *reader;
}

text::Decoded decode(std::string_view bytes, const std::string& path) {
  try {
    return text::decode(bytes);
  } catch (const Error& error) {
    throw Error(error.code(), error.what(), path);
  }
}

}  // namespace

DocumentSink::~DocumentSink() = default;

Reader::~Reader() = default;

bool Reader::wants_text() const { return true; }

Readers::Readers() = default;

Readers Readers::standard() {
  Readers readers;
  readers.add(read::text_reader());
  readers.add(read::html_reader());
  readers.add(read::markdown_reader());
  readers.add(read::json_lines_reader());
  return readers;
}

void Readers::add(std::shared_ptr<const Reader> reader) {
  if (reader == nullptr) throw Error(ErrorCode::bad_argument, "there is no reader to add");
  readers_.insert(readers_.begin(), std::move(reader));
}

const Reader* Readers::find(const Source& source) const {
  for (const auto& reader : readers_) {
    if (reader->accepts(source)) return reader.get();
  }
  return nullptr;
}

std::vector<std::string> Readers::names() const {
  std::vector<std::string> names;
  for (const auto& reader : readers_) names.push_back(reader->name());
  return names;
}

void read::require_reader(std::string_view head, const std::string& name, const std::string& path,
                          const Readers& readers) {
  (void)find_reader(head, name, path, readers);
}

const read::PartialReader* read::find_partial(std::string_view head, const std::string& name,
                                              const std::string& path, const Readers& readers) {
  return dynamic_cast<const PartialReader*>(&find_reader(head, name, path, readers));
}

ReadResult read::read_loaded(std::string_view bytes, const std::string& name,
                             const std::string& path, const Readers& readers) {
  const Reader& reader = find_reader(bytes, name, path, readers);
  ReadResult result;
  result.reader = reader.name();
  text::Decoded decoded;
  Source source{name, bytes};
  const bool wants_text = reader.wants_text();
  if (wants_text) {
    decoded = decode(bytes, path);
    source.bytes = decoded.utf8;
    result.encoding = decoded.encoding;
  }
  Collector sink(source, path, result);
  guarded(result.reader, path, [&] { reader.read(source, sink); });
  // Without a mark, UTF-8 stands in the file as it does here.
  if (wants_text && (!decoded.encoding.empty() || decoded.utf8.size() != bytes.size())) {
    locate_blocks(bytes, decoded.encoding, result.documents);
  }
  for (Document& document : result.documents) settle_maps(document.blocks);
  return result;
}

ReadResult read_bytes(std::string_view bytes, const std::string& name, const Readers& readers) {
  return read::read_loaded(bytes, name, name, readers);
}

ReadResult read_file(const std::string& path, const std::string& name, const Readers& readers,
                     std::size_t max_bytes) {
  const auto look = [&](std::string_view head) { read::require_reader(head, name, path, readers); };
  return read::read_loaded(read::load(path, max_bytes, look).bytes, name, path, readers);
}

}  // namespace pilcrow
