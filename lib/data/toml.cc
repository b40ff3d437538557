#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "data/builder.h"
#include "data/value.h"

namespace pilcrow::data {
namespace {

Position position_of(const toml::source_region& source) {
  return {source.begin.line, source.begin.column};
}

// Refuses keys of very many parts (a.a.a.…): the parser builds a table for each, without a limit,
// and destroys them by recursion, which overflows the stack even when the text is wrong elsewhere.
class KeyLengths {
 public:
  KeyLengths(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  void check() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_string();
        continue;
      }
      if (c == '#') at_ = std::min(text_.find('\n', at_), text_.size() - 1);
      if (c == '.' && ++dots_ >= kMaxDepth) refuse();
      if (std::string_view("=,{}[]#\n").find(c) != std::string_view::npos) dots_ = 0;
      ++at_;
    }
  }

 private:
  // Steps over a string; one that is not closed is the parser's to report.
  void skip_string() {
    const char quote = text_[at_];
    const std::string triple(3, quote);
    const bool multiline = text_.substr(at_).starts_with(triple);
    const std::string_view end = multiline ? std::string_view(triple) : text_.substr(at_, 1);
    for (at_ += end.size(); at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\' && quote == '"') {
        ++at_;
      } else if (text_.substr(at_).starts_with(end)) {
        at_ += end.size();
        // Up to two more quotation marks belong to the string.
        for (int more = 0; multiline && more < 2 && text_.substr(at_, 1) == end.substr(0, 1);) {
          ++at_, ++more;
        }
        return;
      } else if (text_[at_] == '\n' && !multiline) {
        return;
      }
    }
  }

  [[noreturn]] void refuse() const {
    const auto before = text_.substr(0, at_);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    fail(name_, {line, 1}, "a key has more than " + std::to_string(kMaxDepth) + " parts");
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::size_t dots_ = 0;  // of the key at hand
};

class Converter {
 public:
  explicit Converter(const std::string& name) : limits_(name) {}

  Value convert(const toml::node& node, std::size_t depth) {
    const Position where = position_of(node.source());
    limits_.count(node.is_table() || node.is_array() ? depth : depth - 1, where);
    Value value{{}, where};
    if (const auto* table = node.as_table()) {
      value.of = members(*table, depth);
    } else if (const auto* array = node.as_array()) {
      value.of = elements(*array, depth);
    } else {
      value.of = scalar(node);
    }
    return value;
  }

 private:
  Object members(const toml::table& table, std::size_t depth) {
    std::vector<std::pair<const toml::key*, const toml::node*>> ordered;
    ordered.reserve(table.size());
    for (const auto& [key, node] : table) ordered.emplace_back(&key, &node);
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
      return a.first->source().begin < b.first->source().begin;
    });
    Object object;
    object.reserve(ordered.size());
    for (const auto& [key, node] : ordered) {
      object.emplace_back(std::string(key->str()), convert(*node, depth + 1));
    }
    return object;
  }

  Array elements(const toml::array& nodes, std::size_t depth) {
    Array array;
    array.reserve(nodes.size());
    for (const auto& node : nodes) array.push_back(convert(node, depth + 1));
    return array;
  }

  static decltype(Value::of) scalar(const toml::node& node) {
    if (const auto* string = node.as_string()) return string->get();
    if (const auto* integer = node.as_integer()) return integer->get();
    if (const auto* real = node.as_floating_point()) return real->get();
    if (const auto* truth = node.as_boolean()) return truth->get();
    std::ostringstream iso;
    if (const auto* date = node.as_date()) iso << date->get();
    if (const auto* time = node.as_time()) iso << time->get();
    if (const auto* both = node.as_date_time()) iso << both->get();
    return std::move(iso).str();
  }

  Limits limits_;
};

}  // namespace

Value parse_toml(std::string_view text, const std::string& name) {
  KeyLengths(text, name).check();
  try {
    const toml::table table = toml::parse(text, name);
    return Converter(name).convert(table, 1);
  } catch (const toml::parse_error& error) {
    fail(name, position_of(error.source()), std::string(error.description()));
  }
}

}  // namespace pilcrow::data
