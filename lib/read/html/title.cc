#include "read/html/title.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "read/space.h"

namespace pilcrow::read {
namespace {

// Looking for headings in titles takes time with the product of their lengths.
constexpr std::size_t kMaxTitle = 1000;
constexpr std::size_t kMaxHeadings = 100;

// For comparing: ASCII lower case, and plain quotation marks and dashes for typographic ones.
std::string folded(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 6> kPlain = {{{"\u2018", '\''},
                                                                               {"\u2019", '\''},
                                                                               {"\u201C", '"'},
                                                                               {"\u201D", '"'},
                                                                               {"\u2013", '-'},
                                                                               {"\u2014", '-'}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const auto found = std::find_if(kPlain.begin(), kPlain.end(), [&](const auto& plain) {
      return rest.starts_with(plain.first);
    });
    out += found == kPlain.end() ? text[at] : found->second;
    at += found == kPlain.end() ? 1 : found->first.size();
  }
  return lower_ascii(out);
}

// Whether the title is that heading with something around it, most often the site's name. A site's
// name may be a heading too; so one that is less than half of the title only counts where the title
// begins with it, and there is no other.
bool is_title_of(const std::string& heading, const std::string& title, bool only_title) {
  if (heading.size() * 2 >= title.size()) return title.find(heading) != std::string::npos;
  return only_title && heading.size() > 2 && title.starts_with(heading);
}

std::string find_title(const HtmlHead& head, const std::vector<std::string>& headings) {
  const auto site = head.metadata.find("site");
  const std::string* best = nullptr;
  for (const auto* title : {&head.og_title, &head.title}) {
    const bool only_title = head.og_title.empty() || head.title.empty();
    const std::string whole = folded(std::string_view(*title).substr(0, kMaxTitle));
    for (const auto& heading : headings) {
      if (site != head.metadata.end() && heading == site->second.front()) continue;
      if (!is_title_of(folded(heading), whole, only_title)) continue;
      if (best == nullptr || heading.size() > best->size()) best = &heading;
    }
  }
  if (best != nullptr) return *best;
  if (!head.og_title.empty()) return head.og_title;
  if (!head.title.empty()) return head.title;
  return headings.empty() ? std::string() : headings.front();
}

}  // namespace

std::vector<std::string> top_headings(const std::vector<HtmlBlock>& blocks) {
  std::vector<std::string> headings;
  for (const auto& found : blocks) {
    if (found.block.kind == BlockKind::heading && found.block.level == 1 &&
        found.block.text.size() <= kMaxTitle && headings.size() < kMaxHeadings) {
      headings.push_back(found.block.text);
    }
  }
  return headings;
}

std::string take_title(const HtmlHead& head, const std::vector<std::string>& headings,
                       std::vector<HtmlBlock>& main) {
  std::string title = find_title(head, headings);
  const std::string wanted = folded(title);
  const auto first_few =
      main.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(main.size(), 3));
  const auto again = std::find_if(main.begin(), first_few, [&](const HtmlBlock& found) {
    return folded(found.block.text) == wanted;
  });
  if (again != first_few && main.size() > 1) main.erase(again);
  return title;
}

}  // namespace pilcrow::read
