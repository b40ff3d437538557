#include "read/formats.h"

#include <string>
#include <utility>

#include "pilcrow/error.h"
#include "pilcrow/xml.h"
#include "read/csv/csv.h"
#include "read/file.h"
#include "read/html/html.h"
#include "read/json/json.h"
#include "read/json/json_lines.h"
#include "read/mail/mail.h"
#include "read/markdown/markdown.h"
#include "read/plain/plain_text.h"
#include "read/rtf/rtf.h"
#include "read/subtitles/subtitles.h"
#ifdef PILCROW_WITH_PDF
#include "read/pdf/pdf.h"
#endif
#ifdef PILCROW_WITH_XML
#include "read/xml/reader.h"
#endif
#ifdef PILCROW_WITH_ARCHIVE
#include "read/archive/archive.h"
#ifdef PILCROW_WITH_XML
#include "read/epub/epub.h"
#include "read/office/docx.h"
#include "read/office/odf.h"
#endif
#endif

namespace pilcrow {

std::vector<std::shared_ptr<const Reader>> read::standard_readers() {
  std::vector<std::shared_ptr<const Reader>> all;
  const auto add = [&](std::shared_ptr<const Reader> reader) { all.push_back(std::move(reader)); };
#ifdef PILCROW_WITH_PDF
  add(pdf_reader());
#endif
#ifdef PILCROW_WITH_ARCHIVE
#ifdef PILCROW_WITH_XML
  add(docx_reader());
  add(epub_reader());
  add(odf_reader());
#endif
  add(archive_reader());
#endif
  add(rtf_reader());
#ifdef PILCROW_WITH_XML
  add(xml_reader());
#endif
  add(json_lines_reader());
  add(json_reader());
  add(html_reader());
  add(mail_reader());
  add(csv_reader());
  add(subtitles_reader());
  add(markdown_reader());
  add(text_reader());
  return all;
}

std::vector<std::shared_ptr<const Reader>> xml_readers(const std::string& path) {
  std::vector<std::shared_ptr<const Reader>> readers;
#ifdef PILCROW_WITH_XML
  constexpr std::size_t kMostBytes = std::size_t{1} << 20;
  if (read::look_at(path).missing) {
    throw Error(ErrorCode::not_found, "there is no such file", path);
  }
  for (auto& rules : read::parse_xml_rules(read::load_file(path, kMostBytes), path)) {
    if (rules.roots.empty()) {
      throw Error(ErrorCode::bad_argument, "\"" + rules.name + "\" has no roots", path);
    }
    readers.push_back(read::xml_reader(std::move(rules)));
  }
#else
  throw Error(ErrorCode::unsupported, "this build reads no XML", path);
#endif
  return readers;
}

std::vector<std::string> Readers::missing() {
  std::vector<std::string> names;
#ifndef PILCROW_WITH_ARCHIVE
  names.emplace_back("archive");
#endif
#if !defined(PILCROW_WITH_ARCHIVE) || !defined(PILCROW_WITH_XML)
  names.insert(names.end(), {"docx", "epub", "odf"});
#endif
#ifndef PILCROW_WITH_PDF
  names.emplace_back("pdf");
#endif
#ifndef PILCROW_WITH_XML
  names.emplace_back("xml");
#endif
  return names;
}

}  // namespace pilcrow
