#include "support/pdf.h"

#include <cstdio>

namespace support {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string contents(const std::vector<PdfText>& page) {
  std::string out;
  char place[96];
  for (const PdfText& one : page) {
    std::snprintf(place, sizeof place, "BT /F%d %.1f Tf %.1f %.1f Td (", one.bold ? 2 : 1, one.size,
                  one.x, one.y);
    out += place + escaped(one.text) + ") Tj ET\n";
  }
  return out;
}

}  // namespace

std::string pdf_of(const PdfPages& pages, const std::string& title) {
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
      "<< /Title (" + escaped(title) + ") >>"};
  std::string kids;
  for (const auto& page : pages) {
    const std::string text = contents(page);
    objects.push_back("<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text +
                      "endstream");
    const std::string stream = std::to_string(objects.size());
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + stream +
                      " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] =
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  std::string out = "%PDF-1.4\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  return out + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count +
         " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
}

}  // namespace support
