#include "text/text_stream.h"

#include <algorithm>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/converter.h"

namespace pilcrow::text {
namespace {

// What must be there behind a character to tell what it is: sequences of bytes, with the escapes
// that switch alphabets before them. Half of small windows.
constexpr std::size_t kAhead = 4096;

// Of a piece that is converted.
constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

std::size_t utf8_size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

// Without the sequence that its end cuts off, if any.
std::string_view whole_characters(std::string_view utf8) {
  const std::size_t last = floor_boundary(utf8, utf8.size() - 1);
  std::size_t after = last;
  (void)next_code_point(utf8, after);
  const auto lead = static_cast<unsigned char>(utf8[last]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return utf8.substr(0, last + length > utf8.size() ? last : utf8.size());
}

}  // namespace

class WindowConverter {
 public:
  WindowConverter(ByteWindows& bytes, const Encoding& encoding)
      : bytes_(bytes), converter_(encoding.name, {}), begin_(encoding.mark) {}

  // Before the first character, and when others have used the bytes.
  void resume() {
    begin_ += converter_.position();
    const std::string_view window = bytes_.at(begin_);
    converter_.feed(window);
    last_ = begin_ + window.size() == bytes_.size();
    end_ = last_ ? window.size() : window.size() - std::min(kAhead, window.size() / 2);
  }

  bool next(char32_t& c) {
    if (!last_ && converter_.position() >= end_) resume();
    if (converter_.next(c)) return true;
    if (last_) return false;
    throw Error(ErrorCode::bad_input, "not text: kilobytes of escapes without a character");
  }

  std::size_t position() const { return begin_ + converter_.position(); }

 private:
  ByteWindows& bytes_;
  Converter converter_;
  std::size_t begin_;      // of the window
  std::size_t end_ = 0;    // where characters begin in it at most
  bool last_ = false;
};

TextStream::TextStream(ByteWindows& bytes, const Encoding& encoding)
    : bytes_(bytes), at_(encoding.mark) {
  if (!encoding.name.empty()) converter_ = std::make_unique<WindowConverter>(bytes, encoding);
}
TextStream::~TextStream() = default;
TextStream::TextStream(TextStream&&) noexcept = default;

std::string_view TextStream::next() {
  if (!converter_) return next_utf8();
  piece_.clear();
  converter_->resume();
  char32_t c = 0;
  while (piece_.size() < kPieceBytes && converter_->next(c)) append_utf8(piece_, c == 0 ? U' ' : c);
  return piece_;
}

std::string_view TextStream::next_utf8() {
  std::string_view window = bytes_.at(at_);
  if (window.empty()) return window;
  if (at_ + window.size() < bytes_.size()) window = whole_characters(window);
  at_ += window.size();
  if (window.find('\0') == window.npos) return window;
  piece_ = window;
  std::replace(piece_.begin(), piece_.end(), '\0', ' ');
  return piece_;
}

Locator::Locator(ByteWindows& bytes, const Encoding& encoding)
    : bytes_(bytes), mark_(encoding.mark) {
  if (!encoding.name.empty()) converter_ = std::make_unique<WindowConverter>(bytes, encoding);
}
Locator::~Locator() = default;
Locator::Locator(Locator&&) noexcept = default;

std::vector<std::size_t> Locator::locate(const std::vector<std::size_t>& offsets) {
  std::vector<std::size_t> places;
  places.reserve(offsets.size());
  if (!converter_) {
    for (const std::size_t offset : offsets) {
      places.push_back(std::min(offset + mark_, bytes_.size()));
    }
    return places;
  }
  converter_->resume();
  char32_t c = 0;
  for (const std::size_t wanted : offsets) {
    while (offset_ < wanted && converter_->next(c)) offset_ += utf8_size(c);
    places.push_back(converter_->position());
  }
  return places;
}

Decoded decode(std::string_view bytes) {
  MemoryWindows windows(bytes);
  const Encoding encoding = find_encoding(windows);
  TextStream text(windows, encoding);
  Decoded decoded{{}, encoding.name};
  decoded.utf8.reserve(encoding.name.empty() ? bytes.size() : bytes.size() + bytes.size() / 2);
  for (std::string_view piece = text.next(); !piece.empty(); piece = text.next()) {
    decoded.utf8 += piece;
  }
  return decoded;
}

std::vector<std::size_t> locate(std::string_view bytes, const std::string& encoding,
                                const std::vector<std::size_t>& offsets) {
  MemoryWindows windows(bytes);
  return Locator(windows, {encoding, mark_size(bytes)}).locate(offsets);
}

}  // namespace pilcrow::text
