"""Completion of command lines, in each shell that is installed (bash at least), as the shell does it.

usage: completion_test.py PILCROW SOURCE_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program = pathlib.Path(sys.argv[1]).resolve()
source = pathlib.Path(sys.argv[2]).resolve()
scripts = source / "cli/completions"
bad = []

BASH = r"""
. "$SCRIPT"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
compopt() { printf 'option %s\n' "$*"; }
_pilcrow
printf '%s\n' "${COMPREPLY[@]}"
"""

# The completion system needs a terminal, so what it is told is caught.
ZSH = r"""
compdef() { :; }
compset() { :; }
_files() { print -- option files $@; }
_describe() {
  local group
  for group in values open; do
    print -rl -- "${(@P)group}"
  done
}
. "$SCRIPT"
words=("$@") CURRENT=$# PREFIX=${@[-1]}
_pilcrow
"""

FISH = r"""
set -p PATH (dirname $argv[1])
source $SCRIPT
complete -C "$argv[2]"
"""


def run(*command, **variables):
    env = {name: value for name, value in os.environ.items() if name != "PILCROW_DB"}
    result = subprocess.run(command, text=True, capture_output=True, encoding="utf-8", cwd=work,
                            env=dict(env, **variables))
    if result.stderr:
        bad.append(f"{command[0]} {command[-3:]}: {result.stderr}")
    return result.stdout.splitlines()


def in_bash(*words):
    return run("bash", "-c", BASH, "bash", program, *words, SCRIPT=str(scripts / "pilcrow.bash"))


def in_zsh(*words):
    lines = run("zsh", "-fc", ZSH, "zsh", program, *words, SCRIPT=str(scripts / "_pilcrow"))
    return [re.sub(r"(?<!\\):.*", "", line) for line in lines]  # without descriptions


def in_fish(*words):
    # Fish takes the line as it is typed.
    lines = run("fish", "--no-config", "-c", FISH, program, " ".join(("pilcrow", *words)),
                SCRIPT=str(scripts / "pilcrow.fish"), HOME=str(work))
    return [line.split("\t")[0] for line in lines]


def expect(shell, answer, wanted, unwanted=()):
    for word in wanted:
        if word not in answer:
            bad.append(f"{shell}: {word} is not among {answer[:20]}")
    for word in unwanted:
        if word in answer:
            bad.append(f"{shell}: {word} is among {answer[:20]}")


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    (work / "taxonomy.toml").write_text("")
    (work / "docs").mkdir()
    (work / "docs/a note.txt").write_text("The railway is long.\n\nThe railways are longer.\n")
    rules = ["--themes", source / "corpus/themes.toml", "--names", source / "corpus/names.toml"]
    subprocess.run([program, "index", "-q", *rules, source / "corpus", "docs"], cwd=work, check=True)
    shells = {"bash": in_bash}
    shells.update({name: ask for name, ask in (("zsh", in_zsh), ("fish", in_fish))
                   if shutil.which(name)})
    for shell, ask in shells.items():
        printed = "\n".join(run(program, "completion", shell)) + "\n"
        if printed not in [script.read_text() for script in scripts.iterdir()]:
            bad.append(f"'pilcrow completion {shell}' prints something else than is installed")
        expect(shell, ask("se"), ["search"], ["index"])
        expect(shell, ask("search", "--li"), ["--limit", "--like"], ["--facet"])
        expect(shell, ask("search", "--sort", ""), ["score", "document", "date"])
        expect(shell, ask("search", "--theme", "econ"), ["economy"], ["diplomacy"])
        expect(shell, ask("search", "--facet", "per"), ["person", "period"])
        expect(shell, ask("show", "article"), ["article.txt"])
        expect(shell, ask("themes", "a"), ["apply"], ["check"])
        expect(shell, ask("search", "railw"), ["railway"])
        if not any(a.startswith("article.txt#p17-") for a in ask("cite", "article.txt#p17")):
            bad.append(f"{shell}: no anchor behind article.txt#p17")
        if any("option" not in line for line in ask("nosuch", "") if line):
            bad.append(f"{shell}: something follows a command that there is not")
        expect(shell, ask("show", "-d", "nowhere", "a"), [], ["article.txt"])
    # Bash cuts words at ':' and '=', and does not see what stands before.
    expect("bash", in_bash("search", "theme", ":", "econ"), ["economy"])
    expect("bash", in_bash("search", "--theme", "=", "econ"), ["economy"])
    expect("bash", in_bash("facets", "--only", "language", ":", ""), ["ru", "ko"])
    expect("bash", in_bash("facets", "--only", "lang"), ["language:", "option -o nospace"])
    expect("bash", in_bash("show", "a\\ "), [])
    expect("bash", in_bash("show", "'a n"), ["a note.txt"])
    expect("bash", in_bash("show", "a"), ["a\\ note.txt", "article.txt"])
    expect("bash", in_bash("index", "--themes", "tax"), ["taxonomy.toml", "option -o filenames"])
    expect("bash", in_bash("search", "-d", ""), ["docs"], ["taxonomy.toml"])
    expect("bash", in_bash("index", "do"), ["docs"])
    if "fish" in shells:
        expect("fish", in_fish("search", "theme:econ"), ["theme:economy"])
        expect("fish", in_fish("index", "--themes", "tax"), ["taxonomy.toml"])
    if "zsh" in shells:
        expect("zsh", in_zsh("search", "theme:econ"), ["theme\\:economy"])
        expect("zsh", in_zsh("search", "-d", ""), ["option files -/"])

for problem in bad:
    print(problem)
print(f"{', '.join(shells)}: {len(bad)} problems")
sys.exit(1 if bad else 0)
