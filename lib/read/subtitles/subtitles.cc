#include "read/subtitles/subtitles.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "read/blocks.h"
#include "read/line_index.h"
#include "read/space.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

// A paragraph ends with the first sentence that ends behind so many bytes.
constexpr std::size_t kLeastParagraph = 300;
constexpr std::size_t kMostParagraph = 1500;

constexpr std::string_view kArrow = "-->";

bool is_number(std::string_view line) {
  return !line.empty() && line.find_first_not_of("0123456789") == line.npos;
}

// "00:01:02" of "00:01:02,345 --> 00:01:04,000"; empty where this is no such line.
std::string_view time_of(std::string_view line) {
  const std::size_t arrow = line.find(kArrow);
  if (arrow == line.npos) return {};
  const std::string_view time = trimmed(line.substr(0, arrow));
  const std::size_t end = std::min(time.find_first_of(",."), time.size());
  return time.find_first_not_of("0123456789:") >= end ? time.substr(0, end) : std::string_view();
}

// Without <i> and {\an8}.
std::string without_marks(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const std::size_t open = std::min(line.find_first_of("<{"), line.size());
    out += line.substr(0, open);
    line.remove_prefix(open);
    if (line.empty()) break;
    const std::size_t close = line.find(line[0] == '<' ? '>' : '}');
    if (close == line.npos) {
      out += line;
      break;
    }
    line.remove_prefix(close + 1);
  }
  return out;
}

bool ends_sentence(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = floor_boundary(text, text.size() - 1);
  const char32_t last = next_code_point(text, at);
  return text::ends_sentence(last) || text::closes(last);
}

class Cues {
 public:
  Cues(std::string_view text, BlockList& out) : lines_(text), text_(text), out_(out) {}

  void run() {
    const std::size_t count = lines_.at(text_.size());
    bool in_cue = false;
    for (std::size_t number = 1; number <= count; ++number) {
      const std::string_view line = trimmed(lines_.line(number));
      if (const std::string_view time = time_of(line); !time.empty()) {
        in_cue = true;
        time_ = time;
      } else if (line.empty()) {
        in_cue = false;
      } else if (in_cue && !(is_number(line) && is_before_time(number, count))) {
        add(number, line);
      }
    }
    finish();
  }

 private:
  // Numbers of cues stand before their times, also where no blank line parts them from what is
  // before.
  bool is_before_time(std::size_t number, std::size_t count) const {
    return number < count && !time_of(lines_.line(number + 1)).empty();
  }

  void add(std::size_t number, std::string_view line) {
    const std::string text = collapsed(without_marks(line));
    if (text.empty()) return;
    const auto begin = static_cast<std::size_t>(line.data() - text_.data());
    if (now_.text.empty()) {
      now_.source.begin = begin;
      now_.line = number;
      now_.locator = time_;
    } else {
      now_.text += ' ';
    }
    now_.text += text;
    now_.source.end = begin + line.size();
    const std::size_t size = now_.text.size();
    if ((size >= kLeastParagraph && ends_sentence(now_.text)) || size >= kMostParagraph) finish();
  }

  void finish() { out_.add(std::exchange(now_, {})); }

  LineIndex lines_;
  std::string_view text_;
  BlockList& out_;
  Block now_;
  std::string time_;
};

class SubtitlesReader : public Reader {
 public:
  std::string name() const override { return "subtitles"; }

  Formats formats() const override {
    return {{"application/x-subrip", "text/vtt"}, {"*.srt", "*.vtt"}};
  }

  bool accepts(const Source& source) const override {
    const std::string file = lower_ascii(source.name);
    return file.ends_with(".srt") || file.ends_with(".vtt");
  }

  void read(const Source& source, DocumentSink& sink) const override {
    BlockList blocks(source.limits);
    Cues(source.bytes, blocks).run();
    Document document;
    document.blocks = blocks.take();
    add_document(std::move(document), sink, "there are no subtitles in it");
  }
};

}  // namespace

std::shared_ptr<const Reader> subtitles_reader() { return std::make_shared<SubtitlesReader>(); }

}  // namespace pilcrow::read
