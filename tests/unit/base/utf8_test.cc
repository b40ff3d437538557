#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>

TEST_SUITE("base") {
  TEST_CASE("valid UTF-8 is told from invalid at the byte where it breaks") {
    CHECK(pilcrow::is_utf8(""));
    CHECK(pilcrow::is_utf8("plain ASCII text, longer than a machine word"));
    CHECK(pilcrow::is_utf8("КНДР 북한 \xF0\x9F\x98\x80 é"));
    CHECK(pilcrow::find_invalid_utf8("abc\xFFzz") == 3);
    CHECK(pilcrow::find_invalid_utf8("\xC0\x80") == 0);          // overlong
    CHECK(pilcrow::find_invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
    CHECK(pilcrow::find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // past U+10FFFF
    CHECK(pilcrow::find_invalid_utf8("12345678\xE2\x82") == 8);  // cut short
  }

  TEST_CASE("counting and boundaries") {
    const std::string text = "aй북\xF0\x9F\x98\x80";
    CHECK(pilcrow::count_code_points(text) == 4);
    CHECK(pilcrow::count_utf16(text) == 5);
    CHECK(pilcrow::floor_boundary(text, 2) == 1);
    CHECK(pilcrow::floor_boundary(text, 99) == text.size());
    std::string again;
    for (std::size_t at = 0; at < text.size();) {
      pilcrow::append_utf8(again, pilcrow::next_code_point(text, at));
    }
    CHECK(again == text);
  }
}
