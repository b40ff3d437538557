// One tree of values for TOML, YAML and JSON, so that their libraries stay in this folder.
#ifndef PILCROW_DATA_VALUE_H_
#define PILCROW_DATA_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pilcrow::data {

// Where a value begins in its source; from 1, columns in code points; 0 where unknown.
struct Position {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;  // in the source's order

struct Value {
  // Dates and times are strings, as written in the source (ISO 8601).
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> of = {};
  Position position = {};

  const std::string* string() const { return std::get_if<std::string>(&of); }
  const Array* array() const { return std::get_if<Array>(&of); }
  const Object* object() const { return std::get_if<Object>(&of); }

  // The number, whether written as integer or not.
  bool number(double& out) const;

  // The member of an object; null if there is none, or this is no object.
  const Value* find(std::string_view name) const;

  // What the value is, for messages: "a string", "a table".
  std::string_view kind() const;

  // Scalars as text ("true", "2024", "0.5"); empty for null, arrays and objects.
  std::string text() const;
};

// Each takes UTF-8 and gives the tree. Throws Error{bad_argument}, whose message says what is wrong
// and whose context is "name:line:column". Nesting deeper than 64, and more than a million values,
// are errors.
Value parse_toml(std::string_view text, const std::string& name);
Value parse_yaml(std::string_view text, const std::string& name);
Value parse_json(std::string_view text, const std::string& name);

// As JSON on one line. Bytes that are not UTF-8 become U+FFFD.
std::string write_json(const Value& value);

}  // namespace pilcrow::data

#endif  // PILCROW_DATA_VALUE_H_
