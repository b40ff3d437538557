#include "support/archives.h"

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>

namespace support {
namespace {

constexpr std::string_view kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>)";

constexpr std::string_view kDocumentRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>
<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/chunk.html"/>
</Relationships>)";

constexpr std::string_view kCore =
    R"(<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>From properties</dc:title>
<dc:creator>Ada Smith</dc:creator><dcterms:created>2024-06-19T08:00:00Z</dcterms:created>
<dc:language>en_GB</dc:language></cp:coreProperties>)";

constexpr std::string_view kStyles =
    R"(<w:styles xmlns:w="w"><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="My part"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style></w:styles>)";

constexpr std::string_view kFootnotes =
    R"(<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>As told by the pilot.</w:t></w:r></w:p></w:footnote></w:footnotes>)";

constexpr std::string_view kOdfStyles =
    R"(<office:document-styles xmlns:office="o" xmlns:style="s"><office:styles>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Quotations" style:family="paragraph"/>
</office:styles></office:document-styles>)";

constexpr std::string_view kOdfMeta =
    R"(<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta>
<meta:initial-creator>Ada Smith</meta:initial-creator><meta:creation-date>2024-06-19</meta:creation-date>
</office:meta></office:document-meta>)";

void check(archive* out, int status) {
  if (status < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(out));
}

void set_format(archive* out, Packing packing) {
  const bool zip = packing == Packing::zip || packing == Packing::encrypted_zip;
  const bool raw = packing == Packing::gz || packing == Packing::bz2 || packing == Packing::zstd;
  if (zip) {
    check(out, archive_write_set_format_zip(out));
  } else if (raw) {
    check(out, archive_write_set_format_raw(out));
  } else {
    check(out, archive_write_set_format_pax_restricted(out));
  }
  if (packing == Packing::gz || packing == Packing::tar_gz) archive_write_add_filter_gzip(out);
  if (packing == Packing::tar_xz) archive_write_add_filter_xz(out);
  if (packing == Packing::bz2) archive_write_add_filter_bzip2(out);
  if (packing == Packing::zstd) archive_write_add_filter_zstd(out);
  if (packing == Packing::encrypted_zip) {
    check(out, archive_write_set_options(out, "zip:encryption=aes256"));
    check(out, archive_write_set_passphrase(out, "secret"));
  }
}

}  // namespace

std::string pack(const Members& members, Packing packing) {
  std::size_t room = 1 << 16;
  for (const auto& [name, bytes] : members) room += name.size() + bytes.size() + 4096;
  std::string bytes(room, '\0');
  std::size_t used = 0;
  archive* const out = archive_write_new();
  set_format(out, packing);
  archive_write_set_bytes_per_block(out, 0);
  check(out, archive_write_open_memory(out, bytes.data(), bytes.size(), &used));
  for (const auto& [name, data] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(data.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    // What says the kind of a book or document stands first, and as it is.
    if (packing == Packing::zip && name == "mimetype") archive_write_zip_set_compression_store(out);
    check(out, archive_write_header(out, entry));
    archive_write_data(out, data.data(), data.size());
    if (packing == Packing::zip && name == "mimetype") {
      archive_write_zip_set_compression_deflate(out);
    }
    archive_entry_free(entry);
    if (packing == Packing::gz || packing == Packing::bz2 || packing == Packing::zstd) break;
  }
  check(out, archive_write_close(out));
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

std::string docx_of(std::string_view body, const Members& others) {
  Members members = {{"[Content_Types].xml", "<Types/>"},
                     {"_rels/.rels", std::string(kRelations)},
                     {"docProps/core.xml", std::string(kCore)},
                     {"word/document.xml",
                      R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>)" +
                          std::string(body) + "</w:body></w:document>"},
                     {"word/_rels/document.xml.rels", std::string(kDocumentRelations)},
                     {"word/styles.xml", std::string(kStyles)},
                     {"word/footnotes.xml", std::string(kFootnotes)}};
  members.insert(members.end(), others.begin(), others.end());
  return pack(members);
}

std::string small_docx() {
  return docx_of(
      R"(<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>The harbour</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Ships</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">A pilot </w:t></w:r><w:r><w:t>came aboard.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>
<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>one rope</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Ships</w:t></w:r></w:p></w:tc></w:tr></w:tbl>)");
}

std::string odt_of(std::string_view text, const Members& others) {
  Members members = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml",
       R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>)" +
           std::string(text) + "</office:text></office:body></office:document-content>"},
      {"styles.xml", std::string(kOdfStyles)},
      {"meta.xml", std::string(kOdfMeta)}};
  members.insert(members.end(), others.begin(), others.end());
  return pack(members);
}

std::string small_odt() {
  return odt_of(
      R"(<text:p text:style-name="Title">The harbour</text:p><text:h text:outline-level="2">Ships</text:h>
<text:p>A pilot<text:s text:c="3"/>came <text:span>aboard</text:span>.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>As told by the pilot.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>one rope</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Ships</text:p></table:table-cell></table:table-row></table:table>)");
}

std::string small_epub() {
  return pack(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml",
        R"(<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>)"},
       {"OPS/book.opf",
        R"(<package xmlns:dc="d"><metadata><dc:title>The harbour</dc:title><dc:creator>Ada Smith</dc:creator>
<dc:language>en</dc:language></metadata><manifest>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>)"},
       {"OPS/nav.xhtml",
        R"(<html><body><nav><a href="text/one%20a.xhtml">Ships</a><a href="two.xhtml#x">Winter</a></nav></body></html>)"},
       {"OPS/text/one a.xhtml",
        R"(<?xml version="1.0"?><html xmlns="h"><head><title/></head><body><p>A pilot came<a id="x"/> aboard.</p>
<aside epub:type="footnote"><p>As told by the pilot.</p></aside></body></html>)"},
       {"OPS/two.xhtml",
        R"(<html><body><h1>Winter</h1><span epub:type="pagebreak" title="7"/><ul><li>ice</li></ul></body></html>)"}});
}

}  // namespace support
