"""A file system that fills up, at one size after the other: the program fails in words, the index
stays whole and answers, and with more room the run repeated succeeds.

usage: full_test.py PROGRAM
"""
import shutil
import sys

import mounts
from faults import LONG, Program, Trials, answers, count, require
from scenarios import all_scenarios, files_of

mounts.enter()
program = Program(sys.argv[1])
trials = Trials("file system full")
SIZES = count(4, 60)
DOCUMENTS = 120 if LONG else 60
PAGE = 4096
disk = trials.folder / "disk"
disk.mkdir()


def kept_bytes(folder):
    """What the files take on a tmpfs, folders too."""
    if folder is None:
        return 0
    return sum(PAGE * (1 + (folder / name).stat().st_size // PAGE) for name in files_of(folder))


def fill(scenario, size):
    mounts.mount("-t", "tmpfs", "-o", f"size={size}", "none", disk)
    try:
        index = disk / "index"
        if scenario.base is not None:
            shutil.copytree(scenario.base, index)
        result = program.run(*scenario.arguments(index))
        require(result.code in (0, 6), f"exit {result.code}: {result.text}")
        trials.add("did not fit", int(result.code == 6))
        if result.code == 6:
            require("No space left on device" in result.err or "space" in result.err,
                    f"does not say why: {result.text}")
        scenario.whole(index, acknowledged=result.code == 0)
        if result.code == 6 and index.exists() and scenario.before:
            answers(program, index)
        # Where there is room.
        scenario.again(shutil.copytree(index, scenario.fresh(), dirs_exist_ok=True)
                       if index.exists() else scenario.fresh())
    finally:
        mounts.unmount(disk)


for scenario in all_scenarios(program, trials.folder, DOCUMENTS):
    least = kept_bytes(scenario.base) + 4 * PAGE
    # While it writes there is the old beside the new.
    most = least + 3 * max(kept_bytes(scenario.undisturbed), 64 * PAGE)
    for number in range(SIZES):
        size = least + (most - least) * number // SIZES // PAGE * PAGE
        trials.trial(f"full/{scenario.name}/{size}", lambda: fill(scenario, size))
trials.end()
