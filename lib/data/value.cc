#include "data/value.h"

#include <array>
#include <charconv>

namespace pilcrow::data {

bool Value::number(double& out) const {
  if (const auto* integer = std::get_if<std::int64_t>(&of)) {
    out = static_cast<double>(*integer);
    return true;
  }
  if (const auto* real = std::get_if<double>(&of)) {
    out = *real;
    return true;
  }
  return false;
}

const Value* Value::find(std::string_view name) const {
  if (const auto* members = object()) {
    for (const auto& [key, value] : *members) {
      if (key == name) return &value;
    }
  }
  return nullptr;
}

std::string_view Value::kind() const {
  static constexpr std::array<std::string_view, 7> kNames = {
      "nothing", "a boolean", "an integer", "a number", "a string", "a list", "a table"};
  return kNames[of.index()];
}

std::string Value::text() const {
  if (const auto* truth = std::get_if<bool>(&of)) return *truth ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&of)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&of)) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
    return {digits.data(), end};
  }
  if (const auto* characters = string()) return *characters;
  return {};
}

}  // namespace pilcrow::data
