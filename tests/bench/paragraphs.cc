#include "paragraphs.h"

#include <pilcrow/error.h>
#include <pilcrow/reader.h>
#include <pilcrow/writer.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{1} << 18;

void put(std::ostream& out, const std::string& bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  out.write(reinterpret_cast<const char*>(&size), sizeof size);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void get(std::istream& in, std::string& bytes) {
  std::uint32_t size = 0;
  in.read(reinterpret_cast<char*>(&size), sizeof size);
  bytes.resize(in ? size : 0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Takes every file that indexing a folder comes upon, and reads none.
class Walker : public pilcrow::Reader {
 public:
  std::string name() const override { return "walker"; }
  bool wants_text() const override { return false; }
  bool accepts(const pilcrow::Source&) const override { return true; }
  void read(const pilcrow::Source& source, pilcrow::DocumentSink&) const override {
    const std::lock_guard lock(mutex_);
    names_.insert(std::string(source.name));
  }

  const std::set<std::string>& names() const { return names_; }

 private:
  mutable std::mutex mutex_;
  mutable std::set<std::string> names_;
};

class Splitter {
 public:
  explicit Splitter(const std::string& file) : out_(file, std::ios::binary) {}

  void add_file(const fs::path& path, const std::string& name) {
    try {
      const pilcrow::ReadResult read = pilcrow::read_file(path.string(), name);
      for (const auto& document : read.documents) {
        if (ids_.insert(document.id).second) add(document);
      }
      report_.file_bytes += fs::file_size(path);
    } catch (const pilcrow::Error&) {
      ++report_.left_out;
    }
  }

  SplitReport finish() {
    out_.close();
    if (!out_) throw std::runtime_error("the paragraph file cannot be written");
    return report_;
  }

 private:
  void add(const pilcrow::Document& document) {
    std::array<std::string, 7> headings;  // by level
    ParagraphRecord record;
    record.document = document.id;
    for (const auto& block : document.blocks) {
      if (block.kind == pilcrow::BlockKind::heading) {
        const auto level = static_cast<std::size_t>(std::clamp(block.level, 1, 6));
        headings[level] = block.text;
        std::fill(headings.begin() + static_cast<std::ptrdiff_t>(level) + 1, headings.end(), "");
        continue;
      }
      ++record.number;
      record.text = block.text;
      record.above = document.title;
      for (const auto& heading : headings) record.above += "\n" + heading;
      write(record);
    }
    ++report_.documents;
  }

  void write(const ParagraphRecord& record) {
    put(out_, record.document);
    put(out_, std::to_string(record.number));
    put(out_, record.text);
    put(out_, record.above);
    ++report_.paragraphs;
    report_.text_bytes += record.text.size();
  }

  std::ofstream out_;
  std::set<std::string> ids_;
  SplitReport report_;
};

}  // namespace

std::set<std::string> files_below(const std::string& folder, const std::string& scratch) {
  const auto walker = std::make_shared<Walker>();
  pilcrow::WriterOptions options;
  options.readers = pilcrow::Readers();
  options.readers.add(walker);
  {
    pilcrow::IndexWriter writer(scratch, options);
    writer.index_paths({folder});
  }
  fs::remove_all(scratch);
  return walker->names();
}

SplitReport split(const std::set<std::string>& names, const std::string& folder,
                  const std::string& file) {
  Splitter splitter(file);
  for (const auto& name : names) splitter.add_file(fs::path(folder) / name, name);
  return splitter.finish();
}

ParagraphFile::ParagraphFile(const std::string& file) : buffer_(kBuffer) {
  in_.rdbuf()->pubsetbuf(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  in_.open(file, std::ios::binary);
  if (!in_) throw std::runtime_error("there is no paragraph file " + file);
}

bool ParagraphFile::next(ParagraphRecord& record) {
  if (in_.peek() == std::char_traits<char>::eof()) return false;
  std::string number;
  get(in_, record.document);
  get(in_, number);
  get(in_, record.text);
  get(in_, record.above);
  if (!in_) throw std::runtime_error("the paragraph file is cut short");
  record.number = static_cast<std::uint32_t>(std::stoul(number));
  return true;
}

Paragraphs::Paragraphs(const std::string& file) {
  ParagraphFile in(file);
  ParagraphRecord record;
  while (in.next(record)) {
    first.emplace(record.document, static_cast<std::uint32_t>(records.size()));
    records.push_back(record);
  }
}

std::uint32_t Paragraphs::place(const std::string& document, std::size_t number) const {
  const auto found = first.find(document);
  const std::size_t at = found == first.end() ? records.size() : found->second + number - 1;
  if (at >= records.size() || records[at].document != document) {
    throw std::runtime_error(document + " has no paragraph " + std::to_string(number));
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace bench
