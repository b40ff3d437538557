#include "read/html/main.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "read/html/names.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

using Index = HtmlTree::Index;

// Bytes of text below which nothing can be said about a page by its text.
constexpr std::int64_t kLeastText = 200;

// Whether a block reads like prose: it has marks inside and at the end of sentences.
bool has_sentence(std::string_view text) {
  static constexpr std::string_view kWide[] = {"\u3002", "\uFF0C", "\u3001", "\u0964"};
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if ((text[i] == '.' || text[i] == ',' || text[i] == '?' || text[i] == '!' || text[i] == ';') &&
        is_space(text[i + 1])) {
      return true;
    }
  }
  return std::any_of(std::begin(kWide), std::end(kWide), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

// What a block says for what it is in being the text, or against it.
std::int64_t weight(const HtmlBlock& found) {
  const auto size = static_cast<std::int64_t>(found.block.text.size());
  const auto linked = static_cast<std::int64_t>(found.linked);
  const BlockKind kind = found.block.kind;
  if (linked * 2 > size) return -std::max<std::int64_t>(linked, 20);
  if (kind == BlockKind::heading) return 0;
  if (kind == BlockKind::code || kind == BlockKind::table_row) return size;
  if (size >= 80 || has_sentence(found.block.text)) return size - 2 * linked;
  return kind == BlockKind::paragraph ? -2 : size / 4;
}

class Page {
 public:
  Page(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks)
      : tree_(tree), blocks_(blocks), kept_(blocks.size(), true) {
    sum();
    find_landmarks();
  }

  std::vector<bool> run() {
    drop_named();
    const Index main = find_main();
    const Sums text = inside(main);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!tree_.is_inside(blocks_[i].first, main)) kept_[i] = false;
    }
    if (text.weight() >= kLeastText) drop_ends(text.size);
    return kept_;
  }

 private:
  struct Sums {
    std::int64_t size = 0;
    std::int64_t good = 0;
    std::int64_t bad = 0;

    std::int64_t weight() const { return good - bad; }
  };

  // Sums over the blocks before each, of those that are kept.
  void sum() {
    sums_.assign(1, {});
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Sums next = sums_.back();
      if (kept_[i]) {
        const std::int64_t here = weight(blocks_[i]);
        next.size += static_cast<std::int64_t>(blocks_[i].block.text.size());
        (here > 0 ? next.good : next.bad) += std::abs(here);
      }
      sums_.push_back(next);
    }
  }

  std::size_t first_block(Index node) const {
    const auto at = std::lower_bound(blocks_.begin(), blocks_.end(), node,
                                     [](const HtmlBlock& b, Index i) { return b.first < i; });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  Sums inside(Index node) const {
    const Sums& begin = sums_[first_block(node)];
    const Sums& end = sums_[first_block(tree_.end(node))];
    return {end.size - begin.size, end.good - begin.good, end.bad - begin.bad};
  }

  // Counts, before each node, the elements that a site does not put around what is its own.
  void find_landmarks() {
    landmarks_.assign(1, 0);
    for (Index i = 0; i < tree_.size(); ++i) {
      const GumboTag tag = tree_.tag(i);
      const bool landmark =
          tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_H1;
      landmarks_.push_back(landmarks_.back() + (landmark ? 1U : 0U));
    }
  }

  bool is_boilerplate(Index i) const {
    if (tree_.is_text(i) || !names_boilerplate(tree_, i)) return false;
    const std::int64_t all = sums_.back().size;
    const std::int64_t here = inside(i).size;
    const bool landmarks = landmarks_[tree_.end(i)] > landmarks_[i];
    return here * 4 <= (landmarks ? all : all * 3);
  }

  // Drops what names itself no part of the text, unless that is most of it.
  void drop_named() {
    for (Index i = 0; i < tree_.size();) {
      if (!is_boilerplate(i)) {
        ++i;
        continue;
      }
      for (std::size_t b = first_block(i); b < first_block(tree_.end(i)); ++b) kept_[b] = false;
      i = tree_.end(i);
    }
    sum();
  }

  bool is_substantial(Index i) const { return inside(i).good * 5 >= sums_.back().good * 2; }

  // What the page itself says is the text of its one article, if much of its text is there.
  Index declared_article() const {
    Index body = 0, article = 0;
    int articles = 0;
    for (Index i = 1; i < tree_.size(); ++i) {
      if (tree_.is_text(i)) continue;
      if (tree_.attribute(i, "itemprop").find("articleBody") != std::string_view::npos &&
          (body == 0 || inside(i).good > inside(body).good)) {
        body = i;
      }
      if (tree_.tag(i) == GUMBO_TAG_ARTICLE && ++articles == 1) article = i;
    }
    if (body != 0 && is_substantial(body)) return body;
    return articles == 1 && is_substantial(article) ? article : 0;
  }

  Index declared_main() const {
    for (Index i = 1; i < tree_.size(); ++i) {
      const bool main = tree_.tag(i) == GUMBO_TAG_MAIN || tree_.attribute(i, "role") == "main";
      if (main && is_substantial(i)) return i;
    }
    return 0;
  }

  Index find_main() const {
    const Index article = declared_article();
    if (article != 0) return article;
    const Index within = declared_main();
    const Index best = narrow(heaviest(within));
    return inside(best).weight() >= kLeastText ? best : within;
  }

  // The element inside `within` of which most is text, or least is anything else.
  Index heaviest(Index within) const {
    Index best = within;
    std::int64_t most = inside(within).weight();
    for (Index i = within + 1; i < tree_.end(within); ++i) {
      if (tree_.is_text(i)) continue;
      const std::int64_t here = inside(i).weight();
      if (here >= most) best = i, most = here;
    }
    return best;
  }

  // Goes further in while one part holds most of the text and the rest is mixed with links.
  Index narrow(Index node) const {
    const Sums all = inside(node);
    Index best = node;
    for (Index i = node + 1; i < tree_.end(node); ++i) {
      if (tree_.is_text(i)) continue;
      const Sums here = inside(i);
      if (here.weight() * 10 < all.weight() * 6) continue;
      const std::int64_t good = all.good - here.good;
      const std::int64_t bad = all.bad - here.bad;
      if (bad * 10 >= good * 3 && bad > 0) best = i;
    }
    return best;
  }

  // Drops scraps and links before the first text and after the last, unless they are much of it.
  void drop_ends(std::int64_t all) {
    std::int64_t dropped = 0;
    std::vector<bool> kept = kept_;
    const auto is_scrap = [&](std::size_t i) {
      if (kept_[i] && weight(blocks_[i]) >= 0) return false;
      if (kept_[i]) dropped += static_cast<std::int64_t>(blocks_[i].block.text.size());
      kept[i] = false;
      return true;
    };
    for (std::size_t i = 0; i < blocks_.size() && is_scrap(i);) ++i;
    for (std::size_t i = blocks_.size(); i > 0 && is_scrap(i - 1);) --i;
    if (dropped * 4 <= all) kept_ = kept;
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  std::vector<bool> kept_;
  std::vector<Sums> sums_;
  std::vector<std::size_t> landmarks_;
};

}  // namespace

std::vector<HtmlBlock> main_blocks(const HtmlTree& tree, std::vector<HtmlBlock> blocks) {
  const std::vector<bool> kept = Page(tree, blocks).run();
  std::vector<HtmlBlock> main;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (kept[i]) main.push_back(std::move(blocks[i]));
  }
  return main;
}

}  // namespace pilcrow::read
