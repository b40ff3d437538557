// What a ZIP file is for: many formats are one.
#ifndef PILCROW_READ_ARCHIVE_ZIP_KIND_H_
#define PILCROW_READ_ARCHIVE_ZIP_KIND_H_

#include <string_view>
#include <vector>

namespace pilcrow::read {

enum class ZipKind {
  none,     // no ZIP file
  archive,  // files that somebody put together
  epub,
  word,           // DOCX
  open_document,  // ODT and its kin
  other,          // a format that is no archive, but that no reader knows
};

// Looks at the directory at the end, or, where that is missing, at the files one by one.
ZipKind zip_kind(std::string_view bytes);

// The names of the files in a ZIP file, as they stand in its directory.
std::vector<std::string_view> zip_names(std::string_view bytes);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ARCHIVE_ZIP_KIND_H_
