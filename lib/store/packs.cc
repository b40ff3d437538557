#include "store/packs.h"

#include <zstd.h>

#include <new>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// No item is larger: a paragraph has at most 64 KiB, a record is limited by its reader.
constexpr std::size_t kMaxPackBytes = std::size_t{1} << 30;

// One for each thread: making it anew costs as much as a pack.
ZSTD_DCtx* decompression_context() {
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  return context.get();
}

}  // namespace

struct PackWriter::Codec {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  std::string packed = {};
  ~Codec() { ZSTD_freeCCtx(context); }
};

PackWriter::PackWriter(SectionWriter& out, const std::string& name, const Packing& packing)
    : out_(out), name_(name), packing_(packing), codec_(std::make_unique<Codec>()) {
  out_.begin(name);
}
PackWriter::~PackWriter() = default;

void PackWriter::add(std::string_view item) {
  append_varint(pack_, item.size());
  pack_ += item;
  ++in_pack_;
  if (pack_.size() >= packing_.bytes) close();
}

void PackWriter::append(const PackReader& list) {
  close();
  for (std::size_t pack = 0; pack < list.packs(); ++pack) {
    write(list.bytes_.view(list.offset(pack), list.offset(pack + 1)),
          list.first(pack + 1) - list.first(pack));
  }
}

void PackWriter::finish() {
  close();
  table_.push_back(items_);
  table_.push_back(bytes_);
  out_.put_array(name_ + ".packs", table_);
}

void PackWriter::close() {
  if (in_pack_ == 0) return;
  std::string& packed = codec_->packed;
  packed.resize(ZSTD_compressBound(pack_.size()));
  const std::size_t size = ZSTD_compressCCtx(codec_->context, packed.data(), packed.size(),
                                             pack_.data(), pack_.size(), packing_.level);
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorCode::internal, "cannot compress", ZSTD_getErrorName(size));
  }
  write(std::string_view(packed).substr(0, size), in_pack_);
  pack_.clear();
  in_pack_ = 0;
}

void PackWriter::write(std::string_view packed, std::uint64_t items) {
  table_.push_back(items_);
  table_.push_back(bytes_);
  out_.write(packed);
  items_ += items;
  bytes_ += packed.size();
}

PackReader::PackReader(const SectionFile& file, const std::string& name)
    : bytes_(file.section(name)), table_(file.section(name + ".packs").array<std::uint64_t>()) {
  if (table_.size() < 2 || table_.size() % 2 != 0) bytes_.fail("has no table");
  for (std::size_t pack = 0; pack < packs(); ++pack) {
    if (first(pack) >= first(pack + 1) || offset(pack) >= offset(pack + 1)) {
      bytes_.fail("has a wrong table");
    }
  }
  items_ = first(packs());
  if (first(0) != 0 || offset(0) != 0 || offset(packs()) != bytes_.size()) {
    bytes_.fail("has a wrong table");
  }
}

std::size_t PackReader::pack_of(std::size_t index) const {
  if (index >= items_) bytes_.fail("has no such item");
  std::size_t low = 0;
  std::size_t high = packs();
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (first(middle) <= index ? low : high) = middle;
  }
  return low;
}

std::string PackReader::item(std::size_t index) const {
  return std::string(Cursor(*this).seek(index, [] {}, [](std::string_view) {}));
}

void PackReader::Cursor::open(std::size_t index) {
  const std::size_t pack = list_->pack_of(index);
  begin_ = end_ = 0;  // should it throw
  list_->open(pack, bytes_);
  begin_ = list_->first(pack);
  end_ = list_->first(pack + 1);
}

std::string PackReader::open(std::size_t pack) const {
  std::string out;
  open(pack, out);
  return out;
}

void PackReader::open(std::size_t pack, std::string& out) const {
  const std::string_view packed = bytes_.view(offset(pack), offset(pack + 1));
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kMaxPackBytes) {
    bytes_.fail("cannot be decompressed");
  }
  out.resize(size);
  const std::size_t got = ZSTD_decompressDCtx(decompression_context(), out.data(), out.size(),
                                              packed.data(), packed.size());
  if (ZSTD_isError(got) != 0 || got != size) bytes_.fail("cannot be decompressed");
}

std::string_view PackReader::next(std::string_view bytes, std::size_t& at) const {
  std::uint64_t size = 0;
  if (!take_varint(bytes, at, size) || size > bytes.size() - at) bytes_.fail("is inconsistent");
  const std::string_view item = bytes.substr(at, size);
  at += size;
  return item;
}

}  // namespace pilcrow::store
