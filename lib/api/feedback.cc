#include "api/feedback.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "index/spelling.h"
#include "text/function_words.h"

namespace pilcrow::api {
namespace {

using search::Clause;
using search::ClauseKind;
using search::Field;
using search::Role;

constexpr std::size_t kWords = 30;
constexpr std::size_t kGuessedWords = 60;

// What words of guesses weigh together, and one of them, in words of the query.
constexpr double kGuessedWeight = 15;
constexpr double kMostWeight = 2;

// Of long texts only the words that stand there most are looked up.
constexpr std::size_t kCandidates = 400;

// Words that a text counts for, whatever its length; and how many are added to its length, so that
// texts of a few words do not count most.
constexpr double kLength = 100;
constexpr double kDamping = 50;

struct Candidate {
  std::map<std::string, std::size_t> forms = {};
  double count = 0;
  double weight = 0;
};
using Candidates = std::map<std::string, Candidate>;  // by stem
using Ranked = std::vector<Candidates::pointer>;

bool tells(const text::Token& token, const std::string& language) {
  const bool letter = token.exact.size() == 1;
  return !letter && !text::is_function_word(token.exact, language) &&
         (token.extra || !text::is_ideograph(token.exact));
}

Candidates collect(const std::vector<AnsweringText>& texts, text::Analyser& analyser) {
  Candidates out;
  for (const auto& text : texts) {
    const auto tokens = analyser.analyse(text.text, text.language);
    const double each =
        text.trust * kLength / (static_cast<double>(tokens.size()) + kDamping);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const text::Token& token = tokens[i];
      const bool accented = i + 1 < tokens.size() && tokens[i + 1].extra &&
                            tokens[i + 1].range == token.range;  // which tells more
      if (accented || !tells(token, text.language)) continue;
      Candidate& candidate = out[token.stem];
      ++candidate.forms[token.exact];
      candidate.count += each;
    }
  }
  return out;
}

// The stems that the query's words have.
void collect_stems(const Clause& clause, std::set<std::string>& out) {
  for (const auto& stem : clause.stems) out.insert(stem.text);
  for (const auto& child : clause.children) collect_stems(child, out);
}

const std::string& commonest(const Candidate& candidate) {
  return std::max_element(candidate.forms.begin(), candidate.forms.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Whether words beside the query's may find paragraphs by themselves.
bool is_open(const Clause& root) {
  if (root.kind == ClauseKind::word) return root.field == Field::text;
  return root.kind == ClauseKind::group &&
         std::all_of(root.children.begin(), root.children.end(), [](const Clause& child) {
           return child.role == Role::optional && child.kind != ClauseKind::without;
         });
}

Clause group_of(Clause root) {
  if (root.kind == ClauseKind::group && is_open(root)) return root;
  Clause group;
  group.kind = ClauseKind::group;
  group.source = root.source;
  if (root.kind == ClauseKind::everything) return group;
  root.role = is_open(root) ? Role::optional : Role::required;
  group.children.push_back(std::move(root));
  return group;
}

// What weighs as much as a word of the query.
double unit_of(const Ranked& ranked, Answers answers) {
  const double most = ranked.front()->second.weight;
  if (answers == Answers::known) return most;
  double sum = 0;
  for (const auto* entry : ranked) sum += entry->second.weight;
  return std::max(most / kMostWeight, sum / kGuessedWeight);
}

}  // namespace

void add_feedback(search::ParsedQuery& query, const index::Snapshot& snapshot,
                  const std::vector<AnsweringText>& texts, Answers answers,
                  text::Analyser& analyser) {
  Candidates candidates = collect(texts, analyser);
  Ranked ranked;
  for (auto& candidate : candidates) ranked.push_back(&candidate);
  const auto keep = [&](std::size_t most, auto value) {
    std::stable_sort(ranked.begin(), ranked.end(), [&](const auto* a, const auto* b) {
      return value(a->second) > value(b->second);
    });
    if (ranked.size() > most) ranked.resize(most);
  };
  keep(kCandidates, [](const Candidate& candidate) { return candidate.count; });
  const double total = std::max<double>(1, static_cast<double>(snapshot.all().paragraphs));
  for (auto* entry : ranked) {
    Candidate& candidate = entry->second;
    const auto with = static_cast<double>(
        index::paragraphs_with(snapshot, {{entry->first, snapshot.languages()}}));
    const double p = std::clamp(with / total, 1 / total, 1.0);
    candidate.weight = with == 0 ? 0
                                 : candidate.count * std::log2((1 + p) / p) + std::log2(1 + p);
  }
  keep(answers == Answers::known ? kWords : kGuessedWords,
       [](const Candidate& candidate) { return candidate.weight; });
  if (ranked.empty() || ranked.front()->second.weight == 0) {
    query.notes.emplace_back("no word of the text stands in the index and tells what it is about");
    // Where there is nothing else to look for, nothing is like it.
    if (query.root.kind == ClauseKind::everything) query.root.kind = ClauseKind::any;
    return;
  }
  const double unit = unit_of(ranked, answers);
  std::set<std::string> known;
  collect_stems(query.root, known);
  query.root = group_of(std::move(query.root));
  std::string note;
  for (const auto* entry : ranked) {
    const Candidate& candidate = entry->second;
    auto words = analyser.analyse_query(commonest(candidate), snapshot.languages());
    if (candidate.weight == 0 || words.size() != 1) continue;
    Clause& word = query.root.children.emplace_back();
    word.kind = ClauseKind::word;
    word.part = true;
    word.source = query.root.source;
    word.text = commonest(candidate);
    word.words = {std::move(words.front().exact)};
    word.stems = std::move(words.front().stems);
    word.weight = candidate.weight / unit;
    word.number = query.leaves++;
    if (!known.contains(entry->first)) note += (note.empty() ? "" : ", ") + word.text;
  }
  if (!note.empty()) query.notes.push_back("these words were looked for too: " + note);
}

}  // namespace pilcrow::api
