#include "index/context.h"

#include <cstddef>
#include <vector>

namespace pilcrow::index {
namespace {

// The two best scores of hits that follow one another, and how many share the best.
class Best {
 public:
  void take(Score score) {
    if (score > first_) {
      second_ = first_;
      first_ = score;
    } else if (score > second_) {
      second_ = score;
    }
  }
  // The best but for one of that score.
  Score other_than(Score score) const { return score == first_ ? second_ : first_; }

 private:
  Score first_ = 0;
  Score second_ = 0;
};

}  // namespace

void add_context(const store::Store& store, Hits& hits) {
  const std::vector<Context> contexts = find_contexts(store, hits);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hits[i].score = add(hits[i].score, add(contexts[i].section, contexts[i].document));
  }
}

std::vector<Context> find_contexts(const store::Store& store, const Hits& hits) {
  std::vector<Context> out(hits.size());
  const auto close = [&](std::size_t begin, std::size_t end, Score share, Score Context::*to) {
    if (end - begin < 2) return;
    Best best;
    for (std::size_t i = begin; i < end; ++i) best.take(hits[i].score);
    for (std::size_t i = begin; i < end; ++i) {
      out[i].*to = best.other_than(hits[i].score) / share;
    }
  };
  store::Store::DocumentCursor documents(store);
  std::uint32_t head = 0;
  std::size_t section = 0;   // where those begin that are open
  std::size_t document = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::uint32_t block = hits[i].block;
    const std::uint32_t before = head;
    while (head + 1 < store.heads() && store.head_block(head + 1) <= block) ++head;
    if (head != before) {
      close(section, i, kSectionShare, &Context::section);
      section = i;
    }
    if (documents.moves(block)) {
      documents.at(block);
      close(document, i, kDocumentShare, &Context::document);
      document = i;
    }
  }
  close(section, hits.size(), kSectionShare, &Context::section);
  close(document, hits.size(), kDocumentShare, &Context::document);
  return out;
}

}  // namespace pilcrow::index
