// Plain Xapian as its manual shows it, for the comparison of power.py: one commit after the other,
// each of them told, and a reader that says which commit a database holds.
//
//   plain_xapian write FOLDER    commits until it is stopped; prints the number of each commit
//   plain_xapian read FOLDER     prints the number of the commit that it holds, whole
#include <xapian.h>

#include <cstdio>
#include <string>

namespace {

constexpr int kDocuments = 30;

std::string text_of(int commit, int document) {
  std::string text = "commit" + std::to_string(commit);
  unsigned state = static_cast<unsigned>(commit * 1000 + document);
  for (int i = 0; i < 40; ++i) {
    state = state * 1103515245U + 12345U;
    text += " word" + std::to_string(state >> 16 & 1023U);
  }
  return text;
}

Xapian::Document document_of(int commit, int document) {
  const std::string text = text_of(commit, document);
  Xapian::Document out;
  Xapian::TermGenerator generator;
  generator.set_document(out);
  generator.index_text(text);
  out.set_data(text);
  out.add_boolean_term("Q" + std::to_string(commit) + "-" + std::to_string(document));
  return out;
}

int write(const std::string& folder) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OPEN);
  for (int commit = 1;; ++commit) {
    for (int i = 0; i < kDocuments; ++i) database.add_document(document_of(commit, i));
    Xapian::Document head;
    head.set_data(std::to_string(commit));
    head.add_boolean_term("QHEAD");
    database.replace_document("QHEAD", head);
    database.commit();
    std::printf("%d\n", commit);
    std::fflush(stdout);
  }
}

std::string data_of(const Xapian::Database& database, const std::string& term) {
  const auto found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) return {};
  return database.get_document(*found).get_data();
}

int read(const std::string& folder) {
  const Xapian::Database database(folder);
  const std::string head = data_of(database, "QHEAD");
  const int last = head.empty() ? 0 : std::stoi(head);
  for (int commit = 1; commit <= last; ++commit) {
    const std::string word = "commit" + std::to_string(commit);
    if (database.get_termfreq(word) != kDocuments) {
      std::fprintf(stderr, "%s stands in another number of documents\n", word.c_str());
      return 1;
    }
    for (int i = 0; i < kDocuments; ++i) {
      const std::string term = "Q" + std::to_string(commit) + "-" + std::to_string(i);
      if (data_of(database, term) != text_of(commit, i)) {
        std::fprintf(stderr, "%s reads otherwise\n", term.c_str());
        return 1;
      }
    }
  }
  if (database.get_doccount() != static_cast<unsigned>(last * kDocuments + (last > 0 ? 1 : 0))) {
    std::fprintf(stderr, "another number of documents\n");
    return 1;
  }
  std::printf("%d\n", last);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    return std::string(argv[1]) == "write" ? write(argv[2]) : read(argv[2]);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "%s\n", error.get_description().c_str());
    return 1;
  }
}
