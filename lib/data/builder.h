// Builds a tree of values from a parser's events, within the limits on depth, number and names.
#ifndef PILCROW_DATA_BUILDER_H_
#define PILCROW_DATA_BUILDER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "data/value.h"

namespace pilcrow::data {

inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxValues = 1'000'000;

// Throws Error{bad_argument} with the context "name:line:column".
[[noreturn]] void fail(const std::string& name, Position where, const std::string& message);

// Counts values; throws when there are too many or they are nested too deeply.
class Limits {
 public:
  explicit Limits(const std::string& name) : name_(name) {}
  void count(std::size_t depth, Position where);

 private:
  const std::string& name_;
  std::size_t values_ = 0;
};

// Takes the events of one document. `name` must outlive it.
class Builder {
 public:
  explicit Builder(const std::string& name) : name_(name), limits_(name) {}

  void key(std::string text, Position where);
  void scalar(Value value);
  void begin_array(Position where);
  void begin_object(Position where);
  void end();

  // True directly inside an object while no key is pending.
  bool wants_key() const;

  // The finished tree; nothing where no event came.
  Value take() { return std::move(root_); }

 private:
  struct Open {
    Value value;
    std::string key = {};  // of the member to come
    bool has_key = false;
    std::vector<Position> keys = {};  // where each member's name stands
  };

  void put(Value value);
  void open(Value value);
  void refuse_repeated_keys(const Open& object) const;

  const std::string& name_;
  Limits limits_;
  std::vector<Open> open_;
  Value root_;
};

}  // namespace pilcrow::data

#endif  // PILCROW_DATA_BUILDER_H_
