#include "index/postings.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <span>
#include <sstream>
#include <string_view>

#include "index/impact.h"
#include "index/schema.h"
#include "pilcrow/error.h"
#include "text/stem.h"

namespace pilcrow::index {
namespace {

// A descriptor of its own for Xapian, which closes it.
int duplicate(const store::File& file) {
  const int descriptor = fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0);
  if (descriptor < 0) store::fail_io("cannot open", file.path(), errno);
  return descriptor;
}

// How often each term stands in a block.
class TermCounts {
 public:
  // `terms` of the document, one for each form, some of them alike.
  explicit TermCounts(const store::InputDocument& document) {
    for (const auto& form : document.forms) terms_.push_back(term(kStem, form.stem));
    for (const auto& pair : document.pairs) terms_.push_back(pair);
    add_syllables(document);
    // Forms that share a stem share the number of the first of them.
    std::vector<std::uint32_t> order(terms_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return terms_[a] < terms_[b];
    });
    rank_.resize(terms_.size());
    by_rank_.reserve(terms_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0 || terms_[order[i]] != terms_[order[i - 1]]) by_rank_.push_back(order[i]);
      rank_[order[i]] = static_cast<std::uint32_t>(by_rank_.size() - 1);
    }
  }

  // Calls `take(term, count)` for each term of a block.
  template <typename Take>
  void each(const store::InputDocument& document, const store::InputBlock& block, Take&& take) {
    ranks_.clear();
    for (const auto word : block.words) {
      ranks_.push_back(rank_[word]);
      for (const auto pair : syllables_of(word)) ranks_.push_back(rank_[pair]);
    }
    const auto forms = static_cast<std::uint32_t>(document.forms.size());
    for (const auto pair : block.pairs) ranks_.push_back(rank_[forms + pair]);
    std::sort(ranks_.begin(), ranks_.end());
    const bool head = block.record.kind == BlockKind::heading;
    for (std::size_t i = 0; i < ranks_.size();) {
      std::size_t next = i;
      while (next < ranks_.size() && ranks_[next] == ranks_[i]) ++next;
      const std::string& term = terms_[by_rank_[ranks_[i]]];
      const bool moves = head && term.starts_with(kStem);
      take(moves ? in_head(term) : term, next - i);
      i = next;
    }
  }

 private:
  void add_syllables(const store::InputDocument& document) {
    for (std::size_t form = 0; form < document.forms.size(); ++form) {
      const auto pairs = text::syllable_pairs(document.forms[form].stem);
      if (pairs.empty()) continue;
      syllables_.resize(document.forms.size());
      for (const auto& pair : pairs) {
        syllables_[form].push_back(static_cast<std::uint32_t>(terms_.size()));
        terms_.push_back(term(kSyllables, pair));
      }
    }
  }

  std::span<const std::uint32_t> syllables_of(std::uint32_t form) const {
    if (syllables_.empty()) return {};
    return syllables_[form];
  }

  std::vector<std::string> terms_;
  std::vector<std::vector<std::uint32_t>> syllables_;  // of each form, if any has some
  std::vector<std::uint32_t> rank_;     // of each term, in byte order
  std::vector<std::uint32_t> by_rank_;  // one term for each rank
  std::vector<std::uint32_t> ranks_;
};

}  // namespace

void translate(const Xapian::Error& error, const std::string& context) {
  const std::string_view type = error.get_type();
  std::string message = error.get_msg();
  if (const char* reason = error.get_error_string()) message += std::string(" (") + reason + ")";
  ErrorCode code = ErrorCode::internal;
  if (type == "DatabaseError" || type == "DatabaseCreateError" || type == "DatabaseLockError" ||
      type == "DatabaseClosedError") {
    code = ErrorCode::io;
  } else if (type.starts_with("Database")) {
    code = ErrorCode::corrupt;
  }
  throw Error(code, message, context);
}

void build_postings(const std::vector<store::InputDocument>& documents, const std::string& folder) {
  guarded(folder, [&] {
    Xapian::WritableDatabase database(
        folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST |
                    Xapian::DB_NO_SYNC);
    for (const auto& document : documents) {
      TermCounts counts(document);
      for (const auto& block : document.blocks) {
        const std::uint32_t length = length_class(block.words.size());
        Xapian::Document made;
        counts.each(document, block, [&](const std::string& term, std::size_t count) {
          made.add_term(term, impact(count, length));
        });
        database.add_document(made);
      }
    }
    database.commit();
    database.close();
  });
}

Postings Postings::in_folder(const std::string& folder) {
  return guarded(folder, [&] {
    return Postings(Xapian::Database(folder, Xapian::DB_BACKEND_GLASS));
  });
}

Postings Postings::in_file(const store::File& file) {
  const int descriptor = duplicate(file);
  // Duplicates share where the next read begins.
  lseek(descriptor, 0, SEEK_SET);
  return guarded(file.path(), [&] {
    return Postings(Xapian::Database(descriptor, Xapian::DB_BACKEND_GLASS));
  });
}

std::uint32_t Postings::blocks() const {
  return guarded("postings", [&] {
    const Xapian::docid last = database_.get_lastdocid();
    return last == database_.get_doccount() ? last : UINT32_MAX;
  });
}

void merge_postings(const std::vector<const Postings*>& postings, const std::string& path,
                    PostingsForm form) {
  guarded(path, [&] {
    Xapian::Database all;
    for (const auto* one : postings) all.add_database(one->database());
    const unsigned single = form == PostingsForm::file ? Xapian::DBCOMPACT_SINGLE_FILE : 0;
    all.compact(path, single | Xapian::Compactor::FULLER);
  });
}

std::string check_postings(const store::File& file) {
  return guarded(file.path(), [&]() -> std::string {
    std::ostringstream report;
    const int descriptor = duplicate(file);
    lseek(descriptor, 0, SEEK_SET);
    const std::size_t errors = Xapian::Database::check(descriptor, 0, &report);
    if (errors == 0) return {};
    const std::string text = report.str();
    return text.empty() ? std::to_string(errors) + " errors" : text;
  });
}

}  // namespace pilcrow::index
