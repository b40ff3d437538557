#include "data/builder.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "pilcrow/error.h"

namespace pilcrow::data {

void fail(const std::string& name, Position where, const std::string& message) {
  throw Error(ErrorCode::bad_argument, message,
              name + ":" + std::to_string(where.line) + ":" + std::to_string(where.column));
}

void Limits::count(std::size_t depth, Position where) {
  if (depth > kMaxDepth) {
    fail(name_, where, "values are nested more than " + std::to_string(kMaxDepth) + " deep");
  }
  if (++values_ > kMaxValues) {
    fail(name_, where, "there are more than " + std::to_string(kMaxValues) + " values");
  }
}

bool Builder::wants_key() const {
  return !open_.empty() && open_.back().value.object() != nullptr && !open_.back().has_key;
}

void Builder::key(std::string text, Position where) {
  open_.back().key = std::move(text);
  open_.back().has_key = true;
  open_.back().keys.push_back(where);
}

void Builder::scalar(Value value) {
  limits_.count(open_.size(), value.position);
  put(std::move(value));
}

void Builder::begin_array(Position where) { open({Array{}, where}); }

void Builder::begin_object(Position where) { open({Object{}, where}); }

void Builder::open(Value value) {
  limits_.count(open_.size() + 1, value.position);
  open_.push_back({std::move(value)});
}

void Builder::end() {
  Open done = std::move(open_.back());
  open_.pop_back();
  if (done.value.object() != nullptr) refuse_repeated_keys(done);
  put(std::move(done.value));
}

void Builder::put(Value value) {
  if (open_.empty()) {
    root_ = std::move(value);
    return;
  }
  Open& parent = open_.back();
  if (auto* array = std::get_if<Array>(&parent.value.of)) {
    array->push_back(std::move(value));
  } else {
    std::get<Object>(parent.value.of).emplace_back(std::move(parent.key), std::move(value));
    parent.has_key = false;
  }
}

// Sorting keeps an object of a million members from costing a million million comparisons.
void Builder::refuse_repeated_keys(const Open& object) const {
  const Object& members = *object.value.object();
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return members[a].first < members[b].first;
  });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (members[order[i]].first == members[order[i - 1]].first) {
      fail(name_, object.keys[order[i]], "\"" + members[order[i]].first + "\" is given twice");
    }
  }
}

}  // namespace pilcrow::data
