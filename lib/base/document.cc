#include "pilcrow/document.h"

namespace pilcrow {

std::string_view to_string(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::heading: return "heading";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::list_item: return "list-item";
    case BlockKind::quotation: return "quotation";
    case BlockKind::caption: return "caption";
    case BlockKind::table_row: return "table-row";
    case BlockKind::code: return "code";
    case BlockKind::footnote: return "footnote";
  }
  return "unknown";
}

}  // namespace pilcrow
