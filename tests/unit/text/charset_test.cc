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

using namespace std::string_literals;
using pilcrow::text::decode;
using pilcrow::text::Decoded;
using pilcrow::text::locate;

namespace {

struct Sample {
  std::string encoding;
  std::string bytes;
  std::string text;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"windows-1251",
       "\xC6\xE5\xEB\xE5\xE7\xED\xE0\xFF \xE4\xEE\xF0\xEE\xE3\xE0 \xF1\xEE\xE5\xE4\xE8"
       "\xED\xE8\xEB\xE0 \xEF\xEE\xF0\xF2 \xF1 \xE3\xEE\xF0\xEE\xE4\xEE\xEC \xED\xE0 "
       "\xE4\xF0\xF3\xE3\xEE\xEC \xE1\xE5\xF0\xE5\xE3\xF3 \xF0\xE5\xEA\xE8. \xCF\xE5\xF0"
       "\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xEE \xE5\xB8 \xF0\xE5\xEC\xEE\xED\xF2\xE5 \xF8\xEB"
       "\xE8 \xE4\xE2\xE0 \xE3\xEE\xE4\xE0.\n",
       "Железная дорога соединила порт с городом на другом берегу реки. Переговоры о её ремонте "
       "шли два года.\n"},
      {"koi8-r",
       "\xF6\xC5\xCC\xC5\xDA\xCE\xC1\xD1 \xC4\xCF\xD2\xCF\xC7\xC1 \xD3\xCF\xC5\xC4\xC9"
       "\xCE\xC9\xCC\xC1 \xD0\xCF\xD2\xD4 \xD3 \xC7\xCF\xD2\xCF\xC4\xCF\xCD \xCE\xC1 "
       "\xC4\xD2\xD5\xC7\xCF\xCD \xC2\xC5\xD2\xC5\xC7\xD5 \xD2\xC5\xCB\xC9. \xF0\xC5\xD2"
       "\xC5\xC7\xCF\xD7\xCF\xD2\xD9 \xCF \xC5\xA3 \xD2\xC5\xCD\xCF\xCE\xD4\xC5 \xDB\xCC"
       "\xC9 \xC4\xD7\xC1 \xC7\xCF\xC4\xC1.\n",
       "Железная дорога соединила порт с городом на другом берегу реки. Переговоры о её ремонте "
       "шли два года.\n"},
      {"koi8-u",
       "\xFA\xC1\xCC\xA6\xDA\xCE\xC9\xC3\xD1 \xD0\xCF\xA4\xC4\xCE\xC1\xCC\xC1 \xD0\xCF"
       "\xD2\xD4 \xA6\xDA \xCD\xA6\xD3\xD4\xCF\xCD \xCE\xC1 \xA6\xCE\xDB\xCF\xCD\xD5 "
       "\xC2\xC5\xD2\xC5\xDA\xA6 \xD2\xA6\xDE\xCB\xC9. \xB7\xA7 \xD2\xC5\xCD\xCF\xCE\xD4"
       " \xCF\xC2\xA6\xC3\xD1\xCC\xC9 \xDA\xC1\xD7\xC5\xD2\xDB\xC9\xD4\xC9 \xDD\xC5 \xD4"
       "\xCF\xD2\xA6\xCB, \xC1\xCC\xC5 \xD7\xA6\xCE \xA6 \xC4\xCF\xD3\xA6 \xD4\xD2\xC9"
       "\xD7\xC1\xA4.\n",
       "Залізниця поєднала порт із містом на іншому березі річки. Її ремонт обіцяли завершити ще "
       "торік, але він і досі триває.\n"},
      {"ibm866",
       "\x86\xA5\xAB\xA5\xA7\xAD\xA0\xEF \xA4\xAE\xE0\xAE\xA3\xA0 \xE1\xAE\xA5\xA4\xA8"
       "\xAD\xA8\xAB\xA0 \xAF\xAE\xE0\xE2 \xE1 \xA3\xAE\xE0\xAE\xA4\xAE\xAC \xAD\xA0 "
       "\xA4\xE0\xE3\xA3\xAE\xAC \xA1\xA5\xE0\xA5\xA3\xE3 \xE0\xA5\xAA\xA8. \x8F\xA5\xE0"
       "\xA5\xA3\xAE\xA2\xAE\xE0\xEB \xAE \xA5\xF1 \xE0\xA5\xAC\xAE\xAD\xE2\xA5 \xE8\xAB"
       "\xA8 \xA4\xA2\xA0 \xA3\xAE\xA4\xA0.\n",
       "Железная дорога соединила порт с городом на другом берегу реки. Переговоры о её ремонте "
       "шли два года.\n"},
      {"windows-949",
       "\xC3\xB6\xB5\xB5\xB0\xA1 \xB0\xAD \xB0\xC7\xB3\xCA\xC6\xED \xB5\xB5\xBD\xC3\xBF"
       "\xCD \xC7\xD7\xB1\xB8\xB8\xA6 \xC0\xCC\xBE\xFA\xB4\xD9. \xBA\xB8\xBC\xF6 \xB0"
       "\xF8\xBB\xE7\xBF\xA1 \xB0\xFC\xC7\xD1 \xC7\xF9\xBB\xF3\xC0\xBA \xB5\xCE \xC7\xD8"
       " \xB5\xBF\xBE\xC8 \xC0\xCC\xBE\xEE\xC1\xB3\xB4\xD9.\n",
       "철도가 강 건너편 도시와 항구를 이었다. 보수 공사에 관한 협상은 두 해 동안 이어졌다.\n"},
      {"shift_jis",
       "\x93S\x93\xB9\x82\xCD\x90\xEC\x82\xCC\x8C\xFC\x82\xB1\x82\xA4\x82\xCC\x92\xAC"
       "\x82\xC6\x8D`\x82\xF0\x8C\x8B\x82\xF1\x82\xBE\x81"
       "B\x8F"
       "C\x97\x9D\x82\xC9\x82"
       "\xC2\x82\xA2\x82\xC4\x82\xCC\x98"
       "b\x82\xB5\x8D\x87\x82\xA2\x82\xCD\x93\xF1\x94N"
       "\x82\xE0\x91\xB1\x82\xA2\x82\xBD\x82\xCC\x82\xC5\x82\xA0\x82\xE9\x81"
       "B\n",
       "鉄道は川の向こうの町と港を結んだ。修理についての話し合いは二年も続いたのである。\n"},
      {"euc-jp",
       "\xC5\xB4\xC6\xBB\xA4\xCF\xC0\xEE\xA4\xCE\xB8\xFE\xA4\xB3\xA4\xA6\xA4\xCE\xC4\xAE"
       "\xA4\xC8\xB9\xC1\xA4\xF2\xB7\xEB\xA4\xF3\xA4\xC0\xA1\xA3\xBD\xA4\xCD\xFD\xA4\xCB"
       "\xA4\xC4\xA4\xA4\xA4\xC6\xA4\xCE\xCF\xC3\xA4\xB7\xB9\xE7\xA4\xA4\xA4\xCF\xC6\xF3"
       "\xC7\xAF\xA4\xE2\xC2\xB3\xA4\xA4\xA4\xBF\xA4\xCE\xA4\xC7\xA4\xA2\xA4\xEB\xA1\xA3"
       "\n",
       "鉄道は川の向こうの町と港を結んだ。修理についての話し合いは二年も続いたのである。\n"},
      {"gb18030",
       "\xCC\xFA\xC2\xB7\xB0\xD1\xB8\xDB\xBF\xDA\xBA\xCD\xBA\xD3\xB6\xD4\xB0\xB6\xB5\xC4"
       "\xB3\xC7\xCA\xD0\xC1\xAC\xBD\xD3\xC6\xF0\xC0\xB4\xA1\xA3\xB9\xD8\xD3\xDA\xD0\xDE"
       "\xC0\xED\xB5\xC4\xCC\xB8\xC5\xD0\xB3\xD6\xD0\xF8\xC1\xCB\xC1\xBD\xC4\xEA\xA3\xAC"
       "\xCB\xAB\xB7\xBD\xD7\xEE\xBA\xF3\xB4\xEF\xB3\xC9\xC1\xCB\xD0\xAD\xD2\xE9\xA1\xA3"
       "\n",
       "铁路把港口和河对岸的城市连接起来。关于修理的谈判持续了两年，双方最后达成了协议。\n"},
      {"big5",
       "\xC5K\xB8\xF4\xA7\xE2\xB4\xE4\xA4"
       "f\xA9M\xAA"
       "e\xB9\xEF\xA9\xA4\xAA\xBA\xAB\xB0"
       "\xA5\xAB\xB3s\xB1\xB5\xB0_\xA8\xD3\xA1"
       "C\xC3\xF6\xA9\xF3\xAD\xD7\xB2z\xAA\xBA"
       "\xBD\xCD\xA7P\xAB\xF9\xC4\xF2\xA4"
       "F\xA8\xE2\xA6~\xA1"
       "A\xC2\xF9\xA4\xE8\xB3\xCC"
       "\xAB\xE1\xB9"
       "F\xA6\xA8\xA4"
       "F\xA8\xF3\xC4\xB3\xA1"
       "C\n",
       "鐵路把港口和河對岸的城市連接起來。關於修理的談判持續了兩年，雙方最後達成了協議。\n"},
      {"iso-8859-7",
       "\xCF \xF3\xE9\xE4\xE7\xF1\xFC\xE4\xF1\xEF\xEC\xEF\xF2 \xDD\xED\xF9\xF3\xE5 \xF4"
       "\xEF \xEB\xE9\xEC\xDC\xED\xE9 \xEC\xE5 \xF4\xE7\xED \xF0\xFC\xEB\xE7 \xF3\xF4"
       "\xE7\xED \xDC\xEB\xEB\xE7 \xFC\xF7\xE8\xE7 \xF4\xEF\xF5 \xF0\xEF\xF4\xE1\xEC\xEF"
       "\xFD. \xCF\xE9 \xF3\xF5\xED\xEF\xEC\xE9\xEB\xDF\xE5\xF2 \xEA\xF1\xDC\xF4\xE7\xF3"
       "\xE1\xED \xE4\xFD\xEF \xF7\xF1\xFC\xED\xE9\xE1.\n",
       "Ο σιδηρόδρομος ένωσε το λιμάνι με την πόλη στην άλλη όχθη του ποταμού. Οι συνομιλίες "
       "κράτησαν δύο χρόνια.\n"},
      {"windows-1252",
       "\xDC"
       "ber die Br\xFC"
       "cke f\xE4hrt wieder ein Zug. Die Gespr\xE4"
       "che dar\xFC"
       "b"
       "er dauerten zwei Jahre \x96 \x84l\xE4nger als n\xF6tig\x93, hie\xDF es.\n",
       "Über die Brücke fährt wieder ein Zug. Die Gespräche darüber dauerten zwei Jahre – „länger "
       "als nötig“, hieß es.\n"},
      {"windows-1252",
       "The line is open again. \x93Nobody believed it,\x94 the mayor said \x96 and smil"
       "ed.\n",
       "The line is open again. “Nobody believed it,” the mayor said – and smiled.\n"},
      {"windows-1250",
       "Kolej po\xB3\xB9"
       "czy\xB3"
       "a port z miastem na drugim brzegu rzeki. Rozmowy o na"
       "prawie mostu ci\xB9gn\xEA\xB3y si\xEA przez dwa lata, wi\xEA"
       "c \x9Cwi\xEAtowano"
       ".\n",
       "Kolej połączyła port z miastem na drugim brzegu rzeki. Rozmowy o naprawie mostu ciągnęły "
       "się przez dwa lata, więc świętowano.\n"},
      {"ibm850",
       "\x9A"
       "ber die Br\x81"
       "cke f\x84hrt wieder ein Zug. Die Gespr\x84"
       "che dar\x81"
       "b"
       "er dauerten zwei Jahre, l\x84nger als n\x94tig, hie\xE1 es sp\x84ter.\n",
       "Über die Brücke fährt wieder ein Zug. Die Gespräche darüber dauerten zwei Jahre, länger "
       "als nötig, hieß es später.\n"},
      {"iso-2022-jp",
       "\x1B$BE4F;$O@n$N8~$3$&$ND.$H9A$r7k$s$@!#=$M}$K$D$$$F$NOC$79g$$$OFsG/$bB3$$$?$N$G"
       "$\"$k!#\x1B(B\n",
       "鉄道は川の向こうの町と港を結んだ。修理についての話し合いは二年も続いたのである。\n"},
      {"iso-2022-kr",
       "\x1B$)C\x0E"
       "C6550!\x0F \x0E"
       "0-\x0F \x0E"
       "0G3JFm\x0F \x0E"
       "55=C?M\x0F \x0EGW188"
       "&\x0F \x0E@L>z4Y\x0F. \x0E:8<v\x0F \x0E"
       "0x;g?!\x0F \x0E"
       "0|GQ\x0F \x0EGy;s@:"
       "\x0F \x0E"
       "5N\x0F \x0EGX\x0F \x0E"
       "5?>H\x0F \x0E@L>nA34Y\x0F.\n",
       "철도가 강 건너편 도시와 항구를 이었다. 보수 공사에 관한 협상은 두 해 동안 이어졌다.\n"},
  };
  return all;
}

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
    for (const Sample& sample : samples()) {
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
    const Sample& russian = samples().front();
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
  }

  TEST_CASE("places in the bytes are exact, for every character and in damaged text") {
    std::mt19937 random(9);
    for (const Sample& sample : samples()) {
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
    for (const Sample& sample : samples()) {
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
