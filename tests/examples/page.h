// What is read: a document, where its reader is in it, and what was searched for.
#ifndef PILCROW_EXAMPLES_PAGE_H_
#define PILCROW_EXAMPLES_PAGE_H_

#include <pilcrow/pilcrow.h>

#include <optional>
#include <string>
#include <vector>

#include "screen.h"

class Page {
 public:
  // Throws pilcrow::Error if there is no such document; the first one for an empty id.
  Page(pilcrow::Index index, const std::string& id);

  // Searches, and moves to the first hit from here on; nothing is marked for an empty query.
  void search(const std::string& query);

  void move(long paragraphs);  // ahead, or back
  void go_to_hit(bool ahead);
  void go_to_section(bool ahead);
  void turn_facets() { facets_ = !facets_; }

  // Draws all but the last row: on the left the outline with its hits, or facets of the whole
  // index; on the right the text from the present paragraph on.
  void draw(Screen& screen) const;

  // Where the reader is: "paragraph 3 of 40, hit 2 of 7 for railway".
  std::string place() const;

 private:
  struct Row {
    int depth = 0;
    pilcrow::OutlineSection section = {};
  };
  void flatten(const std::vector<pilcrow::OutlineSection>& sections, int depth);
  std::size_t row_here() const;
  void draw_outline(Screen& screen, int columns) const;
  void draw_facets(Screen& screen, int columns) const;
  void draw_text(Screen& screen, int left) const;

  pilcrow::Index index_;
  std::optional<pilcrow::IndexedDocument> document_;
  std::vector<Row> rows_;
  std::optional<pilcrow::DocumentMatches> matches_;
  std::vector<pilcrow::FacetCount> themes_;
  std::string query_;
  std::size_t number_ = 1;
  bool facets_ = false;
};

#endif  // PILCROW_EXAMPLES_PAGE_H_
