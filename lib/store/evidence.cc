#include "store/evidence.h"

#include "base/codec.h"
#include "base/path.h"
#include "base/period.h"
#include "pilcrow/error.h"

namespace pilcrow::store {
namespace {

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
    out.number(cue.above);
    out.number(cue.ranges.size());
    for (const Range range : cue.ranges) put(out, range);
  }
}

ThemeAssignment take_theme(Decoder& in, std::size_t text_bytes) {
  ThemeAssignment theme;
  theme.id = in.string();
  theme.score = in.real();
  theme.cues.resize(in.count(11));
  for (auto& cue : theme.cues) {
    cue.cue = in.string();
    cue.score = in.real();
    cue.above = in.size();
    cue.ranges.resize(in.count(2));
    for (auto& range : cue.ranges) range = cue.above == 0 ? take_range_in(in, text_bytes) : take_range(in);
  }
  return theme;
}

}  // namespace

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

PackedEvidence::PackedEvidence(const Evidence& evidence) {
  if (!evidence.empty()) bytes_ = encode(evidence);
}

Evidence decode_evidence(std::string_view bytes, std::size_t text_bytes) {
  Decoder in(bytes, "themes and names");
  Evidence evidence;
  evidence.themes.resize(in.count(10));
  for (auto& theme : evidence.themes) theme = take_theme(in, text_bytes);
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

std::vector<FacetView> values_of(std::string_view evidence) {
  std::vector<FacetView> out;
  if (evidence.empty()) return out;
  Decoder in(evidence, "themes and names");
  for (std::size_t themes = in.count(10); themes > 0; --themes) {
    for (const auto id : with_parents(in.view())) out.emplace_back("theme", id);
    in.real();
    for (std::size_t cues = in.count(11); cues > 0; --cues) {
      in.view();
      in.real();
      in.number();
      for (std::size_t ranges = in.count(2); ranges > 0; --ranges) take_range(in);
    }
  }
  for (std::size_t names = in.count(4); names > 0; --names) {
    const std::string_view id = in.view();
    out.emplace_back(in.view(), id);
    take_range(in);
  }
  for (std::size_t periods = in.count(3); periods > 0; --periods) {
    out.emplace_back("period", in.view());
    take_range(in);
  }
  return out;
}

}  // namespace pilcrow::store
