// What is costly to make for a language, kept for the languages asked for last.
#ifndef PILCROW_TEXT_RECENT_H_
#define PILCROW_TEXT_RECENT_H_

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>
#include <utility>

namespace pilcrow::text {

// Documents declare what languages they like: more than this many at a time are not kept. A query is
// asked in all that CLD2 finds in some script.
inline constexpr std::size_t kMaxRecent = 128;

template <class Value>
class Recent {
 public:
  // The value of `key`, made by `make()` if it is not there; stays until kMaxRecent others have
  // been asked for.
  template <class Make>
  Value& get(const std::string& key, const Make& make) {
    if (const auto found = places_.find(key); found != places_.end()) {
      kept_.splice(kept_.begin(), kept_, found->second);
      return kept_.front().second;
    }
    kept_.emplace_front(key, make());
    places_[key] = kept_.begin();
    if (kept_.size() > kMaxRecent) {
      places_.erase(kept_.back().first);
      kept_.pop_back();
    }
    return kept_.front().second;
  }

  std::size_t size() const { return kept_.size(); }

 private:
  using Kept = std::list<std::pair<std::string, Value>>;
  Kept kept_;  // the last asked for first
  std::unordered_map<std::string, typename Kept::iterator> places_;
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_RECENT_H_
