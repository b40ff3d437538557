#include "items.h"

#include "json_value.h"
#include "nearest.h"
#include "numbers.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// A template, cut into what is printed as it is and what names a part of the item.
struct Part {
  std::string text = {};
  bool is_name = false;
};

std::vector<Part> parse_template(const std::string& text) {
  std::vector<Part> out;
  std::string literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (c == '\\' && (next == 't' || next == 'n' || next == '\\')) {
      literal += next == 't' ? '\t' : next == 'n' ? '\n' : '\\';
      ++at;
    } else if ((c == '{' || c == '}') && next == c) {
      literal += c;
      ++at;
    } else if (c == '{') {
      const std::size_t end = text.find('}', at);
      if (end == std::string::npos) throw UsageError("--format: '{' is not closed");
      out.push_back({std::exchange(literal, {}), false});
      out.push_back({text.substr(at + 1, end - at - 1), true});
      at = end;
    } else if (c == '}') {
      throw UsageError("--format: '}' was not opened; '}}' stands for one");
    } else {
      literal += c;
    }
  }
  out.push_back({literal, false});
  return out;
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> out;
  for (const auto& member : object.items()) out.push_back(member.key());
  return out;
}

// "date", "authors.0" of a document's metadata. These differ by document: what one lacks is
// nothing, and a single value is a list of one. A key may have points in it.
Json find_metadata(const Json& metadata, const std::string& name) {
  if (!metadata.is_object()) return {};
  if (metadata.contains(name)) return metadata[name];
  const std::size_t point = std::min(name.rfind('.'), name.size());
  const std::string key = name.substr(0, point);
  if (point == name.size() || !metadata.contains(key)) return {};
  const auto index = parse_count(std::string_view(name).substr(point + 1));
  const Json& value = metadata[key];
  const std::size_t size = value.is_array() ? value.size() : 1;
  if (!index || *index >= size) return {};
  return value.is_array() ? value[*index] : value;
}

// "document.title", "section.0"; null where a list is shorter.
Json find_part(const Json& item, const std::string& name) {
  Json now = item;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('.', at), name.size());
    const std::string key = name.substr(at, end - at);
    at = end + 1;
    if (now.is_null()) continue;
    if (now.is_array()) {
      const auto index = parse_count(key);
      if (!index) throw UsageError("--format: '" + name + "' needs a number for '" + key + "'");
      now = *index < now.size() ? Json(now[*index]) : Json();
    } else if (now.is_object() && now.contains(key)) {
      now = Json(now[key]);
      if (key == "metadata" && at <= name.size()) return find_metadata(now, name.substr(at));
    } else {
      const auto known = now.is_object() ? keys_of(now) : std::vector<std::string>();
      throw UsageError("--format: there is no '" + key + "' in '" + name + "'" +
                       (known.empty() ? "" : "; there are: " + listed(known)) +
                       did_you_mean(key, known));
    }
  }
  return now;
}

// What stands on the line: lists with commas, snippets as their text.
std::string line_text(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return clean_line(value.get<std::string>());
  if (value.is_object() && value.contains("fragments")) {
    std::string out;
    for (const Json& fragment : value["fragments"]) {
      out += (out.empty() ? "" : " … ") + line_text(fragment["text"]);
    }
    return out;
  }
  if (!value.is_array()) return clean_line(compact(value));
  std::string out;
  for (const Json& each : value) out += (out.empty() ? "" : ", ") + line_text(each);
  return out;
}

}  // namespace

void declare_items(Parser& parser, ItemArgs& args, const std::string& example) {
  args.command = parser.command();
  parser.flag("--jsonl", args.jsonl, "Print JSON, one item a line");
  parser.value("--format", args.format, "TEMPLATE",
               "Print a line for each item, e.g. " + example + ": pilcrow-format(7)");
}

void check_items(const Parser& parser, bool json, const ItemArgs& args) {
  if (json + args.jsonl + !args.format.empty() > 1) {
    parser.fail("--json, --jsonl and --format exclude one another");
  }
  try {
    parse_template(args.format);
  } catch (const UsageError& error) {
    parser.fail(error.what());
  }
}

void ItemPrinter::print_list(const std::string& answer, const char* key) {
  const Json parsed = Json::parse(answer);
  for (const Json& item : parsed[key]) print(item.dump());
}

void ItemPrinter::print(const std::string& item) {
  if (args_.format.empty()) {
    out_ << item << "\n";
    return;
  }
  const Json parts = Json::parse(item);
  std::string line;
  try {
    for (const Part& part : parse_template(args_.format)) {
      line += part.is_name ? line_text(find_part(parts, part.text)) : part.text;
    }
  } catch (const UsageError& error) {
    throw UsageError(error.what(), args_.command);
  }
  out_ << line << "\n";
}

}  // namespace pilcrow::cli
