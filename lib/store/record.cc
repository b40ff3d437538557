#include "store/record.h"

#include "base/codec.h"
#include "base/period.h"
#include "pilcrow/error.h"

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

void put(Encoder& out, Range range) {
  out.number(range.begin);
  out.number(range.size());
}

Range take_range(Decoder& in) {
  const std::size_t begin = in.size();
  return {begin, begin + in.size()};
}

// A range of a text that is known: renderers cut by it.
Range take_range_in(Decoder& in, std::size_t size) {
  const std::size_t begin = in.index(size + 1);
  return {begin, begin + in.index(size - begin + 1)};
}

void put(Encoder& out, const ThemeAssignment& theme) {
  out.string(theme.id);
  out.real(theme.score);
  out.number(theme.cues.size());
  for (const auto& cue : theme.cues) {
    out.string(cue.cue);
    out.real(cue.score);
    put(out, cue.range);
    out.number(cue.heading ? 1 : 0);
  }
}

ThemeAssignment take_theme(Decoder& in) {
  ThemeAssignment theme;
  theme.id = in.string();
  theme.score = in.real();
  theme.cues.resize(in.count(12));
  for (auto& cue : theme.cues) {
    cue.cue = in.string();
    cue.score = in.real();
    cue.range = take_range(in);
    cue.heading = in.number() != 0;
  }
  return theme;
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

// Moves on to a block's place; its text is what is left. Its first byte is a kind and a level.
std::string_view take_place(std::string_view bytes, FilePlace& before, Range& source) {
  std::size_t at = 1;
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  std::uint64_t line = 0;
  if (bytes.empty() || static_cast<unsigned char>(bytes.front()) >= kKinds * kLevels ||
      !take_varint(bytes, at, begin) || !take_varint(bytes, at, size) ||
      !take_varint(bytes, at, line)) {
    throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be decoded");
  }
  const std::string_view text = bytes.substr(at);
  source.begin = before.end + unzigzag(begin);
  source.end = source.begin + text.size() + unzigzag(size);
  before = {source.end, before.line + unzigzag(line)};
  return text;
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

std::string encode(const BlockRecord& record, FilePlace& before) {
  std::string out;
  out += static_cast<char>(static_cast<int>(record.kind) * kLevels + record.level);
  append_varint(out, zigzag(record.source.begin - before.end));
  append_varint(out, zigzag(record.source.size() - record.text.size()));
  append_varint(out, zigzag(record.line - before.line));
  before = {record.source.end, record.line};
  return out + record.text;
}

BlockRecord decode_block(std::string_view bytes, FilePlace& before) {
  BlockRecord record;
  record.text = take_place(bytes, before, record.source);
  record.line = before.line;
  record.kind = static_cast<BlockKind>(static_cast<unsigned char>(bytes.front()) / kLevels);
  record.level = static_cast<unsigned char>(bytes.front()) % kLevels;
  return record;
}

void skip_block(std::string_view bytes, FilePlace& before) {
  Range source;
  take_place(bytes, before, source);
}

std::string encode(const Evidence& evidence) {
  Encoder out;
  out.number(evidence.themes.size());
  for (const auto& theme : evidence.themes) put(out, theme);
  out.number(evidence.names.size());
  for (const auto& name : evidence.names) {
    out.string(name.id);
    out.string(name.kind);
    put(out, name.range);
  }
  out.number(evidence.periods.size());
  for (const auto& period : evidence.periods) {
    out.string(period.id);
    put(out, period.range);
  }
  return out.bytes();
}

Evidence decode_evidence(std::string_view bytes, std::size_t text_bytes) {
  Decoder in(bytes, "themes and names");
  Evidence evidence;
  evidence.themes.resize(in.count(10));
  for (auto& theme : evidence.themes) theme = take_theme(in);
  evidence.names.resize(in.count(4));
  for (auto& name : evidence.names) {
    name.id = in.string();
    name.kind = in.string();
    name.range = take_range_in(in, text_bytes);
  }
  evidence.periods.resize(in.count(3));
  for (auto& period : evidence.periods) {
    period.id = in.string();
    period.range = take_range_in(in, text_bytes);
    const auto years = parse_period(period.id);
    if (!years) throw Error(ErrorCode::corrupt, "the index is damaged: '" + period.id + "' is no period");
    period.first_year = years->first;
    period.last_year = years->last;
  }
  return evidence;
}

}  // namespace pilcrow::store
