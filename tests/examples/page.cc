#include "page.h"

#include <algorithm>
#include <utility>

namespace {

// Cells of a paragraph, those of its marks marked.
Line marked_cells(const std::string& text, const std::vector<pilcrow::Mark>& marks) {
  Line out;
  std::size_t at = 0;
  const auto add = [&](std::size_t end, bool marked) {
    if (end <= at) return;
    for (Cell& cell : cells_of(std::string_view(text).substr(at, end - at))) {
      cell.marked = marked;
      out.push_back(std::move(cell));
    }
    at = end;
  };
  for (const auto& mark : marks) {
    add(mark.bytes.begin, false);
    add(mark.bytes.end, true);
  }
  add(text.size(), false);
  return out;
}

}  // namespace

Page::Page(pilcrow::Index index, const std::string& id) : index_(std::move(index)) {
  std::string wanted = id;
  if (wanted.empty()) {
    index_.each_document({}, [&](const pilcrow::DocumentInfo& info) {
      wanted = info.id;
      return false;
    });
  }
  document_ = index_.read(wanted);
  if (!document_ || document_->info().paragraphs == 0) {
    throw pilcrow::Error(pilcrow::ErrorCode::not_found, "there is nothing to read", wanted);
  }
  flatten(document_->outline(), 0);
  search("");
}

void Page::flatten(const std::vector<pilcrow::OutlineSection>& sections, int depth) {
  for (const auto& section : sections) {
    rows_.push_back({depth, section});
    flatten(section.children, depth + 1);
  }
}

void Page::search(const std::string& query) {
  query_ = query;
  pilcrow::SearchRequest request;
  request.query = query;
  request.limit = 0;
  request.facets = {"theme"};
  themes_ = index_.search(request).facets["theme"];
  matches_.reset();
  if (query.empty()) return;
  matches_ = document_->find(request);
  if (const auto hit = matches_->next(number_ - 1)) number_ = *hit;
}

void Page::move(long paragraphs) {
  const auto last = static_cast<long>(document_->info().paragraphs);
  const long wanted = static_cast<long>(number_) + std::clamp(paragraphs, -last, last);
  number_ = static_cast<std::size_t>(std::clamp(wanted, 1L, last));
}

void Page::go_to_hit(bool ahead) {
  if (!matches_) return;
  const auto hit = ahead ? matches_->next(number_) : matches_->previous(number_);
  if (hit) number_ = *hit;
}

std::size_t Page::row_here() const {
  std::size_t here = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].section.paragraph <= number_) here = i;
  }
  return here;
}

void Page::go_to_section(bool ahead) {
  std::size_t to = number_;
  for (const Row& row : rows_) {
    const std::size_t begin = row.section.paragraph;
    if (begin > document_->info().paragraphs) continue;
    if (ahead && begin > number_ && to == number_) to = begin;
    if (!ahead && begin < number_) to = begin;
  }
  number_ = to;
}

void Page::draw(Screen& screen) const {
  const int left = std::min(34, screen.columns() / 3);
  const auto& info = document_->info();
  screen.put(0, 0, screen.columns(), " " + (info.title.empty() ? info.id : info.title),
             Screen::Look::reverse);
  if (facets_) {
    draw_facets(screen, left - 2);
  } else {
    draw_outline(screen, left - 2);
  }
  for (int row = 1; row + 1 < screen.rows(); ++row) screen.put(row, left - 1, 1, "│");
  draw_text(screen, left + 1);
}

void Page::draw_outline(Screen& screen, int columns) const {
  const std::size_t here = row_here();
  const auto height = static_cast<std::size_t>(std::max(screen.rows() - 2, 1));
  const std::size_t first = here >= height / 2 ? here - height / 2 : 0;
  for (std::size_t i = first; i < rows_.size() && i - first < height; ++i) {
    const Row& row = rows_[i];
    const std::size_t hits = matches_ ? matches_->count(row.section) : 0;
    const std::string text = std::string(2 * static_cast<std::size_t>(row.depth), ' ') +
                             (hits > 0 ? "(" + std::to_string(hits) + ") " : "") +
                             row.section.title;
    screen.put(static_cast<int>(i - first) + 1, 0, columns, text,
               i == here ? Screen::Look::bold : Screen::Look::plain);
  }
}

void Page::draw_facets(Screen& screen, int columns) const {
  int row = 1;
  screen.put(row++, 0, columns, "Themes of the index", Screen::Look::dim);
  for (const auto& theme : themes_) {
    if (row + 1 >= screen.rows()) break;
    screen.put(row++, 0, columns, std::to_string(theme.paragraphs) + "  " + theme.label);
  }
}

void Page::draw_text(Screen& screen, int left) const {
  const int columns = screen.columns() - left;
  int row = 1;
  std::vector<std::string> section;
  for (std::size_t number = number_; number <= document_->info().paragraphs; ++number) {
    if (row + 1 >= screen.rows()) break;
    const auto paragraph = document_->paragraph(number);
    if (paragraph.section != section && !paragraph.section.empty()) {
      screen.put(row, left, columns, paragraph.section.back(), Screen::Look::bold);
      row += 2;
    }
    section = paragraph.section;
    const auto marks = matches_ ? matches_->marks(number) : std::vector<pilcrow::Mark>();
    for (const Line& line : wrapped(marked_cells(paragraph.text, marks), columns)) {
      if (row + 1 >= screen.rows()) break;
      screen.put(row++, left, columns, line);
    }
    ++row;
  }
}

std::string Page::place() const {
  std::string out = "paragraph " + std::to_string(number_) + " of " +
                    std::to_string(document_->info().paragraphs);
  if (!matches_) return out;
  const auto& numbers = matches_->numbers();
  const auto here = std::lower_bound(numbers.begin(), numbers.end(), number_);
  out += ", ";
  if (here != numbers.end() && *here == number_) {
    out += "hit " + std::to_string(here - numbers.begin() + 1) + " of ";
  }
  return out + std::to_string(numbers.size()) + " for " + query_;
}
