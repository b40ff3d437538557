#include "api/suggest.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/path.h"
#include "base/utf8.h"
#include "index/match.h"
#include "pilcrow/error.h"
#include "text/fold.h"

namespace pilcrow::api {
namespace {

constexpr std::size_t kMaxSuggestions = 1000;

// Folded, with single spaces between words and none before them; that behind the last one stays.
std::string normalised(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

class Suggester {
 public:
  Suggester(Session& session, std::string_view prefix, std::size_t limit)
      : snapshot_(session.snapshot()),
        names_(session.generation->names),
        prefix_(normalised(prefix)),
        limit_(std::min(limit, kMaxSuggestions)) {}

  std::vector<Suggestion> run() {
    if (prefix_.empty() || limit_ == 0) return {};
    add_words();
    add_names();
    add_headings();
    std::sort(found_.begin(), found_.end(), [](const Suggestion& a, const Suggestion& b) {
      if (a.paragraphs != b.paragraphs) return a.paragraphs > b.paragraphs;
      return std::tie(a.kind, a.text) < std::tie(b.kind, b.text);
    });
    if (found_.size() > limit_) found_.resize(limit_);
    return std::move(found_);
  }

 private:
  bool fits(std::string_view text) const { return normalised(text).starts_with(prefix_); }

  void add(SuggestionKind kind, std::string text, std::size_t paragraphs) {
    if (paragraphs > 0) found_.push_back({kind, std::move(text), paragraphs});
  }

  // Those that occur most.
  void add_words() {
    std::unordered_map<std::string, std::uint64_t> counts;
    for (const auto& segment : snapshot_.segments()) {
      segment.store().vocabulary().each(prefix_, [&](const store::CountedForm& form) {
        counts[form.form.exact] += form.count;
        return true;
      });
    }
    std::vector<std::pair<std::string, std::uint64_t>> ranked(counts.begin(), counts.end());
    const std::size_t taken = std::min(limit_, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(taken),
                      ranked.end(), [](const auto& a, const auto& b) {
                        return a.second != b.second ? a.second > b.second : a.first < b.first;
                      });
    for (std::size_t i = 0; i < taken; ++i) {
      add(SuggestionKind::word, ranked[i].first, paragraphs_with(ranked[i].first));
    }
  }

  std::size_t paragraphs_with(const std::string& word) const {
    search::Clause clause;
    clause.kind = search::ClauseKind::phrase;
    clause.words = {word};
    return index::match(snapshot_, clause, 1, {}).size();
  }

  // Calls `take` for each head that is not deleted, with its segment.
  template <typename Take>
  void each_head(Take&& take) const {
    for (const auto& segment : snapshot_.segments()) {
      const store::Store& store = segment.store();
      store::Store::DocumentCursor documents(store);
      for (std::uint32_t head = 0; head < store.heads(); ++head) {
        const std::uint32_t document = documents.at(store.head_block(head));
        if (!segment.is_deleted(document)) take(segment, head, document);
      }
    }
  }

  void add_names() {
    const theme::NamesData* data = theme::Access::of(names_);
    if (data == nullptr) return;
    for (const auto& name : data->names) {
      std::vector<std::string_view> texts;
      for (const auto& [language, label] : name.labels) texts.push_back(label);
      for (const auto& alias : name.aliases) texts.push_back(alias.text);
      const auto text =
          std::find_if(texts.begin(), texts.end(), [&](auto each) { return fits(each); });
      if (text == texts.end()) continue;
      add(SuggestionKind::name, std::string(*text), paragraphs_named(name.kind, name.id));
    }
  }

  std::size_t paragraphs_named(const std::string& kind, const std::string& id) const {
    std::size_t count = 0;
    for (const auto& segment : snapshot_.segments()) {
      const auto value = segment.tags->find(kind, id);
      if (!value) continue;
      store::Store::DocumentCursor documents(segment.store());
      for (const auto block : segment.tags->blocks_with(*value)) {
        const bool paragraph = !segment.store().is_head(block);
        count += paragraph && !segment.is_deleted(documents.at(block)) ? 1U : 0U;
      }
    }
    return count;
  }

  void add_headings() {
    std::map<std::string, std::size_t> counts;
    const store::Store* last = nullptr;
    std::vector<char> fitting;  // by path: unknown, fits, or not
    each_head([&](const index::Segment& segment, std::uint32_t head, std::uint32_t document) {
      const store::Store& store = segment.store();
      if (&store != last) fitting.assign(store.paths(), '?');
      last = &store;
      const bool title = store.level(head) == 0;
      const std::string_view text = text_of(store, head, document);
      char known_title = '?';
      char& known = title ? known_title : fitting[store.path_of(head)];
      if (known == '?') known = fits(text) ? '+' : '-';
      if (known != '+') return;
      std::size_t& count = counts[std::string(text)];
      if (!within_alike(store, head, document)) count += paragraphs_below(store, head);
    });
    for (const auto& [text, paragraphs] : counts) add(SuggestionKind::heading, text, paragraphs);
  }

  static std::string_view text_of(const store::Store& store, std::uint32_t head,
                                  std::uint32_t document) {
    if (store.level(head) == 0) return store.title(document);
    const std::string_view path = store.path(store.path_of(head));
    const std::size_t last = path.rfind(kHeadingSeparator);
    return last == std::string_view::npos ? path : path.substr(last + kHeadingSeparator.size());
  }

  // Whether something above says the same: its paragraphs count once.
  static bool within_alike(const store::Store& store, std::uint32_t head, std::uint32_t document) {
    const std::string_view text = text_of(store, head, document);
    while (store.level(head) > 0) {
      head = store.above(head);
      if (text_of(store, head, document) == text) return true;
    }
    return false;
  }

  static std::size_t paragraphs_below(const store::Store& store, std::uint32_t head) {
    const std::uint32_t first = store.head_block(head);
    std::uint32_t heads = head;
    while (heads < store.heads() && store.head_block(heads) < store.end_of(head)) ++heads;
    return store.end_of(head) - first - (heads - head);
  }

  const index::Snapshot& snapshot_;
  const Names& names_;
  std::string prefix_;
  std::size_t limit_;
  std::vector<Suggestion> found_;
};

}  // namespace

std::vector<Suggestion> suggest(Session& session, std::string_view prefix, std::size_t limit) {
  if (!is_utf8(prefix)) throw Error(ErrorCode::bad_argument, "the prefix is not UTF-8");
  return Suggester(session, prefix, limit).run();
}

}  // namespace pilcrow::api

namespace pilcrow {

std::string_view to_string(SuggestionKind kind) noexcept {
  switch (kind) {
    case SuggestionKind::word: return "word";
    case SuggestionKind::name: return "name";
    case SuggestionKind::heading: return "heading";
  }
  return "";
}

}  // namespace pilcrow
