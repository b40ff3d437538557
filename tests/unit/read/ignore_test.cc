#include "read/ignore.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using pilcrow::read::fits_pattern;
using pilcrow::read::IgnoreRules;
using Verdict = IgnoreRules::Verdict;

namespace {

// Whether rules ignore a path, given as a folder where it ends with '/'.
bool ignores(std::string_view rules, std::string_view path) {
  const bool folder = path.ends_with('/');
  if (folder) path.remove_suffix(1);
  return IgnoreRules(rules).judge(path, folder) == Verdict::ignored;
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("wildcards in names") {
    CHECK(fits_pattern("*", ""));
    CHECK(fits_pattern("*", "anything"));
    CHECK(fits_pattern("*.txt", "a.txt"));
    CHECK(fits_pattern("*.txt", ".txt"));
    CHECK_FALSE(fits_pattern("*.txt", "a.txt~"));
    CHECK(fits_pattern("a*b*c", "a-b-b-c"));
    CHECK_FALSE(fits_pattern("a*b*c", "a-b-b-"));
    CHECK(fits_pattern("?.md", "é.md"));
    CHECK(fits_pattern("?.md", "\xFF.md"));
    CHECK_FALSE(fits_pattern("?.md", "ab.md"));
    CHECK_FALSE(fits_pattern("?", ""));
    CHECK(fits_pattern("a**b", "a--b"));
    CHECK(fits_pattern("\\*", "*"));
    CHECK_FALSE(fits_pattern("\\*", "a"));
    CHECK_FALSE(fits_pattern("a\\", "a"));
  }

  TEST_CASE("classes of characters in names") {
    CHECK(fits_pattern("[abc]", "b"));
    CHECK(fits_pattern("[a-c]x", "bx"));
    CHECK(fits_pattern("[а-я]*", "дом"));
    CHECK_FALSE(fits_pattern("[a-c]", "d"));
    CHECK(fits_pattern("[!a-c]", "d"));
    CHECK(fits_pattern("[^a-c]", "d"));
    CHECK_FALSE(fits_pattern("[!a-c]", "a"));
    CHECK(fits_pattern("[]a]", "]"));
    CHECK(fits_pattern("[a-]", "-"));
    CHECK(fits_pattern("[\\]]", "]"));
    CHECK(fits_pattern("[[:digit:]x]", "7"));
    CHECK(fits_pattern("[[:digit:]x]", "x"));
    CHECK_FALSE(fits_pattern("[[:upper:]]", "a"));
    CHECK_FALSE(fits_pattern("[[:nonsense:]]", "a"));
    CHECK_FALSE(fits_pattern("[a", "a"));
    CHECK_FALSE(fits_pattern("[a", "[a"));
    CHECK_FALSE(fits_pattern("[", "["));
  }

  TEST_CASE("a pattern without a slash fits names at any depth") {
    CHECK(ignores("*.log", "a.log"));
    CHECK(ignores("*.log", "x/y/a.log"));
    CHECK(ignores("build", "x/build/"));
    CHECK_FALSE(ignores("build", "x/rebuild"));
    CHECK_FALSE(ignores("build", "build/x"));  // the walk does not get there
  }

  TEST_CASE("a slash at the beginning or within counts from the folder") {
    CHECK(ignores("/build", "build"));
    CHECK_FALSE(ignores("/build", "x/build"));
    CHECK(ignores("a/b", "a/b"));
    CHECK_FALSE(ignores("a/b", "x/a/b"));
    CHECK(ignores("a/*.txt", "a/b.txt"));
    CHECK_FALSE(ignores("a/*.txt", "a/b/c.txt"));
    CHECK_FALSE(ignores("a*", "x/b"));
    CHECK_FALSE(ignores("/*", "x/b"));
  }

  TEST_CASE("a slash at the end is for folders only") {
    CHECK(ignores("old/", "old/"));
    CHECK(ignores("old/", "x/old/"));
    CHECK_FALSE(ignores("old/", "old"));
    CHECK(ignores("/x/old/", "x/old/"));
    CHECK_FALSE(ignores("/x/old/", "x/old"));
  }

  TEST_CASE("two asterisks take any number of folders") {
    CHECK(ignores("**/foo", "foo"));
    CHECK(ignores("**/foo", "a/b/foo"));
    CHECK(ignores("a/**/b", "a/b"));
    CHECK(ignores("a/**/b", "a/x/y/b"));
    CHECK_FALSE(ignores("a/**/b", "x/a/b"));
    CHECK(ignores("a/**", "a/x"));
    CHECK(ignores("a/**", "a/x/y"));
    CHECK_FALSE(ignores("a/**", "a"));
    CHECK(ignores("**", "a"));
    CHECK(ignores("a/**/**/b/**/c", "a/x/b/b/x/c"));
    CHECK_FALSE(ignores("a/**/b/**/c", "a/x/b/b/x/d"));
  }

  TEST_CASE("later patterns win, and ! keeps") {
    CHECK(IgnoreRules("*.txt\n!keep.txt\n").judge("keep.txt", false) == Verdict::kept);
    CHECK(IgnoreRules("*.txt\n!keep.txt\n").judge("a.txt", false) == Verdict::ignored);
    CHECK(IgnoreRules("!keep.txt\n*.txt\n").judge("keep.txt", false) == Verdict::ignored);
    CHECK(IgnoreRules("*.txt").judge("a.md", false) == Verdict::none);
    IgnoreRules rules("*.txt");
    rules.add("!a.txt");
    CHECK(rules.judge("a.txt", false) == Verdict::kept);
  }

  TEST_CASE("comments, spaces and ends of lines") {
    CHECK(IgnoreRules("# comment\n\n   \n\r\n!\n/\n").empty());
    CHECK(ignores("\\#a", "#a"));
    CHECK(ignores("\\!a", "!a"));
    CHECK(ignores("a.txt   ", "a.txt"));
    CHECK(ignores("a\\ ", "a "));
    CHECK_FALSE(ignores("a\\ ", "a"));
    CHECK(ignores("a b", "a b"));
    CHECK(
        ignores("\xEF\xBB\xBF"
                "a\r\nb\r\n",
                "b"));
    CHECK(
        ignores("\xEF\xBB\xBF"
                "a\r\n",
                "a"));
    CHECK(ignores("x\nlast", "last"));
    CHECK_FALSE(ignores("a//b", "a/b"));
  }

  TEST_CASE("hostile patterns cost no time worth speaking of") {
    std::string stars;
    for (int i = 0; i < 1000; ++i) stars += "*a";
    CHECK_FALSE(fits_pattern(stars, std::string(2000, 'b')));
    CHECK_FALSE(fits_pattern(stars + "c", std::string(4000, 'a')));
    std::string folders = "a";
    std::string path = "a";
    for (int i = 0; i < 500; ++i) {
      folders += "/**/a";
      path += "/a";
    }
    CHECK_FALSE(ignores(folders + "/b", path));
    CHECK(IgnoreRules(std::string(100000, '*')).empty());
    std::string brackets;
    for (int i = 0; i < 1000; ++i) brackets += "[[:";
    CHECK_FALSE(fits_pattern(brackets, "a"));
  }
}
