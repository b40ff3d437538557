// A Tagging for each thread that needs one.
#ifndef PILCROW_API_TAGGINGS_H_
#define PILCROW_API_TAGGINGS_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "api/tagging.h"
#include "theme/rule_book.h"

namespace pilcrow::api {

// Lends them; they are kept, since they remember stems and cues. For any number of threads.
class Taggings {
 public:
  Taggings(Taxonomy themes, Names names)
      : book_(std::make_shared<theme::RuleBook>(std::move(themes), std::move(names))) {}

  const Taxonomy& themes() const { return book_->themes(); }
  const Names& names() const { return book_->names(); }

  // Calls `call` with one that nobody else has meanwhile.
  template <typename Call>
  auto with(Call&& call) {
    const Loan loan(*this);
    return call(*loan.tagging);
  }

 private:
  struct Loan {
    explicit Loan(Taggings& from) : all(from), tagging(from.take()) {}
    ~Loan() {
      const std::lock_guard lock(all.mutex_);
      all.idle_.push_back(std::move(tagging));
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Taggings& all;
    std::unique_ptr<Tagging> tagging;
  };

  std::unique_ptr<Tagging> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Tagging> one = std::move(idle_.back());
        idle_.pop_back();
        return one;
      }
    }
    return std::make_unique<Tagging>(book_);
  }

  std::shared_ptr<theme::RuleBook> book_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Tagging>> idle_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_TAGGINGS_H_
