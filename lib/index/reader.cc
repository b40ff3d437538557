#include <algorithm>
#include <cmath>

#include "index/database.h"
#include "index/folder.h"
#include "index/guard.h"
#include "index/lower.h"
#include "index/schema.h"
#include "pilcrow/error.h"

namespace pilcrow::index {
namespace {

// BM25 with the usual constants (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
// 2009, section 3.5): k1 = 1.2, b = 0.75; the query's own frequencies as they are (k3 = 1).
Xapian::BM25Weight ranking() { return {1.2, 0, 1, 0.75, 0}; }

// As `guarded`, telling what a fresh start cures from what it does not.
template <typename Call>
auto reading(const std::string& folder, Call&& call) {
  try {
    return call();
  } catch (const Xapian::DatabaseModifiedError&) {
    throw Stale();
  } catch (const Xapian::Error& error) {
    translate(error, folder);
  }
}

// Notes the key of each paragraph that matches.
class KeyCollector : public Xapian::MatchSpy {
 public:
  explicit KeyCollector(std::vector<std::uint32_t>& keys) : keys_(keys) {}
  void operator()(const Xapian::Document& document, double) override {
    keys_.push_back(document.get_docid());
  }

 private:
  std::vector<std::uint32_t>& keys_;
};

}  // namespace

struct Reader::Rep {
  std::string folder;
  Xapian::Database database;
};

Reader::Reader(const std::string& folder) : rep_(std::make_unique<Rep>()) {
  require_index(folder);
  rep_->folder = folder;
  reading(folder, [&] {
    // The backend is named, so that a file put in its place cannot make Xapian connect anywhere.
    rep_->database = Xapian::Database(database_path(folder), Xapian::DB_BACKEND_GLASS);
  });
  const std::string analysis =
      reading(folder, [&] { return rep_->database.get_metadata(std::string(kAnalysisKey)); });
  if (analysis != std::to_string(text::kAnalysisVersion)) {
    throw Error(ErrorCode::version_mismatch,
                "the index was analysed by another version: index the documents again into a new "
                "folder",
                folder);
  }
}

Reader::~Reader() = default;

bool Reader::reopen() {
  return reading(rep_->folder, [&] { return rep_->database.reopen(); });
}

std::uint64_t Reader::revision() const {
  return reading(rep_->folder, [&] { return rep_->database.get_revision(); });
}

std::uint32_t Reader::last_key() const {
  return reading(rep_->folder, [&] { return rep_->database.get_lastdocid(); });
}

Settings Reader::settings() const {
  return reading(rep_->folder, [&] {
    const auto get = [&](std::string_view key) {
      return rep_->database.get_metadata(std::string(key));
    };
    return Settings{get(kLibraryKey), get(kThemesKey), get(kNamesKey)};
  });
}

std::vector<store::DocumentRecord> Reader::documents() const {
  return reading(rep_->folder, [&] {
    std::vector<store::DocumentRecord> out;
    const std::string prefix(kRecordPrefix);
    auto end = rep_->database.metadata_keys_end(prefix);
    for (auto key = rep_->database.metadata_keys_begin(prefix); key != end; ++key) {
      out.push_back(store::decode_document(rep_->database.get_metadata(*key)));
    }
    return out;
  });
}

store::ParagraphRecord Reader::paragraph(std::uint32_t key) const {
  return reading(rep_->folder, [&] {
    return store::decode_paragraph(rep_->database.get_document(key).get_data());
  });
}

std::vector<std::pair<std::string, std::size_t>> Reader::languages() const {
  return reading(rep_->folder, [&] {
    std::vector<std::pair<std::string, std::size_t>> out;
    const std::string prefix(kLanguage);
    auto end = rep_->database.allterms_end(prefix);
    for (auto at = rep_->database.allterms_begin(prefix); at != end; ++at) {
      out.emplace_back((*at).substr(prefix.size()), at.get_termfreq());
    }
    return out;
  });
}

double Reader::rarity(const search::Clause& leaf) const {
  return reading(rep_->folder, [&] {
    const double total = rep_->database.get_doccount();
    const auto of_term = [&](const std::string& word) {
      return std::log1p(total / std::max<double>(1, rep_->database.get_termfreq(word)));
    };
    double sum = 0;
    if (leaf.kind == search::ClauseKind::word) {
      // The commonest of its forms says how common the word is.
      sum = of_term(term(kStem, leaf.stems.front()));
      for (const auto& stem : leaf.stems) sum = std::min(sum, of_term(term(kStem, stem)));
    } else {
      for (const auto& word : leaf.words) sum += of_term(term("", word));
    }
    return sum;
  });
}

std::vector<std::pair<std::string, std::uint64_t>> Reader::sizes() const {
  return {{"database", folder_bytes(database_path(rep_->folder))}};
}

struct Reader::Match::Rep {
  std::string folder;
  Xapian::Database database;
  Xapian::Query query;
  std::vector<std::string> notes;
};

Reader::Match::Match(std::unique_ptr<Rep> rep) : rep_(std::move(rep)) {}
Reader::Match::Match(Match&&) noexcept = default;
Reader::Match::~Match() = default;

const std::vector<std::string>& Reader::Match::notes() const { return rep_->notes; }

Reader::Match Reader::match(const search::Clause& clause,
                            const std::vector<std::string>& themes) const {
  return reading(rep_->folder, [&] {
    auto rep = std::make_unique<Match::Rep>();
    rep->folder = rep_->folder;
    rep->database = rep_->database;
    rep->query = lower(clause, rep_->database, rep->notes);
    if (!themes.empty()) {
      std::vector<std::string> terms;
      for (const auto& theme : themes) terms.push_back(term(kTheme, theme));
      rep->query = Xapian::Query(Xapian::Query::OP_FILTER, rep->query,
                                 Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    }
    return Match(std::move(rep));
  });
}

std::vector<std::uint32_t> Reader::Match::all() const {
  return reading(rep_->folder, [&] {
    std::vector<std::uint32_t> keys;
    KeyCollector collector(keys);
    Xapian::Enquire enquire(rep_->database);
    enquire.set_query(rep_->query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&collector);
    // Only a match that must look at every paragraph shows each of them to the collector. One item
    // rather than none: Xapian 2.0.0 crashes on none.
    enquire.get_mset(0, 1, rep_->database.get_doccount());
    std::sort(keys.begin(), keys.end());
    return keys;
  });
}

std::vector<Reader::Scored> Reader::Match::best(std::size_t first, std::size_t count) const {
  return reading(rep_->folder, [&] {
    Xapian::Enquire enquire(rep_->database);
    enquire.set_query(rep_->query);
    enquire.set_weighting_scheme(ranking());
    const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(first),
                                                static_cast<Xapian::doccount>(count));
    std::vector<Scored> out;
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      out.push_back({*hit, hit.get_weight()});
    }
    return out;
  });
}

}  // namespace pilcrow::index
