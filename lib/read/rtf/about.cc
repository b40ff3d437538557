#include "read/rtf/about.h"

#include <algorithm>
#include <utility>

#include "read/metadata.h"

namespace pilcrow::read {
namespace {

constexpr std::pair<std::string_view, const char*> kFields[] = {{"author", "author"},
                                                                {"subject", "subject"},
                                                                {"keywords", "keywords"},
                                                                {"doccomm", "description"}};

std::string padded(int number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

}  // namespace

void RtfAbout::add(std::string_view word, const std::string& value) {
  if (word == "title") document_.title = value;
  for (const auto& [name, field] : kFields) {
    if (name == word) add_value(document_.metadata, field, value);
  }
}

void RtfAbout::set_created(std::string_view word, int number) {
  if (word == "yr") year_ = number;
  if (word == "mo") month_ = number;
  if (word == "dy") day_ = number;
}

Document RtfAbout::take() {
  const bool is_date =
      year_ > 0 && year_ <= 9999 && month_ > 0 && month_ <= 12 && day_ > 0 && day_ <= 31;
  if (is_date) {
    add_value(document_.metadata, "date",
              padded(year_, 4) + '-' + padded(month_, 2) + '-' + padded(day_, 2));
  }
  return std::move(document_);
}

}  // namespace pilcrow::read
