// Which reader reads what.
#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>

#include "pilcrow/error.h"
#include "pilcrow/reader.h"

using pilcrow::Formats;
using pilcrow::media_type;
using pilcrow::Readers;
using pilcrow::Source;

namespace {

// A reader of such formats, or of what `sniff` takes.
class Named : public pilcrow::Reader {
 public:
  using Sniff = std::function<bool(const Source&)>;
  Named(std::string name, Formats formats, Sniff sniff = {})
      : name_(std::move(name)), formats_(std::move(formats)), sniff_(std::move(sniff)) {}
  std::string name() const override { return name_; }
  Formats formats() const override { return formats_; }
  bool accepts(const Source& source) const override {
    return sniff_ ? sniff_(source) : Reader::accepts(source);
  }
  void read(const Source&, pilcrow::DocumentSink&) const override {}

 private:
  std::string name_;
  Formats formats_;
  Sniff sniff_;
};

std::string reader_of(const Readers& readers, const std::string& name,
                      const std::string& bytes = {}) {
  const auto* const reader = readers.find({name, bytes});
  return reader == nullptr ? "none" : reader->name();
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("media types are told by the first bytes, whatever the name") {
    CHECK(media_type({"a.txt", "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"}) == "application/pdf");
    CHECK(media_type({"a.pdf", "GIF89a\1\1\1\1"}) == "image/gif");
    CHECK(media_type({"a.bin", "Plain words, and nothing else.\n"}) == "text/plain");
    CHECK(media_type({"a", "\x01\x02\x03"}) == "application/octet-stream");
    CHECK(media_type({"a", ""}) != "");
  }

  TEST_CASE("a reader takes what fits a pattern of its own") {
    Readers readers;
    readers.add(std::make_shared<Named>("logs", Formats{.patterns = {"*.log", "/notes/**"}}));
    CHECK(reader_of(readers, "a.log") == "logs");
    CHECK(reader_of(readers, "deep/below/A.LOG") == "logs");
    CHECK(reader_of(readers, "notes/today") == "logs");
    CHECK(reader_of(readers, "other/notes/today") == "none");
    CHECK(reader_of(readers, "a.log.txt") == "none");
  }

  TEST_CASE("a reader takes what has a media type of its own") {
    Readers readers;
    readers.add(std::make_shared<Named>(
        "pictures", Formats{.media_types = {"image/png", "image/gif"}, .patterns = {"*.xyz"}}));
    CHECK(reader_of(readers, "a.txt", "GIF89a\1\1\1\1") == "pictures");
    CHECK(reader_of(readers, "a.xyz", "anything") == "pictures");
    CHECK(reader_of(readers, "a.gif", "no picture at all") == "none");
  }

  TEST_CASE("a reader may look at the bytes itself") {
    Readers readers;
    readers.add(std::make_shared<Named>("magic", Formats{.patterns = {"*.x"}}, [](const Source& s) {
      return s.bytes.starts_with("MAGIC");
    }));
    CHECK(reader_of(readers, "a", "MAGIC 1") == "magic");
    CHECK(reader_of(readers, "a.x", "none") == "none");
  }

  TEST_CASE("the highest priority reads, and among equals the one that came last") {
    Readers readers = Readers::standard();
    const Formats texts{.patterns = {"*.txt", "*.odd"}};
    readers.add(std::make_shared<Named>("last", texts), -1);
    CHECK(reader_of(readers, "a.txt", "Words.") == "text");
    CHECK(reader_of(readers, "a.odd", "\x01\x02") == "last");
    readers.add(std::make_shared<Named>("early", texts));
    CHECK(reader_of(readers, "a.txt", "Words.") == "early");
    readers.add(std::make_shared<Named>("first", texts), 5);
    readers.add(std::make_shared<Named>("late", texts));
    CHECK(reader_of(readers, "a.txt", "Words.") == "first");
    const auto names = readers.names();
    CHECK(names.front() == "first");
    CHECK(names[1] == "late");
    CHECK(names[2] == "early");
    CHECK(names.back() == "last");
    CHECK(readers.entries().front().priority == 5);
    CHECK(readers.entries().back().priority == -1);
  }
}
