// What is costly to make for a language, kept for the languages asked for last.
#ifndef PILCROW_TEXT_RECENT_H_
#define PILCROW_TEXT_RECENT_H_

#include <algorithm>
#include <cstddef>
#include <list>
#include <string>
#include <utility>

namespace pilcrow::text {

// Documents declare what languages they like: more than this many at a time are not kept.
inline constexpr std::size_t kMaxRecent = 32;

template <class Value>
class Recent {
 public:
  // The value of `key`, made by `make()` if it is not there; stays until kMaxRecent others have
  // been asked for.
  template <class Make>
  Value& get(const std::string& key, const Make& make) {
    const auto found = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const auto& entry) { return entry.first == key; });
    if (found != kept_.end()) {
      kept_.splice(kept_.begin(), kept_, found);
    } else {
      kept_.emplace_front(key, make());
      if (kept_.size() > kMaxRecent) kept_.pop_back();
    }
    return kept_.front().second;
  }

  std::size_t size() const { return kept_.size(); }

 private:
  std::list<std::pair<std::string, Value>> kept_;  // the last asked for first
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_RECENT_H_
