#include "text/charset.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "text/charset_binary.h"
#include "text/converter.h"
#include "unit/text/charset_samples.h"

using namespace std::string_literals;
using pilcrow::text::decode;
using pilcrow::text::Decoded;
using pilcrow::text::locate;
using samples::Sample;

namespace {

// UTF-16 and UTF-32 of ASCII and Latin-1, by hand.
std::string widen(std::string_view latin1, std::size_t width, bool little) {
  std::string bytes;
  for (const char c : latin1) {
    std::string unit(width, '\0');
    unit[little ? 0 : width - 1] = c;
    bytes += unit;
  }
  return bytes;
}

std::string refusal(const std::string& bytes) {
  try {
    decode(bytes);
  } catch (const pilcrow::Error& error) {
    CHECK(error.code() == pilcrow::ErrorCode::bad_input);
    return error.what();
  }
  return "accepted";
}

std::vector<std::size_t> boundaries(const std::string& text) {
  std::vector<std::size_t> all;
  for (std::size_t at = 0; at < text.size(); pilcrow::next_code_point(text, at)) all.push_back(at);
  all.push_back(text.size());
  return all;
}

bool is_stateful(const std::string& encoding) { return encoding.starts_with("iso-2022"); }

// Holds what `locate` promises against what the converter makes of each character's own bytes.
void check_places(const std::string& bytes) {
  const Decoded decoded = decode(bytes);
  REQUIRE(pilcrow::is_utf8(decoded.utf8));
  const std::vector<std::size_t> offsets = boundaries(decoded.utf8);
  const std::vector<std::size_t> places = locate(bytes, decoded.encoding, offsets);
  REQUIRE(places.size() == offsets.size());
  REQUIRE(std::is_sorted(places.begin(), places.end()));
  REQUIRE(places.back() <= bytes.size());
  if (is_stateful(decoded.encoding)) return;
  REQUIRE(places.back() == bytes.size());
  const std::string encoding = decoded.encoding.empty() ? "utf-8" : decoded.encoding;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
    const std::string own = bytes.substr(places[i], places[i + 1] - places[i]);
    const std::string character = decoded.utf8.substr(offsets[i], offsets[i + 1] - offsets[i]);
    if (pilcrow::text::to_utf8(encoding, own) != character) ++wrong;
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("nothing is a text too, and ASCII and UTF-8 stay as they are") {
    CHECK(decode("").utf8.empty());
    CHECK(decode("").encoding.empty());
    CHECK(decode("plain\r\n").utf8 == "plain\r\n");
    CHECK(decode("북한 Россия 😀").utf8 == "북한 Россия 😀");
    CHECK(decode("북한 Россия 😀").encoding.empty());
    CHECK(locate("북한", "", {0, 3, 6}) == std::vector<std::size_t>{0, 3, 6});
    CHECK(locate("북한", "", {99}) == std::vector<std::size_t>{6});
  }

  TEST_CASE("byte-order marks are believed and left out") {
    CHECK(decode("\xEF\xBB\xBFé").utf8 == "é");
    CHECK(decode("\xEF\xBB\xBFé").encoding.empty());
    CHECK(locate("\xEF\xBB\xBFé", "", {0, 2}) == std::vector<std::size_t>{3, 5});
    const Decoded little = decode("\xFF\xFE\x4B\x04\x20\x00\x3D\xD8\x00\xDE"s);
    CHECK(little.utf8 == "ы 😀");
    CHECK(little.encoding == "utf-16le");
    CHECK(locate("\xFF\xFE\x4B\x04\x20\x00\x3D\xD8\x00\xDE"s, "utf-16le", {0, 2, 3, 7}) ==
          std::vector<std::size_t>{2, 4, 6, 10});
    CHECK(decode("\xFE\xFF\x04\x4B"s).utf8 == "ы");
    CHECK(decode("\xFF\xFE\x00\x00\x00\xF6\x01\x00"s).utf8 == "😀");
    CHECK(decode("\x00\x00\xFE\xFF\x00\x01\xF6\x00"s).encoding == "utf-32be");
    CHECK(decode("\xFF\xFE").utf8.empty());
    CHECK(decode("\xEF\xBB\xBF").utf8.empty());
    CHECK(decode("\xEF\xBB\xBFno\xFFway").utf8 == "no\uFFFDway");
  }

  TEST_CASE("older encodings are found from one sentence, and from many") {
    for (const Sample& sample : samples::all()) {
      CAPTURE(sample.encoding);
      const Decoded one = decode(sample.bytes);
      CHECK(one.encoding == sample.encoding);
      CHECK(one.utf8 == sample.text);
      std::string bytes;
      std::string text;
      for (int i = 0; i < 20; ++i) {
        bytes += sample.bytes;
        text += sample.text;
      }
      CHECK(decode(bytes).encoding == sample.encoding);
      CHECK(decode(bytes).utf8 == text);
    }
  }

  TEST_CASE("an encoding is found where its letters begin late in the file") {
    std::string bytes;
    while (bytes.size() < std::size_t{3} << 20) bytes += "Nothing but ASCII here, line by line.\n";
    const Sample& russian = samples::all().front();
    const Decoded decoded = decode(bytes + russian.bytes + bytes);
    CHECK(decoded.encoding == russian.encoding);
    CHECK(decoded.utf8 == bytes + russian.text + bytes);
  }

  TEST_CASE("UTF-16 and UTF-32 are found without a mark") {
    const std::string english = "The line is open again.\r\n\r\nNobody believed it.\r\n";
    for (const std::size_t width : {2U, 4U}) {
      for (const bool little : {true, false}) {
        const Decoded decoded = decode(widen(english, width, little));
        CHECK(decoded.utf8 == english);
        CHECK(decoded.encoding == "utf-" + std::to_string(width * 8) + (little ? "le" : "be"));
        check_places(widen(english, width, little));
      }
    }
    CHECK(decode("H\0i\0"s).utf8 == "Hi");
    const std::string chinese =
        "\xC1\x94\xEF\x8D\x8A"
        "b/n\xE3S\x8CT\xB3l\xF9[\xB8\\\x84v\xCEW\x02^\xDE\x8F\xA5"
        "cw\x8D"
        "eg\x02"
        "0\n\x00sQ\x8EN\xEEO\x06t\x84v\x08\x8C$R\x01"
        "c\xED~\x86N$Nt^\x0C"
        "\xFF\xCCS\xB9"
        "e\x00g\x0ET\xBE\x8F\x10"
        "b\x86NOS\xAE\x8B\x02"
        "0\n\x00"s;
    CHECK(decode(chinese).utf8 ==
          "铁路把港口和河对岸的城市连接起来。\n关于修理的谈判持续了两年，双方最后达成了协议。\n");
    std::string swapped = chinese;
    for (std::size_t i = 0; i + 1 < swapped.size(); i += 2) std::swap(swapped[i], swapped[i + 1]);
    CHECK(decode(swapped).encoding == "utf-16be");
    CHECK(decode(swapped).utf8 == decode(chinese).utf8);
    const std::string cut = widen(english, 2, true) + "x";
    CHECK(decode(cut).utf8 == english + "\uFFFD");
  }

  TEST_CASE("UTF-8 with a few bad bytes stays UTF-8") {
    std::string text;
    for (int i = 0; i < 12; ++i) text += "дорога ";
    const Decoded decoded = decode(text + "\xFF" + text + "\xE2\x82 end");
    CHECK(decoded.encoding == "utf-8");
    CHECK(decoded.utf8 == text + "\uFFFD" + text + "\uFFFD end");
    const std::vector<std::size_t> places =
        locate(text + "\xFF" + text + "\xE2\x82 end", "utf-8",
               {text.size(), text.size() + 3, 2 * text.size() + 3, 2 * text.size() + 6});
    CHECK(places == std::vector<std::size_t>{text.size(), text.size() + 1, 2 * text.size() + 1,
                                             2 * text.size() + 3});
    CHECK(decode("cut off in a лette\xD1").utf8 == "cut off in a лette\uFFFD");
  }

  TEST_CASE("a few NULs are spaces, many are no text") {
    std::string text =
        "A line of a hundred characters or so, as programs of old left them in files, padded";
    CHECK(decode(text + "\0"s + text).utf8 == text + " " + text);
    CHECK(decode(text + "\0"s + text).encoding.empty());
    CHECK(refusal(text + std::string(40, '\0')) == "not text: it has many NUL bytes");
    CHECK(refusal("one\0two\0three\0four\0five\0six\0"s) == "not text: it has many NUL bytes");
    CHECK(refusal(std::string(5000, '\0')) == "not text: it has many NUL bytes");
  }

  TEST_CASE("binary data is refused with the reason") {
    CHECK(refusal("\x89PNG\r\n\x1A\n and so on") == "not text: it is a PNG image");
    CHECK(refusal("%PDF-1.7\n1 0 obj") == "not text: it is a PDF document");
    CHECK(refusal("PK\3\4 word/document.xml") ==
          "not text: it is a ZIP archive or office document");
    CHECK(refusal("\x7F"
                  "ELF") == "not text: it is a program (ELF)");
    CHECK(refusal("\x1F\x8B\x08 rest") == "not text: it is gzip data");
    CHECK(refusal("\x0F\x0DXapian Glass") == "not text: it is a Xapian database");
    CHECK(refusal(std::string(257, 'x') + "ustar  ") == "not text: it is a tar archive");
    CHECK(refusal("\1\2\3\4\5\6 abc \1\2\3\4") == "not text: it has many control characters");
    CHECK(refusal("\xFF\xFE\1\0\2\0\3\0\4\0\5\0\6\0"s).starts_with("not text: its mark says"));
    std::mt19937 random(7);
    for (int i = 0; i < 50; ++i) {
      std::string noise(4000, ' ');
      for (char& c : noise) c = static_cast<char>(random());
      CHECK(refusal(noise) != "accepted");
    }
  }

  TEST_CASE("text followed by binary data far behind is refused") {
    std::string bytes;
    while (bytes.size() < std::size_t{2} << 20) bytes += "echo unpacking what follows\n";
    std::mt19937 random(8);
    for (int i = 0; i < 300000; ++i) bytes += static_cast<char>(random());
    CHECK(refusal(bytes) == "not text: it has many control characters");
  }

  TEST_CASE("one control character, page breaks and terminal escapes are no reason to refuse") {
    CHECK(refusal("An old file ends so\x1A") == "accepted");
    CHECK(refusal("page one\fpage two\vand \x1B[1mbold\x1B[0m") == "accepted");
    CHECK(decode("costs $5 \x1B[1mand\x1B[0m").encoding.empty());
    CHECK(decode("дом \x1B$B0l\x1B(B").encoding.empty());
  }

  TEST_CASE("places in the bytes are exact, for every character and in damaged text") {
    std::mt19937 random(9);
    for (const Sample& sample : samples::all()) {
      CAPTURE(sample.encoding);
      check_places(sample.bytes);
      for (int i = 0; i < 40; ++i) {
        std::string damaged = sample.bytes + sample.bytes + sample.bytes;
        damaged[random() % damaged.size()] = static_cast<char>(0x80 + random() % 0x80);
        damaged.erase(random() % damaged.size(), 1);
        if (refusal(damaged) == "accepted") check_places(damaged);
      }
    }
  }

  TEST_CASE("a line of a stateful encoding makes sense by itself") {
    for (const Sample& sample : samples::all()) {
      if (!is_stateful(sample.encoding)) continue;
      CAPTURE(sample.encoding);
      const std::string bytes = sample.bytes + "and\n" + sample.bytes;
      const std::size_t begin = sample.text.size();
      const std::vector<std::size_t> places =
          locate(bytes, sample.encoding, {0, begin - 1, begin, begin + 3, begin + 4});
      CHECK(bytes.substr(places[2], places[3] - places[2]) == "and");
      const std::string line = bytes.substr(places[0], places[1] - places[0]);
      CHECK(pilcrow::text::to_utf8(sample.encoding, line) + "\n" == sample.text);
    }
  }

  TEST_CASE("whatever the bytes, decoding gives valid UTF-8 or refuses") {
    std::mt19937 random(10);
    for (int i = 0; i < 300; ++i) {
      std::string bytes(random() % 200, ' ');
      for (char& c : bytes) {
        c = static_cast<char>(random() % 3 == 0 ? 0x80 + random() % 0x80 : 0x20 + random() % 0x5F);
      }
      CAPTURE(i);
      check_places(bytes);
    }
  }
}
