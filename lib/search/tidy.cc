#include "search/tidy.h"

#include <algorithm>
#include <cstddef>

namespace pilcrow::search {
namespace {

bool is_sign(PieceKind kind) { return kind == PieceKind::plus || kind == PieceKind::minus; }
bool is_near(PieceKind kind) { return kind == PieceKind::op_near || kind == PieceKind::op_adj; }
bool is_prefix(PieceKind kind) { return is_sign(kind) || kind == PieceKind::op_not; }
bool is_infix(PieceKind kind) {
  return kind == PieceKind::op_and || kind == PieceKind::op_or || is_near(kind);
}
bool is_operand(PieceKind kind) { return kind == PieceKind::word || kind == PieceKind::phrase; }

class Tidier {
 public:
  Tidier(const LeafMaker& leaves, Reading& reading) : leaves_(leaves), reading_(reading) {}

  std::vector<Piece> run(std::vector<Piece> pieces) {
    const bool operands = std::any_of(pieces.begin(), pieces.end(),
                                      [](const Piece& piece) { return is_operand(piece.kind); });
    for (auto& piece : pieces) {
      if (!operands) make_word(piece);
      add(std::move(piece));
    }
    return std::move(out_);
  }

 private:
  // An open bracket.
  struct Open {
    std::size_t depth = 0;  // inside of it
    Range source = {};
  };

  // "NOT" alone is somebody's word.
  void make_word(Piece& piece) {
    if (!is_infix(piece.kind) && piece.kind != PieceKind::op_not) return;
    reading_.forgive(reading_.quoted(piece.source) + " has nothing to work on", piece.source.begin,
                     "it was taken as a word");
    piece.kind = PieceKind::word;
  }

  void add(Piece piece) {
    const PieceKind kind = piece.kind;
    if (kind == PieceKind::end) {
      close_all(piece.source.begin);
    } else if (is_prefix(kind)) {
      leave_near(nullptr);
      ++prefixes_;
      check_depth(piece);
    } else if (is_infix(kind)) {
      drop_dangling();
      if (!takes(piece)) return;
    } else if (kind == PieceKind::open) {
      leave_near(nullptr);
      open_.push_back({depth() + 1, piece.source});
      prefixes_ = 0;
      check_depth(piece);
    } else if (kind == PieceKind::close) {
      if (!closes(piece)) return;
    } else if (!leaves_.finds(piece)) {
      const bool alone = kind == PieceKind::word && piece.field == Field::text && prefixes_ == 0;
      if (!alone) drop_operand("there is no word in " + reading_.quoted(piece.source), piece.source);
      return;
    } else {
      leave_near(&piece);
      prefixes_ = 0;
    }
    out_.push_back(std::move(piece));
  }

  std::size_t depth() const { return (open_.empty() ? 0 : open_.back().depth) + prefixes_; }

  void check_depth(const Piece& piece) const {
    if (depth() <= kMaxDepth) return;
    const std::string what = piece.kind == PieceKind::open ? "brackets" : "NOT and signs";
    reading_.fail(what + " are nested deeper than 64", piece.source.begin);
  }

  bool at_start() const { return out_.empty() || out_.back().kind == PieceKind::open; }

  // Whether an infix operator has something before it.
  bool takes(const Piece& op) {
    if (at_start()) {
      drop(op, " has nothing before it");
      return false;
    }
    if (!is_near(op.kind)) return true;
    if (!leaves_.is_single_word(out_.back())) {
      drop(op, " does not stand between single words");
      return false;
    }
    if (out_.size() < 3 || !is_near(out_[out_.size() - 2].kind)) return true;
    const Piece& before = out_[out_.size() - 2];
    if (before.kind == op.kind && before.distance == op.distance) return true;
    drop(op, " is another operator, or has another distance, than the one before it");
    return false;
  }

  // Drops a NEAR that cannot take what follows.
  void leave_near(const Piece* next) {
    if (out_.empty() || !is_near(out_.back().kind)) return;
    const Field field = out_[out_.size() - 2].field;
    if (next == nullptr || !leaves_.is_single_word(*next)) {
      drop(out_.back(), " does not stand between single words");
    } else if (next->field != field) {
      drop(out_.back(), " stands between words of two fields");
    } else {
      return;
    }
    out_.pop_back();
  }

  bool closes(const Piece& close) {
    drop_dangling();
    if (open_.empty()) {
      drop(close, " was not opened");
      return false;
    }
    if (!at_start()) {
      open_.pop_back();
      prefixes_ = 0;
      return true;
    }
    const Range brackets = {open_.back().source.begin, close.source.end};
    open_.pop_back();
    out_.pop_back();
    drop_operand("there is nothing in " + reading_.quoted(brackets), brackets);
    return false;
  }

  void close_all(std::size_t end) {
    drop_dangling();
    for (; !open_.empty(); open_.pop_back()) {
      const Range open = open_.back().source;
      const std::string problem = reading_.quoted(open) + " is not closed";
      if (at_start()) {
        out_.pop_back();
        drop_operand(problem, open);
      } else {
        reading_.forgive(problem, open.begin, "it was closed at the end");
        Piece close;
        close.kind = PieceKind::close;
        close.source = {end, end};
        out_.push_back(std::move(close));
      }
    }
  }

  void drop(const Piece& piece, const char* problem) {
    reading_.forgive(reading_.quoted(piece.source) + problem, piece.source.begin,
                     "it was left out");
  }

  // What stood before something that is left out has nothing behind it.
  void drop_operand(const std::string& problem, Range source) {
    reading_.forgive(problem, source.begin, "it was left out");
    drop_dangling();
  }

  void drop_dangling() {
    while (!out_.empty() && (is_prefix(out_.back().kind) || is_infix(out_.back().kind))) {
      drop(out_.back(), is_sign(out_.back().kind) ? " stands alone" : " has nothing behind it");
      out_.pop_back();
    }
    prefixes_ = 0;
  }

  const LeafMaker& leaves_;
  Reading& reading_;
  std::vector<Piece> out_;
  std::vector<Open> open_;
  std::size_t prefixes_ = 0;       // NOTs and signs that wait for what they stand before
};

}  // namespace

std::vector<Piece> tidy(std::vector<Piece> pieces, const LeafMaker& leaves, Reading& reading) {
  return Tidier(leaves, reading).run(std::move(pieces));
}

}  // namespace pilcrow::search
