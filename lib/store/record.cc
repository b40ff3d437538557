#include "store/record.h"

#include <utility>

#include "base/codec.h"
#include "pilcrow/error.h"
#include "store/run_codec.h"

namespace pilcrow::store {
namespace {

constexpr int kKinds = 8;
constexpr int kLevels = 7;

// Differences in both directions as small numbers.
std::uint64_t zigzag(std::uint64_t difference) {
  return difference << 1 ^ (difference >> 63 != 0 ? ~std::uint64_t{0} : 0);
}
std::uint64_t unzigzag(std::uint64_t value) {
  return value >> 1 ^ ((value & 1) != 0 ? ~std::uint64_t{0} : 0);
}

void put(Encoder& out, const std::vector<std::string>& strings) {
  out.number(strings.size());
  for (const auto& string : strings) out.string(string);
}

std::vector<std::string> take_strings(Decoder& in) {
  std::vector<std::string> strings(in.count());
  for (auto& string : strings) string = in.string();
  return strings;
}

// What else a block has beside its kind and level, in its first byte.
constexpr unsigned int kHasPage = 64;
constexpr unsigned int kHasRest = 128;
static_assert(kKinds * kLevels <= static_cast<int>(kHasPage));

[[noreturn]] void fail_text() {
  throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be decoded");
}

// A block but for its kind, level and text, as it stands: what is rare is still encoded.
struct Place {
  unsigned int kind_and_level = 0;
  Range source = {};
  std::string_view rest = {};
  std::string_view text = {};
};

// Moves on to a block's place; its text is what is left.
Place take_place(std::string_view bytes, FilePlace& before) {
  if (bytes.empty()) fail_text();
  const unsigned int head = static_cast<unsigned char>(bytes.front());
  std::size_t at = 1;
  const auto number = [&] {
    std::uint64_t value = 0;
    if (!take_varint(bytes, at, value)) fail_text();
    return value;
  };
  Place out;
  out.kind_and_level = head % kHasPage;
  if (out.kind_and_level >= kKinds * kLevels) fail_text();
  const std::uint64_t begin = number();
  const std::uint64_t size = number();
  before.line += unzigzag(number());
  if ((head & kHasPage) != 0) before.page += unzigzag(number());
  if ((head & kHasRest) != 0) {
    const std::uint64_t rest = number();
    if (rest > bytes.size() - at) fail_text();
    out.rest = bytes.substr(at, rest);
    at += rest;
  }
  out.text = bytes.substr(at);
  out.source.begin = before.end + unzigzag(begin);
  out.source.end = out.source.begin + out.text.size() + unzigzag(size);
  before.end = out.source.end;
  return out;
}

// The locator and the map.
std::string encode_rest(const BlockRecord& record) {
  if (record.locator.empty() && record.map.empty()) return {};
  std::string out;
  append_varint(out, record.locator.size());
  out += record.locator;
  append_runs(out, record.map, record.source.begin, record.line);
  return out;
}

}  // namespace

std::string encode(const DocumentRecord& record) {
  Encoder out;
  out.string(record.id);
  out.string(record.path);
  out.string(record.title);
  out.string(record.language);
  out.number(record.language_declared ? 1 : 0);
  out.number(record.metadata.size());
  for (const auto& [name, values] : record.metadata) {
    out.string(name);
    put(out, values);
  }
  out.number(record.file.size);
  out.number(static_cast<std::uint64_t>(record.file.modified));
  out.number(record.file.content);
  return out.bytes();
}

DocumentRecord decode_document(std::string_view bytes) {
  Decoder in(bytes, "document");
  DocumentRecord record;
  record.id = in.string();
  record.path = in.string();
  record.title = in.string();
  record.language = in.string();
  record.language_declared = in.number() != 0;
  for (std::size_t i = in.count(2); i-- > 0;) {
    const std::string name = in.string();
    record.metadata[name] = take_strings(in);
  }
  record.file.size = in.number();
  record.file.modified = static_cast<std::int64_t>(in.number());
  record.file.content = in.number();
  return record;
}

BlockRecord to_record(const Block& block) {
  return {block.kind, block.level, block.text,    block.source,
          block.line, block.page,  block.locator, block.map};
}

Block to_block(BlockRecord record) {
  return {record.kind, record.level, std::move(record.text),    record.source,
          record.line, record.page,  std::move(record.locator), std::move(record.map)};
}

std::string encode(const BlockRecord& record, FilePlace& before) {
  const std::string rest = encode_rest(record);
  const bool turned = record.page != before.page;
  std::string out;
  out += static_cast<char>(static_cast<unsigned int>(record.kind) * kLevels +
                           static_cast<unsigned int>(record.level) + (turned ? kHasPage : 0) +
                           (rest.empty() ? 0 : kHasRest));
  append_varint(out, zigzag(record.source.begin - before.end));
  append_varint(out, zigzag(record.source.size() - record.text.size()));
  append_varint(out, zigzag(record.line - before.line));
  if (turned) append_varint(out, zigzag(record.page - before.page));
  if (!rest.empty()) {
    append_varint(out, rest.size());
    out += rest;
  }
  before = {record.source.end, record.line, record.page};
  return out + record.text;
}

BlockRecord decode_block(std::string_view bytes, FilePlace& before) {
  const Place place = take_place(bytes, before);
  BlockRecord record;
  record.kind = static_cast<BlockKind>(place.kind_and_level / kLevels);
  record.level = static_cast<int>(place.kind_and_level % kLevels);
  record.text = place.text;
  record.source = place.source;
  record.line = before.line;
  record.page = before.page;
  if (!place.rest.empty()) {
    std::size_t at = 0;
    std::uint64_t size = 0;
    if (!take_varint(place.rest, at, size) || size > place.rest.size() - at) fail_text();
    record.locator = place.rest.substr(at, size);
    record.map = take_runs(place.rest.substr(at + size), record.text.size(), record.source,
                           record.line);
  }
  return record;
}

void skip_block(std::string_view bytes, FilePlace& before) { take_place(bytes, before); }

std::string encode(const Past& past) {
  Encoder out;
  for (const auto& paragraph : past) {
    out.number(paragraph.hash);
    out.number(paragraph.before);
    out.number(paragraph.after);
    out.string(paragraph.text);
  }
  return out.bytes();
}

Past decode_past(std::string_view bytes) {
  Decoder in(bytes, "earlier paragraphs");
  Past past;
  while (!in.done()) {
    PastParagraph paragraph;
    paragraph.hash = in.number();
    paragraph.before = in.number();
    paragraph.after = in.number();
    paragraph.text = in.string();
    past.push_back(std::move(paragraph));
  }
  return past;
}

}  // namespace pilcrow::store
