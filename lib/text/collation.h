// The order in which people sort words.
#ifndef PILCROW_TEXT_COLLATION_H_
#define PILCROW_TEXT_COLLATION_H_

#include <memory>
#include <string>
#include <string_view>

namespace pilcrow::text {

// Keys for texts whose bytes stand in the order in which readers of a language sort the texts, by
// the Unicode Collation Algorithm with the language's own rules.
class Collation {
 public:
  explicit Collation(const std::string& language);
  ~Collation();
  Collation(const Collation&) = delete;
  Collation& operator=(const Collation&) = delete;

  std::string key(std::string_view text) const;

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_COLLATION_H_
