#include <limits>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "data/builder.h"
#include "data/value.h"

namespace pilcrow::data {
namespace {

// What the parser says after its "[json.exception.…] parse error at line 1, column 2: ".
std::string reason(std::string_view what) {
  for (const std::string_view mark : {"syntax error", "out_of_range", "attempting"}) {
    if (const auto at = what.find(mark); at != std::string_view::npos) {
      return std::string(what.substr(at));
    }
  }
  const auto end = what.find("] ");
  return std::string(end == std::string_view::npos ? what : what.substr(end + 2));
}

// Where byte `at` of the text is. The parser counts the bytes that it has read, the wrong one
// among them.
Position locate(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  const std::string_view before = text.substr(0, at > 0 ? at - 1 : 0);
  Position position{1, 1};
  for (const char c : before) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (!is_continuation(c)) {
      ++position.column;
    }
  }
  return position;
}

// The parser's events. It keeps no positions, so values have none.
class Events : public nlohmann::json_sax<nlohmann::json> {
 public:
  Events(std::string_view text, const std::string& name)
      : text_(text), name_(name), builder_(name) {}

  Value take() { return builder_.take(); }

  bool null() override { return scalar({}); }
  bool boolean(bool value) override { return scalar({value}); }
  bool number_integer(number_integer_t value) override { return scalar({std::int64_t{value}}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return scalar({static_cast<double>(value)});
    }
    return scalar({static_cast<std::int64_t>(value)});
  }
  bool number_float(number_float_t value, const string_t&) override { return scalar({value}); }
  bool string(string_t& value) override { return scalar({std::move(value)}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return builder_.begin_object({}), true; }
  bool key(string_t& value) override { return builder_.key(std::move(value), {}), true; }
  bool end_object() override { return builder_.end(), true; }
  bool start_array(std::size_t) override { return builder_.begin_array({}), true; }
  bool end_array() override { return builder_.end(), true; }

  bool parse_error(std::size_t at, const std::string&,
                   const nlohmann::json::exception& error) override {
    fail(name_, locate(text_, at), reason(error.what()));
  }

 private:
  bool scalar(decltype(Value::of) of) {
    builder_.scalar({std::move(of), {}});
    return true;
  }

  std::string_view text_;
  const std::string& name_;
  Builder builder_;
};

}  // namespace

Value parse_json(std::string_view text, const std::string& name) {
  Events events(text, name);
  nlohmann::json::sax_parse(text.begin(), text.end(), &events);
  return events.take();
}

}  // namespace pilcrow::data
