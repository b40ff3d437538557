#include "read/mail/headers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <utility>

#include "read/mail/transfer.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

// A line without its end; takes it off the front.
std::string_view take_header_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// One "=?charset?B?text?=" at the front of `text`: its end, 0 where there is none.
std::size_t decode_word(std::string_view text, std::string& bytes, std::string& charset) {
  const std::size_t mode = text.find('?', 2);
  if (mode == text.npos || mode + 2 >= text.size() || text[mode + 2] != '?') return 0;
  const std::size_t end = text.find("?=", mode + 3);
  if (end == text.npos) return 0;
  charset = lower_ascii(text.substr(2, mode - 2));
  charset.resize(std::min(charset.size(), charset.find('*')));  // a language may follow
  const std::string_view inside = text.substr(mode + 3, end - mode - 3);
  const char how = text[mode + 1];
  if (how == 'B' || how == 'b') {
    bytes = decode_base64(inside);
  } else if (how == 'Q' || how == 'q') {
    bytes = decode_quoted_printable(inside, true);
  } else {
    return 0;
  }
  return end + 2;
}

// "…" with its escapes, or up to the next ';'. Takes it off the front.
std::string take_parameter_value(std::string_view& text) {
  std::string out;
  if (!text.starts_with('"')) {
    const std::size_t end = std::min(text.find(';'), text.size());
    out = std::string(trimmed(text.substr(0, end)));
    text.remove_prefix(end);
    return out;
  }
  std::size_t at = 1;
  for (; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    out += text[at];
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return out;
}

// RFC 2231: utf-8'en'%C3%A9 with '=' for '%' is quoted-printable.
std::string decode_extended(std::string_view value) {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == value.npos ? first : value.find('\'', first + 1);
  if (second == value.npos) return std::string(value);
  std::string text(value.substr(second + 1));
  std::replace(text.begin(), text.end(), '%', '=');
  return decode_charset(decode_quoted_printable(text), std::string(value.substr(0, first)));
}

void add_parameter(std::string name, const std::string& value, MailValue& out) {
  const bool extended = name.ends_with('*');
  if (extended) name.pop_back();
  const std::size_t part = name.find('*');  // long ones come in numbered parts
  if (part != name.npos) name.resize(part);
  std::string& whole = out.parameters[name];
  if (part != name.npos) {
    whole += extended ? decode_extended(value) : value;
  } else {
    whole = extended ? decode_extended(value) : decode_words(value);
  }
}

int number(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

std::string two(int value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string MailValue::parameter(const std::string& name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

MailHeaders::MailHeaders(std::string_view& message) {
  std::string* last = nullptr;
  while (!message.empty()) {
    const std::string_view line = take_header_line(message);
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') {
      if (last != nullptr) (*last += ' ') += trimmed(line);
      continue;
    }
    last = nullptr;
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const auto [field, added] = fields_.emplace(lower_ascii(trimmed(line.substr(0, colon))),
                                                std::string(trimmed(line.substr(colon + 1))));
    if (added) last = &field->second;
  }
}

std::string_view MailHeaders::raw(const std::string& name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

std::string MailHeaders::text(const std::string& name) const {
  return collapsed(decode_words(decode_charset(raw(name), {})));
}

MailValue MailHeaders::value(const std::string& name) const {
  MailValue out;
  std::string_view text = raw(name);
  const std::size_t end = std::min(text.find(';'), text.size());
  out.text = lower_ascii(trimmed(text.substr(0, end)));
  text.remove_prefix(end);
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of("; \t"), text.size()));
    const std::size_t equals = text.find_first_of("=;");
    if (equals == text.npos) break;
    std::string parameter = lower_ascii(trimmed(text.substr(0, equals)));
    const bool has_value = text[equals] == '=';
    text.remove_prefix(equals + 1);
    if (!has_value) continue;
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    add_parameter(std::move(parameter), take_parameter_value(text), out);
  }
  return out;
}

std::string decode_words(std::string_view text) {
  std::string out, pending, charset;  // words that follow each other may share a character
  const auto flush = [&] {
    if (!pending.empty()) out += decode_charset(std::exchange(pending, {}), charset);
  };
  while (!text.empty()) {
    const std::size_t at = std::min(text.find("=?"), text.size());
    const std::string_view between = text.substr(0, at);
    if (pending.empty() || !trimmed(between).empty()) {
      flush();
      out += between;
    }
    text.remove_prefix(at);
    if (text.empty()) break;
    std::string bytes, name;
    const std::size_t end = decode_word(text, bytes, name);
    if (end == 0) {
      flush();
      out += text.substr(0, 2);
      text.remove_prefix(2);
      continue;
    }
    if (name != charset) flush();
    charset = name;
    pending += bytes;
    text.remove_prefix(end);
  }
  flush();
  return out;
}

std::string mail_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string lower = lower_ascii(text);
  std::vector<std::string_view> words;
  for (std::string_view rest = lower; !rest.empty();) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" ,\t"), rest.size()));
    const std::size_t end = std::min(rest.find_first_of(" ,\t"), rest.size());
    if (end > 0) words.push_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (!words.empty() && number(words[0]) < 0) words.erase(words.begin());  // the day of the week
  if (words.size() < 3) return {};
  const auto month = std::find(kMonths.begin(), kMonths.end(), words[1].substr(0, 3));
  const int day = number(words[0]);
  int year = number(words[2]);
  if (year >= 0 && year < 100) year += year < 50 ? 2000 : 1900;
  if (month == kMonths.end() || day < 1 || day > 31 || year < 1900 || year > 9999) return {};
  std::string out = std::to_string(year) + '-' +
                    two(static_cast<int>(month - kMonths.begin()) + 1) + '-' + two(day);
  if (words.size() < 4 || words[3].size() < 5 || words[3][2] != ':') return out;
  out += 'T' + std::string(words[3].substr(0, 8));
  if (words[3].size() == 5) out += ":00";
  if (words.size() < 5 || words[4].size() != 5) return out;
  const std::string_view zone = words[4];
  if (zone[0] != '+' && zone[0] != '-') return out;
  return out + std::string(zone.substr(0, 3)) + ':' + std::string(zone.substr(3));
}

}  // namespace pilcrow::read
