#include "read/reader.h"

#include <new>
#include <span>
#include <utility>

#include "pilcrow/error.h"
#include "read/expansion.h"
#include "read/file.h"
#include "read/member_path.h"
#include "read/normalise.h"
#include "read/parts.h"
#include "text/charset.h"
#include "text/converter.h"
#include "text/text_stream.h"

namespace pilcrow {
namespace {

// Turns ranges of the decoded text into ranges of the file.
void locate_blocks(std::string_view bytes, const std::string& encoding,
                   std::span<Document> documents) {
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
  } catch (...) {
    throw Error(ErrorCode::bad_input, reader + ": it threw what is no exception", path);
  }
}

const Reader& find_reader(std::string_view bytes, const std::string& name, const std::string& path,
                          const Readers& readers) {
  const Reader* const reader = guarded("readers", path, [&] {
    return readers.find({name, bytes});
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

void read::require_reader(std::string_view head, const std::string& name, const std::string& path,
                          const Readers& readers) {
  (void)find_reader(head, name, path, readers);
}

const read::PartialReader* read::find_partial(std::string_view head, const std::string& name,
                                              const std::string& path, const Readers& readers) {
  return dynamic_cast<const PartialReader*>(&find_reader(head, name, path, readers));
}

namespace {

// What readers of one file, and of the files in it, share.
struct Reading {
  const Readers& readers;
  const std::string& path;
  const ReadLimits& limits;
  read::Expansion expansion;
  std::size_t nesting = 0;
  ReadResult result = {};
};

void read_source(std::string_view bytes, const std::string& name, Reading& reading);

class Collector : public DocumentSink {
 public:
  Collector(const Source& source, Reading& reading) : source_(source), reading_(reading) {}

  void add(Document document) override {
    ++seen_;
    if (document.path.empty()) document.path = reading_.path;
    if (document.blocks.size() > reading_.limits.max_blocks) {
      document.blocks.resize(reading_.limits.max_blocks);
      cut("it has more than " + std::to_string(reading_.limits.max_blocks) + " blocks");
    }
    read::normalise(document, source_);
    const std::string problem = read::id_problem(document.id);
    if (problem.empty()) {
      reading_.result.documents.push_back(std::move(document));
    } else {
      skip(0, "document " + std::to_string(seen_) + ": " + problem);
    }
  }

  void skip(std::size_t line, const std::string& reason) override {
    const std::string where = line == 0 ? std::string() : "line " + std::to_string(line) + ": ";
    note(reading_.result.skipped, within() + where + text::repair_utf8(reason));
  }

  void cut(const std::string& reason) override {
    reading_.result.cut.push_back(within() + text::repair_utf8(reason));
  }

  bool add_member(const std::string& name, std::string_view bytes) override {
    const std::string member = read::clean_path(text::repair_utf8(name));
    if (++members_ > reading_.limits.max_members) {
      cut("it holds more than " + std::to_string(reading_.limits.max_members) + " files");
      return false;
    }
    if (!reading_.expansion.take(bytes.size())) {
      cut(reading_.expansion.problem());
      return false;
    }
    if (reading_.nesting >= reading_.limits.max_nesting) {
      skip(0, member + ": archives are nested too deeply");
      return true;
    }
    read_member(bytes, member);
    return true;
  }

 private:
  // Which of the files within the file this is about.
  std::string within() const {
    return reading_.nesting == 0 ? std::string() : std::string(source_.name) + ": ";
  }

  // A file of nothing but what cannot be read would fill the memory with reasons.
  static void note(std::vector<std::string>& list, std::string line) {
    constexpr std::size_t kMost = 1000;
    if (list.size() < kMost) {
      list.push_back(std::move(line));
    } else if (list.size() == kMost) {
      list.emplace_back("and more than these");
    }
  }

  void read_member(std::string_view bytes, const std::string& member) {
    ++reading_.nesting;
    const std::size_t first = reading_.result.documents.size();
    try {
      read_source(bytes, std::string(source_.name) + '/' + member, reading_);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::unsupported) {
        note(reading_.result.passed_over, member);
      } else {
        skip(0, member + ": " + error.what());
      }
    }
    --reading_.nesting;
    for (std::size_t i = first; i < reading_.result.documents.size(); ++i) {
      read::place_in_member(reading_.result.documents[i].blocks, member);
    }
  }

  const Source& source_;
  Reading& reading_;
  std::size_t seen_ = 0;
  std::size_t members_ = 0;
};

void read_source(std::string_view bytes, const std::string& name, Reading& reading) {
  const Reader& reader = find_reader(bytes, name, reading.path, reading.readers);
  text::Decoded decoded;
  Source source{name, bytes, reading.limits};
  const bool wants_text = reader.wants_text();
  if (wants_text) {
    decoded = decode(bytes, reading.path);
    source.bytes = decoded.utf8;
  }
  if (reading.nesting == 0) {
    reading.result.reader = reader.name();
    reading.result.encoding = decoded.encoding;
  }
  const std::size_t first = reading.result.documents.size();
  Collector sink(source, reading);
  guarded(reader.name(), reading.path, [&] { reader.read(source, sink); });
  // Without a mark, UTF-8 stands in the file as it does here.
  if (wants_text && (!decoded.encoding.empty() || decoded.utf8.size() != bytes.size())) {
    locate_blocks(bytes, decoded.encoding, std::span(reading.result.documents).subspan(first));
  }
  for (std::size_t i = first; i < reading.result.documents.size(); ++i) {
    read::settle_maps(reading.result.documents[i].blocks);
  }
}

}  // namespace

ReadResult read::read_loaded(std::string_view bytes, const std::string& name,
                             const std::string& path, const Readers& readers,
                             const ReadLimits& limits) {
  Reading reading{readers, path, limits, Expansion(limits, bytes.size())};
  read_source(bytes, name, reading);
  return std::move(reading.result);
}

ReadResult read_bytes(std::string_view bytes, const std::string& name, const Readers& readers,
                      const ReadLimits& limits) {
  return read::read_loaded(bytes, name, name, readers, limits);
}

ReadResult read_file(const std::string& path, const std::string& name, const Readers& readers,
                     const ReadLimits& limits) {
  const auto look = [&](std::string_view head) { read::require_reader(head, name, path, readers); };
  return read::read_loaded(read::load(path, limits.max_bytes, look).bytes, name, path, readers,
                           limits);
}

}  // namespace pilcrow
