#include <string_view>

#include "read/xml/rules.h"

namespace pilcrow::read {
namespace {

// TEI P4 and P5, DocBook 4 and 5, FictionBook 2, and any other.
constexpr std::string_view kRules = R"(
[[format]]
name = "tei"
roots = ["TEI", "TEI.2", "teiCorpus"]
section = ["div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"]
heading = ["head"]
paragraph = ["p", "ab", "l", "speaker", "stage", "opener", "closer", "signed", "dateline", "salute",
             "trailer", "titlePart", "docTitle", "docAuthor", "docImprint", "byline", "argument",
             "epigraph", "bibl", "biblStruct"]
list-item = ["item", "label", "list/head"]
quotation = ["quote", "cit"]
caption = ["figure/head", "table/head", "figure/p"]
row = ["row"]
code = ["eg"]
footnote = ["note"]
page = ["pb"]
break = ["lb", "cb", "milestone"]
skip = ["teiHeader", "fw", "sic", "orig", "figDesc", "del", "facsimile", "standOff"]
[format.fields]
title = ["teiHeader/fileDesc/titleStmt/title"]
author = ["teiHeader/fileDesc/titleStmt/author"]
date = ["teiHeader/fileDesc/publicationStmt/date@when", "teiHeader/fileDesc/publicationStmt/date",
        "teiHeader/fileDesc/sourceDesc/bibl/date"]
publisher = ["teiHeader/fileDesc/publicationStmt/publisher"]
language = ["teiHeader/profileDesc/langUsage/language@ident"]
keywords = ["teiHeader/profileDesc/textClass/keywords/term"]

[[format]]
name = "docbook"
roots = ["book", "article", "chapter", "section", "sect1", "part", "appendix", "preface", "set",
         "refentry", "reference", "glossary"]
section = ["book", "part", "chapter", "section", "sect1", "sect2", "sect3", "sect4", "sect5",
           "appendix", "preface", "refsect1", "refsect2", "refsect3", "refsection", "simplesect",
           "glossary", "bibliography", "colophon", "dedication", "reference", "refentry", "sec"]
heading = ["title", "bridgehead", "refname"]
paragraph = ["para", "simpara", "p", "refpurpose", "subtitle", "attribution", "bibliomixed",
             "biblioentry", "glossdef", "abstract"]
list-item = ["listitem", "term", "glossterm", "member", "step", "question", "answer", "callout",
             "list-item"]
quotation = ["blockquote", "epigraph", "disp-quote"]
caption = ["figure/title", "table/title", "example/title", "caption", "equation/title",
           "informalfigure/title"]
row = ["row", "tr"]
code = ["programlisting", "screen", "literallayout", "synopsis", "cmdsynopsis", "funcsynopsis",
        "preformat"]
footnote = ["footnote", "fn"]
skip = ["info", "bookinfo", "articleinfo", "chapterinfo", "sectioninfo", "sect1info", "sect2info",
        "refentryinfo", "partinfo", "prefaceinfo", "appendixinfo", "setinfo", "indexterm", "remark",
        "toc", "index", "refmeta", "imageobject", "textobject", "article-meta", "journal-meta"]
[format.fields]
title = ["info/title", "bookinfo/title", "articleinfo/title", "title", "refnamediv/refname",
         "front/article-meta/title-group/article-title"]
author = ["info/author/personname", "info/author", "bookinfo/author", "articleinfo/author",
          "info/authorgroup/author", "bookinfo/authorgroup/author", "articleinfo/authorgroup/author",
          "front/article-meta/contrib-group/contrib/name"]
date = ["info/pubdate", "info/date", "bookinfo/pubdate", "bookinfo/date", "articleinfo/pubdate",
        "articleinfo/date", "front/article-meta/pub-date"]
publisher = ["info/publisher/publishername", "bookinfo/publisher/publishername"]
keywords = ["info/keywordset/keyword", "articleinfo/keywordset/keyword"]

[[format]]
name = "fb2"
roots = ["FictionBook"]
section = ["section"]
heading = ["title", "subtitle"]
paragraph = ["p", "v", "text-author", "date"]
quotation = ["cite", "epigraph"]
row = ["tr"]
footnote = ["body@name=notes", "body@name=comments", "body@name=footnotes"]
skip = ["description", "binary", "stylesheet"]
[format.fields]
title = ["description/title-info/book-title"]
author = ["description/title-info/author"]
date = ["description/title-info/date@value", "description/title-info/date",
        "description/publish-info/year"]
language = ["description/title-info/lang"]
description = ["description/title-info/annotation"]
publisher = ["description/publish-info/publisher"]
keywords = ["description/title-info/keywords"]

[[format]]
name = "xml"
section = ["section", "sec", "chapter", "part", "div"]
heading = ["title", "head", "heading", "header", "subject"]
paragraph = ["p", "para", "paragraph", "text"]
list-item = ["item", "li", "listitem", "list-item"]
quotation = ["quote", "blockquote"]
caption = ["caption", "figure/title", "table/title"]
row = ["row", "tr"]
code = ["code", "pre"]
footnote = ["footnote", "note"]
break = ["br", "lb"]
skip = ["style", "script"]
[format.fields]
title = ["title", "header/title", "head/title", "info/title", "metadata/title", "channel/title"]
author = ["author", "header/author", "head/author", "metadata/author", "creator"]
date = ["date", "header/date", "head/date", "metadata/date", "pubDate"]
language = ["language", "metadata/language", "channel/language"]
)";

}  // namespace

const std::vector<XmlRules>& known_xml_rules() {
  static const std::vector<XmlRules> rules = parse_xml_rules(kRules, "known rules");
  return rules;
}

}  // namespace pilcrow::read
