#include "formats/read.h"
#include "support/archives.h"

using formats::blocks;
using formats::failure;
using formats::locators;
using formats::only;
using formats::Strings;
using support::pack;

TEST_SUITE("epub") {
  TEST_CASE("chapters in the order of the spine, with titles of the table of contents") {
    const auto document = only(support::small_epub(), "a.epub");
    CHECK(document.title == "The harbour");
    CHECK(document.language == "en");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(blocks(document) == Strings{"heading1: Ships", "paragraph: A pilot came aboard.",
                                      "footnote: As told by the pilot.", "heading1: Winter",
                                      "list-item: ice"});
    CHECK(locators(document) == Strings{"OPS/text/one a.xhtml", "OPS/text/one a.xhtml",
                                        "OPS/text/one a.xhtml", "OPS/two.xhtml", "OPS/two.xhtml"});
    CHECK(document.blocks[3].page == 0);
    CHECK(document.blocks[4].page == 7);
  }

  TEST_CASE("books that shops lock, and books without chapters, fail with the reason") {
    const support::Members book = {
        {"mimetype", "application/epub+zip"},
        {"b.opf",
         R"(<package><manifest><item id="a" href="a.html" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>)"},
        {"a.html", "<p>Text.</p>"}};
    CHECK(blocks(only(pack(book), "a.epub")) == Strings{"paragraph: Text."});
    support::Members locked = book;
    locked.push_back(
        {"META-INF/encryption.xml",
         R"(<encryption><EncryptedData><CipherData><CipherReference URI="a.html"/></CipherData></EncryptedData></encryption>)"});
    CHECK(failure(pack(locked), "a.epub") == "the book is encrypted");
    CHECK(failure(pack({book[0]}), "a.epub") == "nothing in it says which chapters there are");
  }
}
