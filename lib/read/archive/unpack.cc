#include "read/archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <new>

#include "pilcrow/error.h"
#include "read/member_path.h"

namespace pilcrow::read {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;

}  // namespace

Unpacker::Unpacker(std::string_view bytes, const ReadLimits& limits)
    : limits_(limits), expansion_(limits, bytes.size()), archive_(archive_read_new()) {
  if (archive_ == nullptr) throw std::bad_alloc();
  if (bytes.starts_with("PK")) {
    archive_read_support_format_zip(archive_);
  } else {
    archive_read_support_format_tar(archive_);
    archive_read_support_format_raw(archive_);
    archive_read_support_format_empty(archive_);  // compressed nothing, of which raw knows no file
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_filter_zstd(archive_);
  }
  if (archive_read_open_memory(archive_, bytes.data(), bytes.size()) == ARCHIVE_OK) return;
  note("it is no archive");
  archive_read_free(archive_);
  throw Error(ErrorCode::bad_input, "the archive cannot be read: " + problem_);
}

Unpacker::~Unpacker() { archive_read_free(archive_); }

bool Unpacker::next() {
  problem_.clear();
  while (!enough_) {
    const int status = archive_read_next_header(archive_, &entry_);
    if (status == ARCHIVE_EOF) return false;
    if (status < ARCHIVE_WARN) {
      note("it is damaged");
      if (status == ARCHIVE_FATAL) return false;
      continue;
    }
    if (archive_entry_filetype(entry_) != AE_IFREG || archive_entry_hardlink(entry_) != nullptr) {
      continue;
    }
    const bool is_raw = archive_format(archive_) == ARCHIVE_FORMAT_RAW;
    if (is_raw && archive_filter_code(archive_, 0) == ARCHIVE_FILTER_NONE) {
      problem_ = "it is damaged";  // it only begins as if it were compressed
      return false;
    }
    // Neither is there for names in an encoding of another system.
    const char* name = archive_entry_pathname_utf8(entry_);
    if (name == nullptr) name = archive_entry_pathname(entry_);
    name_ = is_raw || name == nullptr ? std::string() : clean_path(name);
    return true;
  }
  return false;
}

bool Unpacker::is_encrypted() const { return archive_entry_is_data_encrypted(entry_) != 0; }

std::optional<std::string> Unpacker::unpack() {
  problem_.clear();
  if (is_encrypted()) {
    problem_ = "it is encrypted";
    return std::nullopt;
  }
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kStep);
    const auto got = archive_read_data(archive_, bytes.data() + before, kStep);
    if (got < 0) {
      note("it is damaged");
      return std::nullopt;
    }
    bytes.resize(before + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
    if (!expansion_.take(static_cast<std::size_t>(got))) {
      problem_ = expansion_.problem();
      enough_ = true;
      return std::nullopt;
    }
    if (bytes.size() > limits_.max_member_bytes) {
      problem_ = "it is larger than " + std::to_string(limits_.max_member_bytes) + " bytes";
      return std::nullopt;
    }
  }
}

void Unpacker::note(const char* otherwise) {
  const char* const reason = archive_error_string(archive_);
  problem_ = reason == nullptr ? otherwise : reason;
}

}  // namespace pilcrow::read
