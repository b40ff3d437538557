#include "index/database.h"
#include "index/folder.h"
#include "index/guard.h"
#include "index/schema.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"

namespace pilcrow::index {

struct Writer::Rep {
  std::string folder;
  std::unique_ptr<Lock> lock;
  Xapian::WritableDatabase database;
  std::uint64_t next = 0;  // number of the next document

  std::string get(std::string_view key) const { return database.get_metadata(std::string(key)); }
  void set(std::string_view key, const std::string& value) {
    database.set_metadata(std::string(key), value);
  }

  // The key of a document's record; empty if there is no such document.
  std::string find(std::string_view id) const {
    const std::string number = database.get_metadata(term(kIdPrefix, id));
    return number.empty() ? std::string() : std::string(kRecordPrefix) + number;
  }

  void open(bool fresh) {
    const int flags = (fresh ? Xapian::DB_CREATE : Xapian::DB_OPEN) | Xapian::DB_BACKEND_GLASS;
    database = Xapian::WritableDatabase(database_path(folder), flags);
    // Everything between two commits is one transaction: what Xapian flushes meanwhile to bound its
    // memory becomes visible with the rest or not at all, and is cancelled rather than committed
    // when an exception or the end of the object comes first.
    database.begin_transaction();
  }

  void erase(const std::string& key, const store::DocumentRecord& record) {
    for (std::uint32_t i = 0; i < record.paragraphs.size(); ++i) {
      database.delete_document(record.first + i);
    }
    database.set_metadata(key, "");
    database.set_metadata(term(kIdPrefix, record.id), "");
  }
};

Writer::Writer(const std::string& folder, unsigned lock_wait_ms) : rep_(std::make_unique<Rep>()) {
  rep_->folder = folder;
  is_index(folder);  // before anything is written: not into somebody's documents
  make_folder(folder);
  rep_->lock = std::make_unique<Lock>(folder, lock_wait_ms);
  const bool fresh = !is_index(folder);
  if (fresh) remove_unfinished(folder);
  guarded(folder, [&] {
    rep_->open(fresh);
    if (fresh) {
      rep_->set(kAnalysisKey, std::to_string(text::kAnalysisVersion));
      commit();
      write_marker(folder);
    }
    if (rep_->get(kAnalysisKey) != std::to_string(text::kAnalysisVersion)) {
      throw Error(ErrorCode::version_mismatch,
                  "the index was analysed by another version: index the documents again into a new "
                  "folder",
                  folder);
    }
    const std::string next = rep_->get(kNextKey);
    rep_->next = next.empty() ? 0 : std::stoull(next);
  });
}

Writer::~Writer() {
  if (!rep_) return;
  try {
    rep_->database.cancel_transaction();
  } catch (const Xapian::Error&) {
    // What was committed is on the disk; nothing more can be done for the rest.
  }
}

Settings Writer::settings() const {
  return guarded(rep_->folder, [&] {
    return Settings{rep_->get(kLibraryKey), rep_->get(kThemesKey), rep_->get(kNamesKey)};
  });
}

void Writer::set_settings(const Settings& settings) {
  guarded(rep_->folder, [&] {
    rep_->set(kLibraryKey, settings.library);
    rep_->set(kThemesKey, settings.themes);
    rep_->set(kNamesKey, settings.names);
  });
}

bool Writer::find(std::string_view id, store::DocumentRecord& out) const {
  return guarded(rep_->folder, [&] {
    const std::string key = rep_->find(id);
    if (key.empty()) return false;
    out = store::decode_document(rep_->database.get_metadata(key));
    return true;
  });
}

std::vector<std::string> Writer::ids() const {
  return guarded(rep_->folder, [&] {
    std::vector<std::string> out;
    const std::string prefix(kRecordPrefix);
    auto end = rep_->database.metadata_keys_end(prefix);
    for (auto key = rep_->database.metadata_keys_begin(prefix); key != end; ++key) {
      out.push_back(store::decode_document(rep_->database.get_metadata(*key)).id);
    }
    return out;
  });
}

store::ParagraphRecord Writer::paragraph(std::uint32_t key) const {
  return guarded(rep_->folder, [&] {
    return store::decode_paragraph(rep_->database.get_document(key).get_data());
  });
}

void Writer::put(store::DocumentRecord document, const std::vector<Paragraph>& paragraphs) {
  guarded(rep_->folder, [&] {
    remove(document.id);
    document.first = rep_->database.get_lastdocid() + 1;
    for (const auto& paragraph : paragraphs) {
      Xapian::Document made;
      made.set_data(store::encode(paragraph.record));
      for (const auto& [word, posting] : paragraph.postings) {
        for (const auto position : posting.positions) made.add_posting(word, position, 0);
        made.add_term(word, posting.frequency);
      }
      rep_->database.add_document(made);
    }
    const std::string key = record_key(rep_->next++);
    rep_->set(key, store::encode(document));
    rep_->set(term(kIdPrefix, document.id), key.substr(kRecordPrefix.size()));
  });
}

bool Writer::remove(std::string_view id) {
  return guarded(rep_->folder, [&] {
    const std::string key = rep_->find(id);
    if (key.empty()) return false;
    rep_->erase(key, store::decode_document(rep_->database.get_metadata(key)));
    return true;
  });
}

void Writer::commit() {
  guarded(rep_->folder, [&] {
    rep_->set(kNextKey, std::to_string(rep_->next));
    rep_->database.commit_transaction();
    // Xapian renames its new revision into place and leaves the folder's names to luck.
    sync_folder(database_path(rep_->folder));
    rep_->database.begin_transaction();
  });
}

}  // namespace pilcrow::index
