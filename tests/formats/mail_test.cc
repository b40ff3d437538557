#include "formats/read.h"

using formats::blocks;
using formats::failure;
using formats::ids;
using formats::only;
using formats::read;
using formats::Strings;

namespace {

const std::string kHead =
    "From: =?utf-8?Q?Ad=C3=A9?= Smith <ada@example.org>\nTo: b@example.org\n"
    "Subject: =?koi8-r?B?7cnS?= and\n =?utf-8?B?44Gr44G7?= =?utf-8?B?44KT?=\n"
    "Date: Wed, 19 Jun 2024 10:30:00 +0900\nMessage-ID: <1@x>\nMIME-Version: 1.0\n";

}  // namespace

TEST_SUITE("mail") {
  TEST_CASE("a message: its head, its paragraphs, what is quoted, without the signature") {
    const auto document =
        only(kHead +
                 "\nThe crane was mended.\nIt lifts again.\n\nSecond paragraph.\n\n"
                 "> When will it\n> be mended?\n\nIn May.\n-- \nAda\n",
             "a.eml");
    CHECK(document.title == "Мир and にほん");
    CHECK(document.metadata.at("author") == Strings{"Adé Smith <ada@example.org>"});
    CHECK(document.metadata.at("date") == Strings{"2024-06-19T10:30:00+09:00"});
    CHECK(document.metadata.at("message-id") == Strings{"<1@x>"});
    CHECK(blocks(document) == Strings{"paragraph: The crane was mended. It lifts again.",
                                      "paragraph: Second paragraph.",
                                      "quotation: When will it be mended?", "paragraph: In May."});
  }

  TEST_CASE("parts: plain text rather than HTML, and attachments by their readers") {
    const auto result = read(
        kHead +
            "Content-Type: multipart/mixed; boundary=\"b 1\"\n\npreamble\n--b 1\n"
            "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain; "
            "charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n"
            "=F0=D2=C9=D7=C5=D4 =\n=CD=C9=D2!\n--c\nContent-Type: text/html\n\n<p>HTML</p>\n--c--\n"
            "--b 1\nContent-Type: text/markdown; name*=utf-8''%D0%9C.md\n"
            "Content-Transfer-Encoding: base64\n\nIyBIZWFkaW5nCgpUZXh0Lgo=\n"
            "--b 1\nContent-Type: image/png; name=x.png\n\nnothing\n"
            "--b 1\nContent-Type: message/rfc822\n\nFrom: c@x\nSubject: Inner\nMIME-Version: "
            "1.0\n\nInner text.\n"
            "--b 1--\nepilogue\n",
        "a.eml");
    REQUIRE(result.documents.size() == 3);
    CHECK(blocks(result.documents[0]) == Strings{"paragraph: Привет мир!"});
    CHECK(ids(result)[1] == "a.eml/М.md");
    CHECK(result.documents[1].title == "Heading");
    CHECK(result.documents[2].title == "Inner");
    CHECK(result.passed_over == Strings{});
  }

  TEST_CASE("HTML alone, also in pages saved as messages") {
    const auto document = only(
        "From: <Saved>\nSubject: Page\nMIME-Version: 1.0\nContent-Type: multipart/related; "
        "boundary=x; type=\"text/html\"\n\n--x\nContent-Type: text/html; "
        "charset=utf-8\n\n<h1>Head</h1>"
        "<p>Text</p>\n--x\nContent-Type: text/css\n\np {}\n--x--\n",
        "a.mht");
    CHECK(blocks(document) == Strings{"heading1: Head", "paragraph: Text"});
  }

  TEST_CASE("many messages in one file") {
    const auto result = read("From ada@x Wed Jun 19 10:30:00 2024\n" + kHead +
                                 "\nFirst text.\n>From here on.\n\n"
                                 "From bob@x Thu Jun 20 10:30:00 2024\nSubject: Second\n\nFrom "
                                 "what I know, it is so.\n\n"
                                 "From eve@x Thu Jun 20 10:30:00 2024\nSubject: Empty\n\n\n",
                             "all.mbox");
    REQUIRE(result.documents.size() == 2);
    CHECK(ids(result) == Strings{"all.mbox/1", "all.mbox/2"});
    CHECK(blocks(result.documents[0]) == Strings{"paragraph: First text. From here on."});
    CHECK(blocks(result.documents[1]) == Strings{"paragraph: From what I know, it is so."});
    CHECK(result.documents[1].blocks[0].locator == "message 2");
    REQUIRE(result.skipped.size() == 1);
    CHECK(result.skipped[0].find("message 3: there is no text in it") != std::string::npos);
  }

  TEST_CASE("encrypted messages, and parts nested without end, fail with the reason") {
    CHECK(failure(kHead + "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
                  "a.eml") == "the message is encrypted");
    std::string deep = kHead;
    for (int i = 0; i < 300; ++i) {
      deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
              std::to_string(i) + "\n";
    }
    CHECK(failure(deep, "a.eml") == "the parts of the message are nested too deeply");
  }

  TEST_CASE("a message without its name is known, a text about one is not") {
    CHECK(read(kHead + "\nText.\n", "noname").reader == "mail");
    CHECK(read("From: the shore\n\nA story about ships.\n", "a.txt").reader == "text");
  }
}
