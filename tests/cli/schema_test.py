"""Every command's JSON is as cli/schema/pilcrow-1.json says, and every definition there is used.

usage: schema_test.py PILCROW SOURCE_DIR
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

program = pathlib.Path(sys.argv[1]).resolve()
source = pathlib.Path(sys.argv[2]).resolve()
schema = json.loads((source / "cli/schema/pilcrow-1.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
WITHOUT_JSON = {"completion", "help"}
definitions = schema["$defs"]
used = set()
tried = set()
bad = []


def validate(name, value, command):
    used.add(name)
    validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": definitions})
    for error in validator.iter_errors(value):
        path = "/".join(map(str, error.absolute_path))
        bad.append(f"{' '.join(command)}: {path}: {error.message[:300]}")


def run(work, *command):
    tried.add(command[0])
    result = subprocess.run([program, *command], cwd=work, text=True, capture_output=True,
                            encoding="utf-8")
    if not result.stdout:
        bad.append(f"{' '.join(command)}: printed nothing\n{result.stderr}")
        return "{}"
    return result.stdout


def answer(work, name, *command):
    value = json.loads(run(work, *command, "--json"))
    validate(name, value, command)
    return value


def lines(work, name, *command):
    for line in run(work, *command, "--jsonl").splitlines():
        validate(name, json.loads(line), command + ("--jsonl",))


def references(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "$ref":
                yield inner.rsplit("/", 1)[1]
            else:
                yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    shutil.copytree(source / "corpus", work / "corpus")
    (work / "note.txt").write_text("The first wording of a note on railways.\n\n"
                                   "It ends with these words, and they stay.\n")
    (work / "broken.jsonl").write_text('{"text": "no id"}\n')
    rules = ["--themes", "corpus/themes.toml", "--names", "corpus/names.toml"]
    answer(work, "index", "index", *rules, "corpus", "note.txt", "broken.jsonl")

    answer(work, "failures", "failures")
    lines(work, "failure", "failures")
    (work / "readers.toml").write_text("[[reader]]\nname = 'x'\ncommand = ['x']\npatterns = ['x']\n")
    answer(work, "readers", "readers", "--readers", "readers.toml")
    lines(work, "reader", "readers", "--readers", "readers.toml")

    answer(work, "search", "search", "railway", "--facet", "theme", "--facet", "language")
    answer(work, "search", "search", "railway trade", "--full", "--limit", "3")
    answer(work, "search", "search", "railwya")
    answer(work, "search", "search", "railway", "--group", "document")
    answer(work, "search", "search", "nothing-of-that-kind")
    if "times" not in answer(work, "search", "search", "railway", "--stats"):
        bad.append("search --stats: no times")
    if "times" not in answer(work, "facets", "facets", "railway", "--stats"):
        bad.append("facets --stats: no times")
    lines(work, "hit", "search", "railway")
    lines(work, "hit", "search", "railway", "--full")
    lines(work, "group", "search", "railway", "--group", "document")
    answer(work, "facets", "facets", "--facet", "theme", "--facet", "place")
    lines(work, "facet_count", "facets", "--facet", "document")
    answer(work, "suggest", "suggest", "rail")
    lines(work, "suggestion", "suggest", "rail")

    shown = answer(work, "show", "show", "article.txt")
    lines(work, "paragraph", "show", "article.txt")
    anchor = shown["paragraphs"][16]["anchor"]
    answer(work, "search", "similar", anchor)
    answer(work, "explain", "explain", "railway", anchor)
    answer(work, "explain_themes", "explain", anchor)
    lines(work, "part", "explain", "railway", anchor)
    lines(work, "standing", "explain", anchor)
    answer(work, "outline", "outline", "article.txt")
    answer(work, "outline", "outline", "article.txt", "--query", "railway")
    lines(work, "section_line", "outline", "article.txt", "--query", "railway")

    note = answer(work, "show", "show", "note.txt:1")["paragraphs"][0]["anchor"]
    answer(work, "cite", "cite", anchor, note)
    lines(work, "citation", "cite", anchor, note)
    (work / "note.txt").write_text("The second wording of a note on railways.\n\n"
                                   "It ends with these words, and they stay.\n")
    answer(work, "index", "index", "note.txt")
    answer(work, "resolve", "resolve", note, anchor, "gone.txt#p1-00000000")
    lines(work, "resolved", "resolve", note, anchor)

    (work / "queries.tsv").write_text("1\trailway\n2\ttreaty\n3\t(((\n")
    (work / "qrels.tsv").write_text(f"1\t{anchor}\t1\n2\t{anchor}\t1\n4\t{anchor}\t1\n")
    evaluate = ["eval", "--queries", "queries.tsv", "--qrels", "qrels.tsv", "--unit", "paragraph"]
    answer(work, "eval", *evaluate, "--run", "a.run")
    answer(work, "eval", *evaluate, "--baseline", "a.run", "--per-query", "--min", "map=0.9")

    answer(work, "themes_check", "themes", "check", "corpus/themes.toml")
    answer(work, "themes_test", "themes", "test", "corpus/themes.toml")
    answer(work, "themes_apply", "themes", "apply", "corpus/themes.toml")
    (work / "gold.tsv").write_text(f"{anchor}\teconomy\n")
    answer(work, "themes_score", "themes", "score", "corpus/themes.toml", "--gold", "gold.tsv")
    answer(work, "themes_suggest", "themes", "suggest", "--theme", "economy")
    (work / "odd.toml").write_text("[[theme]]\nid = 'odd'\n")
    lines(work, "remark", "themes", "check", "odd.toml")
    lines(work, "theme_change", "themes", "test", "odd.toml")
    lines(work, "theme_score", "themes", "score", "corpus/themes.toml", "--gold", "gold.tsv")
    lines(work, "cue_candidate", "themes", "suggest", "--theme", "economy")
    answer(work, "themes_learn", "themes", "learn", "--labels", "gold.tsv")
    answer(work, "themes_learn", "themes", "learn", "--labels", "gold.tsv", "-o", "learned.toml")

    answer(work, "report", "report")
    answer(work, "report", "report", "-o", "report.html")
    answer(work, "stats", "stats")
    answer(work, "delete", "delete", "note.txt", "nosuch")
    answer(work, "optimize", "optimize")
    answer(work, "check", "check")
    store = next(work.glob(".pilcrow/segments/*/store"))
    store.write_bytes(store.read_bytes()[:-100])
    answer(work, "check", "check", "--repair")
    for command in (["search", "--strict", "((("], ["search", "--nosuch", "x"], ["show", "nosuch"],
                    ["stats", "-d", "nosuch"], ["facets", "--facet", "nosuch"],
                    ["search", "-d", "corpus", "x"], ["index", "nosuch-file"]):
        value = json.loads(run(work, *command, "--json"))
        if "error" in value:
            validate("error", value, command)

help_text = subprocess.run([program, "help"], text=True, capture_output=True).stdout
commands = set(re.findall(r"^  ([a-z]+)  ", help_text, re.M))
if commands - tried - WITHOUT_JSON:
    bad.append(f"commands that were not tried: {', '.join(sorted(commands - tried - WITHOUT_JSON))}")
unused = set(definitions) - used - set(references(schema["$defs"]))
if unused:
    bad.append(f"definitions that nothing uses: {', '.join(sorted(unused))}")
for problem in bad:
    print(problem)
print(f"{len(used)} kinds of answers, {len(bad)} problems")
sys.exit(1 if bad else 0)
