// Paragraphs of an index as the tagger takes them.
#ifndef PILCROW_API_PLACER_H_
#define PILCROW_API_PLACER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/snapshot.h"
#include "text/analysis.h"
#include "theme/tagger.h"

namespace pilcrow::api {

// For one thread. Paragraphs of a document that follow one another share what stands above them.
class Placer {
 public:
  // What is given must outlive this object.
  Placer(const index::Snapshot& snapshot, text::Analyser& analyser)
      : snapshot_(snapshot), analyser_(analyser) {}

  // A paragraph where it stands; valid until the next call.
  const theme::Placed& paragraph(index::BlockPlace place);

  // A whole document as one paragraph below its title, headings and all.
  const theme::Placed& document(index::DocumentPlace place);

  // What an anchor or a document's id names; null if the index does not have it.
  const theme::Placed* item(std::string_view id);

  // Calls `take(place, number)` for each paragraph that is not deleted.
  template <typename Take>
  void each(Take&& take) const {
    for (std::uint32_t i = 0; i < snapshot_.segments().size(); ++i) {
      const index::Segment& segment = snapshot_.segments()[i];
      const store::Store& store = segment.store();
      for (std::uint32_t document = 0; document < store.documents(); ++document) {
        if (segment.is_deleted(document)) continue;
        std::size_t number = 0;
        for (std::uint32_t block = store.first(document); block < store.first(document + 1);
             ++block) {
          if (!store.is_head(block)) take(index::BlockPlace{i, block}, ++number);
        }
      }
    }
  }

 private:
  void move_to(index::DocumentPlace place);
  std::string text_of(std::uint32_t block);
  const theme::Placed& placed(const std::string& language);

  struct Above {
    std::uint32_t head = 0;
    std::string text = {};
    theme::Heading heading = {};
  };

  const index::Snapshot& snapshot_;
  text::Analyser& analyser_;
  std::optional<index::DocumentPlace> at_;
  std::optional<store::Store::Blocks> blocks_;
  store::DocumentRecord record_;
  std::vector<std::unique_ptr<Above>> above_;  // outermost first, the title at the front
  std::vector<theme::Heading*> headings_;
  std::string text_;
  std::vector<text::Token> tokens_;
  theme::Placed placed_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_PLACER_H_
