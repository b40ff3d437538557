"""Installs the build, builds the examples against it, and uses them: the reader of minutes on files,
the terminal reader in tmux.

usage: examples_test.py CMAKE BUILD_DIR SOURCE_DIR COMPILER FLAGS GENERATOR
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

cmake, build, source, compiler, flags, generator = sys.argv[1:7]
source = pathlib.Path(source)

MINUTES = """Meeting of the harbour board
date: 1959-10-02

== The bridge
HOLT: The bridge is finished.
AAS: Not the railway on it, as everybody knows.
"""


def run(*command, **options):
    result = subprocess.run(command, text=True, capture_output=True, encoding="utf-8", **options)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit code {result.returncode}\n"
                 f"{result.stdout}{result.stderr}")
    return result.stdout


def expect(holds, what, seen):
    if not holds:
        sys.exit(f"{what}:\n{seen}")


def check_minutes(program, work, env):
    folder = work / "notes"
    folder.mkdir()
    (folder / "board.minutes").write_text(MINUTES, encoding="utf-8")
    (folder / "other.txt").write_text("A railway runs along the river.\n", encoding="utf-8")
    out = run(program, work / "notes.idx", folder, "railway", env=env)
    expect("board.minutes:6:14: AAS: Not the [railway] on it, as everybody knows.\n" in out and
           "other.txt:1:3: A [railway] runs" in out, "unexpected hits", out)
    print("minutes_reader: a format of its own is read, searched and mapped")


class Terminal:
    """A program in a window of tmux."""

    def __init__(self, work, env, *command):
        self.name = ["tmux", "-u", "-f", "/dev/null", "-S", str(work / "tmux.socket")]
        self.env = env
        run(*self.name, "new-session", "-d", "-x", "100", "-y", "24", *map(str, command), env=env)

    def alive(self):
        return subprocess.run([*self.name, "has-session"], capture_output=True).returncode == 0

    def screen(self, *options):
        return run(*self.name, "capture-pane", "-p", *options, env=self.env)

    def press(self, *keys):
        run(*self.name, "send-keys", *keys, env=self.env)

    def wait_for(self, text):
        """The screen, once the text stands on it."""
        for _ in range(200):
            seen = self.screen()
            if text in seen:
                return seen
            time.sleep(0.05)
        sys.exit(f"'{text}' does not come:\n{seen}")

    def end(self):
        subprocess.run([*self.name, "kill-server"], capture_output=True)


def check_terminal(program, index, work, env):
    terminal = Terminal(work, env, program, index, "article.txt")
    try:
        first = terminal.wait_for("paragraph 1 of ")
        expect("│" in first and "q quit" in first, "no page", first)
        terminal.press("/")
        terminal.press("-l", "railway")
        terminal.press("Enter")
        found = terminal.wait_for(" for railway")
        expect("hit 1 of " in found and "(1) " in found, "no hits", found)
        marked = terminal.screen("-e")
        expect("ailway" in marked and "\x1b[1;4mrailway" in marked, "nothing is marked", marked)
        terminal.press("n")
        terminal.wait_for("hit 2 of ")
        terminal.press("p")
        terminal.wait_for("hit 1 of ")
        terminal.press("f")
        expect("Economy" in terminal.wait_for("Themes of the index"), "no facets",
               terminal.screen())
        terminal.press("f", "g")
        terminal.wait_for("paragraph 1 of ")
        terminal.press("]")
        expect("paragraph 1 of" not in terminal.wait_for("paragraph "), "no next section",
               terminal.screen())
        terminal.press("/")
        terminal.press("-l", "theme:nosuch")
        terminal.press("Enter")
        terminal.wait_for("there is no theme 'nosuch'")
        if "PILCROW_PICTURE" in os.environ:  # for the README
            terminal.press("/")
            terminal.press("-l", "railway")
            terminal.press("Enter")
            print(terminal.wait_for(" for railway"))
        terminal.press("q")
        for _ in range(100):
            if not terminal.alive():
                break
            time.sleep(0.05)
        expect(not terminal.alive(), "it does not end", "")
    finally:
        terminal.end()
    print("terminal_reader: outline, search, marks, facets")


with tempfile.TemporaryDirectory() as scratch:
    work = pathlib.Path(scratch)
    prefix = work / "prefix"
    run(cmake, "--install", build, "--prefix", prefix)
    libraries = [p.parent for p in prefix.rglob("libpilcrow*") if p.is_file()]
    env = dict(os.environ, LD_LIBRARY_PATH=str(libraries[0]), LC_ALL="C.UTF-8", TERM="xterm")
    env.pop("TMUX", None)
    run(cmake, "-G", generator, "-S", source / "tests/examples", "-B", work / "build",
        f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler}",
        f"-DCMAKE_CXX_FLAGS={flags}")
    run(cmake, "--build", work / "build")
    check_minutes(work / "build/minutes_reader", work, env)
    run(prefix / "bin/pilcrow", "index", "--quiet", "-d", work / "corpus.idx", "--themes",
        source / "corpus/themes.toml", "--names", source / "corpus/names.toml", source / "corpus",
        env=env)
    check_terminal(work / "build/terminal_reader", work / "corpus.idx", work, env)
