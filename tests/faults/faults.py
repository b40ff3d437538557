"""What the tests of faults share: texts in editions, the program under faults, what an index holds.

The environment makes them longer and narrower:
  PILCROW_FAULTS=long       all by hand, not the few that continuous integration has time for
  PILCROW_FAULTS_COUNT=N    so many trials, points or states instead
  PILCROW_FAULTS_SEED=N     other random choices
  PILCROW_FAULTS_ONLY=NAME  only trials whose names begin so
  PILCROW_FAULTS_KEEP=DIR   indexes of failed trials are moved there
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import typing

LONG = os.environ.get("PILCROW_FAULTS") == "long"
SEED = int(os.environ.get("PILCROW_FAULTS_SEED", "20240229"))
ONLY = os.environ.get("PILCROW_FAULTS_ONLY", "")
KEEP = os.environ.get("PILCROW_FAULTS_KEEP", "")
COUNT = int(os.environ.get("PILCROW_FAULTS_COUNT", "0"))
TIMEOUT = 120  # seconds after which a run of the program hangs

# The word that stands in every paragraph, and the exit code that CTest takes for "skipped".
EVERYWHERE = "pilgrim"
SKIPPED = 77


def count(bounded, by_hand):
    """How many trials to make."""
    return COUNT or (by_hand if LONG else bounded)


class Wrong(Exception):
    """What a trial found."""


def require(condition, message):
    if not condition:
        raise Wrong(message)


# --- texts -----------------------------------------------------------------------------------

def _vocabulary():
    chance = random.Random(7)
    heads = ["b", "br", "d", "f", "gr", "k", "l", "m", "n", "pl", "r", "s", "st", "t", "v"]
    middles = ["a", "e", "i", "o", "u", "ea", "ou"]
    words = set()
    while len(words) < 400:
        words.add("".join(chance.choice(heads) + chance.choice(middles)
                          for _ in range(chance.randint(2, 3))))
    return sorted(words)


VOCABULARY = _vocabulary()


def paragraphs_of(name, edition, sentences=3, most=7):
    """The paragraphs of a document in an edition; always the same ones."""
    chance = random.Random(f"{name}/{edition}")
    count = chance.randint(2, most)
    out = []
    for number in range(1, count + 1):
        words = [f"The {EVERYWHERE} wrote {name.split('.')[0]} in edition {edition},"
                 f" part {number} of {count}."]
        for _ in range(sentences):
            words.append(" ".join(chance.choices(VOCABULARY, k=12)).capitalize() + ".")
        out.append(" ".join(words))
    return out


def file_text(name, edition, **size):
    """A Markdown file with these paragraphs, the later ones below a heading."""
    first, *rest = paragraphs_of(name, edition, **size)
    return f"# Of {name}\n\n{first}\n\n## More\n\n" + "\n\n".join(rest) + "\n"


def write_themes(path):
    """A taxonomy whose cues are words of the texts."""
    themes = "".join(f"[[theme]]\nid = \"{name}\"\nlabel = {{en = \"{name}\"}}\n"
                     f"cues = [{', '.join(repr(word) for word in VOCABULARY[at:at + 30])}]\n"
                     for name, at in (("north", 0), ("north/coast", 40), ("south", 100)))
    pathlib.Path(path).write_text(themes, encoding="utf-8")
    return path


class Tree:
    """A folder of documents, and what is to be found in an index of it."""

    def __init__(self, folder, **size):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.documents = {}
        self._size = size

    def put(self, name, edition):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file_text(name, edition, **self._size), encoding="utf-8")
        self.documents[name] = paragraphs_of(name, edition, **self._size)

    def fill(self, count, edition=1, first=0):
        for number in range(first, first + count):
            self.put(f"part{number % 4}/doc{number:03}.md", edition)

    def remove(self, name):
        (self.folder / name).unlink()
        del self.documents[name]


# --- the program -----------------------------------------------------------------------------

class Result(typing.NamedTuple):
    code: int  # negative: the signal that ended it
    out: str
    err: str

    @property
    def text(self):
        return (self.err + self.out).strip()[:600]


class Program:
    """The program, as a user runs it, with or without the library that makes faults."""

    def __init__(self, path, interposer=None):
        self.path = str(path)
        self.interposer = interposer
        self._help = {}

    def environment(self, faults=None):
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("PILCROW_", "FAULTS_", "LD_PRELOAD"))}
        # The library of faults comes before that of sanitizers; what they find ends by a signal, to
        # be told from an exit code.
        kept["ASAN_OPTIONS"] = "detect_leaks=0:verify_asan_link_order=0:abort_on_error=1"
        kept["UBSAN_OPTIONS"] = "abort_on_error=1:print_stacktrace=1"
        if faults:
            kept.update(faults, LD_PRELOAD=str(self.interposer))
        return kept

    def start(self, *arguments, faults=None, **options):
        return subprocess.Popen([self.path, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment(faults), **options)

    def run(self, *arguments, faults=None, timeout=TIMEOUT, **options):
        process = self.start(*arguments, faults=faults, **options)
        return finish(process, arguments, timeout)

    def good(self, *arguments, **options):
        """Runs what must succeed."""
        result = self.run(*arguments, **options)
        require(result.code == 0,
                f"{' '.join(map(str, arguments))}: exit {result.code}: {result.text}")
        return result

    def json(self, *arguments, codes=(0,)):
        result = self.run(*arguments, "--json")
        require(result.code in codes,
                f"{' '.join(map(str, arguments))}: exit {result.code}: {result.text}")
        return json.loads(result.out)

    def help(self, command=""):
        if command not in self._help:
            self._help[command] = self.run("help", *filter(None, [command])).out
        return self._help[command]

    def has(self, command, option=""):
        return f"\n  {command} " in self.help() and option in self.help(command)


def finish(process, arguments, timeout=TIMEOUT):
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Wrong(f"{' '.join(map(str, arguments))}: still at work after {timeout} s") from None
    return Result(process.returncode, out.decode("utf-8", "replace"),
                  err.decode("utf-8", "replace"))


def plan(folder, what, at=0, forever=False, calls="changes", trace=None, record=None):
    """The environment for the interposing library."""
    out = {"FAULTS_FOLDER": os.path.realpath(folder), "FAULTS_DO": what, "FAULTS_AT": str(at),
           "FAULTS_CALLS": calls, "FAULTS_FOREVER": "1" if forever else "0"}
    if trace:
        out["FAULTS_TRACE"] = str(trace)
    if record:
        out["FAULTS_RECORD"] = str(record)
    return out


def read_trace(path):
    """The calls of a run: pairs of name and path."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")[1:3]) for line in lines]


# --- what an index holds ---------------------------------------------------------------------

class Contents(typing.NamedTuple):
    documents: dict  # id: paragraphs' texts
    anchors: dict  # id: what cites and locates them


def contents(program, index):
    """All documents of an index; fails when its parts contradict each other."""
    found = program.json("search", "-d", index, "--full", "--limit", 10000, "--facet", "document",
                         EVERYWHERE, codes=(0, 1))
    documents, anchors = {}, {}
    for hit in sorted(found["hits"], key=lambda hit: (hit["document"]["id"], hit["paragraph"])):
        name = hit["document"]["id"]
        texts = documents.setdefault(name, [])
        texts.append(hit["text"])
        require(hit["paragraph"] == len(texts), f"{name}: no or two paragraphs {len(texts)}")
        anchors.setdefault(name, []).append(
            [hit["anchor"], hit["source"]["bytes"], hit["source"]["line"], hit["section"],
             hit["document"]["title"]])
    paragraphs = sum(map(len, documents.values()))
    require(found["total"]["paragraphs"] == paragraphs and
            found["total"]["documents"] == len(documents), f"totals: {found['total']}")
    counts = {count["value"]: count["paragraphs"] for count in found["facets"]["document"]}
    require(counts == {name: len(texts) for name, texts in documents.items()},
            "the facet of documents differs from the hits")
    stats = program.json("stats", "-d", index)
    require(stats["documents"] == len(documents) and stats["paragraphs"] == paragraphs,
            f"stats: {stats['documents']} documents, {stats['paragraphs']} paragraphs; "
            f"search: {len(documents)} and {paragraphs}")
    return Contents(documents, anchors)


def shown(program, index, name):
    """The paragraphs of a document by `show`; None when it is not there."""
    found = program.run("show", "-d", index, "--json", name)
    require(found.code in (0, 1), f"show {name}: exit {found.code}: {found.text}")
    if found.code == 1:
        return None
    return [paragraph["text"] for paragraph in json.loads(found.out)["paragraphs"]]


QUERIES = [
    [EVERYWHERE, "--facet", "document", "--limit", "10000"],
    [f'"{EVERYWHERE} wrote"', "--facet", "section"],
    [f"{VOCABULARY[0][:3]}*", "--facet", "language"],
    [f"{VOCABULARY[11]} OR {VOCABULARY[52]} -{VOCABULARY[80]}", "--limit", "50"],
    [f"+{EVERYWHERE} {VOCABULARY[100]}", "--full"],
]


def answers(program, index, ranked=False, queries=QUERIES):
    """The answers to some queries; in the order of anchors unless `ranked`."""
    out = []
    for query in queries:
        found = program.json("search", "-d", index, *query, codes=(0, 1))
        hits = [(hit["anchor"], hit["document"]["id"], round(hit["score"], 6) if ranked else 0)
                for hit in found["hits"]]
        # Equal scores may come in any order; below the limit so may those that are left out.
        whole = len(hits) == found["total"]["paragraphs"]
        out.append((sorted(hits) if ranked or whole else len(hits), found["total"],
                    found["facets"]))
    return out


def check_clean(program, index):
    if program.has("check"):
        program.good("check", "-d", index)


# --- trials ----------------------------------------------------------------------------------

class Trials:
    """Counts trials, collects what they find, and says so at the end."""

    def __init__(self, title):
        self.title = title
        self.count = 0
        self.failures = []
        self.figures = {}
        self._start = time.monotonic()
        self._folder = tempfile.TemporaryDirectory(prefix="pilcrow-faults-")
        # Everybody may look in: some trials run as another user.
        os.chmod(self._folder.name, 0o755)
        self.folder = pathlib.Path(os.path.realpath(self._folder.name))

    def wanted(self, name):
        return not ONLY or name.startswith(ONLY) or ONLY.startswith(name + "/")

    def add(self, figure, number=1):
        self.figures[figure] = self.figures.get(figure, 0) + number

    def trial(self, name, function, keep=None):
        """Runs one; what it raises is a failure, and its index may be kept."""
        if ONLY and not name.startswith(ONLY):
            return
        self.count += 1
        try:
            function()
        except Exception as wrong:  # also what the program said and nobody expected
            self.failures.append(name)
            kind = "" if isinstance(wrong, Wrong) else f"{type(wrong).__name__}: "
            print(f"FAILED {name}: {kind}{wrong}", flush=True)
            if KEEP and keep and os.path.lexists(keep):
                pathlib.Path(KEEP).mkdir(parents=True, exist_ok=True)
                shutil.move(keep, pathlib.Path(KEEP) / name.replace("/", "_"))

    def end(self):
        self._folder.cleanup()
        seconds = time.monotonic() - self._start
        extra = "".join(f", {name}: {number}" for name, number in self.figures.items())
        print(f"{self.title}: {self.count} trials, {len(self.failures)} failed{extra}; "
              f"seed {SEED}, {seconds:.1f} s")
        if self.failures:
            print(f"again: PILCROW_FAULTS_SEED={SEED} PILCROW_FAULTS_ONLY={self.failures[0]}")
        sys.exit(1 if self.failures else 0)


def fresh_copy(source, target):
    """`target` becomes a copy of an index; nothing when there is no source."""
    shutil.rmtree(target, ignore_errors=True)
    if source is not None:
        shutil.copytree(source, target)
    return target
