#include "read/json/json.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "pilcrow/error.h"
#include "read/blocks.h"
#include "read/html/blocks.h"
#include "read/json/record.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using data::Value;

// A value that is text itself, or an object of which that is the only member.
const Value* text_in(const Value& value) {
  if (value.object() != nullptr && value.object()->size() == 1) {
    const auto& [name, inner] = value.object()->front();
    return name == "text" && is_scalar(inner) ? &inner : nullptr;
  }
  return is_scalar(value) ? &value : nullptr;
}

// Parts at blank lines.
std::vector<Block> paragraphs(std::string_view text) {
  std::vector<Block> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out.push_back({.text = collapsed(text.substr(0, end))});
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

// A name in a JSON pointer, RFC 6901.
std::string pointer(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  return out;
}

class Walker {
 public:
  explicit Walker(BlockList& out) : out_(out) {}

  // Nesting is bounded by the parser.
  void read(const Value& value, int depth, const std::string& place) {
    if (value.object() != nullptr) {
      for (const auto& [name, inner] : *value.object()) {
        add_member(name, inner, depth, place + pointer(name));
      }
    } else if (value.array() != nullptr) {
      std::size_t number = 0;
      for (const Value& inner : *value.array()) {
        add_element(inner, depth, place + '/' + std::to_string(number++));
      }
    } else {
      add_text({}, value, place);
    }
  }

 private:
  void add_member(const std::string& name, const Value& value, int depth,
                  const std::string& place) {
    if (is_scalar(value)) return add_text(name == "text" ? std::string() : name, value, place);
    if (value.object() == nullptr && value.array() == nullptr) return;
    add({BlockKind::heading, std::min(depth, 6), name}, value, place);
    const Value* const text = text_in(value);
    if (text != nullptr) return add_text({}, *text, place);
    read(value, depth + 1, place);
  }

  void add_element(const Value& value, int depth, const std::string& place) {
    if (is_scalar(value)) return add({BlockKind::list_item, 0, value.text()}, value, place);
    const auto* const members = value.object();
    const bool is_flat =
        members != nullptr && members->size() > 1 &&
        std::all_of(members->begin(), members->end(), [](const auto& member) {
          return text_in(member.second) != nullptr && text_in(member.second)->text().size() < 200;
        });
    if (!is_flat) return read(value, depth, place);
    std::string row;
    for (const auto& [name, inner] : *members) {
      row += (row.empty() ? "" : " | ") + name + ": " + collapsed(text_in(inner)->text());
    }
    add({BlockKind::table_row, 0, std::move(row)}, value, place);
  }

  void add_text(const std::string& name, const Value& value, const std::string& place) {
    const std::string text = value.text();
    auto blocks = holds_markup(text) ? html_fragment_blocks(text) : paragraphs(text);
    if (!blocks.empty() && !name.empty()) blocks.front().text.insert(0, name + ": ");
    for (Block& block : blocks) {
      block.source = {};
      add(std::move(block), value, place);
    }
  }

  void add(Block block, const Value& value, const std::string& place) {
    block.line = value.position.line;
    block.locator = place;
    out_.add(std::move(block));
  }

  BlockList& out_;
};

bool is_record(const Value& value) {
  return value.find("id") != nullptr && value.find("text") != nullptr;
}

void read_record(const Value& record, const ReadLimits& limits, DocumentSink& sink) {
  Document document;
  try {
    document = document_of_record(record);
  } catch (const Error& error) {
    sink.skip(record.position.line, error.what());
    return;
  }
  BlockList blocks(limits);
  const Value& text = *record.find("text");
  std::vector<const Value*> parts;
  if (text.array() == nullptr) {
    parts.push_back(&text);
  } else {
    for (const Value& part : *text.array()) parts.push_back(&part);
  }
  for (const Value* const part : parts) {
    for (Block& block : paragraphs(part->text())) {
      block.line = part->position.line;
      blocks.add(std::move(block));
    }
  }
  document.blocks = blocks.take();
  sink.add(std::move(document));
}

class JsonReader : public Reader {
 public:
  std::string name() const override { return "json"; }

  Formats formats() const override { return {{"application/json"}, {"*.json"}}; }

  bool accepts(const Source& source) const override {
    return lower_ascii(source.name).ends_with(".json");
  }

  void read(const Source& source, DocumentSink& sink) const override {
    Value root;
    try {
      root = data::parse_json(source.bytes, "JSON");
    } catch (const Error& error) {
      throw Error(ErrorCode::bad_input, std::string("JSON that cannot be read: ") + error.what());
    }
    const auto* const list = root.array();
    if (list != nullptr && !list->empty() && std::all_of(list->begin(), list->end(), is_record)) {
      for (const Value& record : *list) read_record(record, source.limits, sink);
      return;
    }
    Document document;
    for (const char* const name : {"title", "name"}) {
      const Value* const title = root.find(name);
      if (document.title.empty() && title != nullptr && title->string() != nullptr) {
        document.title = collapsed(*title->string());
      }
    }
    BlockList blocks(source.limits);
    Walker(blocks).read(root, 1, {});
    document.blocks = blocks.take();
    add_document(std::move(document), sink);
  }
};

}  // namespace

std::shared_ptr<const Reader> json_reader() { return std::make_shared<JsonReader>(); }

}  // namespace pilcrow::read
