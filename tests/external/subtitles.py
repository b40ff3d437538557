#!/usr/bin/env python3
"""An external reader: SubRip subtitles (.srt), one paragraph for each that is shown.

usage: subtitles.py FILE
"""
import json
import re
import sys

TIMES = re.compile(rb"\s*(\d+:\d\d:\d\d)[,.]\d+\s*-->")


def put(**line):
    print(json.dumps(line, ensure_ascii=False))


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    data = open(sys.argv[1], "rb").read()
    put(document={"title": "Subtitles", "metadata": {"kind": "subtitles"}})
    time = None
    words = []
    begin = end = at = 0

    def flush():
        if time and words:
            put(text=" ".join(words), bytes=[begin, end], locator=time)
        words.clear()

    for number, line in enumerate(data.splitlines(keepends=True), 1):
        found = TIMES.match(line)
        text = line.strip()
        if found:
            time = found.group(1).decode()
        elif not text:
            flush()
            time = None
        elif time:
            try:
                words.append(re.sub(r"<[^>]*>", "", text.decode("utf-8")))
            except UnicodeDecodeError:
                put(skip="not UTF-8", line=number)
            else:
                begin = begin if len(words) > 1 else at
                end = at + len(line.rstrip())
        at += len(line)
    flush()


main()
