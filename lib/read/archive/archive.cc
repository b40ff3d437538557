#include "read/archive/archive.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pilcrow/error.h"
#include "read/archive/unpack.h"
#include "read/archive/zip_kind.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kCompressed[] = {"\x1F\x8B\x08"sv, "BZh"sv,
                                            "\xFD"
                                            "7zXZ\0"sv,
                                            "\x28\xB5\x2F\xFD"sv};
constexpr std::string_view kEndings[] = {".gz", ".bz2", ".xz", ".zst"};

bool is_tar(std::string_view bytes) {
  constexpr std::size_t kAt = 257;
  return bytes.size() > kAt && bytes.substr(kAt).starts_with("ustar");
}

// BZh1 to BZh9, and then the mark of a block or of the end.
bool is_bzip2(std::string_view bytes) {
  return bytes.size() > 4 && (bytes[4] == '1' || bytes[4] == '\x17');
}

bool is_compressed(std::string_view bytes) {
  return std::any_of(std::begin(kCompressed), std::end(kCompressed), [&](std::string_view start) {
    return bytes.starts_with(start) && (start != "BZh" || is_bzip2(bytes));
  });
}

// What a compressed file is called when it is not: "a.txt" for "texts/a.txt.gz".
std::string inner_name(std::string_view name) {
  name.remove_prefix(std::min(name.size(), name.rfind('/') + 1));
  const std::string lower = lower_ascii(name);
  for (const std::string_view ending : kEndings) {
    if (lower.ends_with(ending) && lower.size() > ending.size()) {
      name.remove_suffix(ending.size());
      return std::string(name);
    }
  }
  return "content";
}

// As files of a folder are that nobody wants to see, and what macOS adds to archives.
bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != name.npos || name.starts_with("__MACOSX/");
}

class ArchiveReader : public Reader {
 public:
  std::string name() const override { return "archive"; }

  Formats formats() const override {
    return {{"application/zip", "application/x-tar", "application/gzip", "application/x-bzip2",
             "application/x-xz"},
            {"*.zip", "*.tar", "*.gz", "*.tgz", "*.bz2", "*.xz"}};
  }

  bool wants_process() const override { return true; }

  bool wants_text() const override { return false; }

  bool accepts(const Source& source) const override {
    return zip_kind(source.bytes) == ZipKind::archive || is_compressed(source.bytes) ||
           is_tar(source.bytes);
  }

  void read(const Source& source, DocumentSink& sink) const override {
    Unpacker files(source.bytes, source.limits);
    bool any = false;
    while (files.next()) {
      any = true;
      const std::string name = files.name().empty() ? inner_name(source.name) : files.name();
      if (is_hidden(name)) continue;
      const auto bytes = files.unpack();
      if (bytes) {
        if (!sink.add_member(name, *bytes)) return;
      } else if (files.is_enough()) {
        sink.cut(files.problem());
      } else {
        sink.skip(0, name + ": " + files.problem());
      }
    }
    if (!any) {
      throw Error(ErrorCode::bad_input, files.problem().empty()
                                            ? "there is nothing in it"
                                            : "it cannot be unpacked: " + files.problem());
    }
    if (!files.problem().empty() && !files.is_enough())
      sink.cut("it is damaged: " + files.problem());
  }
};

}  // namespace

std::shared_ptr<const Reader> archive_reader() { return std::make_shared<ArchiveReader>(); }

}  // namespace pilcrow::read
