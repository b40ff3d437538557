// What a document in Rich Text Format says of itself, in its group \info.
#ifndef PILCROW_READ_RTF_ABOUT_H_
#define PILCROW_READ_RTF_ABOUT_H_

#include <string>
#include <string_view>

#include "pilcrow/document.h"

namespace pilcrow::read {

class RtfAbout {
 public:
  // The text of a group that begins with `word`; others than those that are fields are let go.
  void add(std::string_view word, const std::string& value);

  // A number of the date when it was made: "yr", "mo" or "dy".
  void set_created(std::string_view word, int number);

  // A document without text.
  Document take();

 private:
  Document document_;
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_RTF_ABOUT_H_
