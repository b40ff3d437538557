// The two public handles of rules: reading them from TOML.

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "pilcrow/error.h"
#include "pilcrow/themes.h"
#include "theme/model.h"

namespace pilcrow {
namespace {

using theme::FileReader;

// More would be a mistake, or an attack.
constexpr std::size_t kMaxEntries = 65535;

std::string read_rules(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text;
  std::array<char, 8192> some;
  while (in.read(some.data(), some.size()) || in.gcount() > 0) {
    text.append(some.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.is_open() || in.bad()) {  // a folder can be opened, but not read
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
    throw Error(code, std::string("cannot read: ") + std::strerror(errno), path);
  }
  return text;
}

std::vector<theme::Cue> read_cues(const FileReader& file, const data::Value& table,
                                  std::string_view key) {
  std::vector<theme::Cue> cues;
  for (const data::Value* item : file.strings(table, key)) {
    cues.push_back(theme::parse_cue(*item->string(), file.where(*item)));
  }
  return cues;
}

// Registers the id of the entry that comes next.
template <typename Data>
void claim_id(const FileReader& file, const data::Value& table, const std::string& id, Data& data,
              std::size_t index) {
  if (index >= kMaxEntries) file.fail(table, "more than 65,535 entries");
  if (!data.by_id.emplace(id, index).second) file.fail(table, "id '" + id + "' stands twice");
}

}  // namespace

Taxonomy::Taxonomy() = default;
Taxonomy::Taxonomy(std::shared_ptr<const theme::TaxonomyData> data) : data_(std::move(data)) {}

Taxonomy Taxonomy::parse(std::string_view toml, const std::string& name) {
  const data::Value root = data::parse_toml(toml, name);
  const FileReader file(name);
  auto data = std::make_shared<theme::TaxonomyData>();
  data->source = toml;
  for (const auto& table : file.tables(root, "theme")) {
    file.only(table, {"id", "label", "cues", "not", "threshold", "heading"});
    theme::ThemeNode node;
    node.id = file.id(table);
    const std::size_t slash = node.id.rfind('/');
    if (slash != std::string::npos && !data->by_id.count(node.id.substr(0, slash))) {
      file.fail(table,
                "'" + node.id + "' needs its parent '" + node.id.substr(0, slash) + "' before it");
    }
    node.labels = file.labels(table);
    node.cues = read_cues(file, table, "cues");
    node.against = read_cues(file, table, "not");
    node.threshold = file.number(table, "threshold", 1);
    node.heading = file.number(table, "heading", 1);
    claim_id(file, table, node.id, *data, data->themes.size());
    data->themes.push_back(std::move(node));
  }
  return Taxonomy(std::move(data));
}

Taxonomy Taxonomy::load(const std::string& path) { return parse(read_rules(path), path); }

bool Taxonomy::empty() const noexcept { return data_ == nullptr || data_->themes.empty(); }

std::vector<std::string> Taxonomy::ids() const {
  std::vector<std::string> out;
  if (data_ != nullptr) {
    for (const auto& node : data_->themes) out.push_back(node.id);
  }
  return out;
}

bool Taxonomy::contains(std::string_view id) const {
  return data_ != nullptr && data_->by_id.find(id) != data_->by_id.end();
}

std::string Taxonomy::label(std::string_view id, std::string_view language) const {
  if (data_ == nullptr) return std::string(id);
  const auto found = data_->by_id.find(id);
  if (found == data_->by_id.end()) return std::string(id);
  return theme::choose_label(data_->themes[found->second].labels, language, id);
}

const std::string& Taxonomy::source() const noexcept {
  static const std::string kNone;
  return data_ == nullptr ? kNone : data_->source;
}

Names::Names() = default;
Names::Names(std::shared_ptr<const theme::NamesData> data) : data_(std::move(data)) {}

Names Names::parse(std::string_view toml, const std::string& name) {
  static constexpr std::array<std::string_view, 5> kKinds = {"person", "place", "org", "treaty",
                                                             "event"};
  const data::Value root = data::parse_toml(toml, name);
  const FileReader file(name);
  auto data = std::make_shared<theme::NamesData>();
  data->source = toml;
  for (const auto& table : file.tables(root, "name")) {
    file.only(table, {"id", "kind", "label", "aliases"});
    theme::NameEntry entry;
    entry.id = file.id(table);
    const data::Value* kind = table.find("kind");
    for (const auto known : kKinds) {
      if (kind != nullptr && kind->string() != nullptr && *kind->string() == known)
        entry.kind = known;
    }
    if (entry.kind.empty()) {
      file.fail(kind == nullptr ? table : *kind,
                "expected kind = \"person\", \"place\", \"org\", \"treaty\" or \"event\"");
    }
    entry.labels = file.labels(table);
    for (const data::Value* item : file.strings(table, "aliases")) {
      entry.aliases.push_back(theme::parse_alias(*item->string(), file.where(*item)));
    }
    claim_id(file, table, entry.id, *data, data->names.size());
    data->names.push_back(std::move(entry));
  }
  return Names(std::move(data));
}

Names Names::load(const std::string& path) { return parse(read_rules(path), path); }

bool Names::empty() const noexcept { return data_ == nullptr || data_->names.empty(); }

std::vector<std::string> Names::ids() const {
  std::vector<std::string> out;
  if (data_ != nullptr) {
    for (const auto& entry : data_->names) out.push_back(entry.id);
  }
  return out;
}

std::string Names::label(std::string_view id, std::string_view language) const {
  if (data_ == nullptr) return std::string(id);
  const auto found = data_->by_id.find(id);
  if (found == data_->by_id.end()) return std::string(id);
  return theme::choose_label(data_->names[found->second].labels, language, id);
}

const std::string& Names::source() const noexcept {
  static const std::string kNone;
  return data_ == nullptr ? kNone : data_->source;
}

}  // namespace pilcrow
