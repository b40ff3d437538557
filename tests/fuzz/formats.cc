#include <algorithm>
#include <utility>

#include "fuzz/read_as.h"
#include "fuzz/targets.h"
#include "support/pdf.h"
#ifdef PILCROW_WITH_ARCHIVE
#include "support/archives.h"
#endif

namespace fuzz {
namespace {

void run_pdf(std::string_view bytes) { read_as("x.pdf", bytes); }
void run_rtf(std::string_view bytes) { read_as("x.rtf", bytes); }
void run_xml(std::string_view bytes) { read_as("x.xml", bytes); }
void run_mail(std::string_view bytes) { read_as("x.eml", bytes); }
void run_json(std::string_view bytes) { read_as("x.json", bytes); }
void run_csv(std::string_view bytes) { read_as("x.csv", bytes); }
void run_subtitles(std::string_view bytes) { read_as("x.srt", bytes); }

#ifdef PILCROW_WITH_ARCHIVE
void run_archive(std::string_view bytes) { read_as("x.zip", bytes); }

// Parts of packages are fuzzed as they are when they have been unpacked.
void run_docx(std::string_view bytes) { read_as("x.docx", support::docx_of(bytes)); }
void run_odf(std::string_view bytes) { read_as("x.odt", support::odt_of(bytes)); }

// A package document and a chapter, parted by a NUL.
void run_epub(std::string_view bytes) {
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  const std::string chapter(bytes.substr(std::min(end + 1, bytes.size())));
  read_as("x.epub", support::pack({{"mimetype", "application/epub+zip"},
                                   {"x.opf", std::string(bytes.substr(0, end))},
                                   {"a.html", chapter},
                                   {"toc.ncx", chapter}}));
}

std::vector<Target> packages() {
  using support::pack;
  using support::Packing;
  const support::Members members = {{"a/b.txt", "Text of a file."}, {"c.md", "# H\n\ntext"}};
  return {
      {"archive",
       run_archive,
       {pack(members), pack(members, Packing::tar_gz), pack(members, Packing::gz),
        pack(members, Packing::tar), pack(members, Packing::encrypted_zip), support::small_docx(),
        support::small_odt(), support::small_epub(), pack({{"x.zip", pack(members)}})}},
      {"docx",
       run_docx,
       {R"(<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t>)"
        R"(<w:tab/><w:footnoteReference w:id="1"/><w:lastRenderedPageBreak/></w:r></w:p>)",
        R"(<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc/></w:tr>)"
        R"(</w:tbl></w:tc></w:tr></w:tbl><w:altChunk r:id="a"/>)",
        R"(<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:pPr><w:numPr><w:numId w:val="1"/>)"
        R"(</w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>)"}},
      {"odf",
       run_odf,
       {R"(<text:h text:outline-level="2">H</text:h><text:list><text:list-item><text:p>a<text:s/>b)"
        R"(<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p>)"
        R"(</text:note-body></text:note></text:p></text:list-item></text:list>)",
        R"(<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>)"
        R"(<table:table-cell><table:table/></table:table-cell></table:table-row></table:table>)"
        R"(<text:p>x<text:soft-page-break/><draw:frame><draw:text-box><text:p>y</text:p></draw:text-box></draw:frame></text:p>)"}},
      {"epub",
       run_epub,
       {std::string(
            R"(<package><metadata><dc:title>T</dc:title></metadata><manifest>)"
            R"(<item id="a" href="a.html" media-type="text/html"/><item id="t" href="toc.ncx" )"
            R"(media-type="application/x-dtbncx+xml"/></manifest><spine><itemref idref="a"/></spine></package>)") +
        '\0' +
        R"(<html><p>text<a id="x"/></p><aside epub:type="footnote">n</aside><span role="doc-pagebreak" title="3"/>)"
        R"(<navPoint><navLabel>L</navLabel><content src="a.html#b"/></navPoint></html>)"}},
  };
}
#else
std::vector<Target> packages() { return {}; }
#endif

}  // namespace

std::vector<Target> format_targets() {
  std::vector<Target> all = {
      {"pdf",
       run_pdf,
       {support::pdf_of({{{72, 700, 10, "A line of text that is cut by a hy-"},
                          {72, 688, 10, "phen."},
                          {72, 720, 16, "Heading", true},
                          {290, 30, 9, "1"}},
                         {{72, 700, 10, "Another page (2)."}, {290, 30, 9, "2"}}},
                        "Title")}},
      {"rtf",
       run_rtf,
       {"{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}"
        "{\\info{\\title T}{\\creatim\\yr2024\\mo6\\dy19}}\\pard\\s1\\f0 H\\'e9\\par\\pard "
        "a{\\footnote n}\\u8212?\\line b\\par\\trowd\\intbl c\\cell d\\cell\\row "
        "{\\*\\x y}{\\upr{a}{\\*\\ud{b}}}\\bin3 abc}"}},
      {"xml",
       run_xml,
       {"<?xml version=\"1.0\"?><TEI><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
        "</fileDesc></teiHeader><text><div xml:id=\"d\"><head>H</head><p>a<note>n</note> b</p><pb "
        "n=\"3\"/><table><row><cell>1</cell><cell>2</cell></row></table></div></text></TEI>",
        "<FictionBook><body name=\"notes\"><section><title><p>a</p><p>b</p></title><p>c</p>"
        "</section></body></FictionBook>",
        "<book><title>B</title><para>a<itemizedlist><listitem><para>b</para></listitem>"
        "</itemizedlist></para><screen> x\n</screen></book>",
        "<office:document><office:body><text:p>x</text:p></office:body></office:document>",
        "<?xml version=\"1.0\" encoding=\"koi8-r\"?><a><![CDATA[b]]><c>\xC1</c></a>"}},
      {"mail",
       run_mail,
       {"From: =?utf-8?Q?A=C3=A9?= <a@x>\nSubject: =?koi8-r?B?7cnS?=\nDate: Wed, 19 Jun 2024 "
        "10:30:00 +0900\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
        "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n"
        "=F0> a=\n\n--b\nContent-Type: text/markdown; name*0*=utf-8''a%20; "
        "name*1=b.md\nContent-Transfer-Encoding: base64\n\nIyBIZWFk\n--b--\n",
        "From a@x Wed Jun 19 10:30:00 2024\nSubject: s\n\n> q\n>From x\n- i\n\nFrom b@x Wed Jun 19 "
        "10:30:00 2024\nContent-Type: text/html\n\n<p>x\n"}},
      {"json",
       run_json,
       {"{\"title\": \"T\", \"a\": {\"b\": {\"text\": \"<p>x</p>\"}}, \"c\": [1, {\"d\": 2, \"e\": "
        "null}]}",
        "[{\"id\": 1, \"text\": [\"a\", \"b\\n\\nc\"]}, {\"id\": \"x\", \"text\": \"y\"}]"}},
      {"csv", run_csv, {"a;b\r\n1;\"two\nlines \"\"q\"\"\"\n", "id,text\nx,\"y, z\"\n,w\n"}},
      {"subtitles",
       run_subtitles,
       {"1\n00:00:01,000 --> 00:00:02,000\n<i>One</i> {\\an8}two.\n\n2\n00:00:03,000 --> "
        "00:00:04,000\nthree\n"}},
  };
  for (Target& target : packages()) all.push_back(std::move(target));
  return all;
}

}  // namespace fuzz
