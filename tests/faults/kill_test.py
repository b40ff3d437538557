"""Kills the program at random moments of its work, and looks at what is left.

usage: kill_test.py PROGRAM
"""
import random
import sys
import time

from faults import LONG, SEED, Program, Trials, count, finish
from scenarios import all_scenarios

program = Program(sys.argv[1])
trials = Trials("kill at random moments")
chance = random.Random(SEED)
COUNT = count(20, 200)
DOCUMENTS = 120 if LONG else 48


def kill_once(scenario, moment, last):
    index = scenario.fresh()
    arguments = scenario.arguments(index)
    process = program.start(*arguments)
    time.sleep(moment)
    process.kill()
    result = finish(process, arguments)
    trials.add("done before the kill", int(result.code == 0))
    scenario.whole(index, acknowledged=result.code == 0)
    scenario.again(index)
    if last:
        scenario.same_when_optimized(index)


scenarios = all_scenarios(program, trials.folder, DOCUMENTS)
for number in range(COUNT):
    scenario = scenarios[number % len(scenarios)]
    moment = chance.uniform(0, scenario.seconds * 1.05)
    trials.trial(f"kill/{scenario.name}/{number}",
                 lambda: kill_once(scenario, moment, LONG or number >= COUNT - len(scenarios)),
                 keep=scenario.folder / "trial")
trials.end()
