#include "complete.h"

#include <algorithm>
#include <array>
#include <optional>

#include "options.h"
#include "pilcrow/index.h"
#include "text.h"
#include "usage.h"

namespace pilcrow::cli {
namespace {

using Words = std::vector<std::string>;

// More are no help on a screen.
constexpr std::size_t kMost = 200;

constexpr std::array<const char*, 10> kFacets = {"theme", "section", "document", "language",
                                                 "person", "place", "org", "treaty",
                                                 "event", "period"};

class Completer {
 public:
  explicit Completer(const Words& words) : words_(words), typed_(words.back()) {}

  std::string lines() {
    if (words_.size() == 1) {
      commands();
      add("--help", "");
      add("--version", "");
      return out_;
    }
    const std::string& command = words_.front();
    if (command == "help") {
      commands();
      return out_;
    }
    const Usage* const usage = find_usage(command);
    if (usage == nullptr) return {};
    options_ = options_of(command);
    const bool only_words = std::find(words_.begin(), words_.end() - 1, "--") != words_.end() - 1;
    const std::size_t sign = typed_.find('=');
    if (const OptionInfo* const before = option(words_[words_.size() - 2]);
        !only_words && before != nullptr && !before->type.empty()) {
      value(*before);
    } else if (!only_words && typed_.starts_with("--") && sign != std::string::npos) {
      lead_ = typed_.substr(0, sign + 1);
      const OptionInfo* const named = option(typed_.substr(0, sign));
      typed_.erase(0, sign + 1);
      if (named != nullptr && !named->type.empty()) value(*named);
    } else if (!only_words && typed_.starts_with('-')) {
      for (const OptionInfo& one : options_) {
        for (const std::string& name : one.each_name()) add(name, one.text);
      }
      add("--help", "Print the help of this command");
    } else {
      word(usage->synopsis);
    }
    return out_;
  }

 private:
  void add(std::string_view text, std::string_view description) {
    if (count_ == kMost || !text.starts_with(typed_)) return;
    ++count_;
    out_ += lead_ + clean_line(text);
    if (!description.empty()) out_ += '\t' + clipped(clean_line(description), 60);
    out_ += '\n';
  }

  void commands() {
    for (const Usage& usage : all_usages()) add(usage.name, usage.purpose);
    add("help", "Print the help of a command");
  }

  const OptionInfo* option(const std::string& name) const {
    for (const OptionInfo& one : options_) {
      const Words names = one.each_name();
      if (std::find(names.begin(), names.end(), name) != names.end()) return &one;
    }
    return nullptr;
  }

  void value(const OptionInfo& option) {
    for (const std::string& choice : option.choices) add(choice, "");
    if (option.type == "FILE") out_ = ":files\n";
    if (option.type == "DIR") out_ = ":folders\n";
    if (option.type == "ID") themes("");
    if (option.type == "ANCHOR") documents("");
    if (option.type == "NAME[/BRANCH][:N]") facets("");
    if (option.type == "FACET:VALUE") facet_values();
  }

  // By what the command takes.
  void word(std::string_view synopsis) {
    const auto takes = [&](std::string_view what) { return synopsis.find(what) != synopsis.npos; };
    if (takes("PATH")) {
      out_ = ":files\n";
    } else if (takes("ACTION")) {
      actions();
    } else if (takes("SHELL")) {
      for (const char* const shell : {"bash", "zsh", "fish"}) add(shell, "");
    } else if (takes("ANCHOR") || takes("DOC")) {
      documents("");
    } else if (takes("QUERY") || takes("PREFIX")) {
      query();
    }
  }

  void actions() {
    if (words_.size() > 2) {
      out_ = ":files\n";
      return;
    }
    for (const char* const action : {"check", "test", "apply", "score", "suggest", "learn"}) {
      add(action, "");
    }
  }

  void query() {
    if (typed_.starts_with("theme:")) return themes("theme:");
    if (typed_.starts_with("doc:")) return documents("doc:");
    if (typed_.empty()) return;
    for (const Suggestion& one : index().suggest(typed_, 20)) {
      if (one.kind != SuggestionKind::word) continue;
      add(one.text, std::to_string(one.paragraphs));
    }
  }

  void themes(const std::string& before) {
    for (const FacetCount& one : counts("theme")) {
      add(before + one.value, one.label + ", " + std::to_string(one.paragraphs));
    }
  }

  // Ids, and behind "ID#" the anchors of that document.
  void documents(const std::string& before) {
    const std::size_t sign = typed_.rfind('#');
    if (sign != std::string::npos) {
      for (const Paragraph& one : index().paragraphs(typed_.substr(0, sign))) {
        add(one.anchor, one.text);
      }
      return;
    }
    for (const DocumentInfo& one : index().documents()) add(before + one.id, one.title);
  }

  void facets(const std::string& behind) {
    for (const char* const name : kFacets) add(name + behind, "");
  }

  void facet_values() {
    const std::size_t colon = typed_.find(':');
    if (colon == std::string::npos) return facets(":");
    const std::string name = typed_.substr(0, colon);
    for (const FacetCount& one : counts(name)) {
      add(name + ':' + one.value, one.label + ", " + std::to_string(one.paragraphs));
    }
  }

  std::vector<FacetCount> counts(const std::string& facet) {
    SearchRequest request;
    request.limit = 0;
    request.facets = {facet};
    return index().search(request).facets.at(request.facets.front().key());
  }

  // That of -d on the line, else the one that there would be without.
  const Index& index() {
    if (index_) return *index_;
    std::string folder = default_folder();
    for (std::size_t i = 1; i + 2 < words_.size(); ++i) {
      if (words_[i] == "-d") folder = words_[i + 1];
    }
    return index_.emplace(Index::open(folder));
  }

  const Words& words_;
  std::string typed_;
  std::string lead_ = {};  // stands before each: "--theme="
  std::vector<OptionInfo> options_ = {};
  std::optional<Index> index_ = {};
  std::size_t count_ = 0;
  std::string out_ = {};
};

}  // namespace

std::string completions(const Words& words) {
  return words.empty() ? std::string() : Completer(words).lines();
}

}  // namespace pilcrow::cli
