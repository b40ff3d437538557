"""SIGTERM and Ctrl-C while indexing: the program ends soon, says so by its exit code, and what is
in the index is whole.

usage: signals_test.py PROGRAM
"""
import random
import signal
import sys
import time

from faults import (LONG, SEED, Program, Tree, Trials, check_clean, contents, count, finish,
                    fresh_copy, require)

# Jobs in the background have it ignored, and so would the program.
signal.signal(signal.SIGINT, signal.default_int_handler)
program = Program(sys.argv[1])
trials = Trials("signals")
chance = random.Random(SEED)
COUNT = count(4, 100)
BOUND = 2  # seconds, as promised
DOCUMENTS = 600 if LONG else 150
HUGE = 300 if LONG else 2  # MB
tree = Tree(trials.folder / "tree", sentences=60)
tree.fill(20)
base = trials.folder / "base"
program.good("index", "--quiet", "-d", base, tree.folder)
before = dict(tree.documents)
for name in sorted(before)[:6]:
    tree.put(name, 2)
tree.fill(DOCUMENTS, first=100)
CODES = {signal.SIGTERM: 143, signal.SIGINT: 130}
times = []

start = time.monotonic()
program.good("index", "--quiet", "-d", fresh_copy(base, trials.folder / "timed"), tree.folder)
whole_run = time.monotonic() - start


def look(index, result, sent):
    finished = result.code == 0
    require(finished or result.code == CODES[sent], f"exit {result.code}: {result.text}")
    held = contents(program, index).documents
    for name in {*held, *before}:
        require(held.get(name) in (before.get(name), tree.documents[name]), f"{name}: mixed")
    require(not finished or held == tree.documents, "acknowledged, but not there")
    check_clean(program, index)
    trials.add("stopped", int(not finished))


def stopped(sent, moment, twice):
    index = fresh_copy(base, trials.folder / "trial")
    arguments = ["index", "--quiet", "-d", index, tree.folder]
    process = program.start(*arguments)
    time.sleep(moment)
    process.send_signal(sent)
    start = time.monotonic()
    if twice:
        time.sleep(0.01)
        process.send_signal(sent)
    result = finish(process, arguments)
    times.append(time.monotonic() - start)
    require(times[-1] < BOUND, f"ended after {times[-1]:.1f} s")
    if result.code == -sent:
        # Before the program listens for it, or the second time, a signal ends it at once.
        trials.add("ended at once")
        result = result._replace(code=CODES[sent])
    look(index, result, sent)


for number in range(COUNT):
    sent = (signal.SIGTERM, signal.SIGINT)[number % 2]
    moment = chance.uniform(0.05, whole_run * 0.9)
    trials.trial(f"signals/{sent.name}/{number}",
                 lambda: stopped(sent, moment, twice=number % 4 == 3), trials.folder / "trial")


def one_huge_file():
    """Not only between files: one that takes a while by itself."""
    huge = Tree(trials.folder / "huge")
    block = "\n\n".join("\n\n".join(tree.documents[name]) for name in sorted(tree.documents)[:40])
    with open(huge.folder / "huge.txt", "w", encoding="utf-8") as file:
        for _ in range((HUGE << 20) // len(block)):
            file.write(block + "\n\n")
    for sent in CODES:
        for moment in (0.2, 1.0) if LONG else (0.2,):
            index = fresh_copy(base, trials.folder / "trial")
            process = program.start("index", "--quiet", "-d", index, huge.folder)
            time.sleep(moment)
            process.send_signal(sent)
            start = time.monotonic()
            result = finish(process, ["index"])
            times.append(time.monotonic() - start)
            require(times[-1] < BOUND, f"ended after {times[-1]:.1f} s")
            require(result.code in (0, CODES[sent]), f"exit {result.code}: {result.text}")
            check_clean(program, index)
            stats = program.json("stats", "-d", index)
            require(stats["documents"] >= len(before), f"{stats['documents']} documents")


trials.trial("signals/huge", one_huge_file, trials.folder / "trial")
times.sort()
if times:
    trials.add(f"longest {times[-1]:.2f} s, median {times[len(times) // 2]:.2f} s of", len(times))
trials.end()
