#include "store/sections.h"

#include <algorithm>
#include <cstring>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

constexpr std::size_t kAlignment = 8;

struct Footer {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t magic = kSectionsMagic;
};

}  // namespace

SectionWriter::SectionWriter(const std::string& path) : file_(File::create(path)) {
  chunk_.reserve(kChunkBytes);
}

void SectionWriter::begin(const std::string& name) {
  end();
  const std::size_t over = at_ % kAlignment;
  if (over != 0) raw(std::string(kAlignment - over, '\0'));
  entries_.push_back({name, at_, 0, {}});
  open_ = true;
}

void SectionWriter::write(std::string_view bytes) {
  entries_.back().size += bytes.size();
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, kChunkBytes - chunk_.size());
    chunk_ += part;
    bytes.remove_prefix(part.size());
    if (chunk_.size() == kChunkBytes) close_chunk();
  }
}

void SectionWriter::put(const std::string& name, std::string_view bytes) {
  begin(name);
  write(bytes);
}

FileMark SectionWriter::finish() {
  end();
  Encoder directory;
  directory.number(entries_.size());
  for (const auto& entry : entries_) {
    directory.string(entry.name);
    directory.number(entry.offset);
    directory.number(entry.size);
    directory.number(entry.checks.size());
    for (const auto check : entry.checks) directory.number(check);
  }
  const std::string& bytes = directory.bytes();
  const Footer footer = {at_, bytes.size(), kSectionsMagic};
  raw(bytes);
  raw({reinterpret_cast<const char*>(&footer), sizeof footer});
  return {at_, checksum(bytes)};
}

void SectionWriter::end() {
  if (!open_) return;
  if (!chunk_.empty()) close_chunk();
  open_ = false;
}

void SectionWriter::close_chunk() {
  entries_.back().checks.push_back(checksum(chunk_));
  raw(chunk_);
  chunk_.clear();
}

void SectionWriter::raw(std::string_view bytes) {
  file_.write(bytes);
  at_ += bytes.size();
}

std::string_view Section::view(std::size_t begin, std::size_t end) const {
  if (begin > end || end > bytes_.size()) fail("is pointed at beyond its end");
  if (begin == end) return {};
  for (std::size_t chunk = begin / kChunkBytes; chunk <= (end - 1) / kChunkBytes; ++chunk) {
    if (!checked_[chunk].load(std::memory_order_relaxed)) check(chunk);
  }
  return bytes_.substr(begin, end - begin);
}

void Section::check(std::size_t chunk) const {
  if (checksum(bytes_.substr(chunk * kChunkBytes, kChunkBytes)) != checks_[chunk]) {
    fail("is damaged");
  }
  checked_[chunk].store(true, std::memory_order_relaxed);
}

void Section::fail(const std::string& what) const {
  throw Error(ErrorCode::corrupt, "the index is damaged: its part '" + name_ + "' " + what, *path_);
}

SectionFile::SectionFile(const std::string& path, const FileMark& mark)
    : path_(path), file_(File::open(path), mark.bytes) {
  const std::string_view bytes = file_.bytes();
  Footer footer;
  if (bytes.size() < sizeof footer) fail("is cut short");
  std::memcpy(&footer, bytes.data() + bytes.size() - sizeof footer, sizeof footer);
  const std::size_t room = bytes.size() - sizeof footer;
  if (footer.magic != kSectionsMagic || footer.offset > room ||
      footer.size != room - footer.offset) {
    fail("has no directory");
  }
  end_ = footer.offset;
  const std::string_view directory = bytes.substr(footer.offset, footer.size);
  if (checksum(directory) != mark.check) fail("is another than the one that was written");
  Decoder in(directory, "directory");
  for (std::size_t left = in.count(4); left > 0; --left) {
    const std::string name = in.string();
    const std::size_t offset = in.index(footer.offset + 1);
    const std::size_t size = in.index(footer.offset - offset + 1);
    Section& section = sections_[name];
    section.bytes_ = bytes.substr(offset, size);
    section.checks_.resize(in.count());
    if (section.checks_.size() != (size + kChunkBytes - 1) / kChunkBytes) fail("is inconsistent");
    for (auto& check : section.checks_) check = in.number();
    section.checked_ = std::make_unique<std::atomic<bool>[]>(section.checks_.size());
    section.name_ = name;
    section.path_ = &path_;
  }
}

const Section& SectionFile::section(const std::string& name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) fail("has no part '" + name + "'");
  return found->second;
}

std::map<std::string, std::uint64_t> SectionFile::sizes() const {
  std::map<std::string, std::uint64_t> out;
  for (const auto& [name, section] : sections_) out[name] = section.size();
  return out;
}

std::vector<std::string> SectionFile::damaged() const {
  std::vector<std::string> out;
  for (const auto& [name, section] : sections_) {
    try {
      for (std::size_t chunk = 0; chunk < section.checks_.size(); ++chunk) section.check(chunk);
    } catch (const Error&) {
      out.push_back(name);
    }
  }
  return out;
}

bool SectionFile::has_stray_bytes() const {
  std::vector<std::string_view> parts = {file_.bytes().substr(end_)};
  for (const auto& [name, section] : sections_) parts.push_back(section.bytes_);
  std::sort(parts.begin(), parts.end(),
            [](std::string_view a, std::string_view b) { return a.data() < b.data(); });
  std::size_t at = 0;
  for (const std::string_view part : parts) {
    const auto begin = static_cast<std::size_t>(part.data() - file_.bytes().data());
    for (; at < begin; ++at) {
      if (file_.bytes()[at] != '\0') return true;
    }
    at = std::max(at, begin + part.size());
  }
  return false;
}

void SectionFile::fail(const std::string& what) const {
  throw Error(ErrorCode::corrupt, "the index is damaged: a file " + what, path_);
}

}  // namespace pilcrow::store
