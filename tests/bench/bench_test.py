"""Checks that the benchmark runs on a small folder and reports all that it should. No timing.

usage: bench_test.py PILCROW_BENCH FOLDER
"""
import json
import pathlib
import subprocess
import sys
import tempfile

binary, folder = sys.argv[1:3]
here = pathlib.Path(__file__).resolve().parent
bad = []


def expect(holds, what):
    if not holds:
        bad.append(what)


with tempfile.TemporaryDirectory() as work:
    file = pathlib.Path(work) / "figures.json"
    run = subprocess.run([sys.executable, here / "run.py", folder, "--binary", binary, "--repeat",
                          "1", "--queries", "70", "--quiet", "--json", file],
                         capture_output=True, text=True)
    print(run.stdout, run.stderr, sep="\n")
    if run.returncode != 0:
        sys.exit("run.py failed")
    figures = json.loads(file.read_text(encoding="utf-8"))

engines = json.loads(subprocess.run([binary, "engines"], check=True, capture_output=True,
                                    text=True).stdout)
queries = figures["queries"]
kinds = {query["class"] for query in queries}
expect(kinds == set("CROAPXF"), f"queries are of classes {sorted(kinds)}")
for engine in engines:
    name = engine["name"]
    if not engine["built_in"]:
        expect(f"{name} is skipped" in run.stdout, f"{name} is skipped without a word")
        continue
    totals = figures["totals"][name]
    expect(len(totals) == len(queries), f"{name} has {len(totals)} totals")
    # Words from the text: an engine that finds none of them was not asked what was meant.
    silent = sum(total == 0 for total in totals)
    expect(silent <= len(queries) // 10, f"{name} finds nothing for {silent} queries")
    result = figures["runs"][name]
    indexed = result["index"][0]
    expect(indexed["paragraphs"] == figures["corpus"]["paragraphs"], f"{name} lost paragraphs")
    expect(min(indexed["peak_bytes"], indexed["index_bytes"]) > 0, f"{name} lacks sizes")
    rounds = result["query"][0]["rounds"]
    expect(len(rounds) == 6 and all(len(times) == len(queries) for times in rounds.values()),
           f"{name} lacks times")
    facets = result["query"][0]["facet_values"]
    expect(all(0 < count <= total for count, total in zip(facets, totals) if total),
           f"{name} counts facets wrong")
    if name != "pilcrow":
        reasons = figures["explained"][name]
        unexplained = sum(reason["paragraphs"] for text, reason in reasons["reasons"].items()
                          if text.startswith("not explained"))
        expect(unexplained * 20 <= reasons["paragraphs"],
               f"{name}: {unexplained} of {reasons['paragraphs']} differences are not explained")
print("\n".join(bad) if bad else f"{len(engines)} engines, {len(queries)} queries, no problems")
sys.exit(1 if bad else 0)
