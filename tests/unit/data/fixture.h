// What the tests of the parsers share: the error that some text gives.
#ifndef PILCROW_TESTS_UNIT_DATA_FIXTURE_H_
#define PILCROW_TESTS_UNIT_DATA_FIXTURE_H_

#include <string>
#include <string_view>

#include "data/value.h"
#include "pilcrow/error.h"

using Parse = pilcrow::data::Value (*)(std::string_view, const std::string&);

// "context: message", or "no error".
inline std::string error_of(Parse parse, std::string_view text) {
  try {
    parse(text, "f");
  } catch (const pilcrow::Error& error) {
    if (error.code() != pilcrow::ErrorCode::bad_argument) return "another code";
    return error.context() + ": " + error.what();
  }
  return "no error";
}

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

#endif  // PILCROW_TESTS_UNIT_DATA_FIXTURE_H_
