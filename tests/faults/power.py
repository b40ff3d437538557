"""Loss of power on real file systems; by hand, as root. A writer commits to a file system on a loop
device; while it works the device's image is copied, at one instant and without telling anybody, and
the copy is mounted as after a reset. What was acknowledged before the copy must be there, whole.

The images lie on an XFS of their own, since a copy must be atomic (FICLONE). What a device forgets of
its own cache is not seen here: power_test.py has a model of that.

usage: power.py PROGRAM [--plain PLAIN_XAPIAN] [--copies N] [--systems ext4,xfs] [--room FOLDER]
"""
import argparse
import fcntl
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import mounts
from faults import EVERYWHERE, SEED, Program, Wrong, paragraphs_of

FICLONE = 0x40049409
IMAGE_BYTES = 512 << 20
POOL_BYTES = 16 << 30
COPIES_A_SESSION = 10
DOCUMENTS = 8
MAKE = {"ext4": ["mkfs.ext4", "-q"], "xfs": ["mkfs.xfs", "-q"], "btrfs": ["mkfs.btrfs", "-q"]}
# A copy has the same id as what it was copied from.
AGAIN = {"ext4": "loop", "xfs": "loop,nouuid", "btrfs": "loop"}

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--plain")
parser.add_argument("--copies", type=int, default=100)
parser.add_argument("--systems", default="ext4,xfs")
parser.add_argument("--room")
options = parser.parse_args()
mounts.enter()
program = Program(options.program)
chance = random.Random(SEED)


class PilcrowWriter(threading.Thread):
    """Replaces all documents again and again; every fifth time it also merges."""

    def __init__(self, folder, scratch):
        super().__init__()
        self.index = folder / "index"
        self.tree = scratch / "tree"
        self.acknowledged = 0
        self.stopping = False
        self.problem = None

    def run(self):
        number = 0
        while not self.stopping and self.problem is None:
            number += 1
            self.tree.mkdir(exist_ok=True)
            for document in range(DOCUMENTS):
                text = "\n\n".join(paragraphs_of(f"d{document}.md", f"{number}x"))
                (self.tree / f"d{document}.md").write_text(text, encoding="utf-8")
            commands = [["index", "--quiet", "-d", self.index, self.tree]]
            if number % 5 == 0 and program.has("optimize"):
                commands.append(["optimize", "-d", self.index])
            for command in commands:
                result = program.run(*command)
                if result.code != 0:
                    self.problem = f"{command[0]}: exit {result.code}: {result.text}"
                    break
                self.acknowledged = number

    def stop(self):
        self.stopping = True
        self.join()

    @staticmethod
    def holds(folder):
        """The number of the commit that an index holds whole; 0 for none."""
        index = folder / "index"
        stats = program.run("stats", "-d", index)
        if stats.code == 3:
            return 0
        if program.has("check"):
            program.good("check", "-d", index)
        found = program.json("search", "-d", index, "--full", "--limit", 1000, EVERYWHERE,
                             codes=(0, 1))
        if stats.code == 0 and not found["hits"]:
            return 0
        numbers = {int(hit["text"].split(" in edition ")[1].split("x")[0])
                   for hit in found["hits"]}
        if len(numbers) != 1:
            raise Wrong(f"commits {sorted(numbers)} in one")
        number = numbers.pop()
        wanted = sorted(text for document in range(DOCUMENTS)
                        for text in paragraphs_of(f"d{document}.md", f"{number}x"))
        if sorted(hit["text"] for hit in found["hits"]) != wanted:
            raise Wrong(f"commit {number} is not whole")
        return number


class XapianWriter(threading.Thread):
    """The tiny program, which commits back to back."""

    def __init__(self, folder, _scratch):
        super().__init__()
        self.acknowledged = 0
        self.problem = None
        self.process = subprocess.Popen([options.plain, "write", str(folder / "index")],
                                        stdout=subprocess.PIPE, text=True)

    def run(self):
        for line in self.process.stdout:
            self.acknowledged = int(line)

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.join()

    @staticmethod
    def holds(folder):
        result = subprocess.run([options.plain, "read", str(folder / "index")], text=True,
                                capture_output=True, check=False)
        if result.returncode != 0:
            raise Wrong(result.stderr.strip() or f"exit {result.returncode}")
        return int(result.stdout)


def make_image(path, system):
    with open(path, "wb") as image:
        image.truncate(IMAGE_BYTES)
    subprocess.run([*MAKE[system], str(path)], check=True)


def copy_at_once(image, copy):
    with open(image, "rb") as source, open(copy, "wb") as target:
        fcntl.ioctl(target.fileno(), FICLONE, source.fileno())


def session(kind, system, pool, copies):
    """One writer's run: pairs of a copy and what was acknowledged before it was taken."""
    image, disk = pool / "image", pool / "disk"
    make_image(image, system)
    disk.mkdir(exist_ok=True)
    mounts.mount("-o", "loop", image, disk)
    scratch = pathlib.Path(tempfile.mkdtemp(dir=pool))
    taken = []
    try:
        writer = kind(disk, scratch)
        writer.start()
        for number in range(copies):
            time.sleep(chance.uniform(0.05, 0.6))
            acknowledged = writer.acknowledged
            copy = pool / f"copy{number}"
            copy_at_once(image, copy)
            taken.append((copy, acknowledged))
        writer.stop()
        if writer.problem:
            raise Wrong(writer.problem)
    finally:
        shutil.rmtree(scratch)
        mounts.unmount(disk)
    return taken


def judge(kind, system, pool, copy, acknowledged):
    disk = pool / "after"
    disk.mkdir(exist_ok=True)
    mounts.mount("-o", AGAIN[system], copy, disk)
    try:
        held = kind.holds(disk)
        if held < acknowledged:
            print(f"  lost: acknowledged {acknowledged}, holds {held}")
            return "lost"
        return "ok"
    except Wrong as wrong:
        print(f"  corrupt: acknowledged {acknowledged}: {str(wrong)[:200]}")
        return "corrupt"
    finally:
        mounts.unmount(disk)
        copy.unlink()


def trial(name, kind, system, pool):
    counts = {"ok": 0, "lost": 0, "corrupt": 0}
    commits = 0
    while sum(counts.values()) < options.copies:
        for copy, acknowledged in session(kind, system, pool, COPIES_A_SESSION):
            commits = max(commits, acknowledged)
            counts[judge(kind, system, pool, copy, acknowledged)] += 1
    print(f"{name} on {system}: {sum(counts.values())} copies, {counts['ok']} ok, "
          f"{counts['lost']} lost what was acknowledged, {counts['corrupt']} corrupt; "
          f"up to {commits} commits a session", flush=True)
    return counts["lost"] + counts["corrupt"]


def main():
    failures = 0
    with tempfile.TemporaryDirectory(dir=options.room) as room:
        image = os.path.join(room, "pool.img")
        with open(image, "wb") as file:
            file.truncate(POOL_BYTES)
        subprocess.run(["mkfs.xfs", "-q", "-m", "reflink=1", image], check=True)
        pool = pathlib.Path(room) / "pool"
        pool.mkdir()
        mounts.mount("-o", "loop", image, pool)
        try:
            for system in options.systems.split(","):
                failures += trial("pilcrow", PilcrowWriter, system, pool)
                if options.plain:
                    trial("plain Xapian", XapianWriter, system, pool)
        finally:
            mounts.unmount(pool)
    sys.exit(1 if failures else 0)


main()
