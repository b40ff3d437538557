"""Disturbs the program at its n-th call that changes a file: kills it there, tears the write, lets
the call fail, once or for ever. All calls by hand, some of every kind in continuous integration.

usage: calls_test.py PROGRAM INTERPOSER FAULT...      FAULT: kill torn twice short EIO ENOSPC reads
"""
import random
import re
import signal
import sys

from faults import LONG, SEED, Program, Trials, count, plan, read_trace, require
from scenarios import all_scenarios

program = Program(sys.argv[1], sys.argv[2])
faults = sys.argv[3:]
trials = Trials("faults at the n-th call: " + " ".join(faults))
chance = random.Random(SEED)
# Of a scenario and fault; 0 for all. Calls fail once and for ever.
POINTS = count(2 if "EIO" in faults else 4, 0)
DOCUMENTS = 24 if LONG else 16
REASONS = {"EIO": "Input/output error", "ENOSPC": "No space left on device"}


def calls_of(scenario, kind):
    """The calls of an undisturbed run."""
    index = scenario.fresh()
    trace = scenario.folder / "trace"
    trace.unlink(missing_ok=True)
    program.good(*scenario.arguments(index),
                 faults=plan(index.parent, "count", calls=kind, trace=trace))
    return read_trace(trace)


def points_of(calls):
    """Numbers of calls: all, or so many that each kind of call on each kind of file is likely."""
    if not POINTS:
        return range(1, len(calls) + 1)
    kinds = {}
    for number, (name, path) in enumerate(calls, 1):
        kinds.setdefault((name, re.sub(r"[0-9a-f]*[0-9][0-9a-f]*", "#", path)), number)
    first = list(kinds.values())
    chosen = set(chance.sample(first, min(len(first), POINTS // 2)))
    while len(chosen) < min(POINTS, len(calls)):
        chosen.add(chance.randint(1, len(calls)))
    return sorted(chosen)


def disturbed(scenario, index, at, what, forever=False, kind="changes"):
    result = program.run(*scenario.arguments(index),
                         faults=plan(index.parent, what, at, forever, kind))
    killed = result.code == -signal.SIGKILL and what in ("kill", "torn")
    # The lock is free again, the rest is looked at by who called.
    require(killed or result.code >= 0, f"ended by signal {-result.code}: {result.text}")
    return result


def killed_at(scenario, at, what):
    index = scenario.fresh()
    result = disturbed(scenario, index, at, what)
    trials.add("killed", int(result.code < 0))
    scenario.whole(index, acknowledged=result.code == 0)
    scenario.again(index)
    if LONG:
        scenario.same_when_optimized(index)


def killed_twice(scenario, first, second):
    index = scenario.fresh()
    disturbed(scenario, index, first, "kill")
    result = disturbed(scenario, index, second, chance.choice(["kill", "torn", "ENOSPC"]))
    scenario.whole(index, acknowledged=result.code == 0)
    scenario.again(index)
    scenario.same_when_optimized(index)


def told(result, what, index):
    """A failure is told by what failed; by why, too, where the library below says it."""
    require(result.code == 6, f"exit {result.code}: {result.text}")
    named = str(index.parent) in result.err
    reasoned = REASONS[what] in result.err
    require(named or reasoned, f"says neither what failed nor why: {result.text}")
    trials.add("failed")
    trials.add("without naming a file", int(not named))
    trials.add("without saying why", int(not reasoned))


def failed_at(scenario, at, what, forever):
    index = scenario.fresh()
    result = disturbed(scenario, index, at, what, forever)
    if what == "short":
        require(result.code == 0, f"short writes: exit {result.code}: {result.text}")
    elif result.code != 0:
        told(result, what, index)
    trials.add("did not matter", int(result.code == 0))
    scenario.whole(index, acknowledged=result.code == 0)
    scenario.again(index)
    if LONG:
        scenario.same_when_optimized(index)


READERS = [["search", "--json", "--full", "pilgrim"], ["stats", "--json"], ["check"],
           ["show", "--json", "part0/doc008.md"]]


def unread_at(scenario, command, right, at, forever):
    """A file of the index cannot be read: the right answer, or an error that says so."""
    result = program.run(command[0], "-d", scenario.undisturbed, *command[1:],
                         faults=plan(scenario.undisturbed.parent, "EIO", at, forever, "reads"))
    require(result.code >= 0, f"ended by signal {-result.code}")
    if (result.code, result.out) == right:
        trials.add("did not matter")
        return
    require(result.code in (3, 6), f"exit {result.code}, another answer: {result.text}")
    require(result.text, "fails without a word")
    trials.add("failed")


def sweep_reads(scenario):
    trace = scenario.folder / "trace"
    for command in READERS:
        if not program.has(command[0]):
            continue
        trace.unlink(missing_ok=True)
        whole = program.run(command[0], "-d", scenario.undisturbed, *command[1:], faults=plan(
            scenario.undisturbed.parent, "count", calls="reads", trace=trace))
        for at in points_of(read_trace(trace)):
            for forever in (False, True):
                trials.trial(f"reads/{scenario.name}/{command[0]}/{at}/{'ever' if forever else 1}",
                             lambda: unread_at(scenario, command, (whole.code, whole.out), at,
                                               forever))


for scenario in all_scenarios(program, trials.folder, DOCUMENTS):
    if faults == ["reads"]:
        sweep_reads(scenario)
        continue
    calls = calls_of(scenario, "changes")
    trials.add(f"calls of {scenario.name}", len(calls))
    for fault in faults:
        for at in points_of(calls):
            name = f"{fault}/{scenario.name}/{at}"
            keep = scenario.folder / "trial"
            if fault in ("kill", "torn"):
                trials.trial(name, lambda: killed_at(scenario, at, fault), keep)
            elif fault == "twice":
                second = chance.randint(1, len(calls))
                trials.trial(f"{name}-{second}", lambda: killed_twice(scenario, at, second), keep)
            else:
                for forever in (False, True):
                    trials.trial(f"{name}/{'ever' if forever else 1}",
                                 lambda: failed_at(scenario, at, fault, forever), keep)
trials.end()
