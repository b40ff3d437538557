#include "store/packs.h"

#include <zdict.h>
#include <zstd.h>

#include <new>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

// No item is larger: a paragraph has at most 64 KiB, a record is limited by its reader.
constexpr std::size_t kMaxPackBytes = std::size_t{1} << 30;

// Zstandard's own choice, and a hundred times as much to learn it from, at most. With less than a
// tenth of that a dictionary would cost more than it saves.
constexpr std::size_t kDictionaryBytes = 112640;
constexpr std::size_t kSampleBytes = 100 * kDictionaryBytes;
constexpr std::size_t kLeastSampleBytes = kSampleBytes / 10;

// Of a list that is read once, so much stays in memory.
constexpr std::size_t kPassedBytes = std::size_t{4} << 20;

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

DictionaryLearner::DictionaryLearner(std::uint64_t bytes) : every_(bytes / kSampleBytes + 1) {}

bool DictionaryLearner::wants(std::uint64_t pack_bytes) {
  passed_ += pack_bytes;
  return samples_.size() <= passed_ / every_;
}

void DictionaryLearner::add(std::string_view item) {
  samples_ += item;
  sizes_.push_back(item.size());
}

std::string DictionaryLearner::finish() const {
  if (samples_.size() < kLeastSampleBytes) return {};
  std::string out(kDictionaryBytes, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(out.data(), out.size(), samples_.data(), sizes_.data(),
                            static_cast<unsigned>(sizes_.size()));
  // It may find nothing that items share.
  if (ZDICT_isError(size) != 0) return {};
  out.resize(size);
  return out;
}

struct PackWriter::Codec {
  Codec(std::string_view bytes, int level)
      : dictionary(bytes),
        context(ZSTD_createCCtx()),
        prepared(bytes.empty() ? nullptr : ZSTD_createCDict(bytes.data(), bytes.size(), level)) {
    if (!context || (!bytes.empty() && !prepared)) throw std::bad_alloc();
  }

  struct Free {
    void operator()(ZSTD_CCtx* freed) const { ZSTD_freeCCtx(freed); }
    void operator()(ZSTD_CDict* freed) const { ZSTD_freeCDict(freed); }
  };
  std::string dictionary;
  std::unique_ptr<ZSTD_CCtx, Free> context;
  std::unique_ptr<ZSTD_CDict, Free> prepared;
  std::string packed = {};
};

PackWriter::PackWriter(SectionWriter& out, const std::string& name, const Packing& packing,
                       std::string_view dictionary)
    : out_(out),
      name_(name),
      packing_(packing),
      codec_(std::make_unique<Codec>(dictionary, packing.level)) {
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
  std::uint64_t released = 0;
  for (std::size_t pack = 0; pack < list.packs(); ++pack) {
    if (list.offset(pack) - released > kPassedBytes) {
      list.bytes_.release();
      released = list.offset(pack);
    }
    const std::uint64_t items = list.first(pack + 1) - list.first(pack);
    if (list.dictionary().empty() || list.dictionary() == codec_->dictionary) {
      write(list.bytes_.view(list.offset(pack), list.offset(pack + 1)), items);
    } else {
      compress(list.open(pack), items);
    }
  }
}

void PackWriter::finish() {
  close();
  table_.push_back(items_);
  table_.push_back(bytes_);
  out_.put_array(name_ + ".packs", table_);
  if (!codec_->dictionary.empty()) out_.put(name_ + ".dictionary", codec_->dictionary);
}

void PackWriter::close() {
  if (in_pack_ == 0) return;
  compress(pack_, in_pack_);
  pack_.clear();
  in_pack_ = 0;
}

void PackWriter::compress(std::string_view pack, std::uint64_t items) {
  std::string& packed = codec_->packed;
  packed.resize(ZSTD_compressBound(pack.size()));
  ZSTD_CCtx* const context = codec_->context.get();
  const std::size_t size =
      codec_->prepared ? ZSTD_compress_usingCDict(context, packed.data(), packed.size(),
                                                  pack.data(), pack.size(), codec_->prepared.get())
                       : ZSTD_compressCCtx(context, packed.data(), packed.size(), pack.data(),
                                           pack.size(), packing_.level);
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorCode::internal, "cannot compress", ZSTD_getErrorName(size));
  }
  write(std::string_view(packed).substr(0, size), items);
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
  if (file.has(name + ".dictionary")) {
    const Section& dictionary = file.section(name + ".dictionary");
    dictionary_ = dictionary.all();
    decoder_.reset(ZSTD_createDDict(dictionary_.data(), dictionary_.size()), ZSTD_freeDDict);
    if (!decoder_) dictionary.fail("cannot be read");
  }
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
  // Packs that were written without the dictionary do not name it.
  const bool by_dictionary =
      decoder_ && ZSTD_getDictID_fromFrame(packed.data(), packed.size()) != 0;
  ZSTD_DCtx* const context = decompression_context();
  const std::size_t got =
      by_dictionary ? ZSTD_decompress_usingDDict(context, out.data(), out.size(), packed.data(),
                                                 packed.size(), decoder_.get())
                    : ZSTD_decompressDCtx(context, out.data(), out.size(), packed.data(),
                                          packed.size());
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
