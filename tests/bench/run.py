#!/usr/bin/env python3
"""Runs this library beside plain Xapian, SQLite FTS5 and Lucene++ on a folder of text files.

    apt-get install libsqlite3-dev liblucene++-dev libboost-system-dev
    cmake --preset release -DPILCROW_TESTS=ON -DPILCROW_BENCH=ON
    cmake --build --preset release --target pilcrow_bench
    tests/bench/run.py FOLDER                        # --repeat 5, and all else as it comes
    tests/bench/run.py FOLDER --repeat 1 --engines pilcrow,fts5 --json figures.json

What is compared: every engine indexes the same paragraphs, one a document, with its file's name as
a facet, and keeps their text. This library reads the folder itself, as `pilcrow index` does, and
reading counts; its peers are given the paragraphs ready made, and the time to make them stands
apart. Every step is a process of its own; engines take turns, in another order each time; figures
are medians over the repeats. Queries are made from the corpus by a seed. Peers that were not
installed when pilcrow_bench was built are skipped by name.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import tables

HERE = pathlib.Path(__file__).resolve().parent
OURS = "pilcrow"


class Run:
    """A column of the table: an engine, with options or as it comes."""

    def __init__(self, name, engine, memory=0, jobs=0, searched=True):
        self.name, self.engine = name, engine
        self.memory, self.jobs, self.searched = memory, jobs, searched
        self.indexed, self.queried = [], []
        self.optimized = None
        self.folder = None


class Bench:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.paragraphs = work / "paragraphs"
        self.queries = work / "queries.jsonl"
        self.notes = []

    def call(self, *arguments):
        """One step of pilcrow_bench; its answer."""
        # What an earlier step left to write is not this one's to pay for.
        os.sync()
        environment = {k: v for k, v in os.environ.items() if not k.startswith("XAPIAN_")}
        step = subprocess.run([self.options.binary, *map(str, arguments)], text=True,
                              stdout=subprocess.PIPE, env=environment)
        if step.returncode != 0:
            sys.exit(f"run.py: pilcrow_bench {' '.join(map(str, arguments))} failed")
        return json.loads(step.stdout)

    def say(self, text):
        if not self.options.quiet:
            print(f"  {text}", file=sys.stderr, flush=True)

    def runs(self):
        """What is to run; engines that are not built in become notes."""
        out = []
        engines = self.call("engines")
        self.optimizable = {e["name"] for e in engines if "optimize" in e["options"]}
        unknown = set(self.options.engines) - {engine["name"] for engine in engines}
        if unknown:
            sys.exit(f"run.py: there is no engine {', '.join(sorted(unknown))}")
        for engine in engines:
            name = engine["name"]
            if self.options.engines and name not in self.options.engines:
                continue
            if not engine["built_in"]:
                self.notes.append(f"{name} is skipped: pilcrow_bench was built without it")
                continue
            self.notes.append(f"{name} is version {engine['version']}")
            out.append(Run(name, name))
            if name != OURS:
                continue
            if "jobs" in engine["options"]:
                out.append(Run("pilcrow-1job", name, jobs=1, searched=False))
            if "memory" in engine["options"]:
                out.append(Run(f"pilcrow-{self.options.memory}MB", name,
                               memory=self.options.memory * 1000 * 1000, searched=False))
        return out

    def prepare(self):
        self.corpus = self.call("split", self.options.folder, self.paragraphs)
        if self.corpus["paragraphs"] == 0:
            sys.exit(f"run.py: no paragraphs in {self.options.folder}")
        self.call("queries", self.paragraphs, self.queries, self.options.queries,
                  self.options.seed)
        with open(self.queries, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def index(self, runs):
        for repeat in range(self.options.repeat):
            for run in turned(runs, repeat):
                run.folder = self.work / run.name
                shutil.rmtree(run.folder, ignore_errors=True)
                source = self.options.folder if run.engine == OURS else self.paragraphs
                found = self.call("index", run.engine, source, run.folder, run.memory, run.jobs)
                run.indexed.append(found)
                self.say(f"index {run.name}: {found['wall_s']:.2f} s")
                if found["paragraphs"] != self.corpus["paragraphs"]:
                    self.notes.append(f"{run.name} has {found['paragraphs']} paragraphs, not "
                                      f"{self.corpus['paragraphs']}")
        self.notes = list(dict.fromkeys(self.notes))

    def optimize(self, runs):
        """Optimizes copies. This library's is searched too, as a column of its own."""
        extra = []
        for run in runs:
            if run.engine not in self.optimizable or not run.searched:
                continue
            copy = self.work / f"{run.name}-optimized"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(run.folder, copy)
            run.optimized = self.call("optimize", run.engine, copy)
            self.say(f"optimize {run.name}: {run.optimized['wall_s']:.2f} s")
            if run.engine == OURS:
                extra.append(Run("pilcrow-optimized", OURS))
                extra[-1].folder = copy
            else:
                shutil.rmtree(copy)
        return extra

    def query(self, runs):
        for repeat in range(self.options.repeat):
            for run in turned(runs, repeat):
                run.queried.append(self.call("query", run.engine, run.folder, self.queries))
                self.say(f"query {run.name}")

    def explain(self, runs):
        if self.options.no_explain or OURS not in [run.name for run in runs]:
            return {}
        ours = next(run for run in runs if run.name == OURS)
        return {run.name: self.call("explain", OURS, ours.folder, run.engine, run.folder,
                                    self.queries, self.paragraphs)
                for run in runs if run.engine != OURS}


def turned(runs, repeat):
    """The runs, another one first each time."""
    first = repeat % max(len(runs), 1)
    return runs[first:] + runs[:first]


def parse():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="the text files")
    built = HERE.parents[1] / "build/release/tests/bench/pilcrow_bench"
    parser.add_argument("--binary", default=built,
                        help="pilcrow_bench (default: that of the release preset)")
    parser.add_argument("--work", help="where indexes go, and stay (default: a temporary folder)")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--queries", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--memory", type=int, default=64, metavar="MB",
                        help="the bound for the run of this library with one (default: 64)")
    parser.add_argument("--engines", type=lambda names: names.split(","), default=[],
                        metavar="A,B", help="only these of: pilcrow, xapian, fts5, lucene")
    parser.add_argument("--no-explain", action="store_true", help="do not look why totals differ")
    parser.add_argument("--json", metavar="FILE", help="write all figures there, too")
    parser.add_argument("--quiet", action="store_true", help="do not say what is at work")
    return parser.parse_args()


def report(bench, runs, searched, queries, reasons):
    figures = {run.name: tables.index_figures(run, bench.corpus) for run in runs}
    latencies = {run.name: tables.query_figures(run, queries) for run in searched}
    tables.show_corpus(bench.options, bench.corpus, queries, bench.notes)
    tables.show_index(figures)
    tables.show_queries(latencies)
    tables.show_totals(searched, queries, reasons)
    if not bench.options.json:
        return
    everything = {
        "corpus": bench.corpus, "notes": bench.notes, "queries": queries,
        "index": figures, "query": latencies, "explained": reasons,
        "totals": {run.name: run.queried[0]["totals"] for run in searched},
        "runs": {run.name: {"index": run.indexed, "query": run.queried,
                            "optimize": run.optimized} for run in runs + searched},
    }
    pathlib.Path(bench.options.json).write_text(json.dumps(everything, indent=1) + "\n",
                                                encoding="utf-8")


def main():
    options = parse()
    if not pathlib.Path(options.binary).is_file():
        sys.exit(f"run.py: there is no {options.binary}; --help says how to build it")
    with tempfile.TemporaryDirectory(prefix="pilcrow-bench-") as temporary:
        work = pathlib.Path(options.work or temporary)
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(options, work)
        runs = bench.runs()
        if not runs:
            sys.exit("run.py: there is no engine to run")
        queries = bench.prepare()
        bench.index(runs)
        searched = [run for run in runs if run.searched]
        searched[1:1] = bench.optimize(runs)
        bench.query(searched)
        report(bench, runs, searched, queries, bench.explain(searched))


if __name__ == "__main__":
    main()
