#include "c/options.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "pilcrow/error.h"

namespace pilcrow::c {
namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorCode::bad_argument, message, "options");
}

[[noreturn]] void refuse(const char* name, const char* wanted, const data::Value& value) {
  refuse("\"" + std::string(name) + "\" must be " + wanted + ", not " + std::string(value.kind()));
}

}  // namespace

Options::Options(const char* json)
    : Options(json == nullptr ? data::Value{data::Object()} : data::parse_json(json, "options")) {}

Options::Options(data::Value object) : object_(std::move(object)) {
  if (object_.object() == nullptr) {
    refuse("options must be a JSON object, not " + std::string(object_.kind()));
  }
}

const data::Value* Options::take(const char* name) {
  taken_.emplace_back(name);
  return object_.find(name);
}

bool Options::read(const char* name, bool& out) {
  const data::Value* const value = take(name);
  if (value == nullptr) return false;
  const bool* const truth = std::get_if<bool>(&value->of);
  if (truth == nullptr) refuse(name, "true or false", *value);
  out = *truth;
  return true;
}

bool Options::read(const char* name, std::size_t& out) {
  const data::Value* const value = take(name);
  if (value == nullptr) return false;
  const auto* const number = std::get_if<std::int64_t>(&value->of);
  if (number == nullptr) refuse(name, "an integer", *value);
  if (*number < 0) refuse("\"" + std::string(name) + "\" must not be negative");
  out = static_cast<std::size_t>(*number);
  return true;
}

bool Options::read(const char* name, unsigned& out) {
  std::size_t number = out;
  const bool given = read(name, number);
  if (number > std::numeric_limits<unsigned>::max()) {
    refuse("\"" + std::string(name) + "\" is too large");
  }
  out = static_cast<unsigned>(number);
  return given;
}

bool Options::read(const char* name, std::string& out) {
  const data::Value* const value = take(name);
  if (value == nullptr) return false;
  if (value->string() == nullptr) refuse(name, "a string", *value);
  out = *value->string();
  return true;
}

bool Options::read(const char* name, std::vector<std::string>& out) {
  const data::Value* const value = take(name);
  if (value == nullptr) return false;
  if (value->array() == nullptr) refuse(name, "a list of strings", *value);
  out.clear();
  for (const data::Value& item : *value->array()) {
    if (item.string() == nullptr) refuse(name, "a list of strings", item);
    out.push_back(*item.string());
  }
  return true;
}

std::vector<Options> Options::objects(const char* name) {
  std::vector<Options> out;
  const data::Value* const value = take(name);
  if (value == nullptr) return out;
  if (value->array() == nullptr) refuse(name, "a list of objects", *value);
  for (const data::Value& item : *value->array()) out.emplace_back(item);
  return out;
}

void Options::finish() const {
  for (const auto& member : *object_.object()) {
    if (std::find(taken_.begin(), taken_.end(), member.first) == taken_.end()) {
      refuse("there is no option \"" + member.first + "\"");
    }
  }
}

}  // namespace pilcrow::c
