// Archives and documents made of bytes, for tests and as seeds of fuzzing.
#ifndef PILCROW_TESTS_SUPPORT_ARCHIVES_H_
#define PILCROW_TESTS_SUPPORT_ARCHIVES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

using Members = std::vector<std::pair<std::string, std::string>>;  // names and bytes

enum class Packing { zip, encrypted_zip, tar, tar_gz, tar_xz, gz, bz2, zstd };

// All of the members; compressed files hold the first, without its name.
std::string pack(const Members& members, Packing packing = Packing::zip);

// Documents of a few blocks: a title, a heading, a paragraph, a list, a table, a note.
std::string small_docx();
std::string small_odt();
std::string small_epub();

// A Word document with this for its body.
std::string docx_of(std::string_view body, const Members& others = {});

// An OpenDocument text with this for its office:text.
std::string odt_of(std::string_view text, const Members& others = {});

}  // namespace support

#endif  // PILCROW_TESTS_SUPPORT_ARCHIVES_H_
