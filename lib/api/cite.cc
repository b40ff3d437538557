#include "api/cite.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "api/views.h"
#include "base/utf8.h"

namespace pilcrow::api {
namespace {

// Of what stands around a quotation, in code points.
constexpr std::size_t kContext = 32;

// A text fragment names a longer text by its beginning and its end: so many words, or code points
// where there are no spaces.
constexpr std::size_t kWholeBytes = 120;
constexpr std::size_t kEndWords = 5;
constexpr std::size_t kEndPoints = 40;

// Where the first `count` code points end, and where the last ones begin.
std::size_t first_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count-- > 0) next_code_point(text, at);
  return at;
}
std::size_t last_points(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (at > 0 && count-- > 0) at = floor_boundary(text, at - 1);
  return at;
}

// The first words of a text that is longer than they are, and the last.
std::string_view first_words(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < kEndWords && end < text.size(); ++i) {
    end = std::min(text.find(' ', end + 1), text.size());
  }
  return text.substr(0, std::min(end, first_points(text, kEndPoints)));
}
std::string_view last_words(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t i = 0; i < kEndWords && begin > 0; ++i) {
    const std::size_t space = text.rfind(' ', begin - 1);
    begin = space == std::string_view::npos ? 0 : space;
  }
  text.remove_prefix(std::max(begin, last_points(text, kEndPoints)));
  if (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

// All that means something in a URL or a text directive: '-', ',' and '&' among it.
std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out.append({'%', kDigits[byte / 16], kDigits[byte % 16]});
    }
  }
  return out;
}

// The values of the first of these fields that there is.
std::vector<std::string> field(const Metadata& metadata, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = metadata.find(name);
    if (found != metadata.end()) return found->second;
  }
  return {};
}

std::string first_of(std::vector<std::string> values) {
  return values.empty() ? std::string() : std::move(values.front());
}

}  // namespace

std::optional<Citation> cite(const Generation& generation, std::string_view anchor) {
  const auto place = find_paragraph(*generation.snapshot, anchor);
  if (!place) return {};
  Viewer viewer(generation, "en");
  Citation out;
  out.paragraph = viewer.paragraph(*place);
  out.quotation.exact = out.paragraph.text;
  const store::Store& store = generation.snapshot->segments()[place->segment].store();
  const std::uint32_t document = store.document_of(place->block);
  std::string before;
  // The first block is the title's.
  for (std::uint32_t at = store.first(document) + 1; at < place->block; ++at) {
    before = viewer.text({place->segment, at});
    out.position.begin += count_code_points(before) + 1;
  }
  out.position.end = out.position.begin + count_code_points(out.paragraph.text);
  out.quotation.prefix = before.substr(last_points(before, kContext));
  if (place->block + 1 < store.first(document + 1)) {
    const std::string after = viewer.text({place->segment, place->block + 1});
    out.quotation.suffix = after.substr(0, first_points(after, kContext));
  }
  const Metadata& metadata = out.paragraph.document.metadata;
  out.authors = field(metadata, {"author", "authors", "creator"});
  out.date = first_of(field(metadata, {"date", "published", "created"}));
  out.url = first_of(field(metadata, {"url", "canonical", "source"}));
  out.link = text_fragment_link(out.url, out.quotation);
  return out;
}

}  // namespace pilcrow::api

namespace pilcrow {

std::string text_fragment_link(std::string_view url, const Quotation& quotation) {
  const std::string_view exact = quotation.exact;
  const bool http = url.starts_with("https://") || url.starts_with("http://");
  if (!http || exact.empty()) return {};
  url = url.substr(0, url.find(":~:"));
  std::string out(url);
  if (url.find('#') == std::string_view::npos) out += '#';
  out += ":~:text=";
  if (exact.size() <= api::kWholeBytes) return out + api::encoded(exact);
  return out + api::encoded(api::first_words(exact)) + ',' + api::encoded(api::last_words(exact));
}

}  // namespace pilcrow
