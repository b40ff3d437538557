// A format of one's own: minutes of meetings, registered from outside the library.
//
//   minutes_reader INDEX FOLDER QUERY
//
// Indexes what FOLDER holds, *.minutes among it, and prints what answers QUERY as
// "FILE:LINE:COLUMN: the sentences". A file of minutes looks so:
//
//   Meeting of the harbour board
//   date: 1959-10-02
//
//   == The bridge
//   HOLT: The bridge is finished.
//   AAS: Not the railway on it.
#include <pilcrow/pilcrow.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace {

class MinutesReader : public pilcrow::Reader {
 public:
  std::string name() const override { return "minutes"; }

  bool accepts(const pilcrow::Source& source) const override {
    return source.name.ends_with(".minutes");
  }

  void read(const pilcrow::Source& source, pilcrow::DocumentSink& sink) const override {
    pilcrow::Document document;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < source.bytes.size();) {
      const std::size_t end = std::min(source.bytes.find('\n', begin), source.bytes.size());
      take(source.bytes.substr(begin, end - begin), begin, ++number, document);
      begin = end + 1;
    }
    sink.add(std::move(document));
  }

 private:
  static void take(std::string_view line, std::size_t begin, std::size_t number,
                   pilcrow::Document& document) {
    constexpr std::string_view kDate = "date: ";
    constexpr std::string_view kHeading = "== ";
    if (line.empty()) return;
    if (number == 1) {
      document.title = line;
    } else if (line.starts_with(kDate)) {
      document.metadata["date"] = {std::string(line.substr(kDate.size()))};
    } else if (line.starts_with(kHeading)) {
      add(pilcrow::BlockKind::heading, line, kHeading.size(), begin, number, document);
    } else {
      // Who speaks is no part of what is said, but tells where it stands.
      const std::size_t colon = line.find(": ");
      const std::size_t skipped = colon == line.npos ? 0 : colon + 2;
      add(pilcrow::BlockKind::paragraph, line, skipped, begin, number, document);
      document.blocks.back().locator = line.substr(0, colon == line.npos ? 0 : colon);
    }
  }

  // Where each part of the text stands follows from the range: the library aligns the two.
  static void add(pilcrow::BlockKind kind, std::string_view line, std::size_t skipped,
                  std::size_t begin, std::size_t number, pilcrow::Document& document) {
    pilcrow::Block block;
    block.kind = kind;
    block.level = kind == pilcrow::BlockKind::heading ? 1 : 0;
    block.text = line.substr(skipped);
    block.source = {begin + skipped, begin + line.size()};
    block.line = number;
    document.blocks.push_back(std::move(block));
  }
};

void print(const pilcrow::Hit& hit) {
  pilcrow::Markup markup;
  markup.open = "[";
  markup.close = "]";
  const auto& fragments = hit.snippet.fragments;
  pilcrow::Range first = {};
  if (!fragments.empty() && !fragments[0].marks.empty()) {
    const pilcrow::Range mark = fragments[0].marks[0].bytes;
    first = {fragments[0].bytes.begin + mark.begin, fragments[0].bytes.begin + mark.end};
  }
  const auto place = hit.paragraph.map(first);
  std::cout << hit.paragraph.document.id << ':' << place.line << ':' << place.column << ": "
            << place.locator << (place.locator.empty() ? "" : ": ") << render(hit.snippet, markup)
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: minutes_reader INDEX FOLDER QUERY\n";
    return 2;
  }
  try {
    pilcrow::WriterOptions options;
    options.readers.add(std::make_shared<MinutesReader>());
    pilcrow::IndexWriter writer(argv[1], options);
    for (const auto& problem : writer.index_paths({argv[2]}).problems) {
      std::cerr << problem.path << ": " << problem.reason << '\n';
    }
    writer.commit();
    pilcrow::SearchRequest request;
    request.query = argv[3];
    request.full_text = true;
    for (const auto& hit : pilcrow::Index::open(argv[1]).search(request).hits) print(hit);
    return 0;
  } catch (const pilcrow::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
