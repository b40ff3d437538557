#include "text/charset_binary.h"

#include <unicode/uchar.h>

#include <array>
#include <bitset>
#include <utility>

#include "text/converter.h"

namespace pilcrow::text {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view what;
};

// Only what is long enough, or strange enough, to begin no text.
constexpr std::array kMagics = {
    Magic{0,
          "\x7F"
          "ELF"sv,
          "a program (ELF)"sv},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, "a PNG image"sv},
    Magic{0, "\xFF\xD8\xFF"sv, "a JPEG image"sv},
    Magic{0, "GIF87a"sv, "a GIF image"sv},
    Magic{0, "GIF89a"sv, "a GIF image"sv},
    Magic{0, "II*\0"sv, "a TIFF image"sv},
    Magic{0, "MM\0*"sv, "a TIFF image"sv},
    Magic{8, "WEBPVP8"sv, "a WebP image"sv},
    Magic{8, "WAVEfmt "sv, "a WAVE sound"sv},
    Magic{8, "AVI LIST"sv, "an AVI film"sv},
    Magic{4, "ftypisom"sv, "an MPEG-4 film"sv},
    Magic{4, "ftypmp4"sv, "an MPEG-4 film"sv},
    Magic{0, "OggS\0"sv, "an Ogg sound or film"sv},
    Magic{0, "fLaC\0"sv, "a FLAC sound"sv},
    Magic{0, "ID3\2"sv, "an MP3 sound"sv},
    Magic{0, "ID3\3"sv, "an MP3 sound"sv},
    Magic{0, "ID3\4"sv, "an MP3 sound"sv},
    Magic{0, "PK\3\4"sv, "a ZIP archive or office document"sv},
    Magic{0, "PK\5\6"sv, "an empty ZIP archive"sv},
    Magic{0, "%PDF-"sv, "a PDF document"sv},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office document (OLE)"sv},
    Magic{0, "\x1F\x8B\x08"sv, "gzip data"sv},
    Magic{0, "BZh91AY&SY"sv, "bzip2 data"sv},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          "xz data"sv},
    Magic{0, "\x28\xB5\x2F\xFD"sv, "Zstandard data"sv},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"sv},
    Magic{0, "Rar!\x1A\x07"sv, "a RAR archive"sv},
    Magic{257, "ustar"sv, "a tar archive"sv},
    Magic{0, "!<arch>\n"sv, "an ar archive"sv},
    Magic{0, "SQLite format 3\0"sv, "an SQLite database"sv},
    Magic{0, "\x0F\x0DXapian "sv, "a Xapian database"sv},
    Magic{0, "\xCA\xFE\xBA\xBE"sv, "a Java class or Mach-O program"sv},
    Magic{0, "\xCF\xFA\xED\xFE"sv, "a Mach-O program"sv},
    Magic{0, "\0asm"sv, "a WebAssembly program"sv},
    Magic{0, "wOFF"sv, "a font (WOFF)"sv},
    Magic{0, "wOF2"sv, "a font (WOFF2)"sv},
    Magic{0, "\0\1\0\0\0"sv, "a font (TrueType)"sv},
    Magic{0, "OTTO\0"sv, "a font (OpenType)"sv},
};

// What a sample says about one reading of it.
struct WideFit {
  std::size_t characters = 0;
  std::size_t bad = 0;    // that stand in no text
  std::size_t words = 0;  // letters, digits and spaces
  std::size_t rows = 0;   // rows of 256 code points in use: few in text, all of them in noise
};

WideFit fit_wide(const std::string& encoding, std::string_view bytes) {
  WideFit fit;
  std::bitset<0x1100> rows;
  Converter converter(encoding, bytes);
  char32_t c = 0;
  while (converter.next(c)) {
    ++fit.characters;
    rows.set(c >> 8);
    const auto code = static_cast<UChar32>(c);
    const int8_t type = u_charType(code);
    const bool control = type == U_CONTROL_CHAR && !u_isspace(code) && c != 0x1B;
    if (control || c == 0xFFFD || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR) ++fit.bad;
    if (u_isalnum(code) || u_isspace(code)) ++fit.words;
  }
  fit.rows = rows.count();
  return fit;
}

bool is_text(const WideFit& fit) {
  return fit.bad * 100 <= fit.characters && fit.words * 2 >= fit.characters;
}

std::size_t cost(const WideFit& fit) { return fit.bad * 16 + fit.rows; }

}  // namespace

std::string_view binary_format(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes)) {
      return magic.what;
    }
  }
  return {};
}

Controls count_controls(std::string_view bytes) {
  Controls controls;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x20 || (c >= '\t' && c <= '\r') || c == '\x1B') continue;
    ++(c == '\0' ? controls.nuls : controls.others);
  }
  return controls;
}

bool too_many(const Controls& controls, std::size_t size) {
  // One may be a slip (an end-of-file mark of old systems); random bytes have one in ten.
  return controls.nuls > 1 + size / 50 || controls.others > 1 + size / 50;
}

std::string find_wide_encoding(std::string_view bytes) {
  bytes = bytes.substr(0, bytes.size() / 2 * 2);  // a cut in the middle of a unit is no fault
  if (bytes.empty()) return {};
  for (const auto& [little, big] :
       {std::pair("utf-32le", "utf-32be"), std::pair("utf-16le", "utf-16be")}) {
    const WideFit one = fit_wide(little, bytes);
    const WideFit other = fit_wide(big, bytes);
    // Text makes sense in one order of bytes only. What does in both is bytes taken two by two.
    if (is_text(one) && cost(one) * 2 <= cost(other)) return little;
    if (is_text(other) && cost(other) * 2 <= cost(one)) return big;
  }
  return {};
}

bool is_wide_text(const std::string& encoding, std::string_view bytes) {
  const WideFit fit = fit_wide(encoding, bytes);
  return fit.bad <= 1 + fit.characters / 20;
}

}  // namespace pilcrow::text
