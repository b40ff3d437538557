// The store of a segment: its documents, blocks and words, in one file of sections.
//
//   counts             documents, blocks, paragraphs, words, bytes of text
//   documents          u32: first block of each document, and of one more at the end
//   records            packs: DocumentRecord of each document
//   ids, ids.ends      their ids, one after the other, and where each ends (u32)
//   titles, titles.ends   their titles
//   ids.order          u32: documents by id, in byte order
//   past               packs: Past of each document
//   text               packs: BlockRecord of each block
//   hashes             u64 of each block's words
//   heads, levels      u32: blocks that are headings or titles; u8: their levels, 0 for titles
//   heads.paths        u32: the path of each head, among
//   paths, paths.ends  headings from the outermost on, with " › " between them; where each ends
//   languages          codes; runs of blocks in one language: first block and number of the code
//   forward            numbers of each block's words in order, as varints
//   forward.ends       u32: where each block's end
//   words …            see vocabulary.h
//   packs              see packs.h
#ifndef PILCROW_STORE_STORE_H_
#define PILCROW_STORE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/packs.h"
#include "store/record.h"
#include "store/sections.h"
#include "store/vocabulary.h"

namespace pilcrow::store {

struct StoreCounts {
  std::uint64_t documents = 0;
  std::uint64_t blocks = 0;
  std::uint64_t paragraphs = 0;
  std::uint64_t words = 0;  // of paragraphs
  std::uint64_t text_bytes = 0;
};

// Immutable; free to share between threads. Members throw Error{corrupt} for what is damaged.
class Store {
 public:
  // What a segment is made of may begin with a document's `continued` blocks: then these stand
  // before the first of its documents. Only good to be merged.
  Store(const std::string& path, const FileMark& mark, bool continued = false);

  const StoreCounts& counts() const { return counts_; }
  std::uint32_t documents() const { return static_cast<std::uint32_t>(first_.size() - 1); }
  std::uint32_t blocks() const { return first_.back(); }

  DocumentRecord document(std::uint32_t document) const;
  Past past(std::uint32_t document) const { return decode_past(pasts_.item(document)); }
  std::string_view id(std::uint32_t document) const;
  std::string_view title(std::uint32_t document) const;
  std::span<const std::uint32_t> by_id() const { return id_order_; }  // documents, in byte order
  // The last document with that id: one that was replaced within a commit stands before it, deleted.
  std::optional<std::uint32_t> find(std::string_view id) const;

  // Blocks of a document: from `first` on, to before `first` of the next.
  std::uint32_t first(std::uint32_t document) const { return first_[document]; }
  std::uint32_t document_of(std::uint32_t block) const;

  // The documents of blocks that ascend. A document's blocks follow one another, so no set is needed
  // to count documents.
  class DocumentCursor {
   public:
    explicit DocumentCursor(const Store& store) : first_(store.first_) {}
    // Whether the block is of another document than the one before.
    bool moves(std::uint32_t block) const { return block >= end_; }
    std::uint32_t at(std::uint32_t block) {
      if (moves(block)) seek(block);
      return document_;
    }

   private:
    void seek(std::uint32_t block);
    std::span<const std::uint32_t> first_;
    std::uint32_t document_ = 0;
    std::uint32_t end_ = 0;  // block behind it
  };

  // Paragraphs of a document, and the number of one in it, from 1.
  std::uint32_t paragraphs(std::uint32_t document) const;
  std::uint32_t number_of(std::uint32_t block) const { return number_in(document_of(block), block); }
  std::uint32_t number_in(std::uint32_t document, std::uint32_t block) const;
  std::uint32_t block_of(std::uint32_t document, std::uint32_t number) const;

  BlockRecord block(std::uint32_t block) const;

  // Reads blocks that are near one another, which costs less than each by itself.
  class Blocks {
   public:
    explicit Blocks(const Store& store) : texts_(store.texts_) {}
    BlockRecord at(std::uint32_t block);

   private:
    PackReader::Cursor texts_;
    FilePlace place_;
  };
  std::uint64_t hash(std::uint32_t block) const { return hashes_[block]; }
  void prepare_hash(std::uint32_t block) const { __builtin_prefetch(&hashes_[block]); }

  // Headings and titles, together heads, by their place among all heads of the segment.
  bool is_head(std::uint32_t block) const { return (head_bits_[block / 64] >> block % 64 & 1) != 0; }
  std::uint32_t heads() const { return static_cast<std::uint32_t>(heads_.size()); }
  std::uint32_t head_block(std::uint32_t head) const { return heads_[head]; }
  int level(std::uint32_t head) const { return levels_[head]; }
  // The head that a block is, or else stands under.
  std::uint32_t head_of(std::uint32_t block) const;
  // The same of blocks that ascend.
  class HeadCursor {
   public:
    explicit HeadCursor(const Store& store) : heads_(store.heads_) {}
    std::uint32_t at(std::uint32_t block) {
      if (block >= end()) seek(block);
      return head_;
    }
    // The block from which on another is next.
    std::uint32_t end() const { return head_ + 1 < heads_.size() ? heads_[head_ + 1] : UINT32_MAX; }

   private:
    void seek(std::uint32_t block);
    std::span<const std::uint32_t> heads_;
    std::uint32_t head_ = 0;
  };

  // The head above a head; titles have none, and answer themselves.
  std::uint32_t above(std::uint32_t head) const { return above_[head]; }
  // The block after the last one below a head.
  std::uint32_t end_of(std::uint32_t head) const { return ends_[head]; }

  // The path of a head, as a number among those of the segment; empty for titles.
  std::uint32_t path_of(std::uint32_t head) const { return paths_of_[head]; }
  std::uint32_t paths() const { return static_cast<std::uint32_t>(path_ends_.size()); }
  std::string_view path(std::uint32_t number) const;

  const std::vector<std::string>& languages() const { return languages_; }
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t language = 0;
  };
  std::span<const Run> language_runs() const { return runs_; }
  const std::string& language(std::uint32_t block) const;
  // Blocks in each of `languages()`.
  const std::vector<std::uint32_t>& language_blocks() const { return language_blocks_; }

  // The languages, as numbers, of blocks that ascend.
  class LanguageCursor {
   public:
    explicit LanguageCursor(const Store& store)
        : run_(store.runs_.data()), last_(run_ + store.runs_.size()) {}
    std::uint32_t at(std::uint32_t block) {
      if (run_ + 1 < last_ && run_[1].first <= block) seek(block);
      return run_->language;
    }
    // The block from which on another may be next.
    std::uint32_t end() const { return run_ + 1 < last_ ? run_[1].first : UINT32_MAX; }

   private:
    void seek(std::uint32_t block);
    const Run* run_;
    const Run* last_;
  };

  const Vocabulary& vocabulary() const { return vocabulary_; }
  // Numbers of a block's words as varints.
  std::string_view forward(std::uint32_t block) const;
  // Asks memory for them, after having asked for where they are.
  void prepare_forward_end(std::uint32_t block) const { __builtin_prefetch(&forward_ends_[block]); }
  void prepare_forward(std::uint32_t block) const {
    if (block > 0) __builtin_prefetch(forward_.data() + forward_ends_[block - 1]);
  }

  const SectionFile& file() const { return file_; }
  const PackReader& texts() const { return texts_; }
  const PackReader& records() const { return records_; }
  const PackReader& pasts() const { return pasts_; }

 private:
  void read_heads();
  void read_languages();

  SectionFile file_;
  StoreCounts counts_;
  std::span<const std::uint32_t> first_;
  std::string_view ids_;
  std::span<const std::uint32_t> id_ends_;
  std::string_view titles_;
  std::span<const std::uint32_t> title_ends_;
  std::span<const std::uint32_t> id_order_;
  PackReader records_;
  PackReader pasts_;
  PackReader texts_;
  std::span<const std::uint64_t> hashes_;
  std::span<const std::uint32_t> heads_;
  std::span<const std::uint8_t> levels_;
  std::span<const std::uint32_t> paths_of_;
  std::string_view paths_;
  std::span<const std::uint32_t> path_ends_;
  std::vector<std::uint64_t> head_bits_;
  std::vector<std::uint32_t> above_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::string> languages_;
  std::vector<Run> runs_;
  std::vector<std::uint32_t> language_blocks_;
  Vocabulary vocabulary_;
  const Section& forward_;
  std::span<const std::uint32_t> forward_ends_;
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_STORE_H_
