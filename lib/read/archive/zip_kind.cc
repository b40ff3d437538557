#include "read/archive/zip_kind.h"

#include <algorithm>
#include <cstddef>

namespace pilcrow::read {
namespace {

using namespace std::string_view_literals;

// Marks and sizes of the records, by PKWARE's APPNOTE 6.3.
constexpr std::string_view kFile = "PK\3\4"sv;
constexpr std::string_view kEntry = "PK\1\2"sv;
constexpr std::string_view kEnd = "PK\5\6"sv;
constexpr std::size_t kFileSize = 30;
constexpr std::size_t kEntrySize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kMaxComment = 65535;

// Names looked at where there is no directory.
constexpr std::size_t kMostFiles = 1000;

std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// The entries of the directory; empty where there is none.
std::string_view directory(std::string_view bytes) {
  if (bytes.size() < kEndSize) return {};
  const std::size_t from = bytes.size() - std::min(bytes.size(), kEndSize + kMaxComment);
  const std::size_t end = bytes.rfind(kEnd);
  if (end == bytes.npos || end < from || end + kEndSize > bytes.size()) return {};
  const std::size_t size = number(bytes, end + 12, 4);
  // By its size and not its place: something may stand before the archive.
  return size > end ? std::string_view() : bytes.substr(end - size, size);
}

std::vector<std::string_view> listed_names(std::string_view entries) {
  std::vector<std::string_view> names;
  while (entries.size() >= kEntrySize && entries.starts_with(kEntry)) {
    const std::size_t name = number(entries, 28, 2);
    const std::size_t size = kEntrySize + name + number(entries, 30, 2) + number(entries, 32, 2);
    if (size > entries.size()) break;
    names.push_back(entries.substr(kEntrySize, name));
    entries.remove_prefix(size);
  }
  return names;
}

std::vector<std::string_view> found_names(std::string_view bytes) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; names.size() < kMostFiles; at += kFile.size()) {
    at = bytes.find(kFile, at);
    if (at == bytes.npos || bytes.size() - at < kFileSize) break;
    names.push_back(bytes.substr(at + kFileSize, number(bytes, at + 26, 2)));
  }
  return names;
}

// The text of the first file, where that says which format this is: EPUB and OpenDocument.
std::string_view declared_type(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  if (bytes.size() < kFileSize || bytes.substr(kFileSize, kName.size()) != kName) return {};
  const std::size_t begin = kFileSize + number(bytes, 26, 2) + number(bytes, 28, 2);
  return begin > bytes.size() ? std::string_view() : bytes.substr(begin, 100);
}

bool any_begins(const std::vector<std::string_view>& names, std::string_view start) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return name.starts_with(start); });
}

bool holds(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::vector<std::string_view> zip_names(std::string_view bytes) {
  auto names = listed_names(directory(bytes));
  return names.empty() ? found_names(bytes) : names;
}

ZipKind zip_kind(std::string_view bytes) {
  if (!bytes.starts_with(kFile) && !bytes.starts_with(kEnd)) return ZipKind::none;
  const std::string_view type = declared_type(bytes);
  if (type.starts_with("application/epub+zip")) return ZipKind::epub;
  if (type.starts_with("application/vnd.oasis.opendocument.") ||
      type.starts_with("application/vnd.sun.xml.")) {
    return ZipKind::open_document;
  }
  const auto names = zip_names(bytes);
  if (holds(names, "META-INF/container.xml")) return ZipKind::epub;
  if (holds(names, "content.xml") && holds(names, "META-INF/manifest.xml")) {
    return ZipKind::open_document;
  }
  if (any_begins(names, "[Content_Types].xml") || holds(names, "_rels/.rels")) {
    return any_begins(names, "word/") ? ZipKind::word : ZipKind::other;
  }
  if (any_begins(names, "Index/") && any_begins(names, "Metadata/"))
    return ZipKind::other;  // iWork
  return ZipKind::archive;
}

}  // namespace pilcrow::read
