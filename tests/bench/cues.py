"""Measures what tagging costs by taxonomies of 100 and of 10,000 cues.

usage: cues.py PROGRAM TEXTS [--rounds N]

PROGRAM is pilcrow; TEXTS a folder of text. Cues are words of the texts, phrases of two of them, and
prefixes, those of the small taxonomy among those of the large one. An index of the texts is tagged by
each in turn, from what it holds, and the medians are printed with their ratio; so is what tagging by no
cue at all takes, which reads and analyses the texts likewise.
"""
import argparse
import pathlib
import random
import re
import statistics
import subprocess
import tempfile
import time


def words_of(folder, most=4_000_000):
    """The words of a folder's texts, those that are seldom first."""
    counts = {}
    read = 0
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if not path.is_file() or read > most:
            continue
        text = path.read_bytes()[: most - read].decode("utf-8", "ignore")
        read += len(text)
        for word in re.findall(r"[^\W\d_]{4,}", text):
            counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return sorted(counts, key=lambda word: (counts[word], word))


def cues_of(words, count):
    chosen = random.Random(7)
    rare, common = words[: len(words) // 2], words[-len(words) // 20 :]
    out = []
    for i in range(count):
        kind = i % 4
        if kind < 2:
            out.append(chosen.choice(rare))
        elif kind == 2:
            out.append(f'"{chosen.choice(common)} {chosen.choice(common)}"')
        else:
            out.append(chosen.choice(rare)[:7] + "*")
    return out


def write_taxonomy(path, cues):
    with open(path, "w", encoding="utf-8") as out:
        for begin in range(0, len(cues), 50):
            out.write(f'[[theme]]\nid = "t{begin}"\ncues = {cues[begin:begin + 50]!r}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("texts")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    cues = cues_of(words_of(args.texts), 10_000)
    with tempfile.TemporaryDirectory() as folder:
        index = folder + "/index"
        subprocess.run([args.program, "index", "--quiet", "-d", index, args.texts], check=False)
        seconds = {}
        for _ in range(args.rounds):
            for count in (0, 100, 10_000):
                path = f"{folder}/{count}.toml"
                # Another id each time: the same rules are not applied again.
                write_taxonomy(path, cues[:count])
                with open(path, "a", encoding="utf-8") as out:
                    out.write(f'[[theme]]\nid = "round-{time.monotonic_ns()}"\ncues = ["zzz"]\n')
                begin = time.monotonic()
                subprocess.run([args.program, "themes", "apply", path, "-d", index],
                               check=True, stdout=subprocess.DEVNULL)
                seconds.setdefault(count, []).append(time.monotonic() - begin)
    medians = {count: statistics.median(all) for count, all in seconds.items()}
    for count, median in medians.items():
        print(f"{count:>6} cues: {median:.2f} s")
    print(f"10,000 cues take {medians[10_000] / medians[100]:.2f} times what 100 take")


main()
