// The two public handles of rules: reading them from TOML.

#include <array>
#include <cmath>

#include "pilcrow/error.h"
#include "pilcrow/themes.h"
#include "theme/model.h"
#include "theme/rule_file.h"

namespace pilcrow {
namespace {

using theme::FileReader;

// More would be a mistake, or an attack.
constexpr std::size_t kMaxEntries = 65535;

// Registers the id of the entry that comes next.
template <typename Data>
void claim_id(const FileReader& file, const data::Value& table, const std::string& id, Data& data,
              std::size_t index) {
  if (index >= kMaxEntries) file.fail(table, "more than 65,535 entries");
  if (!data.by_id.emplace(id, index).second) file.fail(table, "id '" + id + "' stands twice");
}

void add_theme(const FileReader& file, const data::Value& table, theme::TaxonomyData& data) {
  file.only(table, {"id", "label", "cues", "not", "require", "threshold", "bias",
                    "heading", "heading-levels", "by-length"});
  theme::ThemeNode node;
  node.id = file.id(table);
  const std::size_t slash = node.id.rfind('/');
  if (slash != std::string::npos && !data.by_id.contains(node.id.substr(0, slash))) {
    file.fail(table,
              "'" + node.id + "' needs its parent '" + node.id.substr(0, slash) + "' before it");
  }
  node.labels = file.labels(table);
  node.cues = file.cues(table, "cues");
  node.against = file.cues(table, "not");
  node.required = file.cues(table, "require");
  node.threshold = file.number(table, "threshold", 1);
  node.bias = file.number(table, "bias", 0);
  node.heading = file.number(table, "heading", 1);
  if (const data::Value* levels = table.find("heading-levels")) {
    const double number = file.number(table, "heading-levels", 0);
    if (number != std::floor(number)) file.fail(*levels, "heading-levels: expected a whole number");
    node.reach = static_cast<std::size_t>(number);
  }
  node.by_length = file.flag(table, "by-length");
  claim_id(file, table, node.id, data, data.themes.size());
  if (node.bias > 0) data.biased.push_back(data.themes.size());
  data.themes.push_back(std::move(node));
}

// An alias is a string, or a table that says what must stand in the text with it.
theme::Alias read_alias(const FileReader& file, const data::Value& item) {
  if (item.string() != nullptr) return theme::parse_alias(*item.string(), file.where(item));
  const data::Value* text = item.find("alias");
  if (text == nullptr || text->string() == nullptr) {
    file.fail(item, "aliases: expected a string or {alias = \"…\", with = […]}, found " +
                        std::string(item.kind()));
  }
  file.only(item, {"alias", "with"});
  theme::Alias alias = theme::parse_alias(*text->string(), file.where(*text));
  alias.with = file.cues(item, "with");
  return alias;
}

void add_name(const FileReader& file, const data::Value& table, theme::NamesData& data) {
  static constexpr std::array<std::string_view, 5> kKinds = {"person", "place", "org", "treaty",
                                                             "event"};
  file.only(table, {"id", "kind", "label", "aliases"});
  theme::NameEntry entry;
  entry.id = file.id(table);
  const data::Value* kind = table.find("kind");
  for (const auto known : kKinds) {
    if (kind != nullptr && kind->string() != nullptr && *kind->string() == known) {
      entry.kind = known;
    }
  }
  if (entry.kind.empty()) {
    file.fail(kind == nullptr ? table : *kind,
              "expected kind = \"person\", \"place\", \"org\", \"treaty\" or \"event\"");
  }
  entry.labels = file.labels(table);
  if (const data::Value* aliases = table.find("aliases")) {
    if (aliases->array() == nullptr) file.fail(*aliases, "aliases: expected a list of strings");
    for (const auto& item : *aliases->array()) entry.aliases.push_back(read_alias(file, item));
  }
  claim_id(file, table, entry.id, data, data.names.size());
  data.names.push_back(std::move(entry));
}

// What `read` reads, table by table by `add`.
template <typename Data, typename Add, typename Read>
std::shared_ptr<const Data> collect(Add&& add, Read&& read) {
  auto data = std::make_shared<Data>();
  data->source =
      read([&](const FileReader& file, const data::Value& table) { add(file, table, *data); });
  return data;
}

}  // namespace

Taxonomy::Taxonomy() = default;
Taxonomy::Taxonomy(std::shared_ptr<const theme::TaxonomyData> data) : data_(std::move(data)) {}

Taxonomy theme::Access::parse(std::string_view toml, const std::string& name, Trees trees) {
  return Taxonomy(collect<theme::TaxonomyData>(add_theme, [&](const theme::TakeTable& take) {
    return theme::parse_rules(toml, name, "theme", take, trees);
  }));
}

Taxonomy Taxonomy::parse(std::string_view toml, const std::string& name) {
  return theme::Access::parse(toml, name, theme::Trees::now);
}

Taxonomy Taxonomy::load(const std::string& path) {
  return Taxonomy(collect<theme::TaxonomyData>(add_theme, [&](const theme::TakeTable& take) {
    return theme::load_rules(path, "theme", take);
  }));
}

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
  return Names(collect<theme::NamesData>(add_name, [&](const theme::TakeTable& take) {
    return theme::parse_rules(toml, name, "name", take);
  }));
}

Names Names::load(const std::string& path) {
  return Names(collect<theme::NamesData>(add_name, [&](const theme::TakeTable& take) {
    return theme::load_rules(path, "name", take);
  }));
}

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
