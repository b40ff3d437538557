"""Two writers at once, and a writer that died with the lock.

usage: writers_test.py PROGRAM
"""
import signal
import sys
import threading
import time

from faults import Program, Tree, Trials, contents, count, finish, require

program = Program(sys.argv[1])
trials = Trials("two writers")
RACES = count(3, 100)
slow = Tree(trials.folder / "slow", sentences=40)
slow.fill(200)
quick = Tree(trials.folder / "quick")
quick.fill(4, first=500)
other = Tree(trials.folder / "other")
other.fill(4, first=600)
index = trials.folder / "index"
# There is an index before the first of them: a folder without one is another error than a lock.
program.good("index", "--quiet", "-d", index, quick.folder)


def start_slow():
    """A writer that holds the lock and was made to stand still."""
    for number in range(200):
        process = program.start("index", "--quiet", "-d", index, slow.folder)
        time.sleep(0.005 * (1 + number % 40))
        process.send_signal(signal.SIGSTOP)
        tried = program.run("index", "--quiet", "-d", index, quick.folder)
        rest = 0.01
        while tried.code == 4 and "unknown" in tried.err and rest < 10:
            # Stopped between the lock and writing down whose it is.
            process.send_signal(signal.SIGCONT)
            time.sleep(rest)
            process.send_signal(signal.SIGSTOP)
            rest *= 2
            tried = program.run("index", "--quiet", "-d", index, quick.folder)
        if tried.code == 4:
            return process, tried
        process.kill()
        process.communicate()
    require(False, "never met it with the lock")


def second_is_refused():
    process, tried = start_slow()
    try:
        require(str(process.pid) in tried.err, f"does not name {process.pid}: {tried.text}")
        start = time.monotonic()
        tried = program.run("index", "--quiet", "-d", index, quick.folder)
        taken = time.monotonic() - start
        require(tried.code == 4, f"exit {tried.code}: {tried.text}")
        require(taken < 5, f"refused after {taken:.1f} s")
        for command in (["delete", "-d", index, "x"], ["optimize", "-d", index]):
            if program.has(command[0]):
                tried = program.run(*command)
                require(tried.code == 4, f"{command[0]}: exit {tried.code}: {tried.text}")
    finally:
        process.kill()
        process.communicate()


def second_waits():
    process, _ = start_slow()
    waiting = program.start("index", "--quiet", "--wait", 60, "-d", index, quick.folder)
    time.sleep(0.2)
    require(waiting.poll() is None, "did not wait")
    # It dies with the lock; the one that waits has it at once.
    process.kill()
    process.communicate()
    start = time.monotonic()
    result = finish(waiting, ["index", "--wait"])
    require(result.code == 0, f"exit {result.code}: {result.text}")
    require(time.monotonic() - start < 10, "waited on for a dead writer")
    held = contents(program, index).documents
    require(all(held.get(name) == texts for name, texts in quick.documents.items()),
            "what the second wrote is not there")


def race(number):
    """Two start at once: both texts are in, or one was told that it is locked."""
    results = {}

    def run(tree, *options):
        results[tree] = program.run("index", "--quiet", *options, "-d", index, tree.folder)

    wait = ["--wait", 60] if number % 2 == 0 else []
    threads = [threading.Thread(target=run, args=(tree, *wait)) for tree in (quick, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = contents(program, index).documents
    for tree, result in results.items():
        require(result.code in ((0,) if wait else (0, 4)), f"exit {result.code}: {result.text}")
        if result.code == 0:
            require(all(held.get(name) == texts for name, texts in tree.documents.items()),
                    "acknowledged, but not there")
        trials.add("locked out", int(result.code == 4))


trials.trial("writers/refused", second_is_refused, index)
trials.trial("writers/waits", second_waits, index)
for number in range(RACES):
    for tree in (quick, other):
        tree.fill(4, edition=number + 2, first=500 if tree is quick else 600)
    trials.trial(f"writers/race/{number}", lambda: race(number), index)
trials.end()
