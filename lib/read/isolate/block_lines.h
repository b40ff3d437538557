// Documents as lines of JSON: what a reader in a process of its own writes, whether it is one of
// the library's or somebody's command. The man page pilcrow-readers(5) describes them.
#ifndef PILCROW_READ_ISOLATE_BLOCK_LINES_H_
#define PILCROW_READ_ISOLATE_BLOCK_LINES_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"
#include "pilcrow/error.h"
#include "pilcrow/reader.h"
#include "read/isolate/host.h"

namespace pilcrow::read {

// Writes lines for what it is given. Members are always wanted: whoever takes the lines may stop.
class LineWriter : public DocumentSink {
 public:
  using Write = std::function<void(std::string_view)>;
  explicit LineWriter(Write write) : write_(std::move(write)) {}

  void add(Document document) override;
  void skip(std::size_t line, const std::string& reason) override;
  void cut(const std::string& reason) override;
  bool add_member(const std::string& name, std::string_view bytes) override;

  // Why there is no more.
  void fail(const std::string& reason, ErrorCode code);

 private:
  void write(data::Object line);

  Write write_;
};

// Gives a sink what stands in lines. Throws what the sink throws; Error{bad_input} for lines that
// are not as they should be, and for a line that tells of a failure, if need be with that one's
// code.
class LineParser {
 public:
  explicit LineParser(DocumentSink& sink) : sink_(sink) {}

  // Bytes in any pieces. A document, or a member, is a whole; it is enough when the sink says so.
  Taken take(std::string_view bytes);

  // There are no more.
  void finish();

 private:
  void take_line(std::string_view line);
  void take_document(const data::Value& about);
  void take_block(const data::Value& line);
  void take_member(std::string_view& bytes);
  void end_document();
  [[noreturn]] void fail(const std::string& what) const;

  const std::string& text(const data::Value& value, std::string_view name) const;
  std::size_t count(const data::Value& value, std::string_view name) const;
  Range range(const data::Value& value) const;
  BlockKind kind(const data::Value& value) const;
  std::vector<std::string> texts(const data::Value& value, std::string_view name) const;

  DocumentSink& sink_;
  std::optional<Document> document_;
  std::string rest_;    // of a line whose end is to come, or of a member
  std::string member_;  // of which bytes are to come
  std::size_t member_bytes_ = 0;
  bool in_member_ = false;
  std::size_t number_ = 0;
  Taken taken_ = Taken::part;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_BLOCK_LINES_H_
