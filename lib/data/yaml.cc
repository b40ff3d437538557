#include <yaml.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <memory>

#include "data/builder.h"
#include "data/value.h"

namespace pilcrow::data {
namespace {

Position position_of(const yaml_mark_t& mark) { return {mark.line + 1, mark.column + 1}; }

std::string_view view(const yaml_char_t* text, std::size_t size) {
  return {reinterpret_cast<const char*>(text), size};
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Takes an optional sign off the front of `text`.
bool take_minus(std::string_view& text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  return minus;
}

bool parse_integer(std::string_view text, std::int64_t& out) {
  int base = 10;
  bool minus = false;
  if (text.starts_with("0x") || text.starts_with("0o")) {
    base = text[1] == 'x' ? 16 : 8;
    text.remove_prefix(2);
    if (text.starts_with('-')) return false;
  } else {
    minus = take_minus(text);
    if (!all_digits(text)) return false;
  }
  const std::string signed_text = (minus ? "-" : "") + std::string(text);
  const char* const end = signed_text.data() + signed_text.size();
  const auto [stop, error] = std::from_chars(signed_text.data(), end, out, base);
  return error == std::errc() && stop == end;
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?, as the core schema has it.
bool looks_like_float(std::string_view text) {
  const auto exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    std::string_view digits = text.substr(exponent + 1);
    take_minus(digits);
    if (!all_digits(digits)) return false;
    text = text.substr(0, exponent);
  }
  const auto point = text.find('.');
  if (point == std::string_view::npos) return all_digits(text);
  const auto whole = text.substr(0, point);
  const auto part = text.substr(point + 1);
  if (whole.empty()) return all_digits(part);
  return all_digits(whole) && (part.empty() || all_digits(part));
}

bool parse_float(std::string_view text, double& out) {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") {
    out = std::numeric_limits<double>::quiet_NaN();
    return true;
  }
  const bool minus = take_minus(text);
  if (text == ".inf" || text == ".Inf" || text == ".INF") {
    out = std::numeric_limits<double>::infinity();
  } else {
    if (!looks_like_float(text)) return false;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    // Too large or too small for a double: the text says more.
    if (error != std::errc() || stop != text.data() + text.size()) return false;
  }
  if (minus) out = -out;
  return true;
}

// The core schema of YAML 1.2. Dates are strings in it.
decltype(Value::of) resolve_plain(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return {};
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  if (std::int64_t integer = 0; parse_integer(text, integer)) return integer;
  if (double real = 0; parse_float(text, real)) return real;
  return std::string(text);
}

Value scalar(const yaml_event_t& event) {
  const auto& data = event.data.scalar;
  const std::string_view text = view(data.value, data.length);
  const bool plain = data.style == YAML_PLAIN_SCALAR_STYLE && data.plain_implicit != 0;
  return {plain ? resolve_plain(text) : decltype(Value::of)(std::string(text)),
          position_of(event.start_mark)};
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& name) : name_(name), builder_(name) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // Reads to the end of the first document; what follows is not looked at.
  Value run() {
    while (step()) {
    }
    return builder_.take();
  }

 private:
  bool step() {
    yaml_event_t event;
    if (yaml_parser_parse(&parser_, &event) == 0) fail_with_problem();
    const std::unique_ptr<yaml_event_t, void (*)(yaml_event_t*)> freed(&event, yaml_event_delete);
    return take(event);
  }

  bool take(const yaml_event_t& event) {
    const Position where = position_of(event.start_mark);
    switch (event.type) {
      case YAML_ALIAS_EVENT: fail(name_, where, "aliases (*name) are not supported");
      case YAML_SCALAR_EVENT:
        refuse_anchor(event.data.scalar.anchor, where);
        if (builder_.wants_key()) {
          const auto& data = event.data.scalar;
          builder_.key(std::string(view(data.value, data.length)), where);
        } else {
          builder_.scalar(scalar(event));
        }
        return true;
      case YAML_SEQUENCE_START_EVENT:
        refuse_anchor(event.data.sequence_start.anchor, where);
        refuse_key(where);
        builder_.begin_array(where);
        return true;
      case YAML_MAPPING_START_EVENT:
        refuse_anchor(event.data.mapping_start.anchor, where);
        refuse_key(where);
        builder_.begin_object(where);
        return true;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: builder_.end(); return true;
      case YAML_DOCUMENT_END_EVENT:
      case YAML_STREAM_END_EVENT: return false;
      default: return true;
    }
  }

  void refuse_anchor(const yaml_char_t* anchor, Position where) const {
    if (anchor != nullptr) fail(name_, where, "anchors (&name) are not supported");
  }

  void refuse_key(Position where) const {
    if (builder_.wants_key()) fail(name_, where, "a list or a table cannot be a key");
  }

  [[noreturn]] void fail_with_problem() const {
    if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const Position where = parser_.error == YAML_READER_ERROR ? position_of(parser_.mark)
                                                              : position_of(parser_.problem_mark);
    std::string message = parser_.problem != nullptr ? parser_.problem : "not valid YAML";
    if (parser_.context != nullptr) message += std::string(", ") + parser_.context;
    fail(name_, where, message);
  }

  const std::string& name_;
  Builder builder_;
  yaml_parser_t parser_;
};

}  // namespace

Value parse_yaml(std::string_view text, const std::string& name) {
  return Parser(text, name).run();
}

}  // namespace pilcrow::data
