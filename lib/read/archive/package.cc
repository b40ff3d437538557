#include "read/archive/package.h"

#include <utility>
#include <vector>

#include "base/digits.h"
#include "pilcrow/error.h"
#include "read/archive/unpack.h"

namespace pilcrow::read {
namespace {

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : hex_digit(text[at + 2]);
    out += low < 0 ? text[at] : static_cast<char>(high * 16 + low);
    if (low >= 0) at += 2;
  }
  return out;
}

std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

}  // namespace

Package::Package(const Source& source, const std::function<bool(std::string_view name)>& wanted) {
  Unpacker unpacker(source.bytes, source.limits);
  std::size_t count = 0;
  while (unpacker.next()) {
    if (++count > source.limits.max_members) {
      problem_ = "it holds more than " + std::to_string(source.limits.max_members) + " files";
      break;
    }
    if (!wanted(unpacker.name())) continue;
    if (auto bytes = unpacker.unpack()) {
      parts_.emplace(unpacker.name(), std::move(*bytes));
    } else if (unpacker.is_enough()) {
      throw Error(ErrorCode::bad_input, unpacker.problem());
    } else {
      problem_ = unpacker.name() + ": " + unpacker.problem();
    }
  }
  if (problem_.empty() && !unpacker.problem().empty()) problem_ = unpacker.problem();
  if (parts_.empty()) {
    throw Error(ErrorCode::bad_input, problem_.empty() ? "it has none of the parts of its format"
                                                       : "it cannot be unpacked: " + problem_);
  }
}

const std::string* Package::find(std::string_view name) const {
  const auto found = parts_.find(name);
  return found == parts_.end() ? nullptr : &found->second;
}

std::string resolve_part(std::string_view from, std::string_view target) {
  const std::string decoded = percent_decoded(target.substr(0, target.find_first_of("#?")));
  std::vector<std::string_view> path;
  if (!decoded.starts_with('/')) {
    path = components(from.substr(0, from.rfind('/') == from.npos ? 0 : from.rfind('/')));
  }
  for (const std::string_view part : components(decoded)) {
    if (part == "..") {
      if (path.empty()) return {};
      path.pop_back();
    } else if (!part.empty() && part != ".") {
      path.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : path) out += (out.empty() ? "" : "/") + std::string(part);
  return out;
}

}  // namespace pilcrow::read
