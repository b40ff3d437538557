#include "unit/index/oracle.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "index/impact.h"
#include "index/match.h"
#include "text/fold.h"
#include "text/stem.h"
#include "unit/store/model.h"

namespace sample {

using pilcrow::search::ClauseKind;
using pilcrow::search::Field;
using pilcrow::search::Role;

namespace {

double inverse_length(std::size_t words, double average) {
  using namespace pilcrow::index;
  return 1 / (1 - kB + kB * class_length(length_class(words)) / average);
}

}  // namespace

Oracle::Oracle(const Documents& documents, const std::set<std::string>& deleted) {
  for (const auto& document : documents) {
    deleted_.push_back(deleted.count(document.record.id) > 0);
    add(document);
  }
  double words = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    for (const auto& token : blocks_[i].tokens) {
      if (!blocks_[i].head) stems_[token.stem].insert(i);
      for (const auto& pair : pilcrow::text::syllable_pairs(token.stem)) pairs_[pair].insert(i);
      if (token.extra) continue;
      stems_of_[token.exact].insert(token.stem);
      ++counts_[{token.exact, token.stem}];
    }
    ++languages_[blocks_[i].language];
    if (blocks_[i].head) continue;
    ++paragraphs_;
    words += static_cast<double>(blocks_[i].words);
  }
  average_ = std::max(words, 1.0) / static_cast<double>(std::max<std::size_t>(paragraphs_, 1));
}

void Oracle::add(const InputDocument& document) {
  pilcrow::text::Analyser analyser;
  const std::size_t first = blocks_.size();
  const auto heads = open_heads(document);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const InputBlock& from = document.blocks[i];
    Block block;
    block.document = ids_.size();
    block.head = is_head(from);
    block.level = from.record.level;
    block.language = from.language;
    block.tokens =
        analyser.analyse(i == 0 ? document.record.title : from.record.text, from.language);
    for (const auto& token : block.tokens) block.words += token.extra ? 0 : 1;
    for (const auto head : heads[i]) block.heads.push_back(first + head);
    block.path = path_of(document, heads[i]);
    const auto evidence = sample::evidence_of(from);
    for (const auto& theme : evidence.themes) {
      for (std::size_t end = 0; end != std::string::npos;) {
        end = theme.id.find('/', end + 1);
        block.themes.insert(theme.id.substr(0, end));
      }
    }
    for (const auto& name : evidence.names) block.names.insert(name.kind + ':' + name.id);
    blocks_.push_back(std::move(block));
  }
  ids_.push_back(document.record.id);
  auto& metadata = metadata_.emplace_back();
  for (const auto& [name, values] : document.record.metadata) {
    for (const auto& value : values) {
      metadata[pilcrow::text::fold(name)].push_back(pilcrow::text::fold(value));
    }
  }
}

void Oracle::make_leaves(const Clause& clause, Leaves& leaves) const {
  const bool is_leaf = clause.kind == ClauseKind::word || clause.kind == ClauseKind::phrase ||
                       clause.kind == ClauseKind::prefix || clause.kind == ClauseKind::near ||
                       clause.kind == ClauseKind::fuzzy || clause.kind == ClauseKind::name;
  if (is_leaf) leaves[&clause] = leaf(clause);
  for (const auto& child : clause.children) make_leaves(child, leaves);
}

Oracle::Outcome Oracle::score(const Clause& clause, const Leaf& leaf, std::size_t block) const {
  using namespace pilcrow::index;
  const bool in_text = clause.field == Field::text;
  double x = 0;
  if (in_text) {
    x += leaf.frequencies[block] * inverse_length(blocks_[block].words, average_);
  }
  for (const auto head : blocks_[block].heads) {
    const bool title = blocks_[head].level == 0;
    if (!in_text && title != (clause.field == Field::title)) continue;
    x += (title ? kTitleWeight : kSectionWeight) * leaf.frequencies[head];
  }
  Outcome out;
  if (x != 0) {
    const double worth = leaf.idf * (kK1 + 1) * x / (kK1 + x);
    out = {true, static_cast<std::uint64_t>(std::llround(worth * kScoreUnit))};
  }
  for (const Leaf& weaker : leaf.weaker) {
    const Outcome other = score(clause, weaker, block);
    out = {out.holds || other.holds, std::max(out.score, other.score)};
  }
  return out;
}

// As the fields of `any_metadata` are: numbers, dates or words.
bool Oracle::passes_value(const Clause& filter, const std::string& value) {
  const bool date = filter.field_name == "date";
  if (!filter.range) {
    const std::string& wanted = filter.words.front();
    return date ? value.substr(0, wanted.size()) == wanted : value == wanted;
  }
  const std::string& from = filter.words.at(0);
  const std::string& to = filter.words.at(1);
  if (filter.field_name == "pages") {
    return (from.empty() || std::stod(value) >= std::stod(from)) &&
           (to.empty() || std::stod(value) <= std::stod(to));
  }
  // What is behind the end of a date is any day of it.
  const std::string first = date && value.size() < from.size() ? from.substr(0, value.size()) : from;
  return value >= first && (to.empty() || value <= to + "\xFF");
}

bool Oracle::passes(const Clause& filter, const Block& block) const {
  const std::string& id = ids_[block.document];
  switch (filter.field) {
    case Field::theme: return block.themes.count(filter.text) > 0;
    case Field::language: return block.language == filter.text;
    case Field::name:
      return std::any_of(filter.words.begin(), filter.words.end(), [&](const auto& name) {
        return block.names.count(filter.field_name + ':' + name) > 0;
      });
    case Field::metadata: {
      const auto& metadata = metadata_[block.document];
      const auto found = metadata.find(filter.field_name);
      return found != metadata.end() &&
             std::any_of(found->second.begin(), found->second.end(),
                         [&](const auto& value) { return passes_value(filter, value); });
    }
    default: return filter.text.ends_with('/') ? id.starts_with(filter.text) : id == filter.text;
  }
}

Oracle::Outcome Oracle::evaluate(const Clause& clause, const Leaves& leaves,
                                 std::size_t block) const {
  switch (clause.kind) {
    case ClauseKind::everything: return {true, 0};
    case ClauseKind::filter: return {passes(clause, blocks_[block]), 0};
    case ClauseKind::word:
    case ClauseKind::phrase:
    case ClauseKind::near:
    case ClauseKind::name:
    case ClauseKind::fuzzy:
    case ClauseKind::prefix: return score(clause, leaves.at(&clause), block);
    case ClauseKind::without: return {!evaluate(clause.children.front(), leaves, block).holds, 0};
    case ClauseKind::group: return group(clause, leaves, block);
    case ClauseKind::all:
    case ClauseKind::any:
    case ClauseKind::synonyms: break;
  }
  const bool all = clause.kind == ClauseKind::all;
  Outcome out{all, 0};
  for (const auto& child : clause.children) {
    const Outcome found = evaluate(child, leaves, block);
    if (all && !found.holds) return {};
    out.holds = out.holds || found.holds;
    out.score = clause.kind == ClauseKind::synonyms ? std::max(out.score, found.score)
                                                    : out.score + found.score;
  }
  return out;
}

// What is required must hold, of filters of one field any; one of the optional clauses where
// nothing else is required.
Oracle::Outcome Oracle::group(const Clause& clause, const Leaves& leaves, std::size_t block) const {
  Outcome out{true, 0};
  bool required = false;
  bool optional = false;
  bool some_optional = false;
  std::map<std::pair<Field, std::string>, bool> filters;
  for (const auto& child : clause.children) {
    const Outcome found = evaluate(child, leaves, block);
    if (child.role == Role::excluded) {
      if (found.holds) return {};
      continue;
    }
    if (child.role == Role::required && child.kind == ClauseKind::filter) {
      bool& holds = filters[{child.field, child.field_name}];
      holds = holds || found.holds;
      continue;
    }
    if (child.role == Role::required && !found.holds) return {};
    required = required || child.role == Role::required;
    optional = optional || child.role == Role::optional;
    some_optional = some_optional || (child.role == Role::optional && found.holds);
    out.score += found.score;
  }
  for (const auto& [field, holds] : filters) out.holds = out.holds && holds;
  if (!required && optional && !some_optional) out.holds = false;
  return out.holds ? out : Outcome();
}

std::vector<Oracle::Hit> Oracle::find(const Clause& query, const Strings& themes) const {
  Leaves leaves;
  make_leaves(query, leaves);
  std::vector<Hit> out;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    if (block.head || deleted_[block.document]) continue;
    const bool of_theme =
        themes.empty() || std::any_of(themes.begin(), themes.end(), [&](const auto& theme) {
          return block.themes.count(theme) > 0;
        });
    if (!of_theme) continue;
    const Outcome found = evaluate(query, leaves, i);
    if (!found.holds) continue;
    const auto most = std::uint64_t{pilcrow::index::kMaxScore};
    out.push_back({static_cast<std::uint32_t>(i),
                   static_cast<std::uint32_t>(std::min(found.score, most))});
  }
  return lifted(query, leaves, out);
}

Strings Oracle::facet(const std::vector<Hit>& hits, const std::string& name) const {
  std::map<std::string, std::pair<std::size_t, std::set<std::string>>> counts;
  for (const auto& hit : hits) {
    const Block& block = blocks_[hit.key];
    const std::string& id = ids_[block.document];
    std::set<std::string> values = {name == "document" ? id : block.language};
    if (name == "theme") values = block.themes;
    if (name == "section") {
      values = {block.path};
      for (const auto head : block.heads) values.insert(blocks_[head].path);
    }
    for (const auto& value : values) {
      if (value.empty()) continue;
      ++counts[value].first;
      counts[value].second.insert(id);
    }
  }
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [value, count] : counts) order.emplace_back(count.first, value);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Strings out;
  for (const auto& [paragraphs, value] : order) {
    out.push_back(value + ' ' + std::to_string(paragraphs) + ' ' +
                  std::to_string(counts[value].second.size()));
  }
  return out;
}

std::vector<Oracle::Hit> Oracle::ranked(std::vector<Hit> hits) const {
  const auto tie = [&](const Hit& hit) {
    return std::pair(std::string_view(ids_[blocks_[hit.key].document]), hit.key);
  };
  std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
    return a.score != b.score ? a.score > b.score : tie(a) < tie(b);
  });
  return hits;
}

std::size_t Oracle::documents(const std::vector<Hit>& hits) const {
  std::set<std::size_t> out;
  for (const auto& hit : hits) out.insert(blocks_[hit.key].document);
  return out.size();
}

std::vector<double> Oracle::rarity(const Clause& query, std::size_t count) const {
  Leaves leaves;
  make_leaves(query, leaves);
  std::vector<double> out(count);
  for (const auto& [clause, leaf] : leaves) {
    if (clause->field == Field::text) out[clause->number] = leaf.rarity;
  }
  return out;
}

Strings Oracle::any_words(Random& random, std::size_t most) const {
  Strings out;
  while (out.empty()) {
    const Tokens& tokens = pick(random, blocks_).tokens;
    if (tokens.empty()) continue;
    const std::size_t size = 1 + random() % most;
    for (std::size_t i = random() % tokens.size(); i < tokens.size() && out.size() < size; ++i) {
      const bool accented = tokens[i].extra && tokens[i - 1].range == tokens[i].range;
      if (!tokens[i].extra || accented) out.push_back(tokens[i].exact);
    }
  }
  return out;
}

}  // namespace sample
