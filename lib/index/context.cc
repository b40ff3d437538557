#include "index/context.h"

#include <cstddef>

#include "index/hits.h"

namespace pilcrow::index {
namespace {

// The two best scores of some hits.
class Best {
 public:
  Best(const Hits& hits, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) take(hits[i].score);
  }
  // The best but for one of that score.
  Score other_than(Score score) const { return score == first_ ? second_ : first_; }

 private:
  void take(Score score) {
    if (score > first_) {
      second_ = first_;
      first_ = score;
    } else if (score > second_) {
      second_ = score;
    }
  }

  Score first_ = 0;
  Score second_ = 0;
};

// Calls `take(i, context)` for each hit of a document that has several. It may change that hit.
template <typename Take>
void visit_document(store::Store::HeadCursor& heads, const Hits& hits, std::size_t begin,
                    std::size_t end, Take&& take) {
  const Best of_document(hits, begin, end);
  for (std::size_t i = begin; i < end;) {
    // What stands before the next head is below the same one.
    heads.at(hits[i].block);
    std::size_t section = i;
    while (section < end && hits[section].block < heads.end()) ++section;
    const Best of_section(hits, i, section);
    for (; i < section; ++i) {
      const Score score = hits[i].score;
      take(i, Context{of_section.other_than(score) / kSectionShare,
                      of_document.other_than(score) / kDocumentShare});
    }
  }
}

template <typename Take>
void visit(const store::Store& store, const Hits& hits, Take&& take) {
  store::Store::HeadCursor heads(store);
  each_document(store, hits, [&](std::uint32_t, std::size_t first, std::size_t last) {
    if (last - first > 1) visit_document(heads, hits, first, last, take);
  });
}

}  // namespace

void add_context(const store::Store& store, Hits& hits) {
  visit(store, hits, [&](std::size_t i, const Context& context) {
    hits[i].score = add(hits[i].score, add(context.section, context.document));
  });
}

Context find_context(const store::Store& store, const Hits& hits, std::size_t hit) {
  Context out;
  visit(store, hits, [&](std::size_t i, const Context& context) {
    if (i == hit) out = context;
  });
  return out;
}

}  // namespace pilcrow::index
