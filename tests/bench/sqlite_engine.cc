// SQLite FTS5: one table with the text in it, one transaction, everything else as it comes.
#include <sqlite3.h>

#include <stdexcept>

#include "engine.h"

namespace bench {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;

Handle open_database(const std::string& folder) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open((folder + "/fts5.db").c_str(), &raw);
  Handle database(raw);
  if (code != SQLITE_OK) throw std::runtime_error("SQLite cannot open " + folder);
  return database;
}

void run(const Handle& database, const char* sql) {
  if (sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database.get()));
  }
}

class Statement {
 public:
  Statement() = default;
  Statement(const Handle& database, const std::string& sql) : database_(database.get()) {
    sqlite3_stmt* raw = nullptr;
    check(sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr));
    statement_.reset(raw);
  }

  /// The strings must live until the last `step`.
  void bind(int at, const std::string& value) {
    check(sqlite3_bind_text(statement_.get(), at, value.data(), static_cast<int>(value.size()),
                            SQLITE_STATIC));
  }
  void bind(int at, std::size_t value) {
    check(sqlite3_bind_int64(statement_.get(), at, static_cast<sqlite3_int64>(value)));
  }

  bool step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    sqlite3_reset(statement_.get());
    if (code != SQLITE_DONE) check(code);
    return false;
  }

  std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  std::size_t bytes(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK)
      throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database_));
  }

  sqlite3* database_ = nullptr;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// A question with the filter and without.
class Question {
 public:
  Question() = default;
  Question(const Handle& database, const std::string& select, const std::string& rest)
      : plain_(database, select + " FROM p WHERE p MATCH ?1" + rest),
        filtered_(database, select + " FROM p WHERE p MATCH ?1 AND document = ?2" + rest) {}

  template <typename Row>
  void ask(const Query& query, const std::string& words, const Row& row) {
    Statement& statement = query.document.empty() ? plain_ : filtered_;
    statement.bind(1, words);
    if (!query.document.empty()) statement.bind(2, query.document);
    while (statement.step()) row(statement);
  }

 private:
  Statement plain_;
  Statement filtered_;
};

class SqliteEngine final : public Engine {
 public:
  std::size_t index(const IndexTask& task) override {
    const Handle database = open_database(task.folder);
    run(database,
        "CREATE VIRTUAL TABLE p USING fts5(document UNINDEXED, text, tokenize='porter unicode61')");
    run(database, "BEGIN");
    Statement insert(database, "INSERT INTO p(rowid, document, text) VALUES (?, ?, ?)");
    ParagraphFile file(task.input);
    ParagraphRecord record;
    std::size_t count = 0;
    while (file.next(record)) {
      insert.bind(1, ++count);
      insert.bind(2, record.document);
      insert.bind(3, record.text);
      insert.step();
    }
    run(database, "COMMIT");
    return count;
  }

  bool optimize(const std::string& folder) override {
    const Handle database = open_database(folder);
    run(database, "INSERT INTO p(p) VALUES ('optimize')");
    run(database, "VACUUM");
    return true;
  }

  void open(const std::string& folder) override {
    database_ = open_database(folder);
    best_ = {database_, "SELECT rowid, rank", " ORDER BY rank LIMIT 10"};
    snippets_ = {database_, "SELECT rowid, rank, snippet(p, 1, '<b>', '</b>', '...', 50)",
                 " ORDER BY rank LIMIT 10"};
    total_ = {database_, "SELECT count(*)", ""};
    facet_ = {database_, "SELECT document, count(*)", " GROUP BY document"};
    rows_ = {database_, "SELECT rowid", " ORDER BY rowid"};
  }

  Answer search(const Query& query, const Ask& ask) override {
    const std::string words = expression(query, true);
    Answer out;
    (ask.snippets ? snippets_ : best_).ask(query, words, [&](const Statement& row) {
      ++out.hits;
      if (ask.snippets) out.snippet_bytes += row.bytes(2);
    });
    std::size_t total = 0;
    if (ask.documents || ask.all_facets) {  // the values' sum is the total
      facet_.ask(query, words, [&](const Statement& row) {
        ++out.facet_values;
        total += static_cast<std::size_t>(row.number(1));
      });
      out.total = total;
    } else if (ask.total) {
      total_.ask(query, words,
                 [&](const Statement& row) { total = static_cast<std::size_t>(row.number(0)); });
      out.total = total;
    }
    return out;
  }

  std::vector<std::uint32_t> matches(const Query& query, const Paragraphs&) override {
    std::vector<std::uint32_t> out;
    rows_.ask(query, expression(query, true), [&](const Statement& row) {
      out.push_back(static_cast<std::uint32_t>(row.number(0) - 1));
    });
    return out;
  }

 private:
  Handle database_;  // before what it prepared
  Question best_;
  Question snippets_;
  Question total_;
  Question facet_;
  Question rows_;
};

}  // namespace

EngineInfo sqlite_engine() {
  return {"fts5", sqlite3_libversion(), {"optimize"}, [] {
            return std::unique_ptr<Engine>(std::make_unique<SqliteEngine>());
          }};
}

}  // namespace bench
