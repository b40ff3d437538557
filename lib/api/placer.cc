#include "api/placer.h"

#include <algorithm>
#include <utility>

#include "api/views.h"

namespace pilcrow::api {

void Placer::move_to(index::DocumentPlace place) {
  if (at_ && at_->segment == place.segment && at_->document == place.document) return;
  const store::Store& store = snapshot_.segments()[place.segment].store();
  if (!at_ || at_->segment != place.segment) blocks_.emplace(store);
  at_ = place;
  record_ = store.document(place.document);
  above_.clear();
  auto title = std::make_unique<Above>();
  title->head = store.head_of(store.first(place.document));
  title->text = record_.title;
  title->heading = {title->text, analyser_.analyse(title->text, record_.language), {}};
  above_.push_back(std::move(title));
}

std::string Placer::text_of(std::uint32_t block) { return blocks_->at(block).text; }

const theme::Placed& Placer::paragraph(index::BlockPlace place) {
  const store::Store& store = snapshot_.segments()[place.segment].store();
  move_to({place.segment, store.document_of(place.block)});
  std::vector<std::uint32_t> heads;  // innermost first
  for (std::uint32_t head = store.head_of(place.block); store.level(head) > 0;
       head = store.above(head)) {
    heads.push_back(head);
  }
  std::reverse(heads.begin(), heads.end());
  std::size_t same = 0;
  while (same < heads.size() && same + 1 < above_.size() && above_[same + 1]->head == heads[same]) {
    ++same;
  }
  above_.resize(same + 1);
  for (std::size_t i = same; i < heads.size(); ++i) {
    auto next = std::make_unique<Above>();
    next->head = heads[i];
    next->text = text_of(store.head_block(heads[i]));
    next->heading = {next->text, analyser_.analyse(next->text, record_.language), {}};
    above_.push_back(std::move(next));
  }
  headings_.clear();
  for (auto one = above_.rbegin(); one != above_.rend(); ++one) {
    headings_.push_back(&(*one)->heading);
  }
  text_ = text_of(place.block);
  return placed(store.language(place.block));
}

const theme::Placed& Placer::document(index::DocumentPlace place) {
  const store::Store& store = snapshot_.segments()[place.segment].store();
  move_to(place);
  text_.clear();
  for (std::uint32_t block = store.first(place.document) + 1;
       block < store.first(place.document + 1); ++block) {
    if (!text_.empty()) text_ += '\n';
    text_ += text_of(block);
  }
  headings_ = {&above_.front()->heading};
  return placed(record_.language);
}

const theme::Placed* Placer::item(std::string_view id) {
  if (const auto place = find_paragraph(snapshot_, id)) return &paragraph(*place);
  const auto place = snapshot_.find(id);
  return place ? &document(*place) : nullptr;
}

// The text at hand below the headings at hand.
const theme::Placed& Placer::placed(const std::string& language) {
  placed_.language = language;
  tokens_ = analyser_.analyse(text_, placed_.language);
  placed_.text = {text_, &tokens_};
  placed_.above = headings_;
  placed_.document = record_.id;
  placed_.metadata = &record_.metadata;
  return placed_;
}

}  // namespace pilcrow::api
