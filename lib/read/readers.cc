// Which reader reads what.
#include <algorithm>
#include <utility>

#include "pilcrow/error.h"
#include "pilcrow/reader.h"
#include "read/external/external.h"
#include "read/formats.h"
#include "read/ignore.h"
#include "read/space.h"

namespace pilcrow {
namespace {

bool fits_name(const std::vector<std::string>& patterns, std::string_view name) {
  const std::string lower = read::lower_ascii(name);
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    read::IgnoreRules rules;
    rules.add(read::lower_ascii(pattern));
    return rules.judge(lower, false) == read::IgnoreRules::Verdict::ignored;
  });
}

bool has_type(const std::vector<std::string>& types, const Source& source) {
  return !types.empty() && std::find(types.begin(), types.end(), media_type(source)) != types.end();
}

}  // namespace

Reader::~Reader() = default;

Formats Reader::formats() const { return {}; }

bool Reader::accepts(const Source& source) const {
  const Formats own = formats();
  return fits_name(own.patterns, source.name) || has_type(own.media_types, source);
}

bool Reader::wants_text() const { return true; }

bool Reader::wants_process() const { return false; }

Readers::Readers() = default;

Readers Readers::standard() {
  Readers readers;
  for (auto& reader : read::standard_readers()) readers.entries_.push_back({std::move(reader)});
  return readers;
}

void Readers::add(std::shared_ptr<const Reader> reader, int priority) {
  insert({std::move(reader), priority, {}});
}

void Readers::insert(Entry entry) {
  if (entry.reader == nullptr) throw Error(ErrorCode::bad_argument, "there is no reader to add");
  const auto place = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& other) {
    return other.priority <= entry.priority;
  });
  entries_.insert(place, std::move(entry));
}

void Readers::add_external(const std::string& path, const Isolation& isolation) {
  for (auto& entry : read::load_external(path, isolation)) insert(std::move(entry));
}

const Reader* Readers::find(const Source& source) const {
  for (const Entry& entry : entries_) {
    if (entry.reader->accepts(source)) return entry.reader.get();
  }
  return nullptr;
}

std::vector<std::string> Readers::names() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) names.push_back(entry.reader->name());
  return names;
}

}  // namespace pilcrow
