"""Three processes search without pause while commits and merges follow each other: no error, and
no answer that mixes two commits.

usage: readers_test.py PROGRAM
"""
import json
import pathlib
import re
import sys
import threading

from faults import EVERYWHERE, Program, Trials, Wrong, count, paragraphs_of, require

program = Program(sys.argv[1])
trials = Trials("readers beside a writer")
COMMITS = count(30, 100)
DOCUMENTS = 12
tree = trials.folder / "tree"
index = trials.folder / "index"
done = threading.Event()
committed = 0


def write_generation(number):
    """All documents say the generation, in every paragraph."""
    tree.mkdir(exist_ok=True)
    for document in range(DOCUMENTS):
        text = "\n\n".join(paragraphs_of(f"doc{document}.md", f"{number}x", most=4))
        (tree / f"doc{document}.md").write_text(f"# D{document}\n\n{text}\n", encoding="utf-8")


def paragraphs_in(number):
    return sum(len(paragraphs_of(f"doc{document}.md", f"{number}x", most=4))
               for document in range(DOCUMENTS))


def writer():
    global committed
    for number in range(1, COMMITS + 1):
        write_generation(number)
        program.good("index", "--quiet", "-d", index, tree)
        committed = number
        if number % 5 == 0 and program.has("optimize"):
            program.good("optimize", "-d", index)


def answer_is_one_generation(out):
    found = json.loads(out)
    stamps = {re.search(r"in edition (\d+)x", hit["text"]).group(1) for hit in found["hits"]}
    require(len(stamps) == 1, f"an answer of generations {sorted(stamps)}")
    number = int(stamps.pop())
    require(len(found["hits"]) == found["total"]["paragraphs"] == paragraphs_in(number) and
            found["total"]["documents"] == DOCUMENTS, f"generation {number}: {found['total']}")
    return number


def reader():
    last = 0
    while not done.is_set():
        before = committed
        result = program.run("search", "-d", index, "--json", "--full", "--limit", 1000,
                             "--facet", "document", EVERYWHERE)
        require(result.code == 0, f"exit {result.code}: {result.text}")
        number = answer_is_one_generation(result.out)
        # Once a commit has been acknowledged, nobody who opens the index sees an older one.
        require(number >= max(last, before), f"generation {number} after {max(last, before)}")
        last = number
        trials.add("searches")


problems = []


def guarded(function):
    try:
        function()
    except (Wrong, OSError, ValueError, AttributeError, KeyError) as problem:
        problems.append(str(problem))
        done.set()


def race():
    write_generation(0)
    program.good("index", "--quiet", "-d", index, tree)
    threads = [threading.Thread(target=guarded, args=(reader,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    guarded(writer)
    done.set()
    for thread in threads:
        thread.join()
    require(not problems, "; ".join(problems[:3]))
    require(committed == COMMITS, f"{committed} commits")
    if program.has("check"):
        program.good("check", "-d", index)
    trials.add("commits", COMMITS)


trials.trial("readers", race, pathlib.Path(index))
trials.end()
