// Random documents for the tests of what is on disk, and the outcome of calls that may fail.
#ifndef PILCROW_TESTS_UNIT_STORE_SAMPLE_H_
#define PILCROW_TESTS_UNIT_STORE_SAMPLE_H_

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "store/input.h"
#include "store/store_writer.h"

namespace sample {

using Random = std::mt19937_64;
using Strings = std::vector<std::string>;
using Documents = std::vector<pilcrow::store::InputDocument>;

// "done", or the error's name.
template <typename Call>
std::string outcome(Call&& call) {
  try {
    call();
  } catch (const pilcrow::Error& error) {
    return std::string(to_string(error.code()));
  }
  return "done";
}

inline std::string flipped(std::string bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
  return bytes;
}

template <typename Value>
const Value& pick(Random& random, const std::vector<Value>& values) {
  return values[random() % values.size()];
}

// Some words come often, most seldom; of one letter's words some share a stem.
inline pilcrow::store::Form any_form(Random& random) {
  static const Strings letters = {"a", "b", "북", "é", "北", "z"};
  std::string word = pick(random, letters);
  for (std::size_t i = random() % 4; i-- > 0;) word += pick(random, letters);
  if (random() % 20 == 0) word += std::string(random() % 300, 'x');
  std::string stem = word;
  if (random() % 3 == 0) stem = word.substr(0, 1 + random() % word.size());
  if (random() % 9 == 0) stem += "y";
  return {word, stem};
}

inline pilcrow::store::Evidence any_evidence(Random& random, std::size_t text_bytes) {
  static const Strings themes = {"a", "a/x", "a/x/1", "a/y", "b", "c/d"};
  static const Strings names = {"kim", "dprk", "un"};
  static const Strings kinds = {"place", "person", "org"};
  pilcrow::store::Evidence out;
  for (std::size_t i = random() % 3; i-- > 0;) {
    out.themes.push_back({pick(random, themes), {}, static_cast<double>(random() % 9) / 4, {}});
    if (random() % 2 == 0) continue;
    const std::size_t end = random() % (text_bytes + 1);
    out.themes.back().cues = {{"cue", 1.5, 0, {{0, end}, {end, text_bytes}}},
                              {"cue", 0.5, 1 + random() % 3, {{0, 300}}},
                              {"lang:en", 0.25, 0, {}}};
  }
  for (std::size_t i = random() % 3; i-- > 0;) {
    const std::size_t begin = random() % (text_bytes + 1);
    out.names.push_back({pick(random, names), pick(random, kinds), {}, {begin, text_bytes}});
  }
  static const Strings periods = {"1953", "1950/1953", "195X", "19XX", "1975~/1979~"};
  for (std::size_t i = random() % 3; i-- > 0;) {
    const std::size_t begin = random() % (text_bytes + 1);
    out.periods.push_back({pick(random, periods), 0, 0, {begin, text_bytes}});
  }
  return out;
}

inline pilcrow::store::Evidence evidence_of(const pilcrow::store::InputBlock& block) {
  const std::string& bytes = block.evidence.bytes();
  if (bytes.empty()) return {};
  return pilcrow::store::decode_evidence(bytes, block.record.text.size());
}

inline pilcrow::store::InputBlock any_block(Random& random, std::size_t forms) {
  static const Strings texts = {"", "One", "Two", "Drei", std::string(300, 'h'), "북한 › x"};
  static const Strings languages = {"en", "en", "en", "ko", ""};
  pilcrow::store::InputBlock out;
  const bool heading = random() % 3 == 0;
  out.record.kind =
      heading ? pilcrow::BlockKind::heading : static_cast<pilcrow::BlockKind>(1 + random() % 6);
  if (heading) out.record.level = static_cast<int>(1 + random() % 6);
  out.record.text = pick(random, texts) + (heading ? "" : std::string(random() % 200, 't'));
  out.record.source = {random() % 99, 99 + random() % 99};
  out.record.line = random() % 999;
  out.language = pick(random, languages);
  out.hash = random();
  for (std::size_t i = random() % 12; forms > 0 && i-- > 0;) {
    out.words.push_back(static_cast<std::uint32_t>(random() % forms));
  }
  if (!heading) out.evidence = any_evidence(random, out.record.text.size());
  return out;
}

inline pilcrow::store::InputDocument any_document(Random& random, const std::string& id) {
  static const Strings titles = {"", "A title", "제목"};
  pilcrow::store::InputDocument out;
  out.record.id = id;
  out.record.path = "/" + id;
  out.record.title = pick(random, titles);
  out.record.language = "en";
  out.record.metadata["author"] = {"x", "y"};
  out.record.file = {random(), -5, random()};
  for (std::size_t i = random() % 20; i-- > 0;) out.forms.push_back(any_form(random));
  pilcrow::store::InputBlock title;
  title.record.kind = pilcrow::BlockKind::heading;
  title.language = "en";
  for (std::uint32_t i = 0; i < out.forms.size() && i < 3; ++i) title.words.push_back(i);
  out.blocks.push_back(title);
  for (std::size_t i = random() % 14; i-- > 0;) {
    out.blocks.push_back(any_block(random, out.forms.size()));
  }
  return out;
}

// Ids come in no order.
inline Documents any_documents(Random& random, std::size_t count) {
  Documents out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(any_document(random, std::to_string(random() % 1000) + "/" + std::to_string(i)));
  }
  return out;
}

inline pilcrow::store::FileMark write_store(
    const Documents& documents, const std::string& path,
    const pilcrow::store::Packing& packing = pilcrow::store::kQuickPacking) {
  pilcrow::store::StoreWriter writer(packing);
  for (const auto& document : documents) writer.add(document);
  return writer.write(path);
}

}  // namespace sample

#endif  // PILCROW_TESTS_UNIT_STORE_SAMPLE_H_
