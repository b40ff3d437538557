"""The report: well-formed, with every number as the API has it, safe against what documents say, its
digits with enough contrast to read, and, where Chromium is installed, drawn without errors in light
and in dark, and with bars that can be told apart where the page is narrow.

usage: report_test.py PILCROW SOURCE_DIR [FOLDER_FOR_PICTURES]
"""
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program = pathlib.Path(sys.argv[1]).resolve()
source = pathlib.Path(sys.argv[2]).resolve()
bad = []

HOSTILE = """---
title: "</title><script>alert(1)</script><img src=x onerror=alert(2)>'\\" &amp; \\u202Eright"
---
Trade by railway was opened in 1959 for <b>all</b> of the towns beyond the river, they said again.

Trade by railway was opened in 1959 for <b>all</b> of the towns beyond the river, they said again.
"""
THEMES = """[[theme]]
id = "trade"
label = "Trade <script>alert(3)</script>"
cues = ["trade"]
[[theme]]
id = "trade/rail"
label = "Rail & ferry"
cues = ["railway"]
"""
NAMES = """[[name]]
id = "a"
kind = "place"
label = "River \\"<i>\\""
aliases = ["river"]
[[name]]
id = "b"
kind = "person"
label = "Town's"
aliases = ["towns"]
[[name]]
id = "c"
kind = "org"
label = "All"
aliases = ["beyond"]
"""


def check(true, what):
    if not true:
        bad.append(what)


def pilcrow(*command):
    result = subprocess.run([program, *command], text=True, capture_output=True, encoding="utf-8",
                            cwd=work)
    if result.returncode != 0:
        bad.append(f"{' '.join(map(str, command))}: exit code {result.returncode}: {result.stderr}")
    return result.stdout


class Page(html.parser.HTMLParser):
    """What stands in a page: elements are closed as they were opened, ids are there once."""
    VOID = {"meta", "br", "link", "img", "input"}

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.attributes, self.words = [], [], [], [], []
        self.feed(text)
        self.close()
        check(not self.open, f"not closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, f"</{tag}> closes something else")

    def handle_data(self, data):
        self.words.append(data)


def structure(text, name):
    page = Page(text)
    check(len(page.ids) == len(set(page.ids)), f"{name}: an id stands twice")
    for attribute, value in page.attributes:
        if attribute == "aria-labelledby":
            check(all(one in page.ids for one in value.split()), f"{name}: {value} labels nothing")
        if attribute == "href":
            check(value[1:] in page.ids, f"{name}: {value} leads nowhere")
        check(not attribute.startswith("on"), f"{name}: {attribute}")
    for tag in ("script", "img", "b", "iframe", "link"):
        check(tag not in page.tags, f"{name}: <{tag}>")
    check(page.tags.count("section") == 7, f"{name}: {page.tags.count('section')} sections")
    check(not re.search(r"https?:|url\(|@import|\u202e", text), f"{name}: something from elsewhere")
    check("NaN" not in text and "nan" not in re.sub(r"[a-z]*nan[a-z]+|[a-z]+nan", "", text.lower()),
          f"{name}: a number that is none")
    check(page.tags.count("svg") == text.count('role="img"'), f"{name}: a picture without a role")
    return page


def luminance(color):
    """Relative, as WCAG 2.1 has it, of three parts of 255."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in (each / 255 for each in color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def check_digits(text):
    """Each number of the heat map against what is behind it, by the page's own colours."""
    cells = re.findall(r'<td(?: class="([^"]*)")? style="--v:([\d.]+)"[^>]*>(\d+)</td>', text)
    check(len(cells) > 20, f"{len(cells)} cells in the heat map")
    accents = [[int(part) for part in found.split()]
               for found in re.findall(r"--accent: (\d+ \d+ \d+);", text)]
    cards = [[int(found[at:at + 2], 16) for at in (0, 2, 4)]
             for found in re.findall(r"--card: #([0-9a-f]{6});", text)]
    check(len(accents) == len(cards) == 2, "not a light and a dark scheme")
    for scheme, accent, card in zip(("light", "dark"), accents, cards):
        for classes, share, number in cells:
            white = "deep" in classes if scheme == "light" else "bright" not in classes
            behind = [float(share) * above + (1 - float(share)) * below
                      for above, below in zip(accent, card)]
            found = contrast([255 * white] * 3, behind)
            check(found >= 4.5, f"{scheme}: {number} has a contrast of {found:.2f} only")


def check_narrow():
    """At 420 pixels the widest bar of the themes is a bar, and all columns are within reach."""
    chromium = shutil.which("chromium")
    if not chromium:
        return
    framed = work / "narrow.html"
    framed.write_text("""<iframe src="report.html" width="420" height="800"></iframe><p></p><script>
onload = () => {
  const page = document.querySelector("iframe").contentDocument;
  const bars = [...page.querySelectorAll(".bars .bar span")].map(one => one.offsetWidth);
  const box = page.querySelector(".bars").parentElement;
  const root = page.documentElement;
  document.querySelector("p").textContent = JSON.stringify(
      {widest: Math.max(...bars), narrowest: Math.min(...bars), page: root.scrollWidth,
       table: box.scrollWidth - box.clientWidth});
};</script>""")
    result = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
         f"--user-data-dir={work / 'profile'}", "--virtual-time-budget=5000", "--dump-dom",
         framed.as_uri()],
        text=True, capture_output=True, timeout=120, env=dict(os.environ, HOME=str(work)))
    found = re.search(r"<p>(\{.*?\})</p>", result.stdout)
    if not found:
        bad.append(f"narrow: not measured: {result.stderr[-800:]}")
        return
    sizes = json.loads(found[1])
    check(sizes["widest"] >= 40 and sizes["narrowest"] < sizes["widest"] / 4,
          f"narrow: bars from {sizes['narrowest']} to {sizes['widest']} pixels")
    check(sizes["page"] <= 420, f"narrow: the page is {sizes['page']} pixels wide")
    check(sizes["table"] <= 0, f"narrow: {sizes['table']} pixels of the themes are cut")


def in_chromium(page, name):
    chromium = shutil.which("chromium")
    if not chromium:
        return "no Chromium"
    pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else work
    sizes = []
    for scheme, setting in (("light", 1), ("dark", 0)):
        picture = pictures / f"{name}-{scheme}.png"
        result = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             f"--user-data-dir={work / 'profile'}", "--enable-logging=stderr",
             "--window-size=1280,4600", f"--blink-settings=preferredColorScheme={setting}",
             f"--screenshot={picture}", page.as_uri()],
            text=True, capture_output=True, timeout=120, env=dict(os.environ, HOME=str(work)))
        check(picture.exists() and picture.stat().st_size > 20_000, f"no picture: {result.stderr[-800:]}")
        errors = [line for line in result.stderr.splitlines() if ":CONSOLE" in line]
        check(not errors, f"{name}: {errors}")
        sizes.append(picture.read_bytes() if picture.exists() else b"")
    check(sizes[0] != sizes[1], f"{name}: dark is as light is")
    return "drawn in light and dark"


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    (work / "hostile").mkdir()
    (work / "hostile/one.md").write_text(HOSTILE, encoding="utf-8")
    (work / "hostile/two<i>.md").write_text(HOSTILE, encoding="utf-8")
    (work / "hostile/bad.epub").write_bytes(b"PK\x03\x04 no book")
    (work / "themes.toml").write_text(THEMES)
    (work / "names.toml").write_text(NAMES)
    subprocess.run([program, "index", "-q", "-d", "hostile.idx", "--themes", "themes.toml",
                    "--names", "names.toml", "hostile"], cwd=work, capture_output=True)
    hostile = pilcrow("report", "-d", "hostile.idx", "--title", "<b>Mine & yours</b>")
    page = structure(hostile, "hostile")
    said = "".join(page.words)
    check("<b>Mine & yours</b>" in said, "the title is not what was given")
    check("Trade <script>alert(3)</script>" in said, "the theme's label is not what it was")
    check("bad.epub" in said and "4 paragraphs in groups" in said, "no failure, or no duplicates")

    (work / "empty").mkdir()
    pilcrow("index", "-q", "-d", "empty.idx", "empty")
    structure(pilcrow("report", "-d", "empty.idx"), "empty")

    pilcrow("index", "-q", "-d", "corpus.idx", "--themes", source / "corpus/themes.toml", "--names",
            source / "corpus/names.toml", source / "corpus")
    pilcrow("report", "-d", "corpus.idx", "--title", "Two neighbours", "-o", "report.html")
    text = (work / "report.html").read_text(encoding="utf-8")
    check(text == pilcrow("report", "-d", "corpus.idx", "--title", "Two neighbours"),
          "the report is another each time, or on standard output")
    page = structure(text, "corpus")
    said = "".join(page.words)
    facets = json.loads(pilcrow("facets", "-d", "corpus.idx", "--facet", "theme", "--json"))
    rows = re.findall(r'<th scope="row">([^<]*)</th><td class="bar"[^>]*><span[^>]*></span></td>'
                      r"<td>([\d,]+)</td><td>([\d,]+)</td>", text)
    rows = [(label, int(a.replace(",", "")), int(b.replace(",", ""))) for label, a, b in rows]
    for one in facets["facets"]["theme"]:
        row = (one["label"].replace("&", "&amp;").replace("'", "&#39;"), one["paragraphs"],
               one["documents"])
        check(row in rows, f"{row} is not in the report")
    pair = json.loads(pilcrow("search", "-d", "corpus.idx", "--json", "--limit", "0",
                              "person:kim-il-sung AND person:stalin"))["total"]["paragraphs"]
    check(re.search(rf"(Kim Il Sung and Joseph Stalin|Joseph Stalin and Kim Il Sung)</th><td>{pair}<",
                    text), f"Kim Il Sung and Stalin are not together in {pair} paragraphs")
    decade = json.loads(pilcrow("search", "-d", "corpus.idx", "--json", "--limit", "0",
                                "theme:economy period:1950s"))["total"]["paragraphs"]
    check(f"Economy, 1950s: {decade} paragraphs" in text, f"not {decade} paragraphs for the 1950s")
    check_digits(text)
    check_narrow()
    drawn = in_chromium(work / "report.html", "report")

for problem in bad:
    print(problem)
print(f"{len(text):,} bytes of report, {drawn}; {len(bad)} problems")
sys.exit(1 if bad else 0)
