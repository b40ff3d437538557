#include "read/normalise.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_map.h"
#include "base/utf8.h"
#include "read/align.h"
#include "read/pieces.h"
#include "text/characters.h"
#include "text/converter.h"

namespace pilcrow::read {
namespace {

constexpr std::size_t kMaxId = 4096;
constexpr std::size_t kMaxLocator = 200;

void repair(std::string& text) {
  if (!is_utf8(text)) text = text::repair_utf8(text);
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!text::is_space(next_code_point(text, at))) return false;
  }
  return true;
}

void repair_metadata(Metadata& metadata) {
  Metadata repaired;
  for (auto& [name, values] : metadata) {
    std::string good_name = name;
    repair(good_name);
    std::vector<std::string>& good_values = repaired[good_name];
    for (std::string& value : values) {
      repair(value);
      good_values.push_back(std::move(value));
    }
  }
  metadata = std::move(repaired);
}

void cut_locator(std::string& locator) {
  if (locator.size() > kMaxLocator) locator.resize(floor_boundary(locator, kMaxLocator));
}

void normalise_block(Block& block, std::size_t source_size) {
  repair(block.text);
  block.level = block.kind == BlockKind::heading ? std::clamp(block.level, 1, 6) : 0;
  // Nothing at some place is not a source either.
  if (block.source.begin >= block.source.end || block.source.end > source_size) block.source = {};
  repair(block.locator);
  cut_locator(block.locator);
  if (!fits(block.map, block.text, block.source, block.line)) block.map.clear();
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

void normalise(Document& document, const Source& source) {
  if (document.id.empty()) document.id = source.name;
  for (std::string* text : {&document.path, &document.title, &document.language}) repair(*text);
  repair_metadata(document.metadata);
  for (Block& block : document.blocks) normalise_block(block, source.bytes.size());
  std::erase_if(document.blocks, [](const Block& block) { return is_blank(block.text); });
  align(document.blocks, source.bytes);
  const auto is_long = [](const Block& block) { return block.text.size() > kMaxParagraph; };
  if (std::none_of(document.blocks.begin(), document.blocks.end(), is_long)) return;
  std::vector<Block> blocks;
  for (Block& block : document.blocks) {
    if (is_long(block)) {
      const std::string_view origin = source.bytes.substr(block.source.begin, block.source.size());
      std::ranges::move(cut_block(block, origin == block.text, document.language),
                        std::back_inserter(blocks));
    } else {
      blocks.push_back(std::move(block));
    }
  }
  document.blocks = std::move(blocks);
}

void place_in_member(std::vector<Block>& blocks, const std::string& member) {
  for (Block& block : blocks) {
    std::string locator = member;
    if (block.line > 0) locator += ", line " + std::to_string(block.line);
    if (!block.locator.empty()) locator += ", " + block.locator;
    block.locator = std::move(locator);
    cut_locator(block.locator);
    block.source = {};
    block.map.clear();
    block.line = 0;
  }
}

std::string id_problem(const std::string& id) {
  if (id.empty()) return "its id is empty";
  if (id.size() > kMaxId) return "its id is longer than " + std::to_string(kMaxId) + " bytes";
  if (!is_utf8(id)) return "its id is not UTF-8";
  for (std::size_t at = 0; at < id.size();) {
    if (is_control(next_code_point(id, at))) return "its id has control characters";
  }
  return {};
}

}  // namespace pilcrow::read
