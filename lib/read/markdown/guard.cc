#include "read/markdown/guard.h"

#include <algorithm>
#include <cstdint>

#include "pilcrow/error.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{256} << 20;  // past a GiB the parser aborts

// Takes one line, without what ends it, off the front.
std::string_view take_line(std::string_view& text) {
  // Two searches for a byte each are faster than one for either.
  std::size_t end = std::min(text.find('\n'), text.size());
  end = std::min(text.substr(0, end).find('\r'), end);
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
  return line;
}

// Nothing but white space, and the marks of quotations that may go on around it.
bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\f\v>") == std::string_view::npos;
}

// At least as many containers as the parser can have open on each line: one more for each mark of a
// list or a quotation at the front of a line, and for lists no more than half the indentation.
class OpenContainers {
 public:
  std::uint64_t after(std::string_view line, bool blank) {
    const Front front = measure(line);
    if (blank) {
      blank_ = true;
      return open_ = std::max(open_, front.marks);
    }
    // Text goes on lazily, without its indentation, only right after other text.
    if (blank_ || front.marks > 0) open_ = std::min(open_, front.indentation / 2);
    open_ += front.marks;
    blank_ = false;
    return open_;
  }

 private:
  struct Front {
    std::uint64_t indentation = 0;  // columns, at most
    std::uint64_t marks = 0;
  };

  static Front measure(std::string_view line) {
    Front front;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool last = i + 1 == line.size() || is_space(line[i + 1]);
      if (is_space(c)) {
        front.indentation += c == '\t' ? 4 : 1;
      } else if (c == '>' || (last && kListMarks.find(c) != std::string_view::npos)) {
        ++front.marks;
      } else if (c < '0' || c > '9') {
        break;
      }
    }
    return front;
  }

  static constexpr std::string_view kListMarks = "-+*.)";

  std::uint64_t open_ = 0;
  bool blank_ = true;
};

// What can be the line under a table's head, in a quotation or not. Takes more than that.
bool may_be_delimiter_row(std::string_view line) {
  return line.find_first_not_of("|:- \t\v\f>") == std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

// What looking for tables costs. At each line that may be a delimiter row the parser goes through
// all of the paragraph above it, and at the start of each line there back to the last "|"; and it
// walks to the end of the list of a row's cells for each of them.
class TableWork {
 public:
  std::uint64_t work() const { return work_; }
  std::size_t missing_cells() const { return missing_; }

  void add(std::string_view line, bool blank) {
    if (blank) {
      columns_ = above_ = since_bar_ = 0;
      return;
    }
    // Few lines have one, and one is found faster than all are counted.
    const std::size_t bar = std::min(line.find('|'), line.size());
    const auto at = line.begin() + static_cast<std::ptrdiff_t>(bar);
    const auto bars = static_cast<std::size_t>(std::count(at, line.end(), '|'));
    const bool delimiter = may_be_delimiter_row(line);
    const std::uint64_t row = line.size() + std::uint64_t{bars} * bars / 4;
    if (delimiter) work_ += above_;
    if (delimiter || columns_ > 0) work_ += row;
    if (columns_ > bars + 1) missing_ += columns_ - bars - 1;
    if (delimiter) columns_ = std::max(columns_, bars + 1);
    above_ += since_bar_ + row;
    since_bar_ = bars > 0 ? line.size() - line.rfind('|') : since_bar_ + line.size() + 1;
  }

 private:
  std::uint64_t work_ = 0;
  std::size_t missing_ = 0;      // cells that rows lack and the parser makes
  std::uint64_t above_ = 0;      // the cost of going through the lines above
  std::uint64_t since_bar_ = 0;  // bytes of them after the last "|"
  std::size_t columns_ = 0;      // of the table that this may be
};

// Steps through one paragraph (lines up to a blank one) that has the mark of an open construct.
class Declarations {
 public:
  explicit Declarations(std::string_view paragraph) : paragraph_(paragraph) {
    const auto last = [&](std::string_view end) {
      const auto at = paragraph.rfind(end);
      return at == std::string_view::npos ? 0 : at;
    };
    instruction_end_ = last("?>");
    data_end_ = last("]]>");
    declaration_end_ = last(">");
  }

  bool is_open(std::size_t at) const {
    const std::string_view rest = paragraph_.substr(at);
    if (rest.starts_with("<?")) return at >= instruction_end_;
    if (rest.starts_with("<![")) return at >= data_end_;
    return rest.size() > 2 && rest.starts_with("<!") && rest[2] >= 'A' && rest[2] <= 'Z' &&
           at >= declaration_end_;
  }

 private:
  std::string_view paragraph_;
  std::size_t instruction_end_ = 0;
  std::size_t data_end_ = 0;
  std::size_t declaration_end_ = 0;
};

void mend_paragraph(std::string_view text, std::size_t begin, std::size_t end,
                    std::string& mended) {
  const std::string_view paragraph = text.substr(begin, end - begin);
  const Declarations declarations(paragraph);
  std::size_t open = 0;
  for (auto at = paragraph.find('<'); at < paragraph.size(); at = paragraph.find('<', at + 1)) {
    if (!declarations.is_open(at) || ++open < 100) continue;
    if (mended.empty()) mended = text;
    mended[begin + at] = ' ';
  }
}

}  // namespace

bool check_markdown(std::string_view text) {
  if (text.size() > kMaxBytes) {
    throw Error(ErrorCode::bad_input, "Markdown of more than 256 MiB is not read");
  }
  const std::uint64_t budget = 20'000'000 + std::uint64_t{32} * text.size();
  const std::size_t max_missing = 10'000 + text.size() / 4;
  std::uint64_t work = 0;
  OpenContainers containers;
  TableWork table;
  bool tables_are_cheap = true;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const bool blank = is_blank(line);
    work += containers.after(line, blank);
    if (work > budget) {
      throw Error(ErrorCode::bad_input, "lists or quotations are nested too deeply");
    }
    if (!tables_are_cheap) continue;
    table.add(line, blank);
    tables_are_cheap = table.work() <= budget && table.missing_cells() <= max_missing;
  }
  return tables_are_cheap;
}

std::string_view without_open_declarations(std::string_view text, std::string& mended) {
  mended.clear();
  if (text.find("<!") == text.npos && text.find("<?") == text.npos) return text;
  std::size_t begin = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    if (!is_blank(take_line(rest)) && !rest.empty()) continue;
    mend_paragraph(text, begin, rest.empty() ? text.size() : at, mended);
    begin = at;
  }
  return mended.empty() ? text : std::string_view(mended);
}

}  // namespace pilcrow::read
