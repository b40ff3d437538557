#include "progress.h"

#include <unistd.h>

#include <algorithm>

#include "numbers.h"
#include "output.h"
#include "style.h"
#include "text.h"

namespace pilcrow::cli {

namespace {

// "43%  ".
std::string share(std::uint64_t done, std::uint64_t total) {
  return total == 0 ? "" : std::to_string(100 * done / total) + "%  ";
}

// ", 3.2 MB/s"; nothing for nothing.
std::string behind_comma(const std::string& text) { return text.empty() ? text : ", " + text; }

}  // namespace

ProgressLine::ProgressLine(bool wanted) : shown_(wanted && isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(const IndexOptions::Progress& progress) {
  if (!shown_) return;
  std::string text = share(progress.files_done, progress.files_total) +
                     grouped(progress.files_done) + '/' + counted(progress.files_total, "file") +
                     ", " + counted(progress.documents, "document") + ", " +
                     counted(progress.paragraphs, "paragraph");
  text += behind_comma(rate(static_cast<double>(progress.bytes_done), seconds()));
  text += behind_comma(time_left(progress.files_done, progress.files_total, seconds()));
  if (!progress.current.empty()) text += "  " + clean_line(progress.current);
  show(text);
}

void ProgressLine::show(const std::string& what, const WorkProgress& progress) {
  show(share(progress.done, progress.total) + what +
       behind_comma(time_left(progress.done, progress.total, seconds())));
}

void ProgressLine::show(const CheckProgress& progress) {
  show(share(progress.bytes_done, progress.bytes_total) +
       (progress.bytes_total == 0 ? "mending " : "looking at ") + progress.file +
       behind_comma(rate(static_cast<double>(progress.bytes_done), seconds())) +
       behind_comma(time_left(progress.bytes_done, progress.bytes_total, seconds())));
}

void ProgressLine::show(const std::string& text) {
  if (!shown_) return;
  // The last column stays free: writing there makes some terminals begin a new line.
  const std::string line = clipped(text, terminal_width(STDERR_FILENO) - 1);
  const std::size_t width = columns(line);
  const std::string blanks(used_ > width ? used_ - width : 0, ' ');
  write_stderr('\r' + line + blanks + std::string(blanks.size(), '\b'));
  used_ = width;
}

void ProgressLine::clear() {
  if (used_ > 0) write_stderr('\r' + std::string(used_, ' ') + '\r');
  used_ = 0;
}

double ProgressLine::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

std::string time_left(std::uint64_t done, std::uint64_t total, double seconds) {
  if (seconds < 2 || done < 10 || done >= total) return {};
  const double left = seconds * static_cast<double>(total - done) / static_cast<double>(done);
  const auto whole = static_cast<std::uint64_t>(left) + 1;
  if (whole < 100) return std::to_string(whole) + " s left";
  if (whole < 6000) return std::to_string((whole + 59) / 60) + " min left";
  return grouped((whole + 3599) / 3600) + " h left";
}

std::string rate(double bytes, double seconds) {
  return seconds < 0.001 || bytes < 1 ? "" : human_bytes(bytes / seconds) + "/s";
}

}  // namespace pilcrow::cli
